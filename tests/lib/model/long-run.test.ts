/** A hundred epochs take no more memory than one: of the kernels' own, and of the machine's. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { Program } from '../../../lib/model/program.ts';
import { articleSettings } from '../../../lib/model/settings.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import { tinyDataset } from '../../support/tiny-dataset.ts';
import { makeReference, makeSimd } from '../kernels/sets.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes in use by arrays and by objects, after what nobody holds is gone. */
function inUse(): { arrays: number; objects: number } {
  collect();
  collect();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return { arrays: arrayBuffers, objects: heapUsed };
}

it.each<[string, () => Kernels]>([
  ['simd', () => makeSimd()],
  ['reference', makeReference],
])('with all that a page asks for between the steps, with the %s kernels', (_name, make) => {
  const kernels = make();
  const data = tinyDataset(96, 32, 32);
  const settings = {
    ...articleSettings,
    layers: [{ units: 8, activation: 'relu' }],
    epochs: 100,
    batch: 16,
    examples: 96,
    dropout: 0.2,
    validationSplit: 0.25,
    earlyStopping: { patience: 1000, restoreBestWeights: true },
  } as const;
  const run = new Program(settings, data, kernels);
  const epoch = () => {
    do run.next();
    while (run.step > 0 && !run.done);
    run.evaluate();
    run.predict(new Float32Array(784));
    run.probabilities(data.test.images, Uint32Array.of(3, 1), 0, 2);
    run.restore(run.checkpoint());
    run.weightsSha256();
  };
  for (let k = 0; k < 5; k++) epoch();
  const room = kernels.available();
  const before = inUse();
  while (!run.done) epoch();
  const after = inUse();

  expect(run.history).toHaveLength(100);
  expect(kernels.available()).toBe(room);
  // less than one copy of the weights, 8 · 785 + 10 · 9 numbers, more; 95 epochs of history are a few kilobytes
  const weights = 4 * (8 * 785 + 90);
  expect(after.arrays - before.arrays).toBeLessThan(weights);
  expect(after.objects - before.objects).toBeLessThan(400_000);
});
