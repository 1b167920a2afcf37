/** How long a neuron that is surely wrong takes under either loss. Chapter: loss. */
import { experiment } from '../experiment.ts';
import { badStart, goal, goodStart, type LossKind, reached, type Start, train, worseStart } from './neuron.ts';

/** More than the slowest start needs. */
const patience = 10_000;

/** Steps until the output is below the goal, under either loss. */
function stepsNeeded() {
  const stepsFrom = (start: Start) => {
    const count = (kind: LossKind) => reached(train(kind, start, patience), goal);
    return { ...start, squares: count('squares'), entropy: count('entropy') };
  };
  return { goal, good: stepsFrom(goodStart), bad: stepsFrom(badStart), worse: stepsFrom(worseStart) };
}

export const slowStart = experiment({
  images: { train: 0, test: 0 },
  seconds: 1,
  measure: stepsNeeded,
});
