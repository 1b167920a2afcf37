/**
 * A mixture of Gaussians with full covariances, fitted by expectation and maximisation from a seeded start. In float64 and with
 * the engine's own exponential and logarithm, so that the same codes give the same mixture on every machine.
 */
import type { Generator } from '../../../lib/generator.ts';
import { exp, log } from '../../../lib/nn/elementary.ts';

export interface Component {
  readonly weight: number;
  /** [n] */
  readonly mean: Float64Array;
  /** Lower triangle, row by row, of L with L Lᵀ = Σ: [n (n + 1) / 2]. */
  readonly root: Float64Array;
}

/** Added to each variance: a component cannot shrink to a point. */
const floor = 1e-3;

export function fitMixture(
  points: Float32Array,
  n: number,
  count: number,
  random: Generator,
  rounds: number,
): readonly Component[] {
  const total = points.length / n;
  // the start: points far from each other (k-means++), each with the variance of all
  let components = start(points, n, count, random);
  const share = new Float64Array(total * count);
  for (let round = 0; round < rounds; round++) {
    expect(points, n, components, share);
    components = maximise(points, n, count, share, components);
  }
  return components;
}

function start(points: Float32Array, n: number, count: number, random: Generator): readonly Component[] {
  const total = points.length / n;
  const distance = new Float64Array(total).fill(Number.POSITIVE_INFINITY);
  const chosen: number[] = [random.integer(total)];
  while (chosen.length < count) {
    const last = chosen.at(-1)!;
    let sum = 0;
    for (let p = 0; p < total; p++) {
      let square = 0;
      for (let k = 0; k < n; k++) {
        const difference = points[p * n + k]! - points[last * n + k]!;
        square += difference * difference;
      }
      distance[p] = Math.min(distance[p]!, square);
      sum += distance[p]!;
    }
    let left = random.uniform() * sum;
    let next = 0;
    while (next < total - 1 && left > distance[next]!) left -= distance[next++]!;
    chosen.push(next);
  }
  const variance = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    let [sum, squares] = [0, 0];
    for (let p = 0; p < total; p++) {
      sum += points[p * n + k]!;
      squares += points[p * n + k]! * points[p * n + k]!;
    }
    variance[k] = squares / total - (sum / total) * (sum / total) + floor;
  }
  return chosen.map((p) => {
    const root = new Float64Array((n * (n + 1)) / 2);
    for (let k = 0; k < n; k++) root[(k * (k + 1)) / 2 + k] = Math.sqrt(variance[k]! / 2);
    return { weight: 1 / count, mean: Float64Array.from(points.subarray(p * n, (p + 1) * n)), root };
  });
}

/** Each point's share in each component. */
function expect(points: Float32Array, n: number, components: readonly Component[], share: Float64Array): void {
  const count = components.length;
  const constants = components.map(({ weight, root }) => {
    let determinant = 0;
    for (let k = 0; k < n; k++) determinant += log(root[(k * (k + 1)) / 2 + k]!);
    return log(weight) - determinant;
  });
  const solved = new Float64Array(n);
  for (let p = 0; p < points.length / n; p++) {
    let top = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < count; c++) {
      const { mean, root } = components[c]!;
      let square = 0;
      for (let i = 0, at = 0; i < n; i++) {
        let value = points[p * n + i]! - mean[i]!;
        for (let j = 0; j < i; j++) value -= root[at++]! * solved[j]!;
        value /= root[at++]!;
        solved[i] = value;
        square += value * value;
      }
      const density = constants[c]! - square / 2;
      share[p * count + c] = density;
      top = Math.max(top, density);
    }
    let sum = 0;
    for (let c = 0; c < count; c++) sum += share[p * count + c] = exp(share[p * count + c]! - top);
    for (let c = 0; c < count; c++) share[p * count + c]! /= sum;
  }
}

function maximise(
  points: Float32Array,
  n: number,
  count: number,
  share: Float64Array,
  before: readonly Component[],
): readonly Component[] {
  const total = points.length / n;
  return before.map((old, c) => {
    let mass = 0;
    const mean = new Float64Array(n);
    for (let p = 0; p < total; p++) {
      const part = share[p * count + c]!;
      mass += part;
      for (let k = 0; k < n; k++) mean[k]! += part * points[p * n + k]!;
    }
    // hardly any point left: it stays as it was
    if (mass < n + 1) return { ...old, weight: Math.max(mass, 1e-9) / total };
    for (let k = 0; k < n; k++) mean[k]! /= mass;
    const covariance = new Float64Array((n * (n + 1)) / 2);
    const centred = new Float64Array(n);
    for (let p = 0; p < total; p++) {
      const part = share[p * count + c]!;
      if (part < 1e-6) continue;
      for (let k = 0; k < n; k++) centred[k] = points[p * n + k]! - mean[k]!;
      for (let i = 0, at = 0; i < n; i++) {
        const scaled = part * centred[i]!;
        for (let j = 0; j <= i; j++) covariance[at++]! += scaled * centred[j]!;
      }
    }
    for (let k = 0; k < covariance.length; k++) covariance[k]! /= mass;
    for (let k = 0; k < n; k++) covariance[(k * (k + 1)) / 2 + k]! += floor;
    return { weight: mass / total, mean, root: cholesky(covariance, n) };
  });
}

/** L with L Lᵀ = A, both as lower triangles row by row. A must be positive definite. */
export function cholesky(A: Float64Array, n: number): Float64Array {
  const L = new Float64Array(A.length);
  const at = (i: number, j: number) => (i * (i + 1)) / 2 + j;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = A[at(i, j)]!;
      for (let k = 0; k < j; k++) sum -= L[at(i, k)]! * L[at(j, k)]!;
      L[at(i, j)] = i === j ? Math.sqrt(sum) : sum / L[at(j, j)]!;
    }
  }
  return L;
}
