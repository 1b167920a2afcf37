/** Vanishing and exploding: ten layers of ReLUs whose starting weights are He's times a factor. Chapter: backprop. */
import type { Dataset } from '../../../lib/data/dataset.ts';
import { referenceKernels } from '../../../lib/kernels/reference.ts';
import { sequential } from '../../../lib/model/sequential.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import { sgd } from '../../../lib/optimisers/sgd.ts';
import { Problem } from '../../../lib/problem.ts';
import { experiment } from '../experiment.ts';
import { epochs, errorsIn, examples, firstOf, hiddenLayers, layersOf, scale, width } from './depth.ts';

/** The hidden layers' starting weights are He's times one of these. */
export const factors = { half: 0.5, whole: 1, twice: 2 } as const;
export type Factor = keyof typeof factors;
/** Of plain gradient descent. */
export const rate = 0.01;

/** The loss before the first step; the test accuracy after the epochs of `depth`, or 0 and the step at which numbers ran out. */
export function grown(factor: Factor, optimizer: 'adam' | 'sgd', data: Dataset, seed: number, kernels: Kernels) {
  const model = sequential(layersOf('reluHe'), { inputShape: [width], seed, kernels });
  model.compile({
    optimizer: optimizer === 'sgd' ? sgd({ learningRate: rate }) : 'adam',
    loss: 'sparse_categorical_crossentropy',
  });
  const weights = model.getWeights();
  for (let l = 0; l < hiddenLayers; l++) scale(weights[2 * l], factors[factor]);
  model.setWeights(weights);
  const test = firstOf(data.test, data.test.count);
  const { loss: before } = model.evaluate(...test);
  let step = 0;
  try {
    for (const _ of model.fit(...firstOf(data.train, examples), { epochs, batchSize: 32 })) step++;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return { before, accuracy: 0, broke: 1, step: step + 1 };
  }
  return { before, accuracy: model.evaluate(...test).accuracy, broke: 0, step };
}

/** Of each factor: what is left in the first hidden layer of the tenth one's error, and what two optimisers make of it. */
export const growth = experiment({
  images: { train: examples, test: 10_000 },
  seconds: 4,
  seeds: [1, 2, 3, 4, 5],
  measure: ({ data, kernels }, seed) => {
    const exact = referenceKernels({ precision: 'float64' });
    const of = (factor: Factor) => ({
      left: errorsIn('reluHe', seed, exact, factors[factor])[0],
      adam: grown(factor, 'adam', data, seed, kernels()),
      sgd: grown(factor, 'sgd', data, seed, kernels()),
    });
    return { half: of('half'), whole: of('whole'), twice: of('twice') };
  },
});
