/**
 * The gated recurrent unit: a gate q keeps the old state or takes a new one, a gate r lets the new one see the old. Chapter: tasks.
 * Source: Cho et al. 2014, arXiv:1406.1078 (with q for its z; Keras's order of gates: q, r, candidate).
 *
 * x[m,T,nIn] W[nIn,3n] U[n,3n] a,da[m,T,n] gates,delta,deltaU[m,T,3n] inner[m,T,n]. In both forms q_t = σ(x_t W_q + a_(t−1) U_q + b_q),
 * r_t likewise, a_t = q_t ⊙ a_(t−1) + (1 − q_t) ⊙ ã_t; before the first state there is 0. They differ in the candidate:
 *
 * - `resetAfter` (Keras's default, and PyTorch's): ã_t = tanh(x_t W_h + b_h + r_t ⊙ (a_(t−1) U_h + b'_h)), b[2,3n]: one row for the
 *   input, one for the state. PyTorch orders the gates r, q, candidate and has W and U transposed.
 * - the textbook's: ã_t = tanh(x_t W_h + b_h + (r_t ⊙ a_(t−1)) U_h), b[3n].
 *
 * `gates` keeps q, r, ã; `inner` what the reset gate multiplies after U, or what U multiplies after the reset gate. What reaches W,
 * b and x is a dense layer's: `dense.ts` over the m T rows of x and delta (and of deltaU for the second row of b).
 */
import { sigmoid } from './activations.ts';
import { dense } from './dense.ts';
import { tanh } from './elementary.ts';
import type { Numbers } from './numbers.ts';
import type { RecurrentShape } from './recurrent.ts';

export interface GruShape extends RecurrentShape {
  readonly resetAfter: boolean;
}

// #region forward
/** a, gates and inner from x, step after step. */
export function gru(
  a: Numbers,
  gates: Numbers,
  inner: Numbers,
  x: Numbers,
  W: Numbers,
  U: Numbers,
  b: Numbers,
  m: number,
  { steps, nIn, n, resetAfter }: GruShape,
): void {
  const wide = 3 * n;
  dense(gates, x, W, b, m * steps, nIn, wide); // all that waits for no state
  /** Σ_k v_k ω_kj, v at `from` (before the first step: 0) */
  const throughU = (v: Numbers, from: number, t: number, j: number): number => {
    let sum = 0;
    for (let k = 0; t > 0 && k < n; k++) sum += v[from + k] * U[k * wide + j];
    return sum;
  };
  for (let r = 0; r < m; r++) {
    for (let t = 0; t < steps; t++) {
      const now = (r * steps + t) * n;
      const before = now - n;
      const [q, reset, candidate] = [3 * now, 3 * now + n, 3 * now + 2 * n];
      for (let j = 0; j < 2 * n; j++) {
        const bias = resetAfter ? b[wide + j] : 0;
        gates[q + j] = sigmoid.value(gates[q + j] + throughU(a, before, t, j) + bias);
      }
      for (let j = 0; j < n; j++) {
        inner[now + j] = resetAfter
          ? throughU(a, before, t, 2 * n + j) + b[wide + 2 * n + j]
          : t > 0
            ? gates[reset + j] * a[before + j]
            : 0;
      }
      for (let j = 0; j < n; j++) {
        const state = resetAfter ? gates[reset + j] * inner[now + j] : throughU(inner, now, t, 2 * n + j);
        gates[candidate + j] = tanh(gates[candidate + j] + state);
        const old = t > 0 ? a[before + j] : 0;
        a[now + j] = gates[q + j] * old + (1 - gates[q + j]) * gates[candidate + j];
      }
    }
  }
}
// #endregion

// #region backward
/**
 * From the last step to the first: delta is the error of what x W gives, deltaU of what a U gives (the same but for the candidate,
 * and with the textbook's form nowhere needed: it is left as it was). In da stands what arrives at each state from above; when it
 * returns, all of ∂L/∂a_t.
 */
export function gruError(
  delta: Numbers,
  deltaU: Numbers,
  da: Numbers,
  a: Numbers,
  gates: Numbers,
  inner: Numbers,
  U: Numbers,
  m: number,
  { steps, n, resetAfter }: GruShape,
): void {
  const wide = 3 * n;
  /** Σ_j ω_kj error_j over some columns of U */
  const backThroughU = (error: Numbers, at: number, k: number, from: number, to: number): number => {
    let sum = 0;
    for (let j = from; j < to; j++) sum += U[k * wide + j] * error[at + j];
    return sum;
  };
  for (let r = 0; r < m; r++) {
    for (let t = steps - 1; t >= 0; t--) {
      const now = (r * steps + t) * n;
      const before = now - n;
      const at = 3 * now;
      for (let j = 0; j < n; j++) {
        const [q_j, candidate] = [gates[at + j], gates[at + 2 * n + j]];
        const old = t > 0 ? a[before + j] : 0;
        delta[at + j] = da[now + j] * (old - candidate) * q_j * (1 - q_j);
        delta[at + 2 * n + j] = da[now + j] * (1 - q_j) * (1 - candidate * candidate);
      }
      for (let j = 0; j < n; j++) {
        const r_j = gates[at + n + j];
        // what arrives at r ⊙ a_(t−1) in the textbook's form, at r ⊙ (a_(t−1) U_h + b'_h) in the other
        const arriving = resetAfter ? delta[at + 2 * n + j] : backThroughU(delta, at, j, 2 * n, wide);
        const multiplied = resetAfter ? inner[now + j] : t > 0 ? a[before + j] : 0;
        delta[at + n + j] = arriving * multiplied * r_j * (1 - r_j);
        if (!resetAfter && t > 0) da[before + j] += arriving * r_j;
        if (resetAfter) deltaU[at + 2 * n + j] = arriving * r_j;
      }
      for (let j = 0; resetAfter && j < 2 * n; j++) deltaU[at + j] = delta[at + j];
      for (let k = 0; t > 0 && k < n; k++) {
        da[before + k] += da[now + k] * gates[at + k];
        da[before + k] += resetAfter ? backThroughU(deltaU, at, k, 0, wide) : backThroughU(delta, at, k, 0, 2 * n);
      }
    }
  }
}
// #endregion

/** dω_kj = Σ_rows Σ_t a_(t−1)k error_tj; in the textbook's form the candidate's columns meet r_t ⊙ a_(t−1), which is inner. */
export function gruWeightGradient(
  dU: Numbers,
  a: Numbers,
  inner: Numbers,
  delta: Numbers,
  deltaU: Numbers,
  m: number,
  { steps, n, resetAfter }: GruShape,
): void {
  const wide = 3 * n;
  const error = resetAfter ? deltaU : delta;
  dU.fill(0, 0, n * wide);
  for (let r = 0; r < m; r++) {
    for (let t = 1; t < steps; t++) {
      const now = (r * steps + t) * n;
      for (let k = 0; k < n; k++) {
        const old = a[now - n + k];
        for (let j = 0; j < wide; j++) {
          const met = resetAfter || j < 2 * n ? old : inner[now + k];
          dU[k * wide + j] += met * error[3 * now + j];
        }
      }
    }
  }
}
