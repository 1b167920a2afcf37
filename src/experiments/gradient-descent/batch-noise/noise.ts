/** How far the gradient of a mini-batch lies from the gradient of all images. Chapter: gradient-descent. */
import { generator } from '../../../../lib/generator.ts';
import type { Kernels } from '../../../../lib/nn/kernels.ts';
import { type Draw, type Full, sizes } from './law.ts';
import { type Age, allOf, Gradients, type Images, networkOfAge, squares, units, width } from './network.ts';

/** G with its numbers. tr Σ = mean of ‖g_r‖² − ‖G‖². */
export function fullOf(gradients: Gradients): Full & { readonly G: Float64Array } {
  const { count } = gradients.images;
  const G = gradients.over(allOf(count));
  const squared = squares(G);
  const norms = gradients.squaredNorms();
  return { count, squared, trace: total(norms) / count - squared, largest: largestShare(norms, 0.01), G };
}

const total = (norms: Float64Array): number => norms.reduce((sum, norm) => sum + norm, 0);

/** Which part of their sum the largest `part` of the numbers bear; at least one of them. */
export function largestShare(norms: Float64Array, part: number): number {
  const count = Math.max(1, Math.round(part * norms.length));
  return (
    total(
      norms
        .slice()
        .sort()
        .subarray(norms.length - count),
    ) / total(norms)
  );
}

/** The m images of a draw, with replacement: an image may come twice. */
export function drawBatch(seed: number, round: number, m: number, count: number): Uint32Array {
  const random = generator(seed, `batch of ${m}`, round);
  return Uint32Array.from({ length: m }, () => random.integer(count));
}

export function compare(g: Float64Array, G: Float64Array): Draw {
  let [away, along] = [0, 0];
  for (let k = 0; k < G.length; k++) {
    const distance = g[k] - G[k];
    away += distance * distance;
    along += g[k] * G[k];
  }
  const [size, full] = [squares(g), squares(G)];
  // a batch without any gradient has no direction
  return { squaredError: away / full, cosine: size > 0 ? along / Math.sqrt(size * full) : 0 };
}

/** Hidden unit j, from 0, whose incoming weights have the largest full gradient. */
export function loudestUnit(G: Float64Array): number {
  const sizes = Array.from({ length: units }, (_, j) => squares(pictureOf(G, j)));
  return sizes.indexOf(Math.max(...sizes));
}

/** The gradient in the 784 weights that lead to unit j, as an image. */
export const pictureOf = (gradient: Float64Array, j: number): Float32Array =>
  Float32Array.from({ length: width }, (_, i) => gradient[i * units + j]);

/** A network of some age with its full gradient, and the unit whose gradient is shown: what every mini-batch is compared with. */
export function groundOf(images: Images, age: Age, seed: number, kernels: Kernels) {
  const gradients = new Gradients(networkOfAge(images, age, seed, kernels), images);
  const { G, ...full } = fullOf(gradients);
  const unit = loudestUnit(G);
  return { gradients, G, full, unit, picture: pictureOf(G, unit) };
}

export interface Round {
  /** In the order of `sizes`. */
  readonly draws: readonly Draw[];
  readonly pictures: readonly Float32Array[];
}

/** One more mini-batch of every size. */
export function roundOf(gradients: Gradients, G: Float64Array, unit: number, seed: number, round: number): Round {
  const drawn = sizes.map((m) => gradients.over(drawBatch(seed, round, m, gradients.images.count)));
  return { draws: drawn.map((g) => compare(g, G)), pictures: drawn.map((g) => pictureOf(g, unit)) };
}
