/** Trains a pair of twins, one with remedies and one without, an epoch of each in turn. */
import kernelsUrl from '../../../../lib/kernels/assembly/build/kernels.wasm?url';
import { simdKernels } from '../../../../lib/kernels/simd.ts';
import { more, none, trainOn, validationExamples } from '../../../experiments/dropout/training.ts';
import { compiled } from '../../../workers/compiled.ts';
import { serve } from '../../../workers/job-server.ts';
import { isDrawn, someData } from '../../../workers/some-data.ts';
import type { TwinsReport, TwinsWish } from './model.ts';

serve(async function* ({ seed, remedies }: TwinsWish): AsyncGenerator<TwinsReport, void> {
  const base = import.meta.env.BASE_URL;
  const [module, data] = await Promise.all([compiled(kernelsUrl), someData(base, more, validationExamples)]);
  yield { isDrawn: isDrawn(data) };
  const [baseline, changed] = [none, remedies].map((which) => trainOn(data, which, seed, simdKernels(module)));
  for (;;) {
    const [one, other] = [baseline.next(), changed.next()];
    if (one.done || other.done) return;
    yield { baseline: one.value, changed: other.value };
  }
});
