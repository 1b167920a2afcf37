/** The experiments behind the numbers of the chapter on losses. Chapter: loss. */
import { readFileSync } from 'node:fs';
import type { Split } from '../../../lib/index.ts';
import { decodeNetwork } from '../../../lib/index.ts';
import { badStart, goal, goodStart } from '../../widgets/slow-start/model.ts';
import { type LossKind, reached, type Start, train } from '../../widgets/slow-start/neuron.ts';
import { burdenOfDearest, byCost, total } from '../../widgets/who-costs/model.ts';
import { costOf } from '../../widgets/who-costs/reading.ts';

/** More than the slowest start needs. */
const patience = 10_000;

/** Steps until the output is below the goal, under either loss. */
export function slowStart() {
  const stepsFrom = (start: Start) => {
    const count = (kind: LossKind) => reached(train(kind, start, patience), goal);
    return { ...start, squares: count('squares'), entropy: count('entropy') };
  };
  return { goal, good: stepsFrom(goodStart), bad: stepsFrom(badStart), worse: stepsFrom({ ...badStart, w: 4, b: 4 }) };
}

/** What each test image costs the network that comes with the site. */
export function whoCosts({ images, labels, count }: Split, file: URL) {
  const { network } = decodeNetwork(readFileSync(file), file.pathname);
  const costs = byCost(
    Array.from({ length: count }, (_, index) =>
      costOf(network, {
        pixels: Float32Array.from(images.subarray(index * 784, (index + 1) * 784), (byte) => byte / 255),
        label: labels[index],
        index,
      }),
    ),
  );
  const mean = total(costs) / count;
  const [{ index, label, predicted, confidence, loss }] = costs;
  return {
    mean,
    median: costs[Math.floor(count / 2)].loss,
    wrong: costs.filter((cost) => cost.predicted !== cost.label).length,
    dearestHundredth: burdenOfDearest(costs, 0.01),
    wrongOnes: total(costs.filter((cost) => cost.predicted !== cost.label)) / (mean * count),
    aboveMean: costs.filter((cost) => cost.loss > mean).length / count,
    dearest: { index, truth: label, predicted, confidence, loss },
  };
}
