/**
 * sin and cos in float64, made of + − × ÷ alone, equal in every browser as those of `elementary.ts` are; for |x| up to 10⁵.
 * Source: the methods of Sun's fdlibm (what is left of x beside a multiple of π/2, in two parts; a polynomial on it).
 */

/** π/2 in three parts: multiples of the first two by whole numbers up to 2²⁰ are exact. */
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_3 = 2.0222662487959506e-21;

/** x = k π/2 + high + low, |high| ≤ π/4. */
function reduced(x: number): { quarter: number; high: number; low: number } {
  const k = Math.abs(x) <= Math.PI / 4 ? 0 : Math.round((x * 2) / Math.PI);
  const first = x - k * HALF_PI_1;
  const rest = k * HALF_PI_2;
  const second = first - rest;
  const low = k * HALF_PI_3 - (first - second - rest);
  const high = second - low;
  return { quarter: ((k % 4) + 4) % 4, high, low: second - high - low };
}

function sinNearZero(x: number, low: number): number {
  const z = x * x;
  const v = z * x;
  const r =
    0.00833333333332249 +
    z *
      (-0.0001984126982985795 +
        z * (0.0000027557313707070068 + z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)));
  return x - (z * (0.5 * low - v * r) - low - v * -0.16666666666666632);
}

function cosNearZero(x: number, low: number): number {
  const z = x * x;
  const r =
    z *
    (0.0416666666666666 +
      z *
        (-0.001388888888887411 +
          z *
            (0.00002480158728947673 +
              z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11)))));
  const half = 0.5 * z;
  const one = 1 - half;
  return one + (1 - one - half + (z * r - x * low));
}

export function sin(x: number): number {
  const { quarter, high, low } = reduced(x);
  const size = quarter % 2 === 0 ? sinNearZero(high, low) : cosNearZero(high, low);
  return quarter < 2 ? size : -size;
}

export function cos(x: number): number {
  const { quarter, high, low } = reduced(x);
  const size = quarter % 2 === 0 ? cosNearZero(high, low) : sinNearZero(high, low);
  return quarter === 1 || quarter === 2 ? -size : size;
}
