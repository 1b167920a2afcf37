/** Two layers without an activation are one: W = W¹W², b = b¹W² + b². Chapter: forward. */
import { generator } from '../../../../lib/generator.ts';
import { dense } from '../../../../lib/nn/dense.ts';

export const sizes = [2, 3, 2] as const;
const tries = 1000;

export interface Affine {
  /** W[nIn,nOut] flat, b[nOut] */
  readonly W: Float64Array;
  readonly b: Float64Array;
}

export type Collapse = ReturnType<typeof collapseOf>;

const pass = ({ W, b }: Affine, x: Float64Array): Float64Array => {
  const z = new Float64Array(b.length);
  dense(z, x, W, b, 1, x.length, b.length); // eq: weighted-input
  return z;
};

/**
 * Two layers and the one that they are; one input, what the two make of it in turn, and what the one makes of it at once; the
 * largest difference over a thousand other inputs.
 */
export function collapseOf(seed: number) {
  const random = generator(seed, 'collapse');
  const drawn = (length: number) =>
    Float64Array.from({ length }, () => Math.round((4 * random.uniform() - 2) * 10) / 10);
  const [n0, n1, n2] = sizes;
  const first = { W: drawn(n0 * n1), b: drawn(n1) };
  const second = { W: drawn(n1 * n2), b: drawn(n2) };
  const W = new Float64Array(n0 * n2);
  // rows of W¹ through the second layer without its bias, and b¹ through all of it
  dense(W, first.W, second.W, new Float64Array(n2), n0, n1, n2); // eq: dense-matrix
  const both = { W, b: pass(second, first.b) };
  const x = drawn(n0);
  const between = pass(first, x);
  let difference = 0;
  for (let k = 0; k < tries; k++) {
    const at = Float64Array.from({ length: n0 }, () => 20 * random.uniform() - 10);
    const [one, other] = [pass(second, pass(first, at)), pass(both, at)];
    one.forEach((value, j) => {
      difference = Math.max(difference, Math.abs(value - other[j]));
    });
  }
  return { first, second, both, x, between, inTurn: pass(second, between), atOnce: pass(both, x), difference, tries };
}
