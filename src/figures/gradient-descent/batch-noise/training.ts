/** The worker that trains in batches of three sizes, side by side. */
import kernelsUrl from '../../../../lib/kernels/assembly/build/kernels.wasm?url';
import { simdKernels } from '../../../../lib/kernels/simd.ts';
import { examples, firstImages } from '../../../experiments/gradient-descent/batch-noise/network.ts';
import { type Point, trainAll, unseen } from '../../../experiments/gradient-descent/batch-noise/trainings.ts';
import { asset } from '../../../i18n/paths.ts';
import { compiled } from '../../../workers/compiled.ts';
import { serve } from '../../../workers/job-server.ts';
import { isDrawn, someData } from '../../../workers/some-data.ts';

export interface TrainWish {
  readonly seed: number;
  readonly eta: number;
}
export interface TrainReport {
  readonly isDrawn: boolean;
  readonly m: number;
  readonly point: Point;
}

serve<TrainWish, TrainReport>(async function* ({ seed, eta }) {
  const [module, data] = await Promise.all([compiled(kernelsUrl), someData(asset(''), examples, unseen)]);
  const kernels = () => simdKernels(module);
  for (const told of trainAll(firstImages(data), data, eta, seed, kernels)) yield { ...told, isDrawn: isDrawn(data) };
});
