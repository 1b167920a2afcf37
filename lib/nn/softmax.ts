/**
 * Softmax over the rows of a batch, and its Jacobian applied to what arrives. Chapters: forward, loss.
 */

import { exp } from './elementary.ts';
import type { Numbers } from './numbers.ts';

// #region softmax
/** a_j = e^(z_j − max z) / Σ_k e^(z_k − max z), row by row: the largest power is e⁰, so none overflows. eq: softmax */
export function softmax(a: Numbers, z: Numbers, m: number, n: number): void {
  for (let r = 0; r < m; r++) {
    let top = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < n; k++) top = Math.max(top, z[r * n + k]);
    let sum = 0;
    for (let k = 0; k < n; k++) sum += a[r * n + k] = exp(z[r * n + k] - top); // eq: softmax-shifted
    for (let k = 0; k < n; k++) a[r * n + k] /= sum;
  }
}
// #endregion

// #region jacobian
/** delta_j = a_j (da_j − Σ_k da_k a_k): every output depends on every input of its row. eq: softmax-jacobian */
export function softmaxGradient(delta: Numbers, da: Numbers, a: Numbers, m: number, n: number): void {
  for (let r = 0; r < m; r++) {
    let mean = 0;
    for (let k = 0; k < n; k++) mean += da[r * n + k] * a[r * n + k];
    for (let j = 0; j < n; j++) delta[r * n + j] = a[r * n + j] * (da[r * n + j] - mean); // eq: softmax-jacobian
  }
}
// #endregion
