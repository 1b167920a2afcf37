/** Whose mistakes make up a network's loss. Chapter: loss. */
import type { Split } from '../../../lib/data/dataset.ts';
import { costOf, type Layers } from '../../../lib/model/reading.ts';
import { experiment } from '../experiment.ts';
import { byCost, toldOf, total } from './costs.ts';

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
  const { mean, median, wrong, burden, bins, dearest } = toldOf(costs);
  const [{ index, label, predicted, confidence, loss }] = costs;
  return {
    ...{ mean, median, wrong, dearestHundredth: burden },
    wrongOnes: total(costs.filter((cost) => cost.predicted !== cost.label)) / (mean * count),
    aboveMean: costs.filter((cost) => cost.loss > mean).length / count,
    dearest: { index, truth: label, predicted, confidence, loss },
    bins,
    /** Of each: its place, what it is, what was read, what it costs. */
    named: dearest.map((one) => [one.index, one.label, one.predicted, one.loss]),
  };
}

export const whoCosts = experiment({
  images: { train: 0, test: 10_000 },
  reader: true,
  seconds: 4,
  measure: ({ data, reader }) => costsOf(data.test, reader),
});
