/** The noise of a mini-batch's gradient: the engine's gradients against the law that the single images give. */
import { describe, expect, it } from 'vitest';
import { generator } from '../../../../lib/generator.ts';
import {
  cosineLaw,
  noiseScale,
  noMeans,
  sizes,
  squaredErrorLaw,
  withRound,
} from '../../../../src/experiments/gradient-descent/batch-noise/law.ts';
import {
  allOf,
  firstImages,
  Gradients,
  networkOfAge,
  squares,
} from '../../../../src/experiments/gradient-descent/batch-noise/network.ts';
import {
  compare,
  drawBatch,
  fullOf,
  largestShare,
  loudestUnit,
  pictureOf,
  roundOf,
} from '../../../../src/experiments/gradient-descent/batch-noise/noise.ts';
import { kernelSets, makeReference, makeSimd } from '../../../lib/kernels/sets.ts';
import { tinyDataset } from '../../../support/tiny-dataset.ts';

const images = firstImages(tinyDataset(90, 10, 30));
const withKernels = (kernels = makeSimd(), age = 5) => new Gradients(networkOfAge(images, age, 3, kernels), images);
const apart = (one: Float64Array, other: Float64Array) => Math.sqrt(squares(one.map((value, k) => value - other[k])));

describe.each(kernelSets)('gradients with %s kernels', (name, make) => {
  const tolerance = name === 'reference' ? 1e-12 : 1e-5;

  it('of the parts of a partition have the mean G, weighted by how many images each has', () => {
    const gradients = withKernels(make());
    const G = gradients.over(allOf(90));
    const order = allOf(90);
    generator(1, 'partition').shuffle(order);
    const mean = new Float64Array(G.length);
    for (const [from, to] of [
      [0, 32],
      [32, 64],
      [64, 65],
      [65, 90],
    ]) {
      gradients.over(order.subarray(from, to)).forEach((value, k) => {
        mean[k] += (value * (to - from)) / 90;
      });
    }
    expect(apart(mean, G)).toBeLessThan(tolerance * Math.sqrt(squares(G)));
  });

  it('go on where more images are asked for than fit at once', () => {
    const gradients = withKernels(make());
    const G = gradients.over(allOf(90));
    const sevenfold = Uint32Array.from({ length: 630 }, (_, r) => r % 90);
    expect(apart(gradients.over(sevenfold), G)).toBeLessThan(tolerance * Math.sqrt(squares(G)));
  });

  it('have for one image the squared length that is told without writing them down', () => {
    const gradients = withKernels(make());
    const norms = gradients.squaredNorms();
    for (const r of [0, 17, 89]) {
      const length = squares(gradients.over(Uint32Array.of(r)));
      expect(Math.abs(norms[r] - length)).toBeLessThan(tolerance * length);
    }
  });
});

describe('the full gradient', () => {
  it('is the slope of the mean loss along a direction', () => {
    const kernels = makeReference();
    const model = networkOfAge(images, 5, 3, kernels);
    const gradients = new Gradients(model, images);
    const { G } = fullOf(gradients);
    const random = generator(4, 'direction');
    const direction = Float64Array.from(G, () => random.normal());
    const start = model.getWeights();
    const { train } = tinyDataset(90, 10, 30);
    const lossAt = (h: number) => {
      let at = 0;
      model.setWeights(start.map((list) => Float64Array.from(list, (w) => w + h * direction[at++])));
      const input = { kind: 'pixels', count: 90, width: 784, bytes: train.images } as const;
      return model.evaluate(input, { kind: 'labels', labels: train.labels }).loss;
    };
    const h = 1e-6;
    const slope = G.reduce((sum, value, k) => sum + value * direction[k], 0);
    expect((lossAt(h) - lossAt(-h)) / (2 * h)).toBeCloseTo(slope, 5);
  });

  it('comes with the variance that brute force finds over the single images', () => {
    const gradients = withKernels(makeReference());
    const { G, trace, squared, count } = fullOf(gradients);
    let sum = 0;
    for (let r = 0; r < count; r++) sum += apart(gradients.over(Uint32Array.of(r)), G) ** 2;
    expect(count).toBe(90);
    expect(squared).toBeCloseTo(squares(G), 12);
    expect(trace / (sum / count)).toBeCloseTo(1, 10);
  });

  it('is the same from the same seed and age, and another from another', () => {
    const of = (age: number, seed: number) => new Gradients(networkOfAge(images, age, seed, makeSimd()), images);
    const G = of(5, 3).over(allOf(90));
    expect(apart(of(5, 3).over(allOf(90)), G)).toBe(0);
    for (const other of [of(6, 3), of(5, 4)]) expect(apart(other.over(allOf(90)), G)).toBeGreaterThan(0.01);
  });
});

describe('mini-batches', () => {
  it('follow the law: the mean squared distance is the variance over m, within its own spread', () => {
    const gradients = withKernels();
    const full = fullOf(gradients);
    const rounds = 120;
    for (const m of [1, 4, 32]) {
      const errors = Array.from({ length: rounds }, (_, k) => {
        return compare(gradients.over(drawBatch(7, k, m, 90)), full.G).squaredError;
      });
      const mean = errors.reduce((sum, error) => sum + error, 0) / rounds;
      const spread = Math.sqrt(errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / rounds / (rounds - 1));
      const law = squaredErrorLaw(full, m);
      expect(Math.abs(mean - law), `m = ${m}`).toBeLessThan(3.5 * spread);
      // narrow enough to tell 1/m from its neighbours
      expect(spread / law, `m = ${m}`).toBeLessThan(0.15);
    }
  });

  it('are drawn with replacement, from (seed, round, m) alone', () => {
    const drawn = drawBatch(1, 2, 512, 90);
    expect(drawn).toHaveLength(512);
    expect(new Set(drawn).size).toBeGreaterThan(80);
    expect(drawBatch(1, 2, 512, 90)).toEqual(drawn);
    for (const other of [drawBatch(2, 2, 512, 90), drawBatch(1, 3, 512, 90)]) expect(other).not.toEqual(drawn);
    expect([...drawBatch(1, 2, 16, 90)]).not.toEqual([...drawn.subarray(0, 16)]);
  });

  it('come one of every size a round, with the picture of the unit', () => {
    const gradients = withKernels();
    const { G } = fullOf(gradients);
    const unit = loudestUnit(G);
    const { draws, pictures } = roundOf(gradients, G, unit, 7, 3);
    expect([draws.length, pictures.length, pictures[0].length]).toEqual([sizes.length, sizes.length, 784]);
    const g = gradients.over(drawBatch(7, 3, 8, 90));
    expect(draws[3]).toEqual(compare(g, G));
    expect(pictures[3]).toEqual(pictureOf(g, unit));
    // what unit j receives stands in column j of the first weights
    expect([0, 300, 783].map((i) => pictureOf(g, unit)[i])).toEqual(
      [0, 300, 783].map((i) => Math.fround(g[i * 128 + unit])),
    );
    const loud = squares(pictureOf(G, unit));
    for (let j = 0; j < 128; j++) expect(squares(pictureOf(G, j))).toBeLessThanOrEqual(loud);
  });
});

describe('the law', () => {
  it('finds in gradients made by hand the size at which noise equals signal', () => {
    // two images with the gradients (3, 4) and (1, 0): G = (2, 2), each is √5 away from it
    const full = { squared: 8, trace: 5 };
    expect(noiseScale(full)).toBe(5 / 8);
    expect(squaredErrorLaw(full, noiseScale(full))).toBe(1);
    expect(cosineLaw(full, noiseScale(full))).toBeCloseTo(Math.SQRT1_2, 12);
  });

  it('tells which part of the squares the largest bear, at least one of them', () => {
    const norms = Float64Array.of(1, 100, 9, 10);
    expect(largestShare(norms, 0.01)).toBeCloseTo(100 / 120, 12);
    expect(largestShare(norms, 0.5)).toBeCloseTo(110 / 120, 12);
    expect(largestShare(norms, 1)).toBeCloseTo(1, 12);
  });

  it('falls with the root of m: four times the images, half the error', () => {
    const full = { squared: 0.3, trace: 40 };
    for (const m of sizes) {
      const ratio = Math.sqrt(squaredErrorLaw(full, 4 * m) / squaredErrorLaw(full, m));
      expect(ratio).toBeCloseTo(0.5, 12);
    }
    expect(cosineLaw(full, 1e9)).toBeCloseTo(1, 6);
    expect(cosineLaw({ ...full, trace: 0 }, 1)).toBe(1);
  });
});

describe('a comparison', () => {
  const G = Float64Array.of(3, 4, 0);

  it('has the cosine 1 with itself at any length, −1 with its opposite, 0 across and for nothing', () => {
    expect(compare(G, G)).toEqual({ squaredError: 0, cosine: 1 });
    expect(
      compare(
        G.map((value) => 7 * value),
        G,
      ),
    ).toEqual({ squaredError: 36, cosine: 1 });
    expect(
      compare(
        G.map((value) => -value),
        G,
      ),
    ).toEqual({ squaredError: 4, cosine: -1 });
    expect(compare(Float64Array.of(0, 0, 5), G)).toEqual({ squaredError: 2, cosine: 0 });
    expect(compare(new Float64Array(3), G)).toEqual({ squaredError: 1, cosine: 0 });
  });

  it('joins the mean of those before it', () => {
    const draws = (value: number) => sizes.map((m) => ({ squaredError: value * m, cosine: value }));
    const means = [1, 2, 6].map(draws).reduce(withRound, noMeans);
    expect(means.rounds).toBe(3);
    sizes.forEach((m, k) => {
      expect(means.squaredError[k]).toBeCloseTo(3 * m, 9);
      expect(means.cosine[k]).toBeCloseTo(3, 12);
    });
  });
});
