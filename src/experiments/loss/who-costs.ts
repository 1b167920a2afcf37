/** Whose mistakes make up a network's loss. Chapter: loss. */
import type { Split } from '../../../lib/data/dataset.ts';
import { costOf, type Layers } from '../../../lib/model/reading.ts';
import { experiment } from '../experiment.ts';
import { burdenOfDearest, byCost, total } from './costs.ts';

/** What each test image costs the network that comes with the site. */
function costsOf({ images, labels, count }: Split, network: Layers) {
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

export const whoCosts = experiment({
  images: { train: 0, test: 10_000 },
  reader: true,
  seconds: 4,
  measure: ({ data, reader }) => costsOf(data.test, reader),
});
