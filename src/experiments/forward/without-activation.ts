/** What the hidden activation is worth. Chapter: forward. */
import { articleSettings, type Dataset, type Kernels, Program } from '../../../lib/index.ts';

/** The article's program with nothing changed but its hidden activation, which is left out. */
export function withoutActivation(data: Dataset, kernels: () => Kernels, { epochs } = articleSettings) {
  const settings = { ...articleSettings, epochs, layers: [{ units: 128, activation: 'linear' as const }] };
  const run = new Program(settings, data, kernels());
  while (!run.done) run.next();
  const { accuracy, loss } = run.evaluate();
  const trainAccuracies = run.history.map((epoch) => epoch.accuracy);
  return { testAccuracy: accuracy, testLoss: loss, trainAccuracy: trainAccuracies.at(-1)!, trainAccuracies };
}
