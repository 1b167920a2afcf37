/**
 * Guided backprop, as a warning: on the way back a ReLU lets through only what arrives positive. No score has this for its slope,
 * and the picture is sharp whether the network has learnt or not. Chapter: interpretability. Sources: Springenberg et al. 2015
 * (arXiv:1412.6806); Adebayo et al. 2018 (arXiv:1810.03292), who randomise the weights and find the pictures hardly changed.
 */
import { type ActivationName, activationGradient } from './activations.ts';
import type { Numbers } from './numbers.ts';

/** delta = da ⊙ [z > 0] ⊙ [da > 0] behind a ReLU; behind any other activation its true slope, da ⊙ g'(z). */
export function guidedGradient(
  delta: Numbers,
  da: Numbers,
  z: Numbers,
  a: Numbers,
  g: ActivationName,
  length: number,
): void {
  activationGradient(delta, da, z, a, g, length);
  if (g !== 'relu') return;
  for (let k = 0; k < length; k++) if (delta[k] < 0) delta[k] = 0;
}
