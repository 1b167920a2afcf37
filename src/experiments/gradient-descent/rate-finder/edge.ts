/**
 * What the finder's recorded test says once more, with other seeds: plain descent for an epoch at the suggestion and at ten times as
 * much, and the limit before and after. Chapter: gradient-descent.
 */
import { experiment } from '../../experiment.ts';
import { flat, surfaceOf } from './curvature.ts';
import { findingOf, readingOf } from './finding.ts';
import { findingRun, trialsOf } from './record.ts';
import { sharpness } from './sharpness.ts';
import { batchSize, networkOf, trained, trainingImages, validated } from './training.ts';

export const edge = experiment({
  images: { train: trained + validated, test: 0 },
  seconds: 7,
  seeds: [1, 2, 3],
  measure: ({ data, kernels }, seed) => {
    const { suggestion } = readingOf(findingRun(data, findingOf('sgd', seed), kernels));
    const rates = [0.01, suggestion!, 10 * suggestion!];
    const [usual, suggested, tenfold] = trialsOf(data, findingOf('sgd', seed), rates, kernels).map(
      ({ loss, accuracy }) => ({ loss, accuracy }),
    );
    const surface = surfaceOf(data);
    const limitAfter = (rate: number | null) => {
      const model = networkOf('sgd', seed, kernels());
      if (rate !== null) {
        const run = model.run(...trainingImages(data), { batchSize });
        run.rate = rate;
        while (!run.done) run.next();
      }
      return 2 / sharpness(surface, flat(model.getWeights()), { seed });
    };
    return {
      ...{ suggestion: suggestion!, usual, suggested, tenfold },
      limit: { start: limitAfter(null), after: { 0.01: limitAfter(0.01), 0.3: limitAfter(0.3), 1: limitAfter(1) } },
    };
  },
});
