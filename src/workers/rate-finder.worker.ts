/** Runs the range test and the trials of a figure; hears "pause" between two slices of work. */
import type { Dataset } from '../../lib/data/dataset.ts';
import kernelsUrl from '../../lib/kernels/assembly/build/kernels.wasm?url';
import { simdKernels } from '../../lib/kernels/simd.ts';
import { type JobReport, rangeJob, trialsJob } from '../experiments/gradient-descent/rate-finder/job.ts';
import { type Finding, trained, validated } from '../experiments/gradient-descent/rate-finder/training.ts';
import { type Pump, pump } from '../widgets/rate-finder/pump.ts';
import { compiled } from './compiled.ts';
import { isDrawn, someData } from './some-data.ts';

/** A new job in the old one's place: the range test, or an epoch at each of the rates. */
export interface FinderWish {
  readonly type: 'begin';
  /** Which wish a report answers. */
  readonly number: number;
  readonly base: string;
  readonly finding: Finding;
  readonly rates: readonly number[] | null;
  /** With rates: whether the sharpness is still to be measured. */
  readonly measures: boolean;
}
export type FinderOrder = FinderWish | { readonly type: 'run' | 'pause' | 'step' };

export type FinderReport = { readonly number: number } & (
  | { readonly type: 'begun'; readonly isDrawn: boolean }
  | { readonly type: 'reports'; readonly reports: readonly JobReport[] }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly message: string }
);

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<FinderOrder>) => void) | null;
  postMessage(report: FinderReport): void;
};
/** Milliseconds between two slices. */
const breath = 16;

let data: Promise<Dataset> | null = null;
let current = 0;
let flowing: Pump | null = null;
/** What was asked for while the data were still on their way. */
let asked: 'run' | 'pause' | 'step' = 'pause';

async function begin({ number, base, finding, rates, measures }: FinderWish): Promise<void> {
  flowing?.end();
  flowing = null;
  current = number;
  asked = 'pause';
  data ??= someData(base, trained + validated, 1);
  const [module, here] = await Promise.all([compiled(kernelsUrl), data]);
  if (current !== number) return;
  scope.postMessage({ number, type: 'begun', isDrawn: isDrawn(here) });
  const kernels = () => simdKernels(module);
  const job = rates ? trialsJob(here, finding, rates, kernels, measures) : rangeJob(here, finding, kernels);
  flowing = pump(
    job,
    (reports) => scope.postMessage({ number, type: 'reports', reports }),
    () => scope.postMessage({ number, type: 'done' }),
    (work) => setTimeout(() => guarded(number, work), breath),
  );
  flowing[asked]();
}

/** What goes wrong is told, not thrown. */
function guarded(number: number, work: () => unknown): void {
  const failed = (error: unknown) => {
    data = null;
    scope.postMessage({ number, type: 'failed', message: String((error as Error)?.message ?? error) });
  };
  try {
    Promise.resolve(work()).catch(failed);
  } catch (error) {
    failed(error);
  }
}

scope.onmessage = ({ data: order }) => {
  if (order.type === 'begin') guarded(order.number, () => begin(order));
  else if (flowing) guarded(current, () => flowing?.[order.type]());
  else asked = order.type;
};
