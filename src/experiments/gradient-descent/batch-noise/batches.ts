/** The figure once more with other seeds: the noise scale as a network learns, and where each batch size ends at three rates. Chapter: gradient-descent. */
import { experiment } from '../../experiment.ts';
import { noiseScale } from './law.ts';
import { ages, examples, firstImages } from './network.ts';
import { groundOf } from './noise.ts';
import { batches, trainInBatches, unseen } from './trainings.ts';

const rates = [0.03, 0.1, 0.3] as const;

const byKey = <Key extends number, Value>(keys: readonly Key[], value: (key: Key) => Value) =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Key, Value>;

export const batchSizes = experiment({
  images: { train: examples, test: unseen },
  seconds: 4,
  seeds: [1, 2, 3],
  measure: ({ data, kernels }, seed) => {
    const endOf = (m: number, eta: number) => {
      const points = [...trainInBatches(firstImages(data), data, m, eta, seed, kernels())];
      const { loss, accuracy } = points[points.length - 1];
      // a training that diverges has no loss; what it guesses with does
      return { loss: Number.isFinite(loss) ? loss : 1e9, accuracy };
    };
    const scaleAt = (age: (typeof ages)[number]) => noiseScale(groundOf(firstImages(data), age, seed, kernels()).full);
    return { ...byKey(rates, (eta) => byKey(batches, (m) => endOf(m, eta))), scale: byKey(ages, scaleAt) };
  },
});
