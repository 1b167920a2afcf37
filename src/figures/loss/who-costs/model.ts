/** Who costs the most?: the loss of every single digit under one network, as a distribution and by name. Chapter: loss. */

import { signal } from '@preact/signals';
import { type Cost, costOf } from '../../../../lib/model/reading.ts';
import { byCost, type Told, toldOf } from '../../../experiments/loss/costs.ts';
import { type Data, type Found, findDigits, findNetwork, type Owner, type Supply } from '../../../reader/sources.ts';

/** Digits asked for and read at once: the page stays awake between two pieces. */
const piece = 250;

export interface Measured extends Told {
  readonly owner: Owner;
  readonly data: Data | 'recorded';
}

export interface Surroundings {
  readonly findNetwork: () => Promise<Found>;
  readonly findDigits: () => Promise<Supply>;
  /** Lets the page breathe between two pieces. */
  readonly rest: () => Promise<void>;
}

/** The reader's network and digits, and a task of the page between two pieces. */
const page: Surroundings = { findNetwork, findDigits, rest: () => new Promise((resolve) => setTimeout(resolve)) };

/** `still`: the recorded measurement, which stands there before anything is measured on this page. */
export function costsModel(still: Measured, { findNetwork, findDigits, rest }: Surroundings = page) {
  const measured = signal<Measured>(still);
  /** 0 … 1 while measuring, else null. */
  const progress = signal<number | null>(null);
  const failed = signal(false);

  return {
    parameters: {},
    measured,
    progress,
    failed,
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
        measured.value = { owner, data, ...toldOf(byCost(costs)) };
      } catch {
        failed.value = true;
      }
      progress.value = null;
    },
  };
}
