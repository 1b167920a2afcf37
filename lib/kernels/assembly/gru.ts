/** The gated recurrent unit, step by step, both forms. Definition: nn/gru.ts. What waits for no state is a dense layer's. */
import { sigmoid4, tanh4 } from './elementary.ts';
import { storeFirst } from './lanes.ts';
import { addStep, overSteps, stepBack } from './time';

/** a, gates and inner; gates holds x W + b already. `bias`: of the state, 3n, or 0 in the textbook's form */
export function gru(
  a: usize, gates: usize, inner: usize, U: usize, bias: usize, m: usize, steps: usize, n: usize, resetAfter: bool,
): void {
  const width = n << 2;
  const row = steps * width;
  const wide = 3 * width;
  const candidate = 2 * width;
  for (let t: usize = 0; t < steps; t++) {
    const now = a + t * width;
    const gate = gates + t * wide;
    const side = inner + t * width;
    if (t > 0) addStep(gate, 3 * row, now - width, row, U, wide, m, n, 2 * n);
    if (resetAfter) {
      for (let r: usize = 0; r < m; r++) memory.copy(side + r * row, bias + candidate, width);
      if (t > 0) addStep(side, row, now - width, row, U + candidate, wide, m, n, n);
    }
    for (let r: usize = 0; r < m; r++) open(gate + 3 * r * row, side + r * row, now + r * row - width, bias, n, t > 0, resetAfter);
    if (!resetAfter && t > 0) addStep(gate + candidate, 3 * row, side, row, U + candidate, wide, m, n, n);
    for (let r: usize = 0; r < m; r++) renew(now + r * row, gate + 3 * r * row, side + r * row, n, t > 0, resetAfter);
  }
}

/** One row's gates q and r; in the textbook's form also inner = r ⊙ a_(t−1) */
function open(gate: usize, inner: usize, old: usize, bias: usize, n: usize, hasOld: bool, resetAfter: bool): void {
  const width = n << 2;
  const zero = f32x4.splat(0);
  for (let j: usize = 0; j < n; j += 4) {
    const at = j << 2;
    const count = min<usize>(4, n - j);
    let q = v128.load(gate + at);
    let r = v128.load(gate + width + at);
    if (resetAfter) {
      q = f32x4.add(q, v128.load(bias + at));
      r = f32x4.add(r, v128.load(bias + width + at));
    }
    r = sigmoid4(r);
    storeFirst(gate + at, sigmoid4(q), count);
    storeFirst(gate + width + at, r, count);
    if (!resetAfter) storeFirst(inner + at, hasOld ? f32x4.mul(r, v128.load(old + at)) : zero, count);
  }
}

/** One row's candidate and state */
function renew(a: usize, gate: usize, inner: usize, n: usize, hasOld: bool, resetAfter: bool): void {
  const width = n << 2;
  const one = f32x4.splat(1);
  for (let j: usize = 0; j < n; j += 4) {
    const at = j << 2;
    const count = min<usize>(4, n - j);
    let c = v128.load(gate + 2 * width + at);
    if (resetAfter) c = f32x4.add(c, f32x4.mul(v128.load(gate + width + at), v128.load(inner + at)));
    c = tanh4(c);
    storeFirst(gate + 2 * width + at, c, count);
    const q = v128.load(gate + at);
    const renewed = f32x4.mul(f32x4.sub(one, q), c);
    const kept = hasOld ? f32x4.mul(q, v128.load(a - width + at)) : f32x4.splat(0);
    storeFirst(a + at, f32x4.add(kept, renewed), count);
  }
}

/** delta and (with the reset after) deltaU of every step, and da becomes all of ∂L/∂a */
export function gruError(
  delta: usize, deltaU: usize, da: usize, a: usize, gates: usize, inner: usize, U: usize,
  m: usize, steps: usize, n: usize, resetAfter: bool,
): void {
  const width = n << 2;
  const row = steps * width;
  const wide = 3 * width;
  const candidate = 2 * width;
  for (let t = steps; t-- > 0; ) {
    const now = t * width;
    const gate = t * wide;
    const hasOld = t > 0;
    for (let r: usize = 0; r < m; r++) {
      updateError(delta + 3 * r * row + gate, da + r * row + now, a + r * row + now - width, gates + 3 * r * row + gate, n, hasOld);
    }
    // what arrives at r ⊙ a_(t−1) waits where delta of the reset gate will stand
    if (!resetAfter) {
      stepBack(delta + gate + width, 3 * row, delta + gate + candidate, 3 * row, U + candidate, wide, m, n, n, true);
    }
    for (let r: usize = 0; r < m; r++) {
      const at = r * row + now;
      const wideAt = 3 * r * row + gate;
      if (resetAfter) resetAfterError(delta + wideAt, deltaU + wideAt, gates + wideAt, inner + at, n);
      else resetError(delta + wideAt, da + at - width, a + at - width, gates + wideAt, n, hasOld);
      if (hasOld) keep(da + at - width, da + at, gates + wideAt, n);
    }
    if (!hasOld) continue;
    const error = resetAfter ? deltaU : delta;
    stepBack(da + now - width, row, error + gate, 3 * row, U, wide, m, resetAfter ? 3 * n : 2 * n, n, false);
  }
}

/** delta of q and of the candidate: da (a_(t−1) − ã) q (1 − q), da (1 − q) (1 − ã²) */
function updateError(delta: usize, da: usize, old: usize, gate: usize, n: usize, hasOld: bool): void {
  const width = n << 2;
  const one = f32x4.splat(1);
  for (let j: usize = 0; j < n; j += 4) {
    const at = j << 2;
    const count = min<usize>(4, n - j);
    const q = v128.load(gate + at);
    const c = v128.load(gate + 2 * width + at);
    const before = hasOld ? v128.load(old + at) : f32x4.splat(0);
    const through = f32x4.mul(v128.load(da + at), f32x4.sub(one, q));
    const turn = f32x4.mul(f32x4.mul(through, q), f32x4.sub(before, c));
    storeFirst(delta + at, turn, count);
    storeFirst(delta + 2 * width + at, f32x4.mul(through, f32x4.sub(one, f32x4.mul(c, c))), count);
  }
}

/** delta of r; deltaU: the same for q and r, for the candidate what passes the reset gate */
function resetAfterError(delta: usize, deltaU: usize, gate: usize, inner: usize, n: usize): void {
  const width = n << 2;
  const one = f32x4.splat(1);
  for (let j: usize = 0; j < n; j += 4) {
    const at = j << 2;
    const count = min<usize>(4, n - j);
    const r = v128.load(gate + width + at);
    const passed = f32x4.mul(v128.load(delta + 2 * width + at), r);
    const reset = f32x4.mul(f32x4.mul(passed, f32x4.sub(one, r)), v128.load(inner + at));
    storeFirst(deltaU + at, v128.load(delta + at), count);
    storeFirst(delta + width + at, reset, count);
    storeFirst(deltaU + width + at, reset, count);
    storeFirst(deltaU + 2 * width + at, passed, count);
  }
}

/** delta of r from what arrives at r ⊙ a_(t−1), and what of it passes on to a_(t−1) */
function resetError(delta: usize, daBefore: usize, old: usize, gate: usize, n: usize, hasOld: bool): void {
  const width = n << 2;
  const one = f32x4.splat(1);
  for (let j: usize = 0; j < n; j += 4) {
    const at = j << 2;
    const count = min<usize>(4, n - j);
    const r = v128.load(gate + width + at);
    const passed = f32x4.mul(v128.load(delta + width + at), r);
    if (hasOld) {
      storeFirst(delta + width + at, f32x4.mul(f32x4.mul(passed, f32x4.sub(one, r)), v128.load(old + at)), count);
      storeFirst(daBefore + at, f32x4.add(v128.load(daBefore + at), passed), count);
    } else {
      storeFirst(delta + width + at, f32x4.splat(0), count);
    }
  }
}

/** da_(t−1) += da_t ⊙ q */
function keep(daBefore: usize, da: usize, q: usize, n: usize): void {
  for (let j: usize = 0; j < n; j += 4) {
    const at = j << 2;
    const passed = f32x4.mul(v128.load(da + at), v128.load(q + at));
    storeFirst(daBefore + at, f32x4.add(v128.load(daBefore + at), passed), min<usize>(4, n - j));
  }
}

/** dU: a_(t−1) meets the error of what U gives; in the textbook's form r_t ⊙ a_(t−1), inner, meets the candidate's */
export function gruWeightGradient(
  dU: usize, a: usize, inner: usize, delta: usize, deltaU: usize, m: usize, steps: usize, n: usize, resetAfter: bool,
): void {
  const wide = (3 * n) << 2;
  if (resetAfter) {
    overSteps(dU, wide, a, deltaU, wide, m, steps, n, 3 * n);
  } else {
    const candidate = (2 * n) << 2;
    overSteps(dU, wide, a, delta, wide, m, steps, n, 2 * n);
    overSteps(dU + candidate, wide, inner + (n << 2), delta + candidate, wide, m, steps, n, n);
  }
}
