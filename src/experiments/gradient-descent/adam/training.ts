/** The article's network trains with Adam, and the gradients of one hidden unit's weights are kept. Chapter: gradient-descent. */

import type { Dataset } from '../../../../lib/data/dataset.ts';
import { pixels } from '../../../../lib/model/input.ts';
import { dense } from '../../../../lib/model/layers.ts';
import { slotsOf } from '../../../../lib/model/run.ts';
import { sequential } from '../../../../lib/model/sequential.ts';
import type { Kernels } from '../../../../lib/nn/kernels.ts';
import { adam } from '../../../../lib/optimisers/adam.ts';
import type { Constants } from './apart.ts';

export const steps = 120;
export const batch = 32;
export const examples = steps * batch;
export const inputs = 784;
export const units = 128;
export const classes = 10;
/** Weights that lead into the followed unit, then those that lead out of it. */
export const followed = inputs + classes;

/** Of each weight that is followed; gradients[steps,followed]. */
export interface Recording {
  readonly seed: number;
  /** From 1. */
  readonly unit: number;
  readonly constants: Constants;
  readonly first: Float64Array;
  readonly gradients: Float64Array;
  readonly last: Float64Array;
}

/** Yields after each step how many have been taken. Throws Problem 'diverged'. */
export function* recordRun(
  data: Dataset,
  { seed, unit, constants }: Pick<Recording, 'seed' | 'unit' | 'constants'>,
  kernels: Kernels,
  count = steps,
): Generator<number, Recording> {
  const layers = [dense(units, { activation: 'relu' }), dense(classes, { activation: 'softmax' })];
  const model = sequential(layers, { inputShape: [inputs], seed, kernels });
  model.compile({ optimizer: adam(constants), loss: 'sparse_categorical_crossentropy' });
  const { images, labels } = data.train;
  const x = pixels(images.subarray(0, count * batch * inputs), inputs);
  const run = model.run(x, { kind: 'labels', labels: labels.subarray(0, count * batch) }, { batchSize: batch });
  const read = (array: 'values' | 'gradient'): Float64Array => {
    const [into, , out] = slotsOf(model.network(1, true));
    return Float64Array.from({ length: followed }, (_, k) =>
      k < inputs ? into[array][k * units + unit - 1] : out[array][(unit - 1) * classes + k - inputs],
    );
  };
  const first = read('values');
  const gradients = new Float64Array(count * followed);
  for (let t = 0; t < count; t++) {
    run.next();
    gradients.set(read('gradient'), t * followed);
    yield t + 1;
  }
  return { seed, unit, constants, first, gradients, last: read('values') };
}

/** Row and column of a pixel, from 1; null for a weight that leads out of the unit. */
export const rowAndColumn = (place: number) =>
  place < inputs ? { row: Math.floor(place / 28) + 1, column: (place % 28) + 1 } : null;
