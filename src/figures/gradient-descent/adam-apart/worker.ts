/** Trains the article's network with Adam for some steps in float64, and hands over the gradients of one unit's weights. */
import { referenceKernels } from '../../../../lib/kernels/reference.ts';
import { examples, type Recording, recordRun } from '../../../experiments/gradient-descent/adam/training.ts';
import { asset } from '../../../i18n/paths.ts';
import { serve } from '../../../workers/job-server.ts';
import { isDrawn, someData } from '../../../workers/some-data.ts';

export type AdamWish = Pick<Recording, 'seed' | 'unit' | 'constants'>;
export type AdamReport =
  | { readonly taken: number; readonly recording?: undefined }
  | { readonly recording: Recording; readonly isDrawn: boolean };

/** Steps between two reports. */
const between = 10;

serve<AdamWish, AdamReport>(async function* (wish) {
  const data = await someData(asset(''), examples, 1);
  const run = recordRun(data, wish, referenceKernels({ precision: 'float64' }));
  for (;;) {
    const { done, value } = run.next();
    if (done) return yield { recording: value, isDrawn: isDrawn(data) };
    if (value % between === 0) yield { taken: value };
  }
});
