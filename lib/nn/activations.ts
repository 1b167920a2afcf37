/**
 * Activation functions, each with its derivative under it. Chapters: forward, backprop.
 *
 * A slope is read off z or a, whichever is exact: g'(z, a). At its kink a ReLU has the slope 0.
 */
import { exp, tanh } from './elementary.ts';
import type { Numbers } from './numbers.ts';

export type ActivationName = 'linear' | 'relu' | 'leaky_relu' | 'sigmoid' | 'tanh';

export interface Activation {
  readonly value: (z: number) => number;
  readonly slope: (z: number, a: number) => number;
}

export const linear: Activation = {
  value: (z) => z,
  slope: () => 1,
};

// #region relu
export const relu: Activation = {
  value: (z) => (z < 0 ? 0 : z), // eq: relu (and a NaN stays one)
  slope: (z) => (z > 0 ? 1 : 0), // eq: relu-slope
};
// #endregion

/** Keras 3's default negative slope is 0.3 for its layer and 0.2 for its function; PyTorch's is 0.01, which is meant here. */
export const leakyRelu: Activation = {
  value: (z) => (z > 0 ? z : 0.01 * z),
  slope: (z) => (z > 0 ? 1 : 0.01),
};

// #region sigmoid
/** Written so that no power overflows: e of a negative number only. */
export const sigmoid: Activation = {
  value: (z) => {
    const e = exp(-Math.abs(z));
    return z < 0 ? e / (1 + e) : 1 / (1 + e); // eq: sigmoid
  },
  slope: (_z, a) => a * (1 - a), // eq: sigmoid-slope
};
// #endregion

export const hyperbolicTangent: Activation = {
  value: tanh, // eq: tanh
  slope: (_z, a) => 1 - a * a, // eq: tanh-slope
};

export const activations: Readonly<Record<ActivationName, Activation>> = {
  linear,
  relu,
  leaky_relu: leakyRelu,
  sigmoid,
  tanh: hyperbolicTangent,
};

/** a = g(z), elementwise over the first `length` numbers; a may be z. eq: activation */
export function activate(a: Numbers, z: Numbers, g: ActivationName, length: number): void {
  const { value } = activations[g];
  for (let k = 0; k < length; k++) a[k] = value(z[k]); // eq: activation
}

/** delta = da ⊙ g'(z). eq: output-error; and the factor before the sum of hidden-error */
export function activationGradient(
  delta: Numbers,
  da: Numbers,
  z: Numbers,
  a: Numbers,
  g: ActivationName,
  length: number,
): void {
  const { slope } = activations[g];
  for (let k = 0; k < length; k++) delta[k] = da[k] * slope(z[k], a[k]); // eq: output-error
}
