/** This book's generator of digits in the page's worker: its weights are fetched once, its kernels have a memory of their own. */
import {
  decodeDigitModel,
  digitMaker,
  digitsBlock,
  digitsCounts,
  digitsFile,
  digitsId,
  digitsMemory,
  digitsSeed,
  type Kernels,
  Problem,
} from '../../lib/index.ts';
import type { LoadData } from './arrivals.ts';
import { type DigitDrawer, digitsLoader } from './digits-data.ts';

/** `kernels`: a fresh set with so many bytes. `soon` lets the worker hear what has come meanwhile. */
export function browserDigits(kernels: (bytes: number) => Kernels, soon: (work: () => void) => void): LoadData {
  let maker: DigitDrawer | null = null;

  async function make(base: string): Promise<DigitDrawer> {
    if (maker) return maker;
    let bytes: Uint8Array;
    try {
      const response = await fetch(`${base}${digitsFile}`, { mode: 'same-origin' });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      bytes = new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw new Problem('not-fetched', { file: digitsFile, found: (error as Error).message }, { cause: error });
    }
    maker = digitMaker(decodeDigitModel(bytes, digitsFile).model, kernels(digitsMemory), digitsSeed);
    return maker;
  }

  return digitsLoader(
    { id: digitsId, ...digitsCounts, block: digitsBlock },
    make,
    () => new Promise((resolve) => soon(resolve)),
  );
}
