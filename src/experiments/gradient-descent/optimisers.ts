/** The article's program with other optimisers, each at several rates. Chapter: gradient-descent. */

import { Program } from '../../../lib/model/program.ts';
import { articleSettings } from '../../../lib/model/settings.ts';
import type { OptimiserName } from '../../../lib/optimisers/index.ts';
import { type Bench, experiment } from '../experiment.ts';

/** The optimisers that the chapter compares, in its order. */
const racers = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam'] as const satisfies readonly OptimiserName[];
type Racer = (typeof racers)[number];

/** Keras's rate for each, where nothing else is said. */
const usualRates: Readonly<Record<Racer, number>> = {
  sgd: 0.01,
  momentum: 0.01,
  nesterov: 0.01,
  rmsprop: 0.001,
  adam: 0.001,
};

/** Rates that are tried: two or three a decade, around where each works. */
const tried: Readonly<Record<Racer, readonly number[]>> = {
  sgd: [0.01, 0.03, 0.1, 0.3, 0.5, 1],
  momentum: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3],
  nesterov: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3],
  rmsprop: [0.0001, 0.0003, 0.001, 0.003, 0.01],
  adam: [0.0001, 0.0003, 0.001, 0.003, 0.01],
};

const epochs = 5;

type Rates = Readonly<Record<string, number>>;

/** The rate with the highest mean test accuracy. */
function bestOf(accuracies: Rates) {
  const rates = Object.keys(accuracies).map(Number);
  const rate = rates.reduce((a, b) => (accuracies[b] > accuracies[a] ? b : a));
  return { rate, accuracy: accuracies[rate] };
}

/** After five epochs, on the test images. */
function endOf({ data, kernels }: Pick<Bench, 'data' | 'kernels'>, optimizer: Racer, rate: number, seed: number) {
  const program = new Program({ ...articleSettings, optimizer, rate, epochs, seed }, data, kernels());
  while (!program.done) program.next();
  return program.evaluate();
}

/** The article's program with another optimiser, five epochs at each rate: test accuracies. */
export const optimisers = experiment<{ readonly rates: Readonly<Record<Racer, Rates>> }>({
  images: { train: 60_000, test: 10_000 },
  seconds: 110,
  seeds: [1, 2, 3],
  measure: ({ data, kernels }, seed) => {
    const accuracy = (optimizer: Racer, rate: number) => endOf({ data, kernels }, optimizer, rate, seed).accuracy;
    const rates = racers.map((racer) => {
      return [racer, Object.fromEntries(tried[racer].map((rate) => [rate, accuracy(racer, rate)]))] as const;
    });
    return { rates: Object.fromEntries(rates) as Record<Racer, Rates> };
  },
  summary: (_, { rates }) => {
    const usual = racers.map((racer) => [
      racer,
      { rate: usualRates[racer], accuracy: rates[racer][usualRates[racer]] },
    ]);
    const best = racers.map((racer) => [racer, bestOf(rates[racer])]);
    return { usual: Object.fromEntries(usual), best: Object.fromEntries(best) };
  },
});

/** Mean loss of the first mini-batches of each at Keras's rate: the part of the comparison that a test can run again. */
export function beginningsOnMnist({ data, kernels }: Bench, batches = 100) {
  return racers.map((optimizer) => {
    const program = new Program({ ...articleSettings, optimizer, rate: usualRates[optimizer] }, data, kernels());
    let sum = 0;
    for (let t = 0; t < batches; t++) sum += program.next().batchLoss;
    return { optimizer, batches, loss: sum / batches };
  });
}

export const beginnings = experiment({
  images: { train: 60_000, test: 0 },
  seconds: 2,
  measure: (bench) => Object.fromEntries(beginningsOnMnist(bench).map(({ optimizer, ...one }) => [optimizer, one])),
});

/** The rates that the accuracies chose: see the record of `optimisers`. */
const bestRates: Readonly<Record<Racer, number>> = {
  sgd: 0.3,
  momentum: 0.03,
  nesterov: 0.03,
  rmsprop: 0.003,
  adam: 0.001,
};

/** Loss and accuracy at Keras's rate and at the best: the two columns of the table. */
export const ends = experiment({
  images: { train: 60_000, test: 10_000 },
  seconds: 30,
  seeds: [1, 2, 3],
  measure: (bench, seed) => {
    const column = (rates: Readonly<Record<Racer, number>>) =>
      Object.fromEntries(racers.map((racer) => [racer, endOf(bench, racer, rates[racer], seed)]));
    return { usual: column(usualRates), best: column(bestRates) };
  },
});
