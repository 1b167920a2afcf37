/**
 * The experiments behind the numbers of the chapter on gradient descent. Each is a function of data and seed. Chapter:
 * gradient-descent.
 */
import { articleSettings, type Dataset, type OptimiserName, Program, referenceKernels } from '../../../lib/index.ts';
import { gradientsOf, ratesAfter, takeApart, usual } from '../../widgets/adam-apart/apart.ts';
import { busiest, gradientsAt, intoUnit, rarest, stepsIn } from '../../widgets/adam-apart/recorded.ts';
import { spreadOf } from '../../widgets/adam-apart/spread.ts';
import { recordRun, rowAndColumn } from '../../widgets/adam-apart/training.ts';
import { stepsToSettle } from '../../widgets/bowl/descent.ts';
import { bestRate } from '../../widgets/bowl/rates.ts';
import type { Bench } from './chapter-mnist.ts';

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

/** Steps to a thousandth of the loss at the best rate, in valleys of these condition numbers. eq: quadratic-stability */
export function valleys() {
  const stepsAt = (kappa: number) => {
    const lambda = [1, kappa];
    return stepsToSettle({ lambda, start: [1, 1], eta: bestRate(lambda).eta });
  };
  return Object.fromEntries([10, 100, 1000].map((kappa) => [kappa, stepsAt(kappa)]));
}

/** Adam's steps in its first 120 batches: how far a weight went, in steps of length η, and the rates of one unit's weights. */
export function adamOnMnist(data: Dataset) {
  const run = recordRun(data, { seed: 1, unit: 1, constants: usual }, referenceKernels({ precision: 'float64' }));
  let { done, value } = run.next();
  while (!done) ({ done, value } = run.next());
  const recording = value as Exclude<typeof value, number>;
  const eta = usual.learningRate;
  const life = (place: number) => {
    const gradients = gradientsAt(recording, place);
    const moments = takeApart(gradients, recording.first[place], usual);
    return {
      ...rowAndColumn(place),
      gradients: gradients.filter((g) => g !== 0).length,
      moved: Math.abs(moments.at(-1)!.w - recording.first[place]) / eta,
      longestStep: Math.max(...moments.map(({ step }) => Math.abs(step))) / eta,
      plain: Math.abs(gradients.reduce((sum, g) => sum + g, 0)),
    };
  };
  const spread = spreadOf(ratesAfter(stepsIn(recording), (t) => intoUnit(recording, t), usual))!;
  const constant = takeApart(gradientsOf('constant', 1, stepsIn(recording)), 0, usual, false);
  const longest = constant.reduce((a, b) => (Math.abs(b.step) > Math.abs(a.step) ? b : a));
  return {
    rare: life(rarest(recording)!),
    busy: life(busiest(recording)!),
    rates: { least: spread.least, greatest: spread.greatest, still: spread.still },
    uncorrected: { first: Math.abs(constant[0].step) / eta, longest: Math.abs(longest.step) / eta, at: longest.t },
  };
}
