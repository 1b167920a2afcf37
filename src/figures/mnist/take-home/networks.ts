/** Which networks can be taken home: the run of this page, the reader's own from this browser, the book's small one. */
import { mnistId } from '../../../../lib/data/mnist.ts';
import { decodeNetwork } from '../../../../lib/data/reader-network.ts';
import type { Trained } from '../../../../lib/export/trained.ts';
import { articleSettings, type Settings } from '../../../../lib/model/settings.ts';
import type { KeptNetwork } from '../../../reader/kept.ts';
import type { Session } from '../../../reader/session.ts';
import { bookFile } from '../../../reader/sources.ts';

/** run: trained on this page · kept: the reader's own, from this browser · book: comes with the site. The first that there is. */
export const sources = ['run', 'kept', 'book'] as const;
export type Source = (typeof sources)[number];

export interface Found {
  readonly trained: Trained;
  /** On the test images of its data, where it was measured. */
  readonly accuracy: number | null;
}

/** The network as it stands; the worker's copy, so that a run goes on undisturbed. Rejected where there is none. */
export async function networkOfRun(session: Pick<Session, 'snapshot' | 'receipt' | 'data'>): Promise<Found> {
  const { settings, weights, step } = await session.snapshot();
  const receipt = session.receipt.value?.steps === step ? session.receipt.value : null;
  const data = receipt?.data ?? session.data.value?.id;
  return found({ settings, weights, steps: step, receipt, origin: 'run', ...(data ? { data } : {}) });
}

const found = (trained: Trained): Found => ({ trained, accuracy: trained.receipt?.testAccuracy ?? null });

export function networkOfKept({ settings, weights, step, receipt, origin = 'run' }: KeptNetwork): Found {
  const data = receipt?.data;
  return found({
    ...{ settings, weights, receipt, origin, steps: receipt?.steps ?? (step || null) },
    ...(data ? { data } : {}),
  });
}

/** What a file brought, in the form in which this browser keeps the reader's own. */
export function toKeep({ settings, weights, steps, receipt, origin }: Trained): KeptNetwork {
  const sizes = [784, ...settings.layers.map(({ units }) => units), 10];
  const shapes = sizes.slice(1).flatMap((nOut, l) => [[sizes[l], nOut], [nOut]]);
  return { settings, weights: [...weights], shapes, step: steps ?? 0, receipt, origin };
}

/** Its weights come from 8 bits, and it was trained otherwise than any settings here could say: `origin` tells. */
export function networkOfBook(bytes: Uint8Array): Found {
  const { network, metadata } = decodeNetwork(bytes, bookFile);
  const layers: Settings['layers'] = network.slice(0, -1).map(({ b, activation }) => ({ units: b.length, activation }));
  return {
    trained: {
      settings: { ...articleSettings, layers },
      weights: network.flatMap(({ W, b }) => [W, b]),
      ...{ steps: null, receipt: null, origin: 'book', data: mnistId },
    },
    accuracy: Number(metadata.test_accuracy),
  };
}
