/** The simple recurrent layer, step by step. Definition: nn/recurrent.ts. What waits for no state is a dense layer's. */
import { activate, Activation, activationGradient } from './activations';
import { addStep, overSteps, stepBack } from './time';

/** a and z; z holds x W + b already */
export function recurrent(
  a: usize, z: usize, U: usize, g: Activation, leak: f32, m: usize, steps: usize, n: usize,
): void {
  const width = n << 2;
  const row = steps * width;
  for (let t: usize = 0; t < steps; t++) {
    const now = t * width;
    if (t > 0) addStep(z + now, row, a + now - width, row, U, width, m, n, n);
    for (let r: usize = 0; r < m; r++) activate(a + r * row + now, z + r * row + now, g, leak, n);
  }
}

/** delta of every step, and da becomes all of ∂L/∂a */
export function recurrentError(
  delta: usize, da: usize, z: usize, a: usize, U: usize, g: Activation, leak: f32, m: usize, steps: usize, n: usize,
): void {
  const width = n << 2;
  const row = steps * width;
  for (let t = steps; t-- > 0; ) {
    const now = t * width;
    for (let r: usize = 0; r < m; r++) {
      const at = r * row + now;
      activationGradient(delta + at, da + at, z + at, a + at, g, leak, n);
    }
    if (t > 0) stepBack(da + now - width, row, delta + now, row, U, width, m, n, n, false);
  }
}

/** dU = Σ a_(t−1)ᵀ delta_t */
export function recurrentWeightGradient(dU: usize, a: usize, delta: usize, m: usize, steps: usize, n: usize): void {
  overSteps(dU, n << 2, a, delta, n << 2, m, steps, n, n);
}
