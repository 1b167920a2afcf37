/**
 * Adagrad: like RMSProp, but the squares are summed for ever, so steps only shrink. Source: Duchi, Hazan, Singer 2011.
 * PyTorch's form is meant (sum starts at 0, ε outside the root); Keras starts it at 0.1 and puts ε inside.
 */
import type { Numbers } from '../nn/numbers.ts';
import { checkConstants } from './constants.ts';
import { countStep, type Optimiser } from './optimiser.ts';

// #region step
/** v ← v + g²; w ← w − η g / (√v + ε) */
export function adagradStep(w: Numbers, g: Numbers, v: Numbers, eta: number, epsilon: number, length: number): void {
  for (let k = 0; k < length; k++) {
    v[k] += g[k] * g[k];
    w[k] -= (eta * g[k]) / (Math.sqrt(v[k]) + epsilon);
  }
}
// #endregion

export function adagrad({ learningRate = 0.001, epsilon = 1e-10 } = {}): Optimiser {
  checkConstants('adagrad', { learningRate, epsilon });
  return {
    name: 'adagrad',
    learningRate,
    moments: 1,
    tick: countStep,
    update: (kernels, { values, gradient, moments, length }, rate) =>
      kernels.adagrad(values, gradient, moments[0], rate, epsilon, length),
  };
}
