/** Runs the range test, or an epoch at each of some rates. */
import type { Dataset } from '../../../../lib/data/dataset.ts';
import kernelsUrl from '../../../../lib/kernels/assembly/build/kernels.wasm?url';
import { simdKernels } from '../../../../lib/kernels/simd.ts';
import { type JobReport, rangeJob, trialsJob } from '../../../experiments/gradient-descent/rate-finder/job.ts';
import { type Finding, trained, validated } from '../../../experiments/gradient-descent/rate-finder/training.ts';
import { asset } from '../../../i18n/paths.ts';
import { compiled } from '../../../workers/compiled.ts';
import { serve } from '../../../workers/job-server.ts';
import { isDrawn, someData } from '../../../workers/some-data.ts';

export interface FinderWish {
  readonly finding: Finding;
  /** Null: the range test. */
  readonly rates: readonly number[] | null;
  /** With rates: whether the sharpness is still to be measured. */
  readonly measures: boolean;
}
export type FinderReport = JobReport & { readonly isDrawn: boolean };

/** Steps of an epoch between two reports. */
const between = 5;

let needed: Promise<[WebAssembly.Module, Dataset]> | undefined;

serve<FinderWish, FinderReport>(async function* ({ finding, rates, measures }) {
  needed ??= Promise.all([compiled(kernelsUrl), someData(asset(''), trained + validated, 1)]);
  const [module, data] = await needed;
  const kernels = () => simdKernels(module);
  const reports = rates ? trialsJob(data, finding, rates, kernels, measures) : rangeJob(data, finding, kernels);
  let step = 0;
  for (const report of reports) {
    if (report.type === 'progress' && ++step % between !== 0) continue;
    yield { ...report, isDrawn: isDrawn(data) };
  }
});
