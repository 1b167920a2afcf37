/**
 * Gradients that are too long are shortened before the step, their direction kept: through many steps of time a gradient may
 * grow by a factor each step. Source: Pascanu, Mikolov, Bengio 2013, arXiv:1211.5063.
 */
import type { Kernels } from '../nn/kernels.ts';
import type { Numbers } from '../nn/numbers.ts';
import { Problem } from '../problem.ts';
import type { Optimiser, Slot } from './optimiser.ts';

/** Σ v² */
export function sumOfSquares(v: Numbers, length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k++) sum += v[k] * v[k];
  return sum;
}

/** v ← factor v */
export function scale(v: Numbers, factor: number, length: number): void {
  for (let k = 0; k < length; k++) v[k] *= factor;
}

// #region clip
/** With |g| over all these gradients together: g ← g · most / |g| where |g| > most. Returns |g| as it was. */
export function clipByNorm(kernels: Kernels, slots: readonly Slot[], most: number): number {
  const squares = slots.reduce((sum, { gradient, length }) => sum + kernels.sumOfSquares(gradient, length), 0);
  const norm = Math.sqrt(squares);
  if (norm > most) for (const { gradient, length } of slots) kernels.scale(gradient, most / norm, length);
  return norm;
}
// #endregion

export interface Clipping {
  /** Keras's global_clipnorm and PyTorch's clip_grad_norm_ (which adds 1e-6 to the norm): one norm over all gradients. */
  readonly globalClipnorm?: number;
  /** Keras's clipnorm: each parameter array by itself. */
  readonly clipnorm?: number;
}

/** The optimiser with its gradients clipped first. Throws Problem 'range' for a norm that is not above 0. */
export function clipped(optimiser: Optimiser, { globalClipnorm, clipnorm }: Clipping): Optimiser {
  for (const [name, found] of Object.entries({ globalClipnorm, clipnorm })) {
    if (found !== undefined && !(found > 0)) {
      throw new Problem('range', { where: `clipped: ${name}`, expected: '> 0', found: String(found) });
    }
  }
  return {
    ...optimiser,
    // a norm over all gradients waits for all of them: none can be used up as it is found
    updatePixels: undefined,
    clip(kernels, slots) {
      if (clipnorm !== undefined) for (const slot of slots) clipByNorm(kernels, [slot], clipnorm);
      if (globalClipnorm !== undefined) clipByNorm(kernels, slots, globalClipnorm);
    },
  };
}
