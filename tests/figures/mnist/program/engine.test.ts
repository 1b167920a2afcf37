/** The engine's program of the figure, run from its first line to its last. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { referenceKernels } from '../../../../lib/kernels/reference.ts';
import { simdKernels } from '../../../../lib/kernels/simd.ts';
import type { EpochLogs } from '../../../../lib/model/logs.ts';
import { program } from '../../../../src/figures/mnist/program/engine.ts';
import { loadMnist, mnistAvailable } from '../../../../src/integrations/data/mnist.ts';
import { tinyDataset } from '../../../support/tiny-dataset.ts';

const records = JSON.parse(readFileSync('content/records/mnist/program.json', 'utf8'));
const wasm = new WebAssembly.Module(readFileSync('lib/kernels/assembly/build/kernels.wasm'));
const sets = { simd: () => simdKernels(wasm), reference: () => referenceKernels({ precision: 'float32' }) };

describe('the program in the words of the engine', () => {
  it.each(Object.entries(sets))('runs to its last line and learns, with the %s kernels', (_name, kernels) => {
    const printed: string[] = [];
    program({ data: tinyDataset(), kernels: kernels(), seed: 1, print: (line) => printed.push(line) });
    expect(printed).toHaveLength(11);
    const [accuracy] = /[\d.]+$/.exec(printed[10]) ?? [];
    expect(Number(accuracy)).toBeGreaterThan(0.9);
  });

  it.runIf(mnistAvailable())(
    'gives on MNIST, to the last bit, the losses and the accuracy that the chapter quotes',
    async () => {
      const printed: string[] = [];
      program({
        data: await loadMnist(),
        kernels: sets.simd(),
        seed: records.receipt.settings.seed,
        print: (line) => printed.push(line),
      });
      const history = printed.slice(0, -1).map((line) => JSON.parse(line) as EpochLogs);
      expect(history).toEqual(records.history);
      expect(printed.at(-1)).toBe(`Test accuracy: ${records.receipt.testAccuracy}`);
    },
  );
});
