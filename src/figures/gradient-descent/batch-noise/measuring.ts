/** The worker that measures the noise: round after round a mini-batch of every size. */
import type { Dataset } from '../../../../lib/data/dataset.ts';
import kernelsUrl from '../../../../lib/kernels/assembly/build/kernels.wasm?url';
import { simdKernels } from '../../../../lib/kernels/simd.ts';
import type { Full } from '../../../experiments/gradient-descent/batch-noise/law.ts';
import { type Age, examples, firstImages } from '../../../experiments/gradient-descent/batch-noise/network.ts';
import { groundOf, type Round, roundOf } from '../../../experiments/gradient-descent/batch-noise/noise.ts';
import { asset } from '../../../i18n/paths.ts';
import { compiled } from '../../../workers/compiled.ts';
import { serve } from '../../../workers/job-server.ts';
import { isDrawn, someData } from '../../../workers/some-data.ts';

/** The rounds after `from`, up to `to`. */
export interface MeasureWish {
  readonly seed: number;
  readonly age: Age;
  readonly from: number;
  readonly to: number;
}
/** A round, with what needs no mini-batch. */
export interface MeasureReport extends Round {
  readonly isDrawn: boolean;
  readonly full: Full;
  readonly unit: number;
  /** The full gradient in the weights that lead to the unit. */
  readonly picture: Float32Array;
}

let needed: Promise<[WebAssembly.Module, Dataset]> | undefined;
/** The network measured last: another round of it begins at once. */
let kept: { readonly key: string; readonly ground: ReturnType<typeof groundOf> } | undefined;

serve<MeasureWish, MeasureReport>(async function* ({ seed, age, from, to }) {
  needed ??= Promise.all([compiled(kernelsUrl), someData(asset(''), examples, 1)]);
  const [module, data] = await needed;
  const key = `${seed} ${age}`;
  if (kept?.key !== key) kept = { key, ground: groundOf(firstImages(data), age, seed, simdKernels(module)) };
  const { gradients, G, ...common } = kept.ground;
  for (let round = from + 1; round <= to; round++) {
    yield { ...common, isDrawn: isDrawn(data), ...roundOf(gradients, G, common.unit, seed, round) };
  }
});
