/** Gradient descent on the bowl L = Σ λᵢ wᵢ² / 2, by the engine's own step in float64. Chapter: gradient-descent. */
import { sgdStep } from '../../../../lib/optimisers/sgd.ts';

export interface Run {
  /** One curvature an axis: one or two of them. */
  readonly lambda: readonly number[];
  readonly start: readonly number[];
  readonly eta: number;
}

export interface Moment {
  readonly w: readonly number[];
  readonly loss: number;
}

/** Counting gives up here: no run of the figure that settles at a visible pace is slower. */
export const mostSteps = 10_000;

export const lossAt = (lambda: readonly number[], w: ArrayLike<number>): number =>
  lambda.reduce((sum, curvature, k) => sum + (curvature * w[k] * w[k]) / 2, 0);

/** The start and then the place after each step, without end. */
export function* walk({ lambda, start, eta }: Run): Generator<Moment, never> {
  const w = Float64Array.from(start);
  const g = new Float64Array(w.length);
  for (;;) {
    yield { w: [...w], loss: lossAt(lambda, w) };
    for (let k = 0; k < w.length; k++) g[k] = lambda[k] * w[k]; // ∂L/∂w of the bowl
    sgdStep(w, g, eta, w.length); // eq: weight-update
  }
}

/** The start and the places after `steps` steps; it ends before the first loss that float64 cannot hold. */
export function descend(run: Run, steps: number): Moment[] {
  const path: Moment[] = [];
  for (const moment of walk(run)) {
    if (!Number.isFinite(moment.loss)) break;
    path.push(moment);
    if (path.length > steps) break;
  }
  return path;
}

/** Steps until the loss fulfils `wanted`; null where it does not within `most`. */
export function stepsUntil(
  run: Run,
  wanted: (loss: number, first: number) => boolean,
  most = mostSteps,
): number | null {
  const first = lossAt(run.lambda, run.start);
  let steps = 0;
  for (const { loss } of walk(run)) {
    if (wanted(loss, first)) return steps;
    if (steps === most || !Number.isFinite(loss)) break;
    steps += 1;
  }
  return null;
}

/** Until the loss is a thousandth of the first. */
export const stepsToSettle = (run: Run, most?: number) => stepsUntil(run, (loss, first) => loss <= first / 1000, most);
/** Until it is more than a thousand times the first. */
export const stepsToExceed = (run: Run, most?: number) => stepsUntil(run, (loss, first) => loss > first * 1000, most);
/** Until float64 has no number for it. */
export const stepsToOverflow = (run: Run, most?: number) => stepsUntil(run, (loss) => !Number.isFinite(loss), most);
