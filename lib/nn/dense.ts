/**
 * The dense layer: z = x W + b, and what reaches its weights, its biases and its input. Chapters: forward, backprop.
 *
 * Flat, row-major: x[m,nIn] W[nIn,nOut] b[nOut] z,delta[m,nOut]; w_ij stands at W[i * nOut + j] (Keras's kernel order).
 * The first argument is the one written. One neuron, then a layer of them, is the same sum: eq: neuron-sum, layer-sum
 */
import type { Numbers } from './numbers.ts';

// #region forward
/** z_j = Σ_i w_ij x_i + b_j for every row of the batch. eq: weighted-input, dense-matrix */
export function dense(z: Numbers, x: Numbers, W: Numbers, b: Numbers, m: number, nIn: number, nOut: number): void {
  for (let r = 0; r < m; r++) {
    for (let j = 0; j < nOut; j++) z[r * nOut + j] = b[j];
    for (let i = 0; i < nIn; i++) {
      const x_i = x[r * nIn + i];
      if (x_i === 0) continue; // adds nothing: most pixels of a digit are paper
      for (let j = 0; j < nOut; j++) z[r * nOut + j] += W[i * nOut + j] * x_i; // eq: weighted-input
    }
  }
}
// #endregion

// #region weight-gradient
/** dW_ij = Σ_rows x_i delta_j. eq: weight-gradient, weight-gradient-matrix, mini-batch-gradient */
export function denseWeightGradient(
  dW: Numbers,
  x: Numbers,
  delta: Numbers,
  m: number,
  nIn: number,
  nOut: number,
): void {
  dW.fill(0, 0, nIn * nOut);
  for (let r = 0; r < m; r++) {
    for (let i = 0; i < nIn; i++) {
      const x_i = x[r * nIn + i];
      if (x_i === 0) continue;
      for (let j = 0; j < nOut; j++) dW[i * nOut + j] += x_i * delta[r * nOut + j]; // eq: weight-gradient
    }
  }
}
// #endregion

// #region bias-gradient
/** db_j = Σ_rows delta_j: once per unit, not once per incoming weight. eq: bias-gradient, bias-gradient-matrix */
export function denseBiasGradient(db: Numbers, delta: Numbers, m: number, nOut: number): void {
  db.fill(0, 0, nOut);
  for (let r = 0; r < m; r++) {
    for (let j = 0; j < nOut; j++) db[j] += delta[r * nOut + j]; // eq: bias-gradient
  }
}
// #endregion

// #region input-gradient
/** dx_i = Σ_j w_ij delta_j: what the layer below receives. eq: hidden-error, hidden-error-matrix */
export function denseInputGradient(
  dx: Numbers,
  delta: Numbers,
  W: Numbers,
  m: number,
  nIn: number,
  nOut: number,
): void {
  for (let r = 0; r < m; r++) {
    for (let i = 0; i < nIn; i++) {
      let arriving = 0;
      for (let j = 0; j < nOut; j++) arriving += W[i * nOut + j] * delta[r * nOut + j]; // eq: hidden-error
      dx[r * nIn + i] = arriving;
    }
  }
}
// #endregion
