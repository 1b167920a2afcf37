/**
 * Losses: each returns the sum over the m rows (added in float64, row after row) and writes the gradient
 * of the mean. Chapters: loss, softmax. `labels` are int32.
 */
import { exp4, log1p4, log4, sigmoid4 } from './elementary.ts';
import { storeFirst, sumOfLanes, sumOfLanes64 } from './lanes.ts';
import { firstLanes } from './memory.ts';
import { maxOfRow, shiftedExp } from './softmax.ts';

/** ln Σ_j e^(z_j − shift) of a row */
function logOfSum(z: usize, n: usize, shift: f32): f64 {
  let sum = f32x4.splat(0);
  for (let j: usize = 0; j < n; j += 4) sum = f32x4.add(sum, shiftedExp(z + (j << 2), shift, min<usize>(4, n - j)));
  return f64(f32x4.extract_lane(log4(f32x4.splat(sumOfLanes(sum))), 0));
}

/** delta = (a − y) / m with y one at the label; returns Σ (ln Σ_j e^z_j − z_label) */
export function sparseSoftmaxCrossEntropy(delta: usize, a: usize, z: usize, labels: usize, m: usize, n: usize): f64 {
  const row = n << 2;
  const divisor = f32x4.splat(f32(m));
  let loss: f64 = 0;
  for (let r: usize = 0; r < m; r++) {
    const at = <usize>load<i32>(labels + (r << 2)) << 2;
    const shift = maxOfRow(z, n);
    loss += f64(shift) - f64(load<f32>(z + at)) + logOfSum(z, n, shift);
    for (let j: usize = 0; j < n; j += 4) {
      storeFirst(delta + (j << 2), f32x4.div(v128.load(a + (j << 2)), divisor), min<usize>(4, n - j));
    }
    store<f32>(delta + at, (load<f32>(a + at) - 1) / f32(m));
    delta += row;
    a += row;
    z += row;
  }
  return loss;
}

/** delta = (a Σ_j y_j − y) / m; returns Σ Σ_j y_j (ln Σ_k e^z_k − z_j) */
export function softmaxCrossEntropy(delta: usize, a: usize, z: usize, y: usize, m: usize, n: usize): f64 {
  const row = n << 2;
  const divisor = f32x4.splat(f32(m));
  let loss: f64 = 0;
  for (let r: usize = 0; r < m; r++) {
    const shift = maxOfRow(z, n);
    const top = f64(shift) + logOfSum(z, n, shift);
    let mass: f64 = 0;
    for (let at: usize = 0; at < row; at += 4) {
      const weight = f64(load<f32>(y + at));
      loss += weight * (top - f64(load<f32>(z + at)));
      mass += weight;
    }
    const share = f32x4.splat(f32(mass));
    for (let j: usize = 0; j < n; j += 4) {
      const at = j << 2;
      const error = f32x4.sub(f32x4.mul(v128.load(a + at), share), v128.load(y + at));
      storeFirst(delta + at, f32x4.div(error, divisor), min<usize>(4, n - j));
    }
    delta += row;
    a += row;
    z += row;
    y += row;
  }
  return loss;
}

/** delta = (σ(z) − y) / (m n); returns Σ mean_j (max(z, 0) − z y + ln(1 + e^−|z|)) */
export function sigmoidBinaryCrossEntropy(delta: usize, a: usize, z: usize, y: usize, m: usize, n: usize): f64 {
  const length = m * n;
  const divisor = f32x4.splat(f32(length));
  const zero = f32x4.splat(0);
  let loss: f64 = 0;
  for (let i: usize = 0; i < length; i += 4) {
    const at = i << 2;
    const count = min<usize>(4, length - i);
    const zs = v128.load(z + at);
    const ys = v128.load(y + at);
    const rest = log1p4(exp4(f32x4.neg(f32x4.abs(zs))));
    const each = f32x4.add(f32x4.sub(f32x4.pmax(zs, zero), f32x4.mul(zs, ys)), rest);
    loss += sumOfLanes64(v128.and(each, firstLanes(count)));
    storeFirst(delta + at, f32x4.div(f32x4.sub(v128.load(a + at), ys), divisor), count);
  }
  return loss / f64(n);
}

/** da = 2 (a − y) / (m n); returns Σ mean_j (a − y)² */
export function meanSquaredError(da: usize, a: usize, y: usize, m: usize, n: usize): f64 {
  const length = m * n;
  const divisor = f32x4.splat(f32(length));
  let loss: f64 = 0;
  for (let i: usize = 0; i < length; i += 4) {
    const at = i << 2;
    const count = min<usize>(4, length - i);
    const d = f32x4.sub(v128.load(a + at), v128.load(y + at));
    loss += sumOfLanes64(v128.and(f32x4.mul(d, d), firstLanes(count)));
    storeFirst(da + at, f32x4.div(f32x4.add(d, d), divisor), count);
  }
  return loss / f64(n);
}

const NEAR_ZERO: f32 = 1e-7;
const NEAR_ONE: f32 = 1 - 1e-7;

// @ts-ignore: decorator
@inline
function clipped(a: v128): v128 {
  return f32x4.max(f32x4.min(a, f32x4.splat(NEAR_ONE)), f32x4.splat(NEAR_ZERO));
}

/** Where a probability was clipped its loss no longer depends on it. */
// @ts-ignore: decorator
@inline
function inside(a: v128, slope: v128): v128 {
  return v128.and(slope, f32x4.eq(a, clipped(a)));
}

/** da = −y / (a m); returns −Σ y ln a, with a clipped to [1e-7, 1 − 1e-7] */
export function crossEntropy(da: usize, a: usize, y: usize, m: usize, n: usize): f64 {
  const length = m * n;
  const divisor = f32x4.splat(f32(m));
  let loss: f64 = 0;
  for (let i: usize = 0; i < length; i += 4) {
    const at = i << 2;
    const count = min<usize>(4, length - i);
    const given = v128.load(a + at);
    const p = clipped(given);
    const ys = v128.load(y + at);
    loss -= sumOfLanes64(v128.and(f32x4.mul(ys, log4(p)), firstLanes(count)));
    storeFirst(da + at, inside(given, f32x4.neg(f32x4.div(ys, f32x4.mul(p, divisor)))), count);
  }
  return loss;
}

/** da = (a − y) / (a (1 − a) m n); returns −Σ mean_j (y ln a + (1 − y) ln(1 − a)), with a clipped */
export function binaryCrossEntropy(da: usize, a: usize, y: usize, m: usize, n: usize): f64 {
  const length = m * n;
  const divisor = f32x4.splat(f32(length));
  const one = f32x4.splat(1);
  let loss: f64 = 0;
  for (let i: usize = 0; i < length; i += 4) {
    const at = i << 2;
    const count = min<usize>(4, length - i);
    const given = v128.load(a + at);
    const p = clipped(given);
    const q = f32x4.sub(one, p);
    const ys = v128.load(y + at);
    const each = f32x4.add(f32x4.mul(ys, log4(p)), f32x4.mul(f32x4.sub(one, ys), log4(q)));
    loss -= sumOfLanes64(v128.and(each, firstLanes(count)));
    const slope = f32x4.div(f32x4.sub(p, ys), f32x4.mul(f32x4.mul(p, q), divisor));
    storeFirst(da + at, inside(given, slope), count);
  }
  return loss / f64(n);
}

/** dW += 2 λ W; returns λ ΣW² */
export function addL2(dW: usize, W: usize, lambda: f64, length: usize): f64 {
  const twice = f32x4.splat(f32(2 * lambda));
  let sum: f64 = 0;
  for (let i: usize = 0; i < length; i += 4) {
    const at = i << 2;
    const count = min<usize>(4, length - i);
    const w = v128.load(W + at);
    sum += sumOfLanes64(v128.and(f32x4.mul(w, w), firstLanes(count)));
    storeFirst(dW + at, f32x4.add(v128.load(dW + at), f32x4.mul(twice, w)), count);
  }
  return lambda * sum;
}

/** dW += λ sign(W), nothing where W is 0; returns λ Σ|W| */
export function addL1(dW: usize, W: usize, lambda: f64, length: usize): f64 {
  const push = f32x4.splat(f32(lambda));
  const signs = f32x4.splat(-0.0);
  const zero = f32x4.splat(0);
  let sum: f64 = 0;
  for (let i: usize = 0; i < length; i += 4) {
    const at = i << 2;
    const count = min<usize>(4, length - i);
    const w = v128.load(W + at);
    const slope = v128.and(v128.or(push, v128.and(w, signs)), f32x4.ne(w, zero));
    sum += sumOfLanes64(v128.and(f32x4.abs(w), firstLanes(count)));
    storeFirst(dW + at, f32x4.add(v128.load(dW + at), slope), count);
  }
  return lambda * sum;
}
