/**
 * exp, log, tanh and the logistic function of four float32 at once: Cephes's single-precision
 * polynomials (S. L. Moshier, expf, logf, tanhf), each operation written out, so that every engine gives
 * the same bits. Errors are below 2 units in the last place (tested over the range); NaN gives NaN.
 */
import { storeFirst } from './lanes.ts';

const LOG2E: f32 = 1.44269504088896341;
/** ln 2 in two parts; the first has few digits, so that n · LN2_HIGH is exact. */
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.12194440e-4;

// @ts-ignore: decorator
@inline
function constant(x: f32): v128 {
  return f32x4.splat(x);
}

// @ts-ignore: decorator
@inline
function step(p: v128, x: v128, coefficient: f32): v128 {
  return f32x4.add(f32x4.mul(p, x), constant(coefficient));
}

/** e^x; +∞ above 88.7228; 0 where the result would be denormal (below −87.3365). */
export function exp4(x: v128): v128 {
  const n = f32x4.nearest(f32x4.mul(x, constant(LOG2E)));
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(n, constant(LN2_HIGH))), f32x4.mul(n, constant(LN2_LOW)));
  let p = constant(1.9875691500e-4);
  p = step(p, r, 1.3981999507e-3);
  p = step(p, r, 8.3334519073e-3);
  p = step(p, r, 4.1665795894e-2);
  p = step(p, r, 1.6666665459e-1);
  p = step(p, r, 5.0000001201e-1);
  const y = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), constant(1));
  // 2ⁿ in two halves: n = 128 has no exponent of its own
  const whole = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(whole, 1);
  const scaled = f32x4.mul(f32x4.mul(y, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
  const flushed = v128.andnot(scaled, f32x4.lt(x, constant(-87.33654)));
  return v128.bitselect(constant(Infinity), flushed, f32x4.gt(x, constant(88.72284)));
}

// @ts-ignore: decorator
@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/** ln x; −∞ at 0, NaN below. */
export function log4(x: v128): v128 {
  const tiny = f32x4.lt(x, constant(1.17549435e-38));
  const scaled = v128.bitselect(f32x4.mul(x, constant(8388608)), x, tiny);
  // scaled = f · 2^e with √½ ≤ f < √2
  const bits = i32x4.sub(scaled, i32x4.splat(0x3f3504f3));
  const exponent = i32x4.shr_s(bits, 23);
  const f = i32x4.add(v128.and(bits, i32x4.splat(0x007fffff)), i32x4.splat(0x3f3504f3));
  const e = f32x4.sub(f32x4.convert_i32x4_s(exponent), v128.and(tiny, constant(23)));
  const u = f32x4.sub(f, constant(1));
  const uu = f32x4.mul(u, u);
  let p = constant(7.0376836292e-2);
  p = step(p, u, -1.1514610310e-1);
  p = step(p, u, 1.1676998740e-1);
  p = step(p, u, -1.2420140846e-1);
  p = step(p, u, 1.4249322787e-1);
  p = step(p, u, -1.6668057665e-1);
  p = step(p, u, 2.0000714765e-1);
  p = step(p, u, -2.4999993993e-1);
  p = step(p, u, 3.3333331174e-1);
  let y = f32x4.mul(f32x4.mul(p, u), uu);
  y = f32x4.add(y, f32x4.mul(e, constant(LN2_LOW)));
  y = f32x4.sub(y, f32x4.mul(uu, constant(0.5)));
  y = f32x4.add(f32x4.add(u, y), f32x4.mul(e, constant(LN2_HIGH)));
  y = v128.bitselect(x, y, v128.or(f32x4.eq(x, constant(Infinity)), f32x4.ne(x, x)));
  y = v128.bitselect(constant(-Infinity), y, f32x4.eq(x, constant(0)));
  return v128.bitselect(constant(NaN), y, f32x4.lt(x, constant(0)));
}

/** ln(1 + x) for 0 ≤ x ≤ 1, with what 1 + x rounded away put back. */
export function log1p4(x: v128): v128 {
  const u = f32x4.add(constant(1), x);
  const lost = f32x4.sub(x, f32x4.sub(u, constant(1)));
  return f32x4.add(log4(u), f32x4.div(lost, u));
}

/** tanh x */
export function tanh4(x: v128): v128 {
  const size = f32x4.abs(x);
  const e = exp4(f32x4.add(size, size));
  const far = f32x4.sub(constant(1), f32x4.div(constant(2), f32x4.add(e, constant(1))));
  const signed = v128.or(far, v128.and(x, constant(-0.0)));
  const xx = f32x4.mul(x, x);
  let p = constant(-5.70498872745e-3);
  p = step(p, xx, 2.06390887954e-2);
  p = step(p, xx, -5.37397155531e-2);
  p = step(p, xx, 1.33314422036e-1);
  p = step(p, xx, -3.33332819422e-1);
  const near = f32x4.add(f32x4.mul(f32x4.mul(p, xx), x), x);
  return v128.bitselect(near, signed, f32x4.lt(size, constant(0.625)));
}

/** 1 / (1 + e^−x), the exponential taken of −|x| so that nothing overflows. */
export function sigmoid4(x: v128): v128 {
  const e = exp4(f32x4.neg(f32x4.abs(x)));
  const above = v128.bitselect(e, constant(1), f32x4.lt(x, constant(0)));
  return f32x4.div(above, f32x4.add(constant(1), e));
}

/* The same over arrays, for the tests. */

export function exp(y: usize, x: usize, length: usize): void {
  for (let i: usize = 0; i < length; i += 4) storeFirst(y + (i << 2), exp4(v128.load(x + (i << 2))), min<usize>(4, length - i));
}

export function log(y: usize, x: usize, length: usize): void {
  for (let i: usize = 0; i < length; i += 4) storeFirst(y + (i << 2), log4(v128.load(x + (i << 2))), min<usize>(4, length - i));
}

export function tanh(y: usize, x: usize, length: usize): void {
  for (let i: usize = 0; i < length; i += 4) storeFirst(y + (i << 2), tanh4(v128.load(x + (i << 2))), min<usize>(4, length - i));
}
