/** The networks that can read the pad. That of the run on this page stays in its worker, which is asked. */
import { computed } from '@preact/signals';
import { weightsSha256 } from '../../../../lib/model/fingerprint.ts';
import type { Layers } from '../../../../lib/model/reading.ts';
import { choice } from '../../../kit/parameters.ts';
import { networkSources, readersNetworks, type Shelves } from '../../../reader/networks.ts';
import { layersOf } from '../../../reader/own-network.ts';
import type { Session } from '../../../reader/session.ts';

export interface Surroundings extends Shelves {
  readonly session: Pick<Session, 'phase' | 'progress' | 'evaluation' | 'receipt' | 'predict'>;
}

export interface Reader {
  readonly layers: Layers | null;
  /** On the test images, where it is known. */
  readonly accuracy: number | null;
  /** The hash of the reader's own; null: the book's, or one that still changes. */
  readonly hash: string | null;
}

export type Networks = ReturnType<typeof createNetworks>;

export function createNetworks({ session, ...shelves }: Surroundings) {
  const chosen = choice('first', ['first', ...networkSources]);
  const networks = readersNetworks({ session, ...shelves }, chosen, (source, found, isRunHere) => {
    if (source === 'run') return isRunHere;
    // the run of this page is kept when it is done; one brought from a file is another
    return found !== undefined && (source === 'book' || !isRunHere || found.trained.origin !== 'run');
  });
  const reader = computed((): Reader | null => {
    const { source, network } = networks;
    if (source.value === 'run') {
      const hash = session.receipt.value?.weights ?? null;
      return { layers: null, accuracy: session.evaluation.value?.accuracy ?? null, hash };
    }
    if (!network.value) return null;
    const { accuracy, trained } = network.value;
    const { layers } = layersOf(trained.weights, trained.settings);
    return { layers, accuracy, hash: source.value === 'kept' ? weightsSha256(trained.weights) : null };
  });
  return { ...networks, chosen, reader };
}
