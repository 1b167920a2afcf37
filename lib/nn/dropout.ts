/**
 * Inverted dropout: each unit is dropped with probability `rate`, the kept ones are scaled up so that the mean stays.
 * Chapter: dropout. Source: Srivastava et al. 2014; the scaling while training is Keras's and PyTorch's.
 */
import type { Generator } from '../generator.ts';
import type { Numbers } from './numbers.ts';

/** mask[k] = 0 with probability `rate`, else 1: one draw a unit and example. eq: dropout-mask */
export function drawMask(mask: Uint8Array, rate: number, generator: Generator, length: number): void {
  for (let k = 0; k < length; k++) mask[k] = generator.uniform() < rate ? 0 : 1; // eq: dropout-mask
}

// #region apply
/** ã = r a / (1 − p); on the way back the same: what was dropped passes nothing. eq: inverted-dropout */
export function applyMask(a: Numbers, z: Numbers, mask: Uint8Array, rate: number, length: number): void {
  const scale = 1 / (1 - rate);
  for (let k = 0; k < length; k++) a[k] = mask[k] === 0 ? 0 : z[k] * scale; // eq: inverted-dropout, dropout-gradient
}
// #endregion
