/** Trains the article's network with Adam for some steps in float64, and hands over the gradients of one unit's weights. */
import { referenceKernels } from '../../lib/index.ts';
import { examples, type Recording, recordRun } from '../experiments/gradient-descent/adam/training.ts';
import { isDrawn, someData } from './some-data.ts';

export interface AdamWish extends Pick<Recording, 'seed' | 'unit' | 'constants'> {
  readonly base: string;
}

export type AdamReport =
  | { readonly type: 'step'; readonly taken: number }
  | { readonly type: 'done'; readonly recording: Recording; readonly isDrawn: boolean }
  | { readonly type: 'failed'; readonly message: string };

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<AdamWish>) => void) | null;
  postMessage(report: AdamReport, transfer?: Transferable[]): void;
};

const between = 10;

async function obey({ base, ...wish }: AdamWish): Promise<void> {
  const data = await someData(base, examples, 1);
  const run = recordRun(data, wish, referenceKernels({ precision: 'float64' }));
  for (;;) {
    const { done, value } = run.next();
    if (done) {
      const { first, gradients, last } = value;
      const transfer = [first, gradients, last].map(({ buffer }) => buffer as ArrayBuffer);
      scope.postMessage({ type: 'done', recording: value, isDrawn: isDrawn(data) }, transfer);
      return;
    }
    if (value % between === 0) scope.postMessage({ type: 'step', taken: value });
  }
}

scope.onmessage = ({ data }) => {
  obey(data).catch((error) => scope.postMessage({ type: 'failed', message: String(error?.message ?? error) }));
};
