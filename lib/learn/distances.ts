/**
 * Squared distances of rows from points, as sums of squares and by one product of matrices. Chapters: learned-features, tasks.
 *
 * x[m,n] are rows, c[K,n] points, d[m,K] the distances.
 */
import type { Kernels } from '../nn/kernels.ts';
import type { Numbers } from '../nn/numbers.ts';
import { Problem } from '../problem.ts';

/** d_rk = Σ_i (x_ri − c_ki)²: the definition. */
export function squaredDistances(d: Numbers, x: Numbers, c: Numbers, m: number, K: number, n: number): void {
  for (let r = 0; r < m; r++) {
    for (let k = 0; k < K; k++) d[r * K + k] = squaredDistance(x, r, c, k, n);
  }
}

function squaredDistance(x: Numbers, r: number, c: Numbers, k: number, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const difference = x[r * n + i] - c[k * n + i];
    sum += difference * difference;
  }
  return sum;
}

/** Σ_i x_ri² of each row. */
export function squaresOf(x: Numbers, m: number, n: number): Float64Array {
  const squares = new Float64Array(m);
  for (let r = 0; r < m; r++) {
    for (let i = r * n; i < (r + 1) * n; i++) squares[r] += x[i] * x[i];
  }
  return squares;
}

/** Throws Problem 'no-examples', 'shape' where x is shorter than m rows, 'not-finite' where one of their numbers is none. */
export function checkRows(where: string, x: Numbers, m: number, n: number): void {
  if (!(m >= 1)) throw new Problem('no-examples', { where, found: m });
  if (x.length < m * n) throw new Problem('shape', { where, expected: `${m} × ${n}`, found: String(x.length) });
  for (let k = 0; k < m * n; k++) {
    if (Number.isFinite(x[k])) continue;
    throw new Problem('not-finite', { where, row: Math.floor(k / n), column: k % n, found: String(x[k]) });
  }
}

/** Throws Problem 'range' unless K is one of 1 … most. */
export function checkCount(where: string, K: number, most: number): void {
  if (Number.isInteger(K) && K >= 1 && K <= most) return;
  throw new Problem('range', { where, expected: `1 … ${most}`, found: String(K) });
}

/** A way to measure from at most `rows` rows at once to at most `points` points, all of n numbers. */
export interface Distances {
  readonly n: number;
  readonly rows: number;
  readonly points: number;
  /** From now on it is measured to these points: they are read now, and must not be changed before the last measure. */
  aim(c: Numbers, K: number): void;
  /** d[m,K]; `squares` are the rows' own, by `squaresOf`. */
  measure(d: Float64Array, x: Numbers, squares: Float64Array, m: number): void;
}

/** Of a distance below this share of |x|² + |c|² a product in float32 has kept too few digits: it is summed anew. */
const cancelled = 1e-3;

/**
 * By the dense kernel: |x − c|² = |x|² − 2 x·c + |c|². The rows must be numbers of the same set of kernels. Takes room for its
 * own arrays from the set, once: whoever measures again keeps it. Throws Problem 'memory'.
 */
export function distancesOn(
  kernels: Kernels,
  { n, rows = 256, points }: { readonly n: number; readonly rows?: number; readonly points: number },
): Distances {
  const W = kernels.numbers(n * points);
  const b = kernels.numbers(points);
  const products = kernels.numbers(rows * points);
  let c: Numbers = W;
  let K = 0;
  let squaresOfPoints: Float64Array = new Float64Array(0);
  return {
    n,
    rows,
    points,
    aim(aims, count) {
      [c, K] = [aims, count];
      squaresOfPoints = squaresOf(c, K, n);
      for (let k = 0; k < K; k++) {
        for (let i = 0; i < n; i++) W[i * K + k] = c[k * n + i];
      }
    },
    measure(d, x, squares, m) {
      kernels.dense(products, x, W, b, m, n, K);
      kernels.settle?.();
      for (let r = 0; r < m; r++) {
        for (let k = 0; k < K; k++) {
          const both = squares[r] + squaresOfPoints[k];
          const distance = both - 2 * products[r * K + k];
          d[r * K + k] = distance < cancelled * both ? squaredDistance(x, r, c, k, n) : distance;
        }
      }
    },
  };
}
