/** Why not minimise the mistakes themselves?: a weight is nudged, and mistakes and loss are counted again. Chapter: loss. */
import type { Split } from '../../../lib/data/dataset.ts';
import type { Layers } from '../../../lib/model/reading.ts';
import { exp, log } from '../../../lib/nn/elementary.ts';
import { experiment } from '../experiment.ts';
import { flowOf } from '../forward/flow.ts';

/** About as far as one step of Adam at the program's rate moves a weight. */
const nudge = 0.001;

interface Row {
  readonly x: Float64Array;
  readonly z: Float64Array;
  /** e^(z − max z), and their sum. */
  readonly powers: Float64Array;
  readonly sum: number;
  readonly c: number;
}

const isMistake = (z: Float64Array, c: number): boolean => z.indexOf(Math.max(...z)) !== c;

/** One weight of the last layer, from i to j, a little larger: what becomes of the number of mistakes, and of the summed loss. */
function changesBy(rows: readonly Row[], i: number, j: number) {
  let [mistakes, loss] = [0, 0];
  for (const { x, z, powers, sum, c } of rows) {
    if (x[i] === 0) continue;
    const shift = nudge * x[i];
    loss += log(1 + (powers[j] * (exp(shift) - 1)) / sum) - (j === c ? shift : 0); // eq: log-sum-exp, after less before
    const before = isMistake(z, c);
    z[j] += shift;
    mistakes += Number(isMistake(z, c)) - Number(before);
    z[j] -= shift;
  }
  return { mistakes, loss };
}

/** Every weight of the last layer in turn: what part leaves the number of mistakes as it was, and how many change the loss. */
function nudged({ images, labels, count }: Split, network: Layers) {
  const { W, b } = network[network.length - 1];
  const rows = Array.from({ length: count }, (_, index): Row => {
    const image = Float64Array.from(images.subarray(index * 784, (index + 1) * 784), (byte) => byte / 255);
    const { x, z } = flowOf(network, image).at(-1)!;
    const top = Math.max(...z);
    const powers = z.map((one) => exp(one - top));
    return { x, z, powers, sum: powers.reduce((sum, power) => sum + power, 0), c: labels[index] };
  });
  const found = Array.from(W, (_, k) => changesBy(rows, Math.floor(k / b.length), k % b.length));
  return {
    weights: W.length,
    mistakes: rows.filter(({ z, c }) => isMistake(z, c)).length,
    sameMistakes: found.filter(({ mistakes }) => mistakes === 0).length / W.length,
    otherLoss: found.filter(({ loss }) => loss !== 0).length,
  };
}

export const mistakes = experiment({
  images: { train: 0, test: 10_000 },
  reader: true,
  seconds: 10,
  measure: ({ data, reader }) => nudged(data.test, reader),
});
