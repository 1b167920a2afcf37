/** The networks that a page can offer: the run of this page, the reader's own from this browser, the book's small one. */
import { computed, type Signal, signal } from '@preact/signals';
import { mnistId } from '../../lib/data/mnist.ts';
import { decodeNetwork } from '../../lib/data/reader-network.ts';
import type { Trained } from '../../lib/export/trained.ts';
import { articleSettings, type Settings } from '../../lib/model/settings.ts';
import { type Problem, problemIn } from '../../lib/problem.ts';
import type { Kept, KeptNetwork } from './kept.ts';
import type { Session } from './session.ts';
import { bookFile } from './sources.ts';

/** run: trained on this page · kept: the reader's own, from this browser · book: comes with the site. The first that there is. */
export const networkSources = ['run', 'kept', 'book'] as const;
export type NetworkSource = (typeof networkSources)[number];

export interface Found {
  readonly trained: Trained;
  /** On the test images of its data, where it was measured. */
  readonly accuracy: number | null;
}

export interface Shelves {
  readonly session: Pick<Session, 'phase' | 'progress'>;
  readonly keptNetwork: Kept['keptNetwork'];
  /** The bytes of the book's own network. */
  readonly fetchBook: () => Promise<Uint8Array>;
}

export const foundOf = (trained: Trained): Found => ({ trained, accuracy: trained.receipt?.testAccuracy ?? null });

export function foundOfKept({ settings, weights, step, receipt, origin = 'run' }: KeptNetwork): Found {
  const data = receipt?.data;
  const steps = receipt?.steps ?? (step || null);
  return foundOf({ settings, weights, receipt, origin, steps, ...(data ? { data } : {}) });
}

/** Its weights come from 8 bits, and it was trained otherwise than any settings here could say: `origin` tells. */
export function foundOfBook(bytes: Uint8Array): Found {
  const { network, metadata } = decodeNetwork(bytes, bookFile);
  const layers: Settings['layers'] = network.slice(0, -1).map(({ b, activation }) => ({ units: b.length, activation }));
  const weights = network.flatMap(({ W, b }) => [W, b]);
  const settings = { ...articleSettings, layers };
  return {
    trained: { settings, weights, steps: null, receipt: null, origin: 'book', data: mnistId },
    accuracy: Number(metadata.test_accuracy),
  };
}

/**
 * `chosen`: which the reader wants; where that one is not to be had, and in the beginning, it is the first that is. `isOffered`:
 * whether one that is there is a choice at all.
 */
export function readersNetworks(
  { session: { phase, progress }, keptNetwork, fetchBook }: Shelves,
  chosen: Signal<NetworkSource | 'first'>,
  isOffered: (source: NetworkSource, found: Found | undefined, isRunHere: boolean) => boolean,
) {
  const found = signal<Partial<Record<NetworkSource, Found>>>({});
  /** Why the book's own network is not here, or what else could not be done. */
  const problem = signal<Problem | null>(null);
  const isRunHere = computed(
    () => progress.value !== null && ['waiting', 'running', 'paused', 'done'].includes(phase.value),
  );
  const available = computed(() =>
    networkSources.filter((source) => isOffered(source, found.value[source], isRunHere.value)),
  );
  const source = computed(() => available.value.find((one) => one === chosen.value) ?? available.value[0] ?? null);

  function set(source: NetworkSource, network: Found | undefined): void {
    found.value = { ...found.value, [source]: network };
  }
  /** Looks for the reader's own network again: it may be another by now. */
  async function recall(): Promise<void> {
    const own = await keptNetwork().catch(() => null);
    if (own) set('kept', foundOfKept(own));
  }
  return {
    ...{ found, problem, isRunHere, available, source, set, recall },
    network: computed(() => (source.value && found.value[source.value]) ?? null),
    /** As a field shows and sets it, a choice where there are two; the book's while there is none yet. */
    offer: computed(() => ({
      value: {
        options: available.value.length > 0 ? available.value : (['book'] as const),
        get value() {
          return source.value ?? 'book';
        },
        set value(wanted: NetworkSource) {
          chosen.value = wanted;
        },
      },
      disabled: available.value.length < 2,
    })),
    /** Fetches what there is to fetch. Never fails: `problem` says what went wrong. */
    async load(): Promise<void> {
      problem.value = null;
      const own = recall();
      try {
        set('book', foundOfBook(await fetchBook()));
      } catch (cause) {
        problem.value = problemIn(cause);
      }
      await own;
    },
  };
}
