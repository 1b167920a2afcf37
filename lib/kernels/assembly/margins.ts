/** Losses on the distance from a target: absolute, Huber's, squared hinge; and targets smoothed. Sums as in losses.ts. */
import { storeFirst, sumOfLanes64 } from './lanes.ts';
import { firstLanes } from './memory.ts';

/** da = sign(a − y) / (m n), 0 where they are equal; returns Σ mean_j |a − y| */
export function meanAbsoluteError(da: usize, a: usize, y: usize, m: usize, n: usize): f64 {
  const length = m * n;
  const push = f32x4.splat(1 / f32(length));
  const signs = f32x4.splat(-0.0);
  let loss: f64 = 0;
  for (let i: usize = 0; i < length; i += 4) {
    const at = i << 2;
    const count = min<usize>(4, length - i);
    const d = f32x4.sub(v128.load(a + at), v128.load(y + at));
    loss += sumOfLanes64(v128.and(f32x4.abs(d), firstLanes(count)));
    const slope = v128.or(push, v128.and(d, signs));
    storeFirst(da + at, v128.and(slope, f32x4.ne(d, f32x4.splat(0))), count);
  }
  return loss / f64(n);
}

/** With c = a − y cut to ± delta: da = c / (m n); returns Σ mean_j c (a − y − c / 2), which is both halves of Huber's loss */
export function huber(da: usize, a: usize, y: usize, delta: f32, m: usize, n: usize): f64 {
  const length = m * n;
  const divisor = f32x4.splat(f32(length));
  const high = f32x4.splat(delta);
  const low = f32x4.neg(high);
  const half = f32x4.splat(0.5);
  let loss: f64 = 0;
  for (let i: usize = 0; i < length; i += 4) {
    const at = i << 2;
    const count = min<usize>(4, length - i);
    const d = f32x4.sub(v128.load(a + at), v128.load(y + at));
    const c = f32x4.max(f32x4.min(d, high), low);
    loss += sumOfLanes64(v128.and(f32x4.mul(c, f32x4.sub(d, f32x4.mul(c, half))), firstLanes(count)));
    storeFirst(da + at, f32x4.div(c, divisor), count);
  }
  return loss / f64(n);
}

/** With s = y, or −1 where y is 0: da = −2 s max(0, 1 − s a) / (m n); returns Σ mean_j max(0, 1 − s a)² */
export function squaredHinge(da: usize, a: usize, y: usize, m: usize, n: usize): f64 {
  const length = m * n;
  const divisor = f32x4.splat(f32(length));
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  const two = f32x4.splat(-2);
  let loss: f64 = 0;
  for (let i: usize = 0; i < length; i += 4) {
    const at = i << 2;
    const count = min<usize>(4, length - i);
    const ys = v128.load(y + at);
    const side = v128.bitselect(f32x4.neg(one), ys, f32x4.eq(ys, zero));
    const gap = f32x4.max(f32x4.sub(one, f32x4.mul(side, v128.load(a + at))), zero);
    loss += sumOfLanes64(v128.and(f32x4.mul(gap, gap), firstLanes(count)));
    storeFirst(da + at, f32x4.div(f32x4.mul(f32x4.mul(two, side), gap), divisor), count);
  }
  return loss / f64(n);
}

/** smoothed = (1 − share) y + share / n */
export function smooth(smoothed: usize, y: usize, share: f64, n: usize, length: usize): void {
  const keep = f32x4.splat(f32(1 - share));
  const part = f32x4.splat(f32(share / f64(n)));
  for (let i: usize = 0; i < length; i += 4) {
    const at = i << 2;
    storeFirst(smoothed + at, f32x4.add(f32x4.mul(keep, v128.load(y + at)), part), min<usize>(4, length - i));
  }
}
