/** One epoch of the article's program, timed; the same module in Node and in a browser's worker. */
import type { Dataset } from '../../lib/data/dataset.ts';
import { referenceKernels } from '../../lib/kernels/reference.ts';
import { simdKernels } from '../../lib/kernels/simd.ts';
import { articleSettings, memoryFor, Program, type Settings } from '../../lib/model/program.ts';

export type KernelsName = 'simd' | 'reference';

export interface TrainingSet {
  /** [count, 784] */
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

/** Training images of an epoch of the article's program: 90 % of 60,000. */
export const epochImages = 54_000;

/** Seconds that the training steps over the first `examples` images take; set-up and validation are not counted. */
export function timeEpoch(name: KernelsName, module: WebAssembly.Module, data: TrainingSet, examples: number): number {
  const settings: Settings = { ...articleSettings, epochs: 1, examples, validationSplit: 0 };
  const kernels =
    name === 'simd' ? simdKernels(module, { bytes: memoryFor(settings) }) : referenceKernels({ precision: 'float32' });
  const program = new Program(settings, dataset(data), kernels);
  const start = performance.now();
  while (!program.done) program.next();
  return (performance.now() - start) / 1000;
}

function dataset({ images, labels }: TrainingSet): Dataset {
  const split = { count: labels.length, rows: 28, columns: 28, images, labels };
  return { id: 'bench', train: split, test: split, block: labels.length };
}
