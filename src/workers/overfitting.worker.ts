/** Trains a pair of twins, one with remedies and one without, an epoch of each in turn. The page ends it when it likes. */
import { simdKernels } from '../../lib/index.ts';
import kernelsUrl from '../../lib/kernels/assembly/build/kernels.wasm?url';
import {
  type Moment,
  more,
  none,
  type Remedies,
  trainOn,
  validationExamples,
} from '../experiments/dropout/training.ts';
import { compiled } from './compiled.ts';
import { isDrawn, someData } from './some-data.ts';

export interface TwinsWish {
  readonly base: string;
  readonly seed: number;
  readonly remedies: Remedies;
}

export type TwinsReport =
  | { readonly type: 'begun'; readonly isDrawn: boolean }
  | { readonly type: 'epoch'; readonly baseline: Moment; readonly changed: Moment }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly message: string };

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<TwinsWish>) => void) | null;
  postMessage(report: TwinsReport): void;
};

async function obey({ base, seed, remedies }: TwinsWish): Promise<void> {
  const [module, data] = await Promise.all([compiled(kernelsUrl), someData(base, more, validationExamples)]);
  scope.postMessage({ type: 'begun', isDrawn: isDrawn(data) });
  const [baseline, changed] = [none, remedies].map((which) => trainOn(data, which, seed, simdKernels(module)));
  for (;;) {
    const [one, other] = [baseline.next(), changed.next()];
    if (one.done || other.done) break;
    scope.postMessage({ type: 'epoch', baseline: one.value, changed: other.value });
  }
  scope.postMessage({ type: 'done' });
}

scope.onmessage = ({ data }) => {
  obey(data).catch((error) => scope.postMessage({ type: 'failed', message: String(error?.message ?? error) }));
};
