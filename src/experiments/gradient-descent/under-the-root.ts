/** RMSProp as Keras writes it, with ε under the root: does the rate that was best beside it stay the best? Chapter: gradient-descent. */
import { pixels } from '../../../lib/model/input.ts';
import { layersOf } from '../../../lib/model/program.ts';
import { sequential } from '../../../lib/model/sequential.ts';
import { articleSettings } from '../../../lib/model/settings.ts';
import { countStep, type Optimiser } from '../../../lib/optimisers/optimiser.ts';
import { experiment } from '../experiment.ts';

const [rho, epsilon, epochs] = [0.9, 1e-7, 5];
const rates = [0.001, 0.003];

const rmsprop = (learningRate: number): Optimiser => ({
  name: 'rmsprop',
  learningRate,
  moments: 1,
  tick: countStep,
  update: (_, { values, gradient, moments: [v], length }, rate) => {
    for (let k = 0; k < length; k++) {
      v[k] = rho * v[k] + (1 - rho) * gradient[k] * gradient[k];
      values[k] -= (rate * gradient[k]) / Math.sqrt(v[k] + epsilon);
    }
  },
});

export const underTheRoot = experiment({
  images: { train: 60_000, test: 10_000 },
  seconds: 15,
  seeds: [1, 2, 3],
  measure: ({ data: { train, test, block }, kernels }, seed) => {
    const { batch: batchSize, validationSplit } = articleSettings;
    const of = ({ images, labels }: typeof train) => [pixels(images), { kind: 'labels', labels } as const] as const;
    const endAt = (rate: number) => {
      const model = sequential(layersOf(articleSettings), { inputShape: [784], seed, kernels: kernels() });
      model.compile({ optimizer: rmsprop(rate), loss: 'sparse_categorical_crossentropy' });
      for (const _ of model.fit(...of(train), { epochs, batchSize, validationSplit, block }));
      return model.evaluate(...of(test));
    };
    return Object.fromEntries(rates.map((rate) => [rate, endAt(rate)]));
  },
});
