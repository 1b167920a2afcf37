/** What goes wrong in practice, done on purpose. Chapter: mnist. */

import type { Split } from '../../../lib/data/dataset.ts';
import { rows } from '../../../lib/model/input.ts';
import { layersOf, Program } from '../../../lib/model/program.ts';
import { sequential } from '../../../lib/model/sequential.ts';
import { articleSettings } from '../../../lib/model/settings.ts';
import { optimisers } from '../../../lib/optimisers/index.ts';
import { type Bench, experiment } from '../experiment.ts';
import { neverPositive, width } from './reading.ts';

const images = { train: 60_000, test: 10_000 };
const seeds = [1, 2, 3];

/** A hundred times Adam's usual. */
const tooLarge = 0.1;

export const largeRate = experiment({
  ...{ images, seconds: 4, seeds },
  measure: ({ data, kernels }, seed) => {
    const program = new Program({ ...articleSettings, seed, rate: tooLarge }, data, kernels());
    while (!program.done) program.next();
    return { test: program.evaluate(), neverPositive: neverPositive(program) };
  },
});

/** The article's program with `/ 255` forgotten. */
export function withoutScale({ data, kernels }: Bench, seed: number) {
  const model = sequential(layersOf(articleSettings), {
    inputShape: [width],
    seed,
    kernels: kernels(),
  });
  model.compile({ optimizer: optimisers.adam({}), loss: 'sparse_categorical_crossentropy' });
  const grey = ({ images }: Split) => rows(Float32Array.from(images), width);
  const targets = ({ labels }: Split) => ({ kind: 'labels', labels }) as const;
  const x = { train: grey(data.train), test: grey(data.test) };
  const y = { train: targets(data.train), test: targets(data.test) };
  const untrained = model.evaluate(x.test, y.test);
  const { epochs, batch: batchSize, validationSplit } = articleSettings;
  for (const _ of model.fit(x.train, y.train, { epochs, batchSize, validationSplit, block: data.block }));
  const trained = model.evaluate(x.test, y.test);
  return { untrained: { loss: untrained.loss }, test: { loss: trained.loss, accuracy: trained.accuracy } };
}

export const forgottenScale = experiment({ ...{ images, seconds: 9, seeds }, measure: withoutScale });
