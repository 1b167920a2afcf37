/** The book's own digits for programs that run in Node. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Dataset, Split } from '../../../lib/data/dataset.ts';
import { type DigitMaker, digitMaker } from '../../../lib/data/digits/draw.ts';
import {
  digitsBlock,
  digitsCounts,
  digitsFile,
  digitsId,
  digitsMemory,
  digitsSeed,
} from '../../../lib/data/digits/index.ts';
import { decodeDigitModel } from '../../../lib/data/digits/model.ts';
import { loadKernels } from './kernels.ts';

const pixels = 784;

export async function loadDigitMaker(seed: number): Promise<DigitMaker> {
  const file = fileURLToPath(new URL(`../../../public/${digitsFile}`, import.meta.url));
  const { model } = decodeDigitModel(readFileSync(file), digitsFile);
  return digitMaker(model, await loadKernels('simd', { bytes: digitsMemory }), seed);
}

/** The data set that a page draws where MNIST is missing. */
export async function loadDigits(): Promise<Dataset> {
  const maker = await loadDigitMaker(digitsSeed);
  const part = (name: 'train' | 'test', count: number): Split => {
    const images = new Uint8Array(count * pixels);
    const labels = new Uint8Array(count);
    maker.draw(name, 0, count, images, labels);
    return { count, rows: 28, columns: 28, images, labels };
  };
  return {
    id: digitsId,
    train: part('train', digitsCounts.train),
    test: part('test', digitsCounts.test),
    block: digitsBlock,
  };
}
