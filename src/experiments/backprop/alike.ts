/** Why the weights start at random: all 0, all alike, drawn. The book's network on a few thousand images. Chapter: backprop. */
import type { Dataset } from '../../../lib/data/dataset.ts';
import { dense } from '../../../lib/model/layers.ts';
import { sequential } from '../../../lib/model/sequential.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import type { Numbers } from '../../../lib/nn/numbers.ts';
import { experiment } from '../experiment.ts';
import { epochs, examples, firstOf, width } from './depth.ts';

export const units = 128;
/** What every weight is where all are alike: about as large as Glorot's. */
export const same = 0.05;

/** What the weights are before the first step; null: drawn. */
const starts = { zero: 0, alike: same, drawn: null } as const;
export type Start = keyof typeof starts;

/** How many of the hidden units differ from each other in what they have learned of their inputs. */
export function different(weights: Numbers, nOut: number): number {
  const columns = Array.from({ length: nOut }, (_, j) =>
    Array.from({ length: weights.length / nOut }, (_, i) => weights[i * nOut + j]).join(),
  );
  return new Set(columns).size;
}

export function begun(start: Start, hidden: number, data: Dataset, seed: number, kernels: Kernels) {
  const layers = [dense(hidden, { activation: 'relu' }), dense(10, { activation: 'softmax' })];
  const model = sequential(layers, { inputShape: [width], seed, kernels });
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy' });
  const value = starts[start];
  if (value !== null) model.setWeights(model.getWeights().map((w, k) => w.fill(k % 2 === 0 ? value : 0)));
  for (const _ of model.fit(...firstOf(data.train, examples), { epochs, batchSize: 32 }));
  return {
    accuracy: model.evaluate(...firstOf(data.test, data.test.count)).accuracy,
    units: different(model.getWeights()[0], hidden),
  };
}

/** The seed draws the weights, where they are drawn, and the order of the images. */
export const alike = experiment({
  images: { train: examples, test: 10_000 },
  seconds: 2,
  seeds: [1, 2, 3, 4, 5],
  measure: ({ data, kernels }, seed) => ({
    zero: begun('zero', units, data, seed, kernels()),
    alike: begun('alike', units, data, seed, kernels()),
    one: begun('drawn', 1, data, seed, kernels()),
    drawn: begun('drawn', units, data, seed, kernels()),
  }),
});
