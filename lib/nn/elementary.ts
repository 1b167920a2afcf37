/**
 * exp, log, tanh and log(1 + x) in float64, made of + − × ÷ and the bits of a number alone.
 *
 * Every engine rounds these four operations alike (IEEE 754), but each has its own Math.exp and Math.log; a run that
 * used them would end in other bits in another browser. Errors stay below one unit in the last place or so.
 * Source: the methods of Sun's fdlibm (argument reduction by ln 2, a polynomial on what is left).
 */
const float = new Float64Array(1);
const words = new Int32Array(float.buffer);
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0;

const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;

/** 2^k for −1022 ≤ k ≤ 1023, by writing the exponent's bits. */
function powerOfTwo(k: number): number {
  words[1 - HIGH] = 0;
  words[HIGH] = (k + 1023) << 20;
  return float[0];
}

/** eˣ; Infinity above 709.78, 0 below −745.13. */
export function exp(x: number): number {
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019411) return 0;
  if (!(Math.abs(x) > 3.7e-9)) return 1 + x; // and NaN
  const k = Math.round(x * Math.LOG2E);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  // two factors, so that results near the ends of the range neither overflow nor lose their last bits early
  const half = Math.trunc(k / 2);
  return y * powerOfTwo(half) * powerOfTwo(k - half);
}

/** The natural logarithm; −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0)) return Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  let k = 0;
  let scaled = x;
  if (scaled < 2.2250738585072014e-308) {
    scaled *= 18014398509481984; // 2^54: a denormal becomes normal
    k = -54;
  }
  float[0] = scaled;
  k += (words[HIGH] >> 20) - 1023;
  words[HIGH] = (words[HIGH] & 0x000fffff) | 0x3ff00000;
  let m = float[0]; // in [1, 2)
  if (m > Math.SQRT2) {
    m /= 2;
    k += 1;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const t1 = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const t2 = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + t1 + t2) + k * LN2_LOW) - f);
}

/** log(1 + x) for x > −1, without losing a small x in the sum (Kahan's correction). */
export function log1p(x: number): number {
  const sum = 1 + x;
  if (sum === 1) return x;
  if (sum === Number.POSITIVE_INFINITY) return sum;
  return (log(sum) * x) / (sum - 1);
}

/** The hyperbolic tangent: a continued fraction (Lambert, 1770) near 0, 1 − 2/(e²ˣ + 1) further out. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size > 22) return x < 0 ? -1 : 1;
  if (size < 0.625) {
    const t = x * x;
    let tail = 21;
    for (let odd = 19; odd >= 1; odd -= 2) tail = odd + t / tail;
    return x / tail;
  }
  const value = 1 - 2 / (exp(2 * size) + 1);
  return x < 0 ? -value : value;
}
