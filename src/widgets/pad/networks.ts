/**
 * The networks that can read the pad: the book's own small one, the one that the reader trained last, and the one
 * that is being trained on this page.
 */
import { computed, signal } from '@preact/signals';
import { decodeNetwork, type ReaderNetwork as Network, Problem } from '../../../lib/index.ts';
import type { KeptNetwork } from '../../reader/kept.ts';
import type { Session } from '../../reader/session.ts';

/** book: comes with the site · kept: the reader's own, from this browser · run: the one trained on this page */
export type Source = 'book' | 'kept' | 'run';

export interface Surroundings {
  readonly session: Pick<Session, 'phase' | 'progress' | 'evaluation' | 'predict'>;
  readonly keptNetwork: () => Promise<KeptNetwork | null>;
  /** The bytes of the book's own network. */
  readonly fetchBook: () => Promise<Uint8Array>;
}

export const bookFile = 'models/reader.safetensors';

export type Networks = ReturnType<typeof createNetworks>;

export function createNetworks({ session, keptNetwork, fetchBook }: Surroundings) {
  const book = signal<{ network: Network; accuracy: number } | null>(null);
  const kept = signal<{ network: Network; accuracy: number | null; brought: boolean } | null>(null);
  /** Why the book's own network is not here, or the run's does not answer. */
  const problem = signal<Problem | null>(null);
  /** What the reader chose; where that is not to be had, the first that is. */
  const chosen = signal<Source | null>(null);

  const running = computed(
    () => session.progress.value !== null && ['waiting', 'running', 'paused', 'done'].includes(session.phase.value),
  );
  /** The reader's own first, the one of this page before the one of an earlier visit. */
  const available = computed((): Source[] => [
    ...(running.value ? (['run'] as const) : []),
    // the run of this page is kept when it is done; one brought from a file is another
    ...(kept.value && (!running.value || kept.value.brought) ? (['kept'] as const) : []),
    ...(book.value ? (['book'] as const) : []),
  ]);
  const source = computed((): Source | null => {
    const wanted = chosen.value;
    return wanted && available.value.includes(wanted) ? wanted : (available.value[0] ?? null);
  });

  /** Looks for the reader's own network again: it may be another by now. */
  async function recall(): Promise<void> {
    const network = await keptNetwork().catch(() => null);
    if (!network) return;
    const accuracy = network.receipt?.testAccuracy ?? null;
    kept.value = { network: layersOf(network), accuracy, brought: network.origin !== undefined };
  }

  return {
    available,
    source,
    problem,
    choose: (wanted: Source) => {
      chosen.value = wanted;
    },
    /** The weights, where they are on the page; the run's stay in its worker. */
    network: computed((): Network | null =>
      source.value === 'book' ? book.value!.network : source.value === 'kept' ? kept.value!.network : null,
    ),
    /** Accuracy on the test images, as measured, or null where it is not known yet. */
    accuracy: computed((): number | null => {
      if (source.value === 'run') return session.evaluation.value?.accuracy ?? null;
      return (source.value === 'book' ? book.value : source.value === 'kept' ? kept.value : null)?.accuracy ?? null;
    }),

    /** Fetches what there is to fetch. Never fails: `problem` says what went wrong. */
    async load(): Promise<void> {
      problem.value = null;
      const own = recall();
      try {
        const { network, metadata } = decodeNetwork(await fetchBook(), bookFile);
        book.value = { network, accuracy: Number(metadata.test_accuracy) };
      } catch (cause) {
        problem.value = cause instanceof Problem ? cause : new Problem('unexpected', { message: String(cause) });
      }
      await own;
    },
    recall,
  };
}

/** W1 b1 W2 b2 … as layers. */
function layersOf({ settings, weights }: KeptNetwork): Network {
  return Array.from({ length: weights.length / 2 }, (_, k) => ({
    W: weights[2 * k],
    b: weights[2 * k + 1],
    activation: settings.layers[k]?.activation ?? 'linear',
  }));
}
