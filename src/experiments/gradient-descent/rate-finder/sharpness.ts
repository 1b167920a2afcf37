/**
 * The sharpness of a loss at a point: the eigenvalue λ of its Hessian that is largest in size, by power iteration.
 * Chapter: gradient-descent.
 *
 * The Hessian is never built. Its product with a direction u is the change of the gradient along it, a central difference:
 * H u ≈ (∇L(w + h u) − ∇L(w − h u)) / 2h, in float64. With a ReLU h must be small: where a step to the side moves a unit
 * over its corner the gradient jumps, and the jump over 2h would pass for curvature (at h = 1e-4 an untrained
 * 784-128-10 looks more than three times as sharp as it is).
 */
import { generator } from '../../../../lib/generator.ts';

/** The gradient at w, written into `into`. */
export type GradientAt = (w: Float64Array, into: Float64Array) => void;

export interface SharpnessOptions {
  readonly seed?: number;
  /** It ends where λ changes by less than this share, or after so many iterations. */
  readonly tolerance?: number;
  readonly most?: number;
  /** Length of the step to either side; directions have length 1. */
  readonly h?: number;
}

/** Yields λ = uᵀ H u of each iteration's direction u, and returns the last. */
export function* powerIteration(
  gradientAt: GradientAt,
  w: Float64Array,
  { seed = 1, tolerance = 1e-5, most = 80, h = 1e-7 }: SharpnessOptions = {},
): Generator<number, number> {
  const n = w.length;
  const chance = generator(seed, 'sharpness');
  const u = Float64Array.from({ length: n }, () => 2 * chance.uniform() - 1);
  const [above, below, place] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const look = (side: number, into: Float64Array) => {
    for (let k = 0; k < n; k++) place[k] = w[k] + side * h * u[k];
    gradientAt(place, into);
  };
  if (!scaleToOne(u)) return 0;
  let lambda = 0;
  for (let t = 0; t < most; t++) {
    const before = lambda;
    look(1, above);
    look(-1, below);
    lambda = 0;
    for (let k = 0; k < n; k++) {
      const product = (above[k] - below[k]) / (2 * h); // eq: central-difference
      lambda += u[k] * product;
      above[k] = product;
    }
    u.set(above);
    if (!scaleToOne(u)) return 0;
    yield lambda;
    if (Math.abs(lambda - before) < tolerance * Math.abs(lambda)) break;
  }
  return lambda;
}

export function sharpness(...what: Parameters<typeof powerIteration>): number {
  const iterations = powerIteration(...what);
  for (;;) {
    const { done, value } = iterations.next();
    if (done) return value;
  }
}

/** False for a vector of zeros, which has no direction. */
function scaleToOne(u: Float64Array): boolean {
  let sum = 0;
  for (const value of u) sum += value * value;
  const length = Math.sqrt(sum);
  if (length === 0) return false;
  for (let k = 0; k < u.length; k++) u[k] /= length;
  return true;
}
