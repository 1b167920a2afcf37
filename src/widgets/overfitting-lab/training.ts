/** A small network on few examples, epoch after epoch, with the remedies that are switched on. Chapter: dropout. */
import {
  type Dataset,
  dense,
  dropout,
  type Kernels,
  type Layer,
  type PixelInput,
  pixels,
  sequential,
  type Targets,
} from '../../../lib/index.ts';

export const few = 500;
export const more = 2500;
export const validationExamples = 1000;
export const units = 128;
export const fewerUnits = 16;
export const lambda = 0.001;
export const rate = 0.5;
export const epochs = 60;
const batch = 32;
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

const first = ({ images, labels }: Dataset['train'], count: number): Examples => [
  pixels(images.subarray(0, count * width), width),
  { kind: 'labels', labels: labels.subarray(0, count) },
];

/** What is logged has the penalty in it, as Keras's log has; the two others are without it, so that they can be compared. */
export function* trainOn(data: Dataset, remedies: Remedies, seed: number, kernels: Kernels): Generator<Moment> {
  const l2 = remedies.l2 ? lambda : 0;
  const layers: Layer[] = [
    dense(remedies.small ? fewerUnits : units, { activation: 'relu', l2 }),
    ...(remedies.dropout ? [dropout(rate)] : []),
    dense(10, { activation: 'softmax', l2 }),
  ];
  const model = sequential(layers, { inputShape: [width], seed, kernels });
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy' });
  const examples = first(data.train, remedies.data ? more : few);
  const others = first(data.test, validationExamples);
  const penalty = () => {
    let sum = 0;
    for (const [k, values] of model.getWeights().entries()) if (k % 2 === 0) for (const w of values) sum += w * w;
    return l2 * sum;
  };
  for (const { epochLogs } of model.fit(...examples, { epochs, batchSize: batch })) {
    if (!epochLogs) continue;
    const paid = l2 > 0 ? penalty() : 0;
    const without = ({ loss, accuracy }: Measure): Measure => ({ loss: loss - paid, accuracy });
    yield {
      logged: { loss: epochLogs.loss, accuracy: epochLogs.accuracy },
      again: without(model.evaluate(...examples)),
      validation: without(model.evaluate(...others)),
    };
  }
}
