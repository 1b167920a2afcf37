/**
 * Gradient descent with momentum, plain or Nesterov's. Chapter: gradient-descent. Source: Sutskever et al. 2013.
 *
 * Keras's form is meant: the velocity carries the rate, v ← μ v − η g. PyTorch's v ← μ v + g, w ← w − η v takes the same
 * steps as long as η does not change.
 */
import type { Numbers } from '../nn/numbers.ts';
import { checkConstants } from './constants.ts';
import { countStep, type Optimiser } from './optimiser.ts';

// #region step
/** v ← μ v − η g; w ← w + v, or with Nesterov w ← w + μ v − η g. eq: momentum, nesterov */
export function momentumStep(
  w: Numbers,
  g: Numbers,
  v: Numbers,
  eta: number,
  mu: number,
  nesterov: boolean,
  length: number,
): void {
  for (let k = 0; k < length; k++) {
    const velocity = mu * v[k] - eta * g[k]; // eq: momentum
    v[k] = velocity;
    w[k] += nesterov ? mu * velocity - eta * g[k] : velocity; // eq: nesterov
  }
}
// #endregion

export function momentum({ learningRate = 0.01, momentum: mu = 0.9, nesterov = false } = {}): Optimiser {
  checkConstants('momentum', { learningRate, momentum: mu });
  return {
    name: nesterov ? 'nesterov' : 'momentum',
    learningRate,
    moments: 1,
    tick: countStep,
    update: (kernels, { values, gradient, moments, length }, rate) =>
      kernels.momentum(values, gradient, moments[0], rate, mu, nesterov, length),
  };
}

export const nesterov = (options: { learningRate?: number; momentum?: number } = {}): Optimiser =>
  momentum({ ...options, nesterov: true });
