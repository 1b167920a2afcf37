/** The L2 penalty λ Σ w² (Keras's and the book's λ: no ½). Chapters: gradient-descent, dropout. */
import type { Numbers } from '../kernels/kernels.ts';

/** dW += 2 λ W; returns λ ΣW². eq: l2-gradient, l2-penalty */
export function addL2(dW: Numbers, W: Numbers, lambda: number, length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k++) {
    dW[k] += 2 * lambda * W[k]; // eq: l2-gradient
    sum += W[k] * W[k];
  }
  return lambda * sum; // eq: l2-penalty
}
