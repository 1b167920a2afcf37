/** The figure's measurement as a record: what stands there before the reader measures. Chapter: gradient-descent. */
import type { Dataset } from '../../../../lib/data/dataset.ts';
import type { Kernels } from '../../../../lib/nn/kernels.ts';
import { experiment } from '../../experiment.ts';
import { noiseScale, noMeans, sizes, withRound } from './law.ts';
import { type Age, ages, examples, firstImages, rate } from './network.ts';
import { groundOf, type Round, roundOf } from './noise.ts';
import {
  limitOf,
  type NoiseRecord,
  pack,
  type RecordedAge,
  recordedSize,
  roundsOfPlay,
  shownPictures,
} from './recorded.ts';
import { noTrainings, type Training, trainAll, unseen, withPoint } from './trainings.ts';

const short = (value: number): number => Number(value.toPrecision(5));

/** Of one age: the full gradient, and so many rounds of mini-batches. */
export function recordAge(data: Dataset, age: Age, seed: number, rounds: number, kernels: Kernels): RecordedAge {
  const { gradients, G, full, unit, picture } = groundOf(firstImages(data), age, seed, kernels);
  const { count, squared, trace, largest } = full;
  const limit = limitOf(picture);
  let means = noMeans;
  const latest: Round[] = [];
  for (let round = 1; round <= rounds; round++) {
    latest.push(roundOf(gradients, G, unit, seed, round));
    if (latest.length > shownPictures) latest.shift();
    means = withRound(means, latest[latest.length - 1].draws);
  }
  const at = sizes.indexOf(recordedSize);
  return {
    ...{ age, count, unit, rounds },
    ...{ squared: short(squared), trace: short(trace), largest: short(largest), limit: short(limit) },
    squaredError: means.squaredError.map(short),
    cosine: means.cosine.map(short),
    latest: latest[latest.length - 1].draws.map(({ squaredError, cosine }) => ({
      squaredError: short(squaredError),
      cosine: short(cosine),
    })),
    picture: pack(picture, limit),
    pictures: latest.map(({ pictures }) => pack(pictures[at], limit)),
  };
}

/** One epoch in batches of 1, 32 and 512. */
export function recordTrainings(data: Dataset, eta: number, seed: number, kernels: () => Kernels): Training[] {
  let trainings = noTrainings();
  for (const { m, point } of trainAll(firstImages(data), data, eta, seed, kernels)) {
    trainings = withPoint(trainings, m, { ...point, loss: short(point.loss) });
  }
  return trainings;
}

export function noiseRecord(data: Dataset, seed: number, rounds: number, kernels: () => Kernels): NoiseRecord {
  return {
    seed,
    eta: rate,
    ages: ages.map((age) => recordAge(data, age, seed, rounds, kernels())),
    trainings: recordTrainings(data, rate, seed, kernels),
  };
}

const byKey = <Thing, Value>(things: readonly Thing[], entry: (thing: Thing) => readonly [number, Value]) =>
  Object.fromEntries(things.map(entry));

/** The record, and beside it what the text quotes: by the steps that the network has behind it, and by batch size. */
export const batchNoise = experiment({
  images: { train: examples, test: unseen },
  seconds: 15,
  measure: ({ data, kernels }) => {
    const record = noiseRecord(data, 1, roundsOfPlay, kernels);
    const after = byKey(record.ages, ({ age, squared, trace, largest, squaredError, cosine }) => {
      const at = (list: readonly number[]) => byKey(sizes, (m) => [m, list[sizes.indexOf(m)]]);
      const noise = { scale: noiseScale({ trace, squared }), error: at(squaredError.map(Math.sqrt)) };
      return [age, { ...noise, cosine: at(cosine), largest }];
    });
    const epoch = byKey(record.trainings, ({ m, points }) => {
      const { steps, loss, accuracy } = points[points.length - 1];
      return [m, { steps, loss, accuracy }];
    });
    return { ...record, after, epoch };
  },
});
