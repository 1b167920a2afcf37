/**
 * RMSProp: each weight's step is divided by the root of a running mean of its squared gradients. Chapter: gradient-descent.
 * Source: Tieleman & Hinton 2012. PyTorch's form is meant, ε outside the root; Keras puts it inside.
 */
import type { Numbers } from '../nn/numbers.ts';
import { checkConstants } from './constants.ts';
import { countStep, type Optimiser } from './optimiser.ts';

// #region step
/** v ← ρ v + (1−ρ) g²; w ← w − η g / (√v + ε). eq: rmsprop */
export function rmspropStep(
  w: Numbers,
  g: Numbers,
  v: Numbers,
  eta: number,
  rho: number,
  epsilon: number,
  length: number,
): void {
  for (let k = 0; k < length; k++) {
    v[k] = rho * v[k] + (1 - rho) * g[k] * g[k];
    w[k] -= (eta * g[k]) / (Math.sqrt(v[k]) + epsilon); // eq: rmsprop
  }
}
// #endregion

export function rmsprop({ learningRate = 0.001, rho = 0.9, epsilon = 1e-7 } = {}): Optimiser {
  checkConstants('rmsprop', { learningRate, rho, epsilon });
  return {
    name: 'rmsprop',
    learningRate,
    moments: 1,
    tick: countStep,
    update: (kernels, { values, gradient, moments, length }, rate) =>
      kernels.rmsprop(values, gradient, moments[0], rate, rho, epsilon, length),
  };
}
