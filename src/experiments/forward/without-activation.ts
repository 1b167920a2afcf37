/** What the hidden activation is worth, and what a second linear layer changes although it computes nothing new. Chapter: forward. */

import { Program } from '../../../lib/model/program.ts';
import { articleSettings, type Settings } from '../../../lib/model/settings.ts';
import { type Bench, experiment } from '../experiment.ts';

function trained({ data, kernels }: Bench, settings: Settings) {
  const run = new Program(settings, data, kernels());
  while (!run.done) run.next();
  const { accuracy, loss } = run.evaluate();
  const trainAccuracies = run.history.map((epoch) => epoch.accuracy);
  const trainLosses = run.history.map((epoch) => epoch.loss);
  return {
    ...{ testAccuracy: accuracy, testLoss: loss, trainAccuracy: trainAccuracies.at(-1)! },
    ...{ trainAccuracies, trainLosses, firstLoss: trainLosses[0] },
  };
}

/** The article's program with nothing changed but its hidden activation, which is left out. */
export const withoutActivation = (bench: Bench, seed: number, { epochs } = articleSettings) =>
  trained(bench, { ...articleSettings, seed, epochs, layers: [{ units: 128, activation: 'linear' as const }] });

export const linear = experiment({
  images: { train: 60_000, test: 10_000 },
  seconds: 8,
  seeds: [1, 2, 3],
  measure: (bench, seed) => withoutActivation(bench, seed),
});

/** No hidden layer at all: the same functions of the pixels, with the parameters that they need. */
export const oneLayer = experiment({
  images: { train: 60_000, test: 10_000 },
  seconds: 3,
  seeds: [1, 2, 3],
  measure: (bench, seed) => trained(bench, { ...articleSettings, seed, layers: [] }),
});
