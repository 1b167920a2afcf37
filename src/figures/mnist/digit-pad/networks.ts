/**
 * The networks that can read the pad: the book's own small one, the one that the reader trained last, and the one
 * that is being trained on this page.
 */
import { computed, signal } from '@preact/signals';
import { decodeNetwork } from '../../../../lib/data/reader-network.ts';
import { weightsSha256 } from '../../../../lib/model/fingerprint.ts';
import type { Layers } from '../../../../lib/model/reading.ts';
import { type Problem, problemIn } from '../../../../lib/problem.ts';
import { choice } from '../../../kit/parameters.ts';
import type { KeptNetwork } from '../../../reader/kept.ts';
import { layersOf } from '../../../reader/own-network.ts';
import type { Session } from '../../../reader/session.ts';
import { bookFile } from '../../../reader/sources.ts';

/** book: comes with the site · kept: the reader's own, from this browser · run: the one trained on this page */
const sources = ['run', 'kept', 'book'] as const;
export type Source = (typeof sources)[number];

export interface Surroundings {
  readonly session: Pick<Session, 'phase' | 'progress' | 'evaluation' | 'receipt' | 'predict'>;
  readonly keptNetwork: () => Promise<KeptNetwork | null>;
  /** The bytes of the book's own network. */
  readonly fetchBook: () => Promise<Uint8Array>;
}

export interface Reader {
  /** Of the run they stay in its worker. */
  readonly layers: Layers | null;
  /** On the test images, where it is known. */
  readonly accuracy: number | null;
  /** The hash of the reader's own; null: the book's, or one that still changes. */
  readonly hash: string | null;
}

export type Networks = ReturnType<typeof createNetworks>;

export function createNetworks({ session, keptNetwork, fetchBook }: Surroundings) {
  const book = signal<Reader | null>(null);
  const kept = signal<(Reader & { readonly isBrought: boolean }) | null>(null);
  /** Why the book's own network is not here, or the run's does not answer. */
  const problem = signal<Problem | null>(null);
  /** Where the one chosen is not to be had, and in the beginning, it is the first that is. */
  const chosen = choice<Source | 'first'>('first', ['first', ...sources]);

  const isRunning = computed(
    () => session.progress.value !== null && ['waiting', 'running', 'paused', 'done'].includes(session.phase.value),
  );
  /** The reader's own first, the one of this page before the one of an earlier visit. */
  const available = computed((): Source[] => {
    const isThere: Readonly<Record<Source, boolean>> = {
      run: isRunning.value,
      // the run of this page is kept when it is done; one brought from a file is another
      kept: kept.value !== null && (!isRunning.value || kept.value.isBrought),
      book: book.value !== null,
    };
    return sources.filter((source) => isThere[source]);
  });
  const source = computed(() => available.value.find((one) => one === chosen.value) ?? available.value[0] ?? null);
  const run = computed(
    (): Reader => ({
      layers: null,
      accuracy: session.evaluation.value?.accuracy ?? null,
      hash: session.receipt.value?.weights ?? null,
    }),
  );

  /** Looks for the reader's own network again: it may be another by now. */
  async function recall(): Promise<void> {
    const found = await keptNetwork().catch(() => null);
    if (!found) return;
    const { weights, settings, receipt, origin } = found;
    kept.value = {
      layers: layersOf(weights, settings).layers,
      accuracy: receipt?.testAccuracy ?? null,
      hash: weightsSha256(weights),
      isBrought: origin !== undefined,
    };
  }

  return {
    ...{ available, chosen, source, problem, recall },
    reader: computed(() => (source.value ? { run, kept, book }[source.value].value : null)),
    /** Fetches what there is to fetch. Never fails: `problem` says what went wrong. */
    async load(): Promise<void> {
      problem.value = null;
      const own = recall();
      try {
        const { network, metadata } = decodeNetwork(await fetchBook(), bookFile);
        book.value = { layers: network, accuracy: Number(metadata.test_accuracy), hash: null };
      } catch (cause) {
        problem.value = problemIn(cause);
      }
      await own;
    },
  };
}
