/** A recorded finding as the figure takes it. */

import { pointsOf } from '../../experiments/gradient-descent/rate-finder/range.ts';
import type { RecordedFinding } from '../../experiments/gradient-descent/rate-finder/recorded.ts';
import type { Shown } from './model.ts';

export function shownOf({ finding, losses, ending, lambda, trials }: RecordedFinding): Shown {
  return {
    ...{ finding, ending, lambda, points: pointsOf(losses, finding) },
    trials: trials.map(({ rate, loss, accuracy, broken }) => ({
      ...{ rate, broken, loss: loss ?? Number.NaN, accuracy: accuracy ?? Number.NaN },
    })),
    ...{ source: 'recorded', trialsSource: 'recorded' },
  };
}
