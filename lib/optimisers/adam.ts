/**
 * Adam, in both of its forms. Chapters: mnist, gradient-descent. Source: Kingma & Ba 2015.
 *
 * m and v are running means of the gradient and of its square; both start at 0 and are corrected by 1 − βᵗ. The textbook
 * (and PyTorch) adds ε to the corrected root: w −= η m̂ / (√v̂ + ε). Keras folds the corrections into the rate, α_t =
 * η √(1−β₂ᵗ) / (1−β₁ᵗ), and adds ε to the uncorrected root: w −= α_t m / (√v + ε). That is the textbook's with
 * ε / √(1−β₂ᵗ): a larger ε in the first steps. Both are offered, by name.
 */
import type { Numbers } from '../nn/numbers.ts';
import { checkConstants } from './constants.ts';
import type { Clock, Optimiser } from './optimiser.ts';

// #region step
/** One step with the step's own alpha and epsilon. eq: adam-moments, adam-update */
export function adamStep(
  w: Numbers,
  g: Numbers,
  m: Numbers,
  v: Numbers,
  alpha: number,
  beta1: number,
  beta2: number,
  epsilon: number,
  length: number,
): void {
  for (let k = 0; k < length; k++) {
    m[k] = beta1 * m[k] + (1 - beta1) * g[k]; // eq: adam-moments
    v[k] = beta2 * v[k] + (1 - beta2) * g[k] * g[k]; // eq: adam-moments
    w[k] -= (alpha * m[k]) / (Math.sqrt(v[k]) + epsilon); // eq: adam-update
  }
}
// #endregion

// #region correction
/** α_t and the ε of step t; with them both forms are the same loop. eq: adam-correction, adam-update-keras */
export function adamConstants(rate: number, epsilon: number, clock: Clock, form: 'keras' | 'textbook') {
  const root = Math.sqrt(1 - clock.beta2Power);
  return {
    alpha: (rate * root) / (1 - clock.beta1Power), // eq: adam-correction
    epsilon: form === 'keras' ? epsilon : epsilon * root,
  };
}
// #endregion

export interface AdamOptions {
  readonly learningRate?: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
  /** Where ε stands: 'keras' (the default) or 'textbook'. */
  readonly form?: 'keras' | 'textbook';
}

/** Keras's defaults: η = 0.001, β₁ = 0.9, β₂ = 0.999, ε = 1e-7. */
export function adam(options: AdamOptions = {}): Optimiser {
  const { learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7, form = 'keras' } = options;
  checkConstants('adam', { learningRate, beta1, beta2, epsilon });
  return {
    name: form === 'keras' ? 'adam' : 'adam-textbook',
    learningRate,
    moments: 2,
    tick(clock) {
      clock.t += 1;
      clock.beta1Power *= beta1;
      clock.beta2Power *= beta2;
    },
    update(kernels, { values, gradient, moments, length }, rate, clock) {
      const c = adamConstants(rate, epsilon, clock, form);
      kernels.adam(values, gradient, moments[0], moments[1], c.alpha, beta1, beta2, c.epsilon, length);
    },
    updatePixels(_kernels, pixels, { values, moments }, batch, delta, rate, clock) {
      const c = adamConstants(rate, epsilon, clock, form);
      pixels.denseAdam(values, batch, delta, moments[0], moments[1], c.alpha, beta1, beta2, c.epsilon);
    },
  };
}
