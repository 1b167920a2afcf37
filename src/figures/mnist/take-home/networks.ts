/** A network on its way out of a run, and back into the browser. */
import { sizesOf, type Trained } from '../../../../lib/export/trained.ts';
import type { KeptNetwork } from '../../../reader/kept.ts';
import { type Found, foundOf } from '../../../reader/networks.ts';
import type { Session } from '../../../reader/session.ts';

/** The network as it stands; the worker's copy, so that a run goes on undisturbed. Rejected where there is none. */
export async function networkOfRun(session: Pick<Session, 'snapshot' | 'receipt' | 'data'>): Promise<Found> {
  const { settings, weights, step } = await session.snapshot();
  const receipt = session.receipt.value?.steps === step ? session.receipt.value : null;
  const data = receipt?.data ?? session.data.value?.id;
  return foundOf({ settings, weights, steps: step, receipt, origin: 'run', ...(data ? { data } : {}) });
}

/** What a file brought, in the form in which this browser keeps the reader's own. */
export function toKeep({ settings, weights, steps, receipt, origin }: Trained): KeptNetwork {
  const sizes = sizesOf(settings);
  const shapes = sizes.slice(1).flatMap((nOut, l) => [[sizes[l], nOut], [nOut]]);
  return { settings, weights: [...weights], shapes, step: steps ?? 0, receipt, origin };
}
