/** The experiments of the chapter on gradient descent. */
import type { Experiments } from '../experiment.ts';
import { adam } from './adam/record.ts';
import { batchSizes } from './batch-noise/batches.ts';
import { batchNoise } from './batch-noise/record.ts';
import { valleys } from './bowl/valleys.ts';
import { inputs } from './inputs.ts';
import { beginnings, ends, optimisers } from './optimisers.ts';
import { edge } from './rate-finder/edge.ts';
import { rateFinder } from './rate-finder/record.ts';
import { underTheRoot } from './under-the-root.ts';

export const experiments: Experiments = {
  ...{ valleys, adam, beginnings, inputs, optimisers, ends },
  ...{
    'batch-noise': batchNoise,
    'rate-finder': rateFinder,
    edge,
    batches: batchSizes,
    'under-the-root': underTheRoot,
  },
};
