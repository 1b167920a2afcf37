/** A finding as a record keeps it, small. */
import { pointsOf } from './range.ts';
import type { Ending, Finding, Trial } from './training.ts';

/** A rate at which a run broke has neither loss nor accuracy. */
export interface RecordedFinding {
  readonly finding: Finding;
  readonly losses: readonly number[];
  readonly ending: Ending;
  readonly lambda: number | null;
  readonly trials: readonly {
    readonly rate: number;
    readonly loss: number | null;
    readonly accuracy: number | null;
    readonly broken: number | null;
  }[];
}

/** The test that was recorded, with its whole curve. */
export const recalled = ({ finding, losses, ending, lambda, trials }: RecordedFinding) => ({
  ...{ finding, ending, lambda, points: pointsOf(losses, finding) },
  trials: trials.map(
    ({ loss, accuracy, ...trial }): Trial => ({ ...trial, loss: loss ?? Number.NaN, accuracy: accuracy ?? Number.NaN }),
  ),
});
