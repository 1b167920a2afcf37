/**
 * The book's own digits, drawn in the worker block by block: a training starts on the first while the rest are drawn.
 */
import type { Dataset, Split } from '../../lib/data/dataset.ts';
import type { Arrivals, LoadData } from './arrivals.ts';

/** Examples from … from + count of a part, into arrays that begin there. */
export interface DigitDrawer {
  draw(split: 'train' | 'test', from: number, count: number, images: Uint8Array, labels: Uint8Array): void;
}

export interface DigitSet {
  readonly id: string;
  readonly train: number;
  readonly test: number;
  readonly block: number;
}

const side = 28;
/** Digits drawn before the worker listens again: some milliseconds. */
const atOnce = 200;

/** `make` fetches the generator; `soon` lets others work. A second call goes on where an interrupted one stood. */
export function digitsLoader(
  set: DigitSet,
  make: (base: string) => Promise<DigitDrawer>,
  soon: () => Promise<void>,
): LoadData {
  const split = (count: number): Split => ({
    count,
    rows: side,
    columns: side,
    images: new Uint8Array(count * side * side),
    labels: new Uint8Array(count),
  });
  let dataset: Dataset | null = null;
  const here = { train: 0, test: 0 };

  return async (base, tell) => {
    const drawer = await make(base);
    dataset ??= { id: set.id, block: set.block, train: split(set.train), test: split(set.test) };
    const all = dataset;
    const arrivals = (): Arrivals => ({
      report: {
        id: set.id,
        source: 'digits',
        loaded: (here.train + here.test) * side * side,
        total: (set.train + set.test) * side * side,
        missing: false,
        trainCount: set.train,
        testCount: set.test,
        hasMnist: null,
        hasOwn: false,
      },
      dataset: all,
      // whole blocks only, as a training visits them
      train: here.train === set.train ? set.train : here.train - (here.train % set.block),
      test: here.test === set.test,
    });
    tell(arrivals());
    for (const part of ['train', 'test'] as const) {
      const { images, labels, count } = all[part];
      while (here[part] < count) {
        const from = here[part];
        const end = Math.min(from + atOnce, count);
        drawer.draw(part, from, end - from, images.subarray(from * side * side), labels.subarray(from));
        here[part] = end;
        if (end % set.block === 0 || end === count) tell(arrivals());
        await soon();
      }
    }
  };
}
