/** Plain gradient descent: the article's own formula. Chapter: gradient-descent. */
import type { Numbers } from '../nn/numbers.ts';
import { checkConstants } from './constants.ts';
import { countStep, type Optimiser } from './optimiser.ts';

// #region step
/** w ← w − η g. eq: weight-update, bias-update */
export function sgdStep(w: Numbers, g: Numbers, eta: number, length: number): void {
  for (let k = 0; k < length; k++) w[k] -= eta * g[k]; // eq: weight-update, bias-update
}
// #endregion

export function sgd({ learningRate = 0.01 } = {}): Optimiser {
  checkConstants('sgd', { learningRate });
  return {
    name: 'sgd',
    learningRate,
    moments: 0,
    tick: countStep,
    update: (kernels, { values, gradient, length }, rate) => kernels.sgd(values, gradient, rate, length),
  };
}
