/** Who costs the most?: the loss of every single digit under one network, as a distribution and by name. Chapter: loss. */
import { computed, signal } from '@preact/signals';
import { drawnDigits } from '../../../../lib/data/drawn-digits.ts';
import { type Cost, costOf } from '../../../../lib/model/reading.ts';
import { tenTo } from '../../../../lib/nn/decimal.ts';
import { burdenOfDearest, byCost, total } from '../../../experiments/loss/costs.ts';
import { type Data, type Found, findDigits, findNetwork, type Owner, type Supply } from '../../../reader/sources.ts';

/** Digits asked for and read at once: the page stays awake between two pieces. */
const piece = 250;
/** Powers of ten: a bin from 10^k to 10^(k+1); the first holds all that is smaller, the last all that is larger. */
export const lowest = -7;
export const highest = 1;

export interface Measured {
  readonly owner: Owner;
  readonly data: Data;
  /** The dearest first. */
  readonly costs: readonly Cost[];
}

export interface Bin {
  /** Lower edge is 10^power. */
  readonly power: number;
  readonly count: number;
  /** Part of the digits, and of the sum of all losses. */
  readonly share: number;
  readonly burden: number;
}

export function binsOf(costs: readonly Cost[]): Bin[] {
  const sum = total(costs);
  return Array.from({ length: highest - lowest + 1 }, (_, k) => {
    const power = lowest + k;
    const low = k === 0 ? 0 : tenTo(power);
    const high = power === highest ? Number.POSITIVE_INFINITY : tenTo(power + 1);
    const inside = costs.filter(({ loss }) => loss >= low && loss < high);
    return { power, count: inside.length, share: inside.length / costs.length, burden: total(inside) / sum };
  });
}

export interface Surroundings {
  readonly findNetwork: () => Promise<Found>;
  readonly findDigits: () => Promise<Supply>;
  /** Lets the page breathe between two pieces. */
  readonly rest: () => Promise<void>;
}

/** The reader's network and digits, and a task of the page between two pieces. */
const page: Surroundings = { findNetwork, findDigits, rest: () => new Promise((resolve) => setTimeout(resolve)) };

/** `still`: what stands there before anything is measured on this page. */
export function costsModel(still: Measured, { findNetwork, findDigits, rest }: Surroundings = page) {
  const measured = signal<Measured>(still);
  /** 0 … 1 while measuring, else null. */
  const progress = signal<number | null>(null);
  const failed = signal(false);

  return {
    ...{ parameters: {}, measured, progress, failed },
    bins: computed(() => binsOf(measured.value.costs)),
    mean: computed(() => total(measured.value.costs) / measured.value.costs.length),
    median: computed(() => measured.value.costs[Math.floor(measured.value.costs.length / 2)].loss),
    wrong: computed(() => measured.value.costs.filter(({ predicted, label }) => predicted !== label).length),
    burden: computed(() => burdenOfDearest(measured.value.costs, 0.01)),
    async measure(): Promise<void> {
      if (progress.value !== null) return;
      progress.value = 0;
      failed.value = false;
      try {
        const [{ layers, owner }, { data, count, digits }] = await Promise.all([findNetwork(), findDigits()]);
        const costs: Cost[] = [];
        for (let from = 0; from < count; from += piece) {
          const indices = Array.from({ length: Math.min(piece, count - from) }, (_, k) => from + k);
          for (const digit of await digits(indices)) costs.push(costOf(layers, digit));
          progress.value = costs.length / count;
          await rest();
        }
        measured.value = { owner, data, costs: byCost(costs) };
      } catch {
        failed.value = true;
      }
      progress.value = null;
    },
  };
}

export type Read = Pick<Cost, 'predicted' | 'confidence' | 'loss'>;

/** The ten digits drawn for the book with what was read of each: their pictures are drawn again instead of being sent. */
export const drawnAs = (read: readonly Read[]): Measured => ({
  owner: 'book',
  data: 'drawn',
  costs: byCost(drawnDigits().map((digit, k) => ({ ...digit, ...read[k] }))),
});
