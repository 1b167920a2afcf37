/** How long a neuron that is surely wrong takes under either loss. Chapter: loss. */
import { exp } from '../../../lib/nn/elementary.ts';
import { experiment } from '../experiment.ts';
import {
  badStart,
  goal,
  goodStart,
  type LossKind,
  reached,
  type Start,
  train,
  trainByAdam,
  worseStart,
} from './neuron.ts';

/** More than the slowest start needs. */
const patience = 10_000;

/** Adam's rate: a tenth of the others', for a step of its is about so long. */
const eta = 0.03;

/** Steps until the output is below the goal, under either loss, by plain descent and by Adam. */
function stepsNeeded() {
  const stepsFrom = (start: Start, by = train) => {
    const count = (kind: LossKind) => reached(by(kind, start, patience), goal);
    return { ...start, squares: count('squares'), entropy: count('entropy') };
  };
  /** Under the squares: until the output passes ½, and how long the formula says. eq: slow-wait */
  const waits = (start: Start) => ({
    half: reached(train('squares', start, patience), 0.5),
    foretold: exp(start.w + start.b) / (4 * start.eta),
  });
  const plain = (start: Start) => ({ ...stepsFrom(start), ...waits(start) });
  /** By the weighted input at which it starts, which alone counts: its input is 1. */
  const over = Object.fromEntries(
    [1.5, 3, 4, 5, 6, 7, 8].map((z) => {
      const { squares, entropy } = stepsFrom({ ...badStart, w: z / 2, b: z / 2 });
      return [z, { squares, entropy }];
    }),
  );
  const adam = (start: Start) => stepsFrom({ ...start, eta }, trainByAdam);
  return {
    ...{ goal, good: stepsFrom(goodStart), bad: plain(badStart), worse: plain(worseStart), over },
    adam: { good: adam(goodStart), bad: adam(badStart), worse: adam(worseStart) },
  };
}

export const slowStart = experiment({
  images: { train: 0, test: 0 },
  seconds: 1,
  measure: stepsNeeded,
});
