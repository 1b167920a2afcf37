/** A finding as a record keeps it, small, and as the figure takes it. */
import type { Shown } from './model.ts';
import { pointsOf } from './range.ts';
import type { Ending, Finding } from './training.ts';

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

export function shownOf({ finding, losses, ending, lambda, trials }: RecordedFinding): Shown {
  return {
    ...{ finding, ending, lambda, points: pointsOf(losses, finding) },
    trials: trials.map(({ rate, loss, accuracy, broken }) => ({
      ...{ rate, broken, loss: loss ?? Number.NaN, accuracy: accuracy ?? Number.NaN },
    })),
    ...{ source: 'recorded', trialsSource: 'recorded' },
  };
}
