/** The relaxed build: another name, nearly the same numbers, never the default. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { relaxedSupported, simdKernels } from '../../../lib/kernels/simd.ts';
import { Program } from '../../../lib/model/program.ts';
import { articleSettings } from '../../../lib/model/settings.ts';
import { tinyDataset } from '../../support/tiny-dataset.ts';
import { array, draw, makeReference, makeSimd, stream } from './sets.ts';

describe.skipIf(!relaxedSupported())('the relaxed build', () => {
  const module = new WebAssembly.Module(
    readFileSync(new URL('../../../lib/kernels/assembly/build/kernels-relaxed.wasm', import.meta.url)),
  );

  it('is what it says, and the other one is the plain one', () => {
    expect(simdKernels(module).name).toBe('simd-relaxed');
    expect(makeSimd().name).toBe('simd');
  });

  it('sums products as exactly as the plain build', () => {
    const [m, nIn, nOut] = [9, 300, 21];
    const random = stream(4);
    const [x, W, b] = [m * nIn, nIn * nOut, nOut].map((length) => draw(random, length));
    const [found, exact] = [simdKernels(module), makeReference()].map((set) => {
      const z = set.numbers(m * nOut);
      set.dense(z, array(set, x!), array(set, W!), array(set, b!), m, nIn, nOut);
      return z;
    });
    exact!.forEach((z, k) => {
      expect(Math.abs(found![k]! - z)).toBeLessThan(1e-4);
    });
  });

  it('names itself in the receipt', () => {
    const settings = {
      ...articleSettings,
      layers: [{ units: 12, activation: 'relu' } as const],
      epochs: 1,
      examples: 600,
    };
    const program = new Program(settings, tinyDataset(), simdKernels(module));
    while (!program.done) program.next();
    expect(program.receipt(1)).toMatchObject({ kernels: 'simd-relaxed', steps: 17 });
  });
});
