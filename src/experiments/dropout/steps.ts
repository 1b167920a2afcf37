/**
 * More images in as many epochs are also more steps. Here the steps are evened out: as many on 500 images as on five times as many,
 * and five times as many images with the steps of 500; the same for the last training on all. Chapter: dropout.
 */
import type { Split } from '../../../lib/data/dataset.ts';
import { experiment } from '../experiment.ts';
import { allChosen, chosenRate, firstFew, withShifts } from './together.ts';
import {
  batch,
  epochs,
  few,
  first,
  more,
  networkOf,
  units,
  rate as usualRate,
  validationExamples,
} from './training.ts';

/** So many times as many images, and so many times as many epochs. */
const dataFactor = more / few;
const refitFactor = (few + validationExamples) / few;

export const steps = experiment({
  images: { train: more, test: 10_000 },
  seconds: 12,
  seeds: [1, 2, 3, 4, 5],
  measure: ({ data, kernels }, seed) => {
    const [alone, real] = [few, more].map((count) => firstFew(data.train, count));
    const watched = first(data.test, validationExamples);
    const apart = first(data.test, data.test.count - validationExamples, validationExamples);
    const fitted = (learned: Split, times: number, rate = 0) => {
      const model = networkOf({ units, lambda: 0, rate }, seed, kernels());
      const options = { epochs: epochs * times, batchSize: batch };
      for (const _ of model.fit(...first(learned, learned.count), options));
      return model;
    };
    return {
      /** On the 1,000 images. */
      longer: {
        none: fitted(alone, dataFactor).evaluate(...watched),
        dropout: fitted(alone, dataFactor, usualRate).evaluate(...watched),
      },
      shorter: {
        copies: fitted(withShifts(data.train, few), 1 / dataFactor).evaluate(...watched),
        data: fitted(real, 1 / dataFactor).evaluate(...watched),
      },
      /** On the 9,000 others, with the rate that was chosen. */
      chosen: fitted(alone, refitFactor, chosenRate).evaluate(...apart),
      all: fitted(allChosen(data), 1 / refitFactor, chosenRate).evaluate(...apart),
    };
  },
});
