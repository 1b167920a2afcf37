/**
 * Penalties on weights, L2's λ Σ w² (Keras's and the book's λ: no ½) and L1's λ Σ |w|. Both together are Keras's L1L2.
 * Chapters: gradient-descent, dropout. PyTorch has neither as a layer's option; its optimisers' weight_decay is ½ λ Σ w².
 */
import type { Numbers } from './numbers.ts';

/** dW += 2 λ W; returns λ ΣW². eq: l2-gradient, l2-penalty */
export function addL2(dW: Numbers, W: Numbers, lambda: number, length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k++) {
    dW[k] += 2 * lambda * W[k]; // eq: l2-gradient
    sum += W[k] * W[k];
  }
  return lambda * sum; // eq: l2-penalty
}

/** dW += λ sign(W), at the kink 0 (as Keras and PyTorch have it); returns λ Σ |W|. */
export function addL1(dW: Numbers, W: Numbers, lambda: number, length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k++) {
    dW[k] += lambda * Math.sign(W[k]);
    sum += Math.abs(W[k]);
  }
  return lambda * sum;
}
