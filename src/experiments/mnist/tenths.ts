/**
 * Which tenth of the training images is kept for validation: each of the ten in turn, after one epoch on the nine others. Keras
 * keeps the last. Chapter: mnist.
 */

import type { Dataset } from '../../../lib/data/dataset.ts';
import { Program } from '../../../lib/model/program.ts';
import { articleSettings } from '../../../lib/model/settings.ts';
import { type Bench, endsOf, experiment, mean } from '../experiment.ts';
import { onTrainingImages, width } from './reading.ts';

export const tenths = 10;

/** The data with one tenth put behind the others, where the program looks for its validation images. */
export function withLast({ train, ...others }: Dataset, tenth: number): Dataset {
  const size = train.count / tenths;
  const order = Array.from({ length: tenths }, (_, k) => k).filter((k) => k !== tenth);
  const images = new Uint8Array(train.images.length);
  const labels = new Uint8Array(train.count);
  for (const [at, k] of [...order, tenth].entries()) {
    images.set(train.images.subarray(k * size * width, (k + 1) * size * width), at * size * width);
    labels.set(train.labels.subarray(k * size, (k + 1) * size), at * size);
  }
  return { ...others, train: { ...train, images, labels } };
}

/** After one epoch: accuracy and loss on the tenth kept apart, and accuracy on the other nine, read again. */
export function keptApart({ data, kernels }: Bench, tenth: number, seed: number) {
  const program = new Program({ ...articleSettings, epochs: 1, seed }, withLast(data, tenth), kernels());
  while (!program.done) program.next();
  const [{ accuracy, validationAccuracy, validationLoss }] = program.history;
  const reread = onTrainingImages(program);
  return { logged: accuracy, reread, validation: validationAccuracy!, validationLoss: validationLoss! };
}

export const tenthsApart = experiment({
  images: { train: 60_000, test: 10_000 },
  seconds: 9,
  seeds: [1, 2, 3],
  measure: (bench, seed) => {
    const all = Array.from({ length: tenths }, (_, k) => keptApart(bench, k, seed));
    const last = all[tenths - 1].validation;
    const nine = all.slice(0, -1);
    const others = nine.map(({ validation }) => validation);
    return {
      kept: Object.fromEntries(all.map((one, k) => [k + 1, one])),
      last,
      /** The nine others when they are kept apart, and what was learned in their place. */
      others: { mean: mean(others), ...endsOf(others), learned: endsOf(nine.map(({ reread }) => reread)) },
      flatters: last - mean(others),
      loss: { last: all[tenths - 1].validationLoss, others: endsOf(nine.map(({ validationLoss }) => validationLoss)) },
    };
  },
});
