/**
 * sin, cos and atan in float64, made of + − × ÷ alone, equal in every browser as those of `elementary.ts` are; for |x| up to 10⁵.
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

/** atan ½, atan 1, atan 3/2, π/2: each as the nearest number and what it lacks. */
const ARC = [0, 0.4636476090008061, Math.PI / 4, 0.982793723247329, Math.PI / 2];
const ARC_REST = [0, 2.2698777452961687e-17, 3.061616997868383e-17, 1.3903311031230998e-17, 6.123233995736766e-17];
// biome-ignore format: one number a line says no more
const ARC_TERMS = [
  0.016285820115365782, -0.036531572744216916, 0.049768779946159324, -0.058335701337905735, 0.06661073137387531,
  -0.0769187620504483, 0.09090887133436507, -0.11111110405462356, 0.14285714272503466, -0.19999999999876483,
  0.3333333333333293,
];

/** The angle whose tangent is x, in ± π/2. */
export function atan(x: number): number {
  const size = Math.abs(x);
  const k = size < 0.4375 ? 0 : size < 0.6875 ? 1 : size < 1.1875 ? 2 : size < 2.4375 ? 3 : 4;
  // the tangent of what is left beside the nearest of those angles
  const t = [size, (2 * size - 1) / (2 + size), (size - 1) / (size + 1), (size - 1.5) / (1 + 1.5 * size), -1 / size][k];
  let r = 0;
  for (const term of ARC_TERMS) r = (r + term) * t * t;
  const angle = ARC[k] - (t * r - ARC_REST[k] - t);
  return x < 0 ? -angle : angle;
}

/** The angle of the point (x, y) seen from 0, in (−π, π]; 0 at 0 itself. */
export function atan2(y: number, x: number): number {
  if (x === 0) return y === 0 ? 0 : y > 0 ? Math.PI / 2 : -Math.PI / 2;
  return x > 0 ? atan(y / x) : atan(y / x) + (y < 0 ? -Math.PI : Math.PI);
}
