/**
 * What a score loses where a patch of the image is covered. Chapter: interpretability. Source: Zeiler & Fergus 2014, "Visualizing
 * and Understanding Convolutional Networks".
 */
import type { Numbers } from '../nn/numbers.ts';
import { Problem } from '../problem.ts';

/** Scores of m rows of n numbers, laid one after the other. */
export type Scores = (rows: Float64Array, m: number) => ArrayLike<number>;

export interface Patches {
  readonly rows: number;
  readonly columns: number;
  /** Rows and columns of the patch, and how far it moves each time. */
  readonly side: number;
  readonly stride: number;
  /** What stands in the patch. */
  readonly fill: number;
}

/**
 * map[places down · places across]: the score of x less that with the patch at each place, from the top left. x[rows · columns].
 * Throws Problem 'range' where the patch does not fit, 'shape' where x is no such image.
 */
export function occlusion(scores: Scores, x: Numbers, { rows, columns, side, stride, fill }: Patches): Float64Array {
  const n = rows * columns;
  if (x.length !== n) throw new Problem('shape', { where: 'occlusion', expected: String(n), found: x.length });
  const most = Math.min(rows, columns);
  for (const [where, found] of Object.entries({ side, stride })) {
    if (Number.isInteger(found) && found >= 1 && found <= most) continue;
    throw new Problem('range', { where, expected: `1 … ${most}`, found: String(found) });
  }
  const [down, across] = [rows, columns].map((size) => Math.floor((size - side) / stride) + 1);
  const covered = new Float64Array((1 + down * across) * n);
  for (let k = 0; k <= down * across; k++) covered.set(x, k * n);
  for (let k = 0; k < down * across; k++) {
    const [top, left] = [Math.floor(k / across) * stride, (k % across) * stride];
    for (let i = top; i < top + side; i++) {
      const start = (k + 1) * n + i * columns + left;
      covered.fill(fill, start, start + side);
    }
  }
  const found = scores(covered, 1 + down * across);
  return Float64Array.from({ length: down * across }, (_, k) => found[0] - found[k + 1]);
}
