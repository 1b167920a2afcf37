/** The article's program with other optimisers, each at several rates. Chapter: gradient-descent. */
import { articleSettings, type OptimiserName, Program } from '../../../lib/index.ts';
import type { Bench } from '../bench.ts';

/** The optimisers that the chapter compares, in its order. */
const racers = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam'] as const satisfies readonly OptimiserName[];
type Racer = (typeof racers)[number];

/** Keras's rate for each, where nothing else is said. */
const defaults: Readonly<Record<Racer, number>> = {
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

const seeds = [1, 2, 3];
const epochs = 5;

/** The article's program with another optimiser, five epochs at each rate: test accuracies, one a seed. */
export function optimisersOnMnist({ data, kernels }: Bench) {
  const accuracy = (optimizer: Racer, rate: number, seed: number): number => {
    const program = new Program({ ...articleSettings, optimizer, rate, epochs, seed }, data, kernels());
    while (!program.done) program.next();
    return program.evaluate().accuracy;
  };
  return racers.map((optimizer) => ({
    optimizer,
    defaultRate: defaults[optimizer],
    rates: tried[optimizer].map((rate) => ({
      rate,
      testAccuracies: seeds.map((seed) => accuracy(optimizer, rate, seed)),
    })),
  }));
}

/** Mean loss of the first mini-batches of each at Keras's rate: the part of the comparison that a test can run again. */
export function beginningsOnMnist({ data, kernels }: Bench, batches = 100) {
  return racers.map((optimizer) => {
    const program = new Program({ ...articleSettings, optimizer, rate: defaults[optimizer] }, data, kernels());
    let sum = 0;
    for (let t = 0; t < batches; t++) sum += program.next().batchLoss;
    return { optimizer, batches, loss: sum / batches };
  });
}
