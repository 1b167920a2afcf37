/**
 * Losses and their gradients. Chapter: loss.
 *
 * Each returns the SUM of the examples' losses (the caller divides: an epoch's mean is over all its examples) and writes
 * the gradient of the MEAN over the m rows. y[m,n] holds targets, labels[m] classes counted from 0. The cross-entropies
 * that meet a softmax or sigmoid are computed from its input z, where the logarithm and the exponential cancel.
 */

import { exp, log, log1p } from './elementary.ts';
import type { Labels, Numbers } from './numbers.ts';

// #region log-sum-exp
/** log Σ_k e^(z_k) of one row, shifted by its maximum. eq: log-sum-exp */
export function logSumExp(z: Numbers, start: number, n: number): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < n; k++) top = Math.max(top, z[start + k]);
  let sum = 0;
  for (let k = 0; k < n; k++) sum += exp(z[start + k] - top);
  return top + log(sum); // eq: log-sum-exp
}
// #endregion

// #region sparse-softmax-cross-entropy
/** L = −log a_c = log Σ_k e^(z_k) − z_c; delta_j = (a_j − y_j) / m. a = softmax(z) is given. */
export function sparseSoftmaxCrossEntropy(
  delta: Numbers,
  a: Numbers,
  z: Numbers,
  labels: Labels,
  m: number,
  n: number,
): number {
  let total = 0;
  for (let r = 0; r < m; r++) {
    const c = labels[r];
    total += logSumExp(z, r * n, n) - z[r * n + c]; // eq: log-sum-exp, sparse-cross-entropy
    for (let j = 0; j < n; j++) {
      const y_j = j === c ? 1 : 0;
      delta[r * n + j] = (a[r * n + j] - y_j) / m; // eq: softmax-cross-entropy-gradient
    }
  }
  return total;
}
// #endregion

/** L = −Σ_k y_k log a_k from logits; delta_j = (a_j Σ_k y_k − y_j) / m. eq: cross-entropy, entropy-and-divergence */
export function softmaxCrossEntropy(delta: Numbers, a: Numbers, z: Numbers, y: Numbers, m: number, n: number): number {
  let total = 0;
  for (let r = 0; r < m; r++) {
    const top = logSumExp(z, r * n, n);
    let mass = 0;
    for (let k = 0; k < n; k++) {
      total += y[r * n + k] * (top - z[r * n + k]); // eq: cross-entropy
      mass += y[r * n + k];
    }
    for (let j = 0; j < n; j++) delta[r * n + j] = (a[r * n + j] * mass - y[r * n + j]) / m;
  }
  return total;
}

/** −y log σ(z) − (1−y) log(1−σ(z)) = max(z, 0) − y z + log(1 + e^−|z|), a mean over the n outputs. */
export function sigmoidBinaryCrossEntropy(
  delta: Numbers,
  a: Numbers,
  z: Numbers,
  y: Numbers,
  m: number,
  n: number,
): number {
  let total = 0;
  for (let k = 0; k < m * n; k++) {
    total += Math.max(z[k], 0) - y[k] * z[k] + log1p(exp(-Math.abs(z[k]))); // eq: binary-cross-entropy
    delta[k] = (a[k] - y[k]) / (m * n); // eq: binary-sigmoid-gradient
  }
  return total / n;
}

// #region mse
/** L = (1/n) Σ_j (a_j − y_j)², a mean over outputs as in Keras and PyTorch: no ½. Behind a sigmoid: eq: mse-sigmoid-gradient */
export function meanSquaredError(da: Numbers, a: Numbers, y: Numbers, m: number, n: number): number {
  let total = 0;
  for (let k = 0; k < m * n; k++) {
    const error = a[k] - y[k];
    total += error * error; // eq: mse
    da[k] = (2 * error) / (m * n);
  }
  return total / n;
}
// #endregion

const CLIP = 1e-7;
const clipped = (a: number): number => Math.min(Math.max(a, CLIP), 1 - CLIP);
/** Where a probability was clipped its loss no longer depends on it. */
const isInside = (a: number): boolean => a >= CLIP && a <= 1 - CLIP;

/** −Σ_k y_k log a_k on outputs that are probabilities already, clipped to [1e-7, 1 − 1e-7] as Keras does. */
export function crossEntropy(da: Numbers, a: Numbers, y: Numbers, m: number, n: number): number {
  let total = 0;
  for (let k = 0; k < m * n; k++) {
    const p = clipped(a[k]);
    total -= y[k] * log(p); // eq: cross-entropy
    da[k] = isInside(a[k]) ? -y[k] / p / m : 0;
  }
  return total;
}

/** The same for independent outputs, a mean over them (Keras). */
export function binaryCrossEntropy(da: Numbers, a: Numbers, y: Numbers, m: number, n: number): number {
  let total = 0;
  for (let k = 0; k < m * n; k++) {
    const p = clipped(a[k]);
    total -= y[k] * log(p) + (1 - y[k]) * log(1 - p); // eq: binary-cross-entropy
    da[k] = isInside(a[k]) ? (p - y[k]) / (p * (1 - p)) / (m * n) : 0;
  }
  return total / n;
}
