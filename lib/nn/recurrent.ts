/**
 * The simple recurrent layer: each state comes of an input and of the state before it. Chapter: tasks.
 * Sources: Elman 1990, "Finding Structure in Time"; Werbos 1990, "Backpropagation Through Time".
 *
 * Keras's orders: x[m,T,nIn] W[nIn,n] U[n,n] b[n], z,a,delta,da[m,T,n]; w_ij stands at W[i * n + j], ω_kj at U[k * n + j]. Before
 * the first state there is 0. What reaches W, b and x is a dense layer's: `dense.ts` over the m T rows of x and delta.
 */
import { type ActivationName, activations } from './activations.ts';
import { dense } from './dense.ts';
import type { Numbers } from './numbers.ts';

export interface RecurrentShape {
  /** T */
  readonly steps: number;
  readonly nIn: number;
  readonly n: number;
}

// #region forward
/** z_tj = Σ_i w_ij x_ti + Σ_k ω_kj a_(t−1)k + b_j; a_tj = g(z_tj) */
export function recurrent(
  a: Numbers,
  z: Numbers,
  x: Numbers,
  W: Numbers,
  U: Numbers,
  b: Numbers,
  g: ActivationName,
  m: number,
  { steps, nIn, n }: RecurrentShape,
): void {
  dense(z, x, W, b, m * steps, nIn, n); // all that waits for no state
  const { value } = activations[g];
  for (let r = 0; r < m; r++) {
    for (let t = 0; t < steps; t++) {
      const now = (r * steps + t) * n;
      const before = now - n;
      for (let k = 0; t > 0 && k < n; k++) {
        for (let j = 0; j < n; j++) z[now + j] += U[k * n + j] * a[before + k];
      }
      for (let j = 0; j < n; j++) a[now + j] = value(z[now + j]);
    }
  }
}
// #endregion

// #region backward
/**
 * From the last step to the first: delta_tj = da_tj g'(z_tj), da_(t−1)k += Σ_j ω_kj delta_tj. In da stands what arrives at each
 * state from above; when it returns, all of ∂L/∂a_t.
 */
export function recurrentError(
  delta: Numbers,
  da: Numbers,
  z: Numbers,
  a: Numbers,
  U: Numbers,
  g: ActivationName,
  m: number,
  { steps, n }: RecurrentShape,
): void {
  const { slope } = activations[g];
  for (let r = 0; r < m; r++) {
    for (let t = steps - 1; t >= 0; t--) {
      const now = (r * steps + t) * n;
      const before = now - n;
      for (let j = 0; j < n; j++) delta[now + j] = da[now + j] * slope(z[now + j], a[now + j]);
      for (let k = 0; t > 0 && k < n; k++) {
        let arriving = 0;
        for (let j = 0; j < n; j++) arriving += U[k * n + j] * delta[now + j];
        da[before + k] += arriving;
      }
    }
  }
}
// #endregion

/** dω_kj = Σ_rows Σ_t a_(t−1)k delta_tj: the same weight at every step, so all its steps count. */
export function recurrentWeightGradient(
  dU: Numbers,
  a: Numbers,
  delta: Numbers,
  m: number,
  { steps, n }: RecurrentShape,
): void {
  dU.fill(0, 0, n * n);
  for (let r = 0; r < m; r++) {
    for (let t = 1; t < steps; t++) {
      const now = (r * steps + t) * n;
      for (let k = 0; k < n; k++) {
        for (let j = 0; j < n; j++) dU[k * n + j] += a[now - n + k] * delta[now + j];
      }
    }
  }
}
