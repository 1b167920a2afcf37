/** One epoch of the article's program, timed; the same module in Node and in a browser's worker. */
import type { Dataset } from '../../lib/data/dataset.ts';
import { Program } from '../../lib/model/program.ts';
import { articleSettings, type Settings } from '../../lib/model/settings.ts';
import type { Kernels } from '../../lib/nn/kernels.ts';
import type { TrainingSet } from './plain.ts';

/** Training images of an epoch of the article's program: 90 % of 60,000. */
export const epochImages = 54_000;

export interface Timed {
  readonly seconds: number;
  /** Mean loss of the last 50 steps: evidence that the candidate learns. */
  readonly loss: number;
}

export const epochSettings = (examples: number, more: Partial<Settings> = {}): Settings => ({
  ...articleSettings,
  epochs: 1,
  examples,
  validationSplit: 0,
  ...more,
});

/** The training steps over the first `examples` images with their shuffling and gathering; set-up is not counted. */
export function timeEpoch(kernels: Kernels, data: TrainingSet, settings: Settings): Timed {
  const program = new Program(settings, dataset(data), kernels);
  const losses: number[] = [];
  const start = performance.now();
  while (!program.done) losses.push(program.next().batchLoss);
  const seconds = (performance.now() - start) / 1000;
  const last = losses.slice(-50);
  return { seconds, loss: last.reduce((sum, one) => sum + one, 0) / last.length };
}

export function dataset({ images, labels }: TrainingSet): Dataset {
  const split = { count: labels.length, rows: 28, columns: 28, images, labels };
  return { id: 'bench', train: split, test: split, block: labels.length };
}
