/**
 * A judge of maps: how fast a score falls as the pixels that a map calls important are taken away, and how fast it rises as they
 * come. Chapter: interpretability. Source: Petsiuk, Das & Saenko 2018 (arXiv:1806.07421).
 */
import type { Numbers } from '../nn/numbers.ts';
import { Problem } from '../problem.ts';
import type { Scores } from './occlusion.ts';

/** Places from the largest value to the smallest; equal ones in their order. */
export const fromTheMost = (map: ArrayLike<number>): number[] =>
  Array.from(map, (_, i) => i).sort((i, j) => map[j] - map[i] || i - j);

/**
 * Scores of K + 1 images: of x itself, then with the first 1/K of `order` as in the baseline, … and last the baseline. x,baseline[n],
 * `order` holds each place once. Throws Problem 'shape', and 'range' unless 1 ≤ K ≤ n.
 */
export function deletion(
  scores: Scores,
  x: Numbers,
  baseline: Numbers,
  order: readonly number[],
  K: number,
): Float64Array {
  const n = x.length;
  if (baseline.length !== n)
    throw new Problem('shape', { where: 'baseline', expected: String(n), found: baseline.length });
  if (order.length !== n || new Set(order).size !== n || order.some((i) => !(i in x))) {
    throw new Problem('shape', { where: 'order', expected: `0 … ${n - 1}`, found: String(new Set(order).size) });
  }
  if (!(Number.isInteger(K) && K >= 1 && K <= n))
    throw new Problem('range', { where: 'K', expected: `1 … ${n}`, found: String(K) });
  const images = new Float64Array((K + 1) * n);
  for (let k = 0; k <= K; k++) {
    images.set(x, k * n);
    for (const i of order.slice(0, Math.round((k * n) / K))) images[k * n + i] = baseline[i];
  }
  return Float64Array.from(scores(images, K + 1));
}

/** The same from the other end: of the baseline, then with the first 1/K of `order` as in x, … and last x itself. */
export const insertion = (
  scores: Scores,
  x: Numbers,
  baseline: Numbers,
  order: readonly number[],
  K: number,
): Float64Array => deletion(scores, baseline, x, order, K);

/** The area under the curve over shares from 0 to 1, by trapezoids: small is good of a deletion, large of an insertion. */
export function areaUnder(curve: ArrayLike<number>): number {
  const K = curve.length - 1;
  let sum = (curve[0] + curve[K]) / 2;
  for (let k = 1; k < K; k++) sum += curve[k];
  return sum / K;
}
