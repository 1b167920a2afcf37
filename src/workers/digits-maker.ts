/** This book's generator of digits in the page's worker: its weights are fetched once, its kernels have a memory of their own. */
import { type DigitMaker, digitMaker } from '../../lib/data/digits/draw.ts';
import {
  digitsBlock,
  digitsCounts,
  digitsFile,
  digitsId,
  digitsMemory,
  digitsSeed,
} from '../../lib/data/digits/index.ts';
import { decodeDigitModel } from '../../lib/data/digits/model.ts';
import type { Kernels } from '../../lib/nn/kernels.ts';
import { Problem } from '../../lib/problem.ts';
import type { LoadData } from './arrivals.ts';
import { digitsLoader } from './digits-data.ts';

/** Throws Problem 'not-fetched', or what is wrong with the weights. `kernels`: a fresh set with so many bytes. */
export async function fetchMaker(base: string, kernels: (bytes: number) => Kernels): Promise<DigitMaker> {
  let bytes: Uint8Array;
  try {
    const response = await fetch(`${base}${digitsFile}`, { mode: 'same-origin' });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new Problem('not-fetched', { file: digitsFile, found: (error as Error).message }, { cause: error });
  }
  return digitMaker(decodeDigitModel(bytes, digitsFile).model, kernels(digitsMemory), digitsSeed);
}

/** `soon` lets the worker hear what has come meanwhile. */
export function browserDigits(kernels: (bytes: number) => Kernels, soon: (work: () => void) => void): LoadData {
  let maker: DigitMaker | null = null;
  return digitsLoader(
    { id: digitsId, ...digitsCounts, block: digitsBlock },
    async (base) => (maker ??= await fetchMaker(base, kernels)),
    () => new Promise((resolve) => soon(resolve)),
  );
}
