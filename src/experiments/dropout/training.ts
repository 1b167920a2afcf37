/** A small network on few examples, epoch after epoch, with the remedies that are switched on. Chapter: dropout. */
import type { Dataset } from '../../../lib/data/dataset.ts';
import { type PixelInput, pixels, type Targets } from '../../../lib/model/input.ts';
import { dense, dropout, type Layer } from '../../../lib/model/layers.ts';
import { type Sequential, sequential } from '../../../lib/model/sequential.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';

export const few = 500;
export const more = 2500;
export const validationExamples = 1000;
export const units = 128;
export const fewerUnits = 16;
export const lambda = 0.001;
export const rate = 0.5;
export const epochs = 60;
export const batch = 32;
const width = 784;

/** The four remedies of the article, each on or off. */
export interface Remedies {
  readonly data: boolean;
  readonly small: boolean;
  readonly l2: boolean;
  readonly dropout: boolean;
}
export const none: Remedies = { data: false, small: false, l2: false, dropout: false };

export interface Measure {
  readonly loss: number;
  readonly accuracy: number;
}

/** After an epoch: as the log says it (a mean over the epoch, dropout on), the same examples read anew, and others. */
export interface Moment {
  readonly logged: Measure;
  readonly again: Measure;
  readonly validation: Measure;
}

type Examples = readonly [PixelInput, Targets & { readonly kind: 'labels' }];

/** The first images of a split, after those that are passed over. */
export const first = ({ images, labels }: Dataset['train'], count: number, from = 0): Examples => [
  pixels(images.subarray(from * width, (from + count) * width), width),
  { kind: 'labels', labels: labels.subarray(from, from + count) },
];

/** How much of each remedy; 0 of the penalty or of dropout is none. */
export interface Strengths {
  readonly units: number;
  readonly lambda: number;
  readonly rate: number;
}

export function networkOf(strengths: Strengths, seed: number, kernels: Kernels): Sequential {
  const { units, lambda: l2, rate } = strengths;
  const layers: Layer[] = [
    dense(units, { activation: 'relu', l2 }),
    ...(rate > 0 ? [dropout(rate)] : []),
    dense(10, { activation: 'softmax', l2 }),
  ];
  const model = sequential(layers, { inputShape: [width], seed, kernels });
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy' });
  return model;
}

/** What the penalty adds to every loss of this network. eq: l2-penalty */
export function penaltyOf(model: Sequential, lambda: number): number {
  if (lambda === 0) return 0;
  let sum = 0;
  for (const [k, values] of model.getWeights().entries()) if (k % 2 === 0) for (const w of values) sum += w * w;
  return lambda * sum;
}

/** What is logged has the penalty in it, as Keras's log has; the two others are without it, so that they can be compared. */
export function* trainOn(data: Dataset, remedies: Remedies, seed: number, kernels: Kernels): Generator<Moment> {
  const strengths = {
    units: remedies.small ? fewerUnits : units,
    lambda: remedies.l2 ? lambda : 0,
    rate: remedies.dropout ? rate : 0,
  };
  const model = networkOf(strengths, seed, kernels);
  const examples = first(data.train, remedies.data ? more : few);
  const others = first(data.test, validationExamples);
  for (const { epochLogs } of model.fit(...examples, { epochs, batchSize: batch })) {
    if (!epochLogs) continue;
    const paid = penaltyOf(model, strengths.lambda);
    const without = ({ loss, accuracy }: Measure): Measure => ({ loss: loss - paid, accuracy });
    yield {
      logged: { loss: epochLogs.loss, accuracy: epochLogs.accuracy },
      again: without(model.evaluate(...examples)),
      validation: without(model.evaluate(...others)),
    };
  }
}
