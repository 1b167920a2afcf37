/** The learning-rate finder: its settings, the curve that has come so far, and the rates that were tried. Chapter: gradient-descent. */
import { batch, computed, signal } from '@preact/signals';
import { mu } from '../../../experiments/gradient-descent/rate-finder/curvature.ts';
import { bestOf, type Found, readingOf, spans } from '../../../experiments/gradient-descent/rate-finder/finding.ts';
import { ratesToTry } from '../../../experiments/gradient-descent/rate-finder/range.ts';
import { type RecordedFinding, recalled } from '../../../experiments/gradient-descent/rate-finder/recorded.ts';
import {
  batchSize,
  type Finding,
  optimiserNames,
  type Rule,
  type Trial,
} from '../../../experiments/gradient-descent/rate-finder/training.ts';
import { job, type OpenLine, openWorker } from '../../../kit/job.ts';
import { choice, number, seed as seedOf, toBeginning } from '../../../kit/parameters.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';
import type { FinderReport, FinderWish } from './worker.ts';

/** Whose images a curve is of. */
export type Source = 'recorded' | 'mnist' | 'drawn';

/** All that is drawn. */
export interface Shown extends Found {
  readonly trials: readonly Trial[];
  readonly source: Source;
  readonly trialsSource: Source;
}

const emptyOf = (finding: Finding): Shown => ({
  ...{ finding, points: [], ending: null, lambda: null, trials: [], source: 'mnist', trialsSource: 'mnist' },
});

const isOf = ({ finding }: Shown, wanted: Finding): boolean =>
  (Object.keys(wanted) as (keyof Finding)[]).every((name) => finding[name] === wanted[name]);

function withReport(shown: Shown, report: FinderReport): Shown {
  const source = report.isDrawn ? 'drawn' : 'mnist';
  switch (report.type) {
    case 'point':
      return { ...shown, source, points: [...shown.points, report.point] };
    case 'ended':
      return { ...shown, ending: report.ending };
    case 'sharpness':
      return report.settled ? { ...shown, lambda: report.lambda } : shown;
    case 'trial':
      return { ...shown, trialsSource: source, trials: [...shown.trials, report.trial] };
    default:
      return shown;
  }
}

const worker = openWorker<FinderWish, FinderReport>(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'rate-finder' }),
);

export type FinderModel = ReturnType<typeof finderModel>;

/** `record`: a test with its trials, shown where its settings are the reader's, until the reader runs it anew. */
export function finderModel(record: RecordedFinding, open: OpenLine<FinderWish, FinderReport> = worker) {
  const still: Shown = { ...recalled(record), source: 'recorded', trialsSource: 'recorded' };
  const rule = choice<Rule>(still.finding.rule, optimiserNames);
  const seed = seedOf(still.finding.seed);
  const low = number(still.finding.low, { min: 1e-8, max: 1e-3, step: 1e-8, log: true });
  const high = number(still.finding.high, { min: 0.1, max: 100, step: 0.1, log: true });
  const steps = number(still.finding.steps, { min: 100, max: 2000, step: 50, whole: true });
  const parameters = { rule, seed, low, high, steps };
  const finding = computed(
    (): Finding => ({
      ...{ rule: rule.value, seed: seed.value, low: low.value, high: high.value, steps: steps.value },
    }),
  );

  /** What the reader has run last. */
  const own = signal<Shown | null>(null);
  const shown = computed(
    () => [own.value, still].find((one) => one && isOf(one, finding.value)) ?? emptyOf(finding.value),
  );
  const reading = computed(() => readingOf(shown.value));
  /** The rates of the trials that were begun last; null: it was a range test. */
  const rates = signal<readonly number[] | null>(null);
  const heard = signal<FinderReport | null>(null);
  const work = job<FinderWish, FinderReport>(open, (report) =>
    batch(() => {
      if (report.type !== 'trial') heard.value = report;
      own.value = own.value && withReport(own.value, report);
    }),
  );
  const begin = (begun: Shown, tried: readonly number[] | null, step = false): void =>
    batch(() => {
      own.value = begun;
      rates.value = tried;
      heard.value = null;
      work.begin({ finding: begun.finding, rates: tried, measures: begun.lambda === null }, { step });
    });
  const isTrying = computed(() => work.isUnderWay.value && rates.value !== null);
  /** The last that came but for results of trials, while more is to come. */
  const now = computed(() => (work.isUnderWay.value ? heard.value : null));
  const trying = computed(() => (now.value?.type === 'progress' ? now.value : null));

  return {
    ...{ ...parameters, parameters, shown, reading, work, isTrying, now, trying },
    planned: computed(() => (isTrying.value ? rates.value : null) ?? []),
    best: computed(() => bestOf(shown.value.trials)),
    canTry: computed(() => shown.value.ending !== null && reading.value.suggestion !== null),
    /** For the lens: the step under way, and the suggestion once there is one. */
    symbols: computed((): SymbolValues => {
      const { finding: used, points, ending, lambda } = shown.value;
      const last = points.at(-1);
      const eta = trying.value?.rate ?? (ending === null ? last?.rate : reading.value.suggestion);
      return {
        m: batchSize,
        ...(used.rule === 'momentum' && { mu }),
        ...(lambda !== null && { lambda }),
        ...(typeof eta === 'number' && { eta }),
        ...(last && ending === null && { t: points.length, L: last.loss }),
      };
    }),
    play: (): void => (work.state.value === 'paused' ? void work.resume() : begin(emptyOf(finding.value), null)),
    step: (): void => (work.state.value === 'paused' ? void work.step() : begin(emptyOf(finding.value), null, true)),
    /** Another rule brings its own ends. */
    choose: (next: Rule): void =>
      batch(() => {
        work.stop();
        [low.value, high.value] = spans[next];
      }),
    tryRates(): void {
      const { suggestion, usual } = reading.value;
      if (suggestion === null) return;
      begin({ ...shown.value, trials: [] }, ratesToTry(suggestion, usual, shown.value.finding));
    },
    /** Back to the record. */
    reset: (): void =>
      batch(() => {
        work.stop();
        own.value = null;
        toBeginning(parameters);
      }),
    close: work.close,
  };
}
