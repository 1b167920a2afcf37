/**
 * Principal components: the directions in which rows vary most, and rows told by their places along them. Chapter: tasks.
 * Sources: Pearson 1901; Hotelling 1933; the fast way is block power iteration with Rayleigh and Ritz's step (Rutishauser 1970,
 * "Simultaneous iteration method for symmetric matrices").
 *
 * x[m,n] rows, V[n,K] directions in its columns (as a dense layer's weights), y[m,K] places. Variances are means over the m rows.
 */
import { generator } from '../generator.ts';
import { dense, denseBiasGradient, denseWeightGradient } from '../nn/dense.ts';
import type { Kernels } from '../nn/kernels.ts';
import type { Numbers } from '../nn/numbers.ts';
import { checkCount, checkRows } from './distances.ts';
import { type Eigen, eigen, turn } from './eigen.ts';

export interface Components {
  readonly n: number;
  readonly K: number;
  readonly mean: Float64Array;
  /** V: of length 1, at right angles, that of the largest variance first; each one's largest component is positive. */
  readonly directions: Float64Array;
  /** λ_k: of the rows' places along each. */
  readonly variances: Float64Array;
  /** Of all coordinates together: Σ λ over all n. */
  readonly total: number;
}

/** λ_k / Σ λ: the share of the variance that each direction explains; 0 where nothing varies. */
export const explained = ({ variances, total }: Components): Float64Array =>
  variances.map((variance) => (total > 0 ? variance / total : 0));

/**
 * The first K eigenvectors of C = (1/m) Σ_r (x_r − x̄)(x_r − x̄)ᵀ. Takes room from the kernels. Throws Problem 'range' unless
 * 1 ≤ K ≤ n, 'no-examples', 'shape', 'not-finite', 'memory'.
 */
export function principalComponents(kernels: Kernels, x: Numbers, m: number, n: number, K: number): Components {
  checkRows('principalComponents', x, m, n);
  checkCount('K', K, n);
  const mean = new Float64Array(n);
  denseBiasGradient(mean, x, m, n);
  for (let i = 0; i < n; i++) mean[i] /= m;
  const C = covariance(kernels, x, mean, m, n);
  let total = 0;
  for (let i = 0; i < n; i++) total += C[i * n + i];
  const { values, vectors } = n <= 48 ? eigen(C, n) : largest(kernels, C, n, K);
  const directions = firstColumns(vectors, n, values.length, K);
  turn(directions, n, K);
  return { n, K, mean, directions, variances: values.slice(0, K).map((value) => Math.max(0, value)), total };
}

/** C[n,n] in the set's own numbers, summed in float64 over blocks of centred rows. */
function covariance(kernels: Kernels, x: Numbers, mean: Float64Array, m: number, n: number): Numbers {
  const rows = Math.min(m, 512);
  const [centred, part] = [kernels.numbers(rows * n), kernels.numbers(n * n)];
  const sums = new Float64Array(n * n);
  for (let from = 0; from < m; from += rows) {
    const some = Math.min(rows, m - from);
    for (let at = 0; at < some * n; at++) centred[at] = x[from * n + at] - mean[at % n];
    kernels.denseWeightGradient(part, centred, centred, some, n, n);
    kernels.settle?.();
    for (let at = 0; at < n * n; at++) sums[at] += part[at];
  }
  part.set(sums.map((sum) => sum / m));
  return part;
}

/**
 * C times a block of directions, somewhat more than K so that these part sooner, and within the block the eigenvectors of what C
 * is there, until K of them stay where they are. Starts from one seed: the same rows have the same components.
 */
function largest(kernels: Kernels, C: Numbers, n: number, K: number): Eigen {
  const p = Math.min(n, K + 8 + (K >> 1));
  const [block, image, zero] = [kernels.numbers(n * p), kernels.numbers(n * p), kernels.numbers(p)];
  const enough = kernels.precision === 'float64' ? 1e-11 : 3e-6;
  const random = generator(1, 'principal components');
  let V = Float64Array.from({ length: n * p }, random.normal);
  for (let round = 1; ; round++) {
    orthonormalise(V, n, p, random.normal);
    block.set(V);
    kernels.dense(image, C, block, zero, n, n, p);
    kernels.settle?.();
    const H = new Float64Array(p * p); // Vᵀ C V
    denseWeightGradient(H, V, image, n, p, p);
    const { values, vectors: U } = eigen(
      H.map((value, at) => (value + H[(at % p) * p + Math.floor(at / p)]) / 2),
      p,
    );
    const [turned, moved] = [new Float64Array(n * p), new Float64Array(n * p)];
    dense(turned, V, U, zero, n, p, p);
    dense(moved, image, U, zero, n, p, p);
    let away = 0; // |C v − λ v|: an eigenvalue lies so near
    for (let k = 0; k < K; k++) {
      away = Math.max(
        away,
        lengthOf((i) => moved[i * p + k] - values[k] * turned[i * p + k], n),
      );
    }
    if (away <= enough * values[0] || round === 500) return { values, vectors: turned };
    V = moved;
  }
}

/** Gram and Schmidt, twice, which is enough; a column that those before it span already is drawn anew. */
function orthonormalise(V: Float64Array, n: number, p: number, draw: () => number): void {
  for (let k = 0; k < p; k++) {
    for (let pass = 0; pass < 2; pass++) {
      const before = lengthOf((i) => V[i * p + k], n);
      for (let other = 0; other < k; other++) {
        let along = 0;
        for (let i = 0; i < n; i++) along += V[i * p + k] * V[i * p + other];
        for (let i = 0; i < n; i++) V[i * p + k] -= along * V[i * p + other];
      }
      const left = lengthOf((i) => V[i * p + k], n);
      const isSpanned = left <= 1e-12 * before;
      for (let i = 0; i < n; i++) V[i * p + k] = isSpanned ? draw() : V[i * p + k] / left;
      if (isSpanned) pass = -1;
    }
  }
}

function lengthOf(component: (i: number) => number, n: number): number {
  let squares = 0;
  for (let i = 0; i < n; i++) squares += component(i) * component(i);
  return Math.sqrt(squares);
}

const firstColumns = (V: Float64Array, n: number, p: number, K: number): Float64Array =>
  Float64Array.from({ length: n * K }, (_, at) => V[Math.floor(at / K) * p + (at % K)]);

/** Rows to their places along the directions and back, in numbers of one set of kernels. Takes room from it once. */
export function projection(kernels: Kernels, { n, K, mean, directions }: Components) {
  const [V, shift] = [kernels.numbers(n * K), kernels.numbers(K)];
  V.set(directions);
  for (let at = 0; at < n * K; at++) shift[at % K] -= mean[Math.floor(at / K)] * directions[at];
  return {
    /** y = (x − x̄) V: a dense layer. */
    project(y: Numbers, x: Numbers, m: number): void {
      kernels.dense(y, x, V, shift, m, n, K);
      kernels.settle?.();
    },
    /** x̂ = y Vᵀ + x̄: of all rows that K numbers can tell the nearest to x. */
    reconstruct(x: Numbers, y: Numbers, m: number): void {
      kernels.denseInputGradient(x, y, V, m, n, K);
      kernels.settle?.();
      for (let at = 0; at < m * n; at++) x[at] += mean[at % n];
    },
  };
}
