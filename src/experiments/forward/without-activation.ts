/** What the hidden activation is worth. Chapter: forward. */

import { Program } from '../../../lib/model/program.ts';
import { articleSettings } from '../../../lib/model/settings.ts';
import { type Bench, experiment } from '../experiment.ts';

/** The article's program with nothing changed but its hidden activation, which is left out. */
export function withoutActivation({ data, kernels }: Bench, seed: number, { epochs } = articleSettings) {
  const settings = { ...articleSettings, seed, epochs, layers: [{ units: 128, activation: 'linear' as const }] };
  const run = new Program(settings, data, kernels());
  while (!run.done) run.next();
  const { accuracy, loss } = run.evaluate();
  const trainAccuracies = run.history.map((epoch) => epoch.accuracy);
  return { testAccuracy: accuracy, testLoss: loss, trainAccuracy: trainAccuracies.at(-1)!, trainAccuracies };
}

export const linear = experiment({
  images: { train: 60_000, test: 10_000 },
  seconds: 8,
  seeds: [1, 2, 3],
  measure: (bench, seed) => withoutActivation(bench, seed),
});
