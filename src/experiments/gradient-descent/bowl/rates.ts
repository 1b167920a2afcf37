/** What theory says of a run before it is run: the factor of each axis, the verdict, the best rate. Chapter: gradient-descent. */
import type { Moment, Run } from './descent.ts';

/** What one axis does: it lies at the bottom, creeps, jumps there at once, zigzags, circles between two points, diverges. */
export type Behaviour = 'rests' | 'creeps' | 'jumps' | 'zigzags' | 'circles' | 'diverges';

export interface Verdict {
  readonly axes: readonly Behaviour[];
  /** The axis that sets the pace: of those not at the bottom the one of the largest factor; null where all rest. */
  readonly slowest: number | null;
  /** Its |1 − ηλ|: the part of the distance that a step leaves in the long run. */
  readonly rate: number;
  /** Two axes are equally slow: of one curvature, or on either side of the best rate. */
  readonly tied: 'alike' | 'opposite' | null;
}

/** Equal up to the rounding of a product: so 2/λ times λ is 2 for every λ. */
const equal = (a: number, b: number) => Math.abs(a - b) <= 4 * Number.EPSILON * b;

/** By what a step multiplies w: w − ηλw = (1 − ηλ) w. */
export const factorOf = (eta: number, lambda: number): number => 1 - eta * lambda;

export function behaviourOf(eta: number, lambda: number, w: number): Behaviour {
  const product = eta * lambda;
  if (w === 0) return 'rests';
  if (equal(product, 1)) return 'jumps';
  if (equal(product, 2)) return 'circles';
  if (product < 1) return 'creeps';
  return product < 2 ? 'zigzags' : 'diverges'; // eq: quadratic-stability
}

export function verdictOf({ lambda, start, eta }: Run): Verdict {
  const axes = lambda.map((curvature, k) => behaviourOf(eta, curvature, start[k]));
  const sizes = lambda.map((curvature, k) => (axes[k] === 'rests' ? -1 : Math.abs(factorOf(eta, curvature))));
  const rate = Math.max(0, ...sizes);
  const slowest = [...sizes.keys()].filter((k) => rate - sizes[k] < 1e-12);
  const tied = slowest.length < 2 ? null : lambda[0] === lambda[1] ? 'alike' : 'opposite';
  return { axes, slowest: slowest[0] ?? null, rate, tied };
}

/** The rate that makes the larger of the two factors as small as it can be: there both are equal, with opposite signs. */
export function bestRate(lambda: readonly number[]) {
  const [least, most] = [Math.min(...lambda), Math.max(...lambda)];
  const kappa = most / least; // the condition number
  return { kappa, eta: 2 / (least + most), rate: (kappa - 1) / (kappa + 1) };
}

/** The rate above which the steepest axis, and so the run, diverges. eq: quadratic-stability */
export const limitOf = (lambda: readonly number[]): number => 2 / Math.max(...lambda);

/** The loss that theory gives one axis before each of `steps` steps and after them: λw₀²/2 · (1 − ηλ)²ᵗ. */
export function foretold({ lambda, start, eta }: Run, axis: number, steps: number): number[] {
  const factor = factorOf(eta, lambda[axis]);
  const losses = [(lambda[axis] * start[axis] * start[axis]) / 2];
  for (let t = 1; t <= steps; t++) losses.push(losses[t - 1] * factor * factor);
  return losses;
}

/** Below this a float64 has too few digits left for a ratio to mean anything. */
const faint = 1e-290;
const ratio = (after: number, before: number) => (Math.abs(before) < faint ? null : after / before);

/** w after step t over w before it, an axis at a time; null at the start and at the bottom. */
export function measuredFactors(path: readonly Moment[], t: number): (number | null)[] {
  return path[0].w.map((_, k) => (t === 0 ? null : ratio(path[t].w[k], path[t - 1].w[k])));
}

/** √(L after step t / L before it): in 1-D |1 − ηλ|, in 2-D it tends to the larger of the two. */
export function measuredRate(path: readonly Moment[], t: number): number | null {
  const share = t === 0 ? null : ratio(path[t].loss, path[t - 1].loss);
  return share === null ? null : Math.sqrt(share);
}

/** The largest distance between a measured factor and 1 − ηλ, over all steps and axes of a path. */
export function largestGap({ lambda, eta }: Run, path: readonly Moment[]): number {
  const gaps = path.flatMap((_, t) =>
    measuredFactors(path, t).map((one, k) => (one === null ? 0 : Math.abs(one - factorOf(eta, lambda[k])))),
  );
  return Math.max(...gaps);
}
