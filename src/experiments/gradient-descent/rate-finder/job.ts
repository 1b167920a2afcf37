/** What the worker does, as a stream of reports: the range test with the curvature at its start, or one epoch at each of some rates. */
import type { Dataset } from '../../../../lib/data/dataset.ts';
import type { Kernels } from '../../../../lib/nn/kernels.ts';
import { stabilityLimit, startingSharpness } from './curvature.ts';
import type { Point } from './range.ts';
import { type Ending, type Finding, rangeTest, type Trial, trial } from './training.ts';

export type JobReport =
  | { readonly type: 'point'; readonly point: Point }
  | { readonly type: 'ended'; readonly ending: Ending }
  | { readonly type: 'sharpness'; readonly lambda: number; readonly settled: boolean }
  | { readonly type: 'progress'; readonly rate: number; readonly share: number }
  | { readonly type: 'trial'; readonly trial: Trial };

type Who = Pick<Finding, 'rule' | 'seed'>;

/** Each network has kernels, and so memory, of its own. */
export type MakeKernels = () => Kernels;

export function* rangeJob(data: Dataset, finding: Finding, kernels: MakeKernels): Generator<JobReport, void> {
  const test = rangeTest(data, finding, kernels());
  for (;;) {
    const { done, value } = test.next();
    if (done) {
      yield { type: 'ended', ending: value };
      break;
    }
    yield { type: 'point', point: value };
  }
  yield* sharpnessJob(data, finding, kernels);
}

/** λ of the untrained network, where the rule has a limit that it sets. */
function* sharpnessJob(data: Dataset, { rule, seed }: Who, kernels: MakeKernels): Generator<JobReport, void> {
  if (stabilityLimit(rule, 1) === null) return;
  const iterations = startingSharpness(data, seed, kernels());
  for (;;) {
    const { done, value } = iterations.next();
    yield { type: 'sharpness', lambda: value, settled: done === true };
    if (done) return;
  }
}

/** `measures`: λ too, which the range test had not come to. */
export function* trialsJob(
  data: Dataset,
  finding: Who,
  rates: readonly number[],
  kernels: MakeKernels,
  measures = false,
): Generator<JobReport, void> {
  for (const rate of rates) {
    const run = trial(data, finding, rate, kernels());
    for (;;) {
      const { done, value } = run.next();
      if (done) {
        yield { type: 'trial', trial: value };
        break;
      }
      yield { type: 'progress', rate, share: value };
    }
  }
  if (measures) yield* sharpnessJob(data, finding, kernels);
}
