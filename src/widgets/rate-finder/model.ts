/** The learning-rate finder: its settings, the curve that has come so far, and the rates that were tried. Chapter: gradient-descent. */
import { batch, computed, signal } from '@preact/signals';
import { mu } from '../../experiments/gradient-descent/rate-finder/curvature.ts';
import { bestOf, type Found, readingOf, spans } from '../../experiments/gradient-descent/rate-finder/finding.ts';
import type { JobReport } from '../../experiments/gradient-descent/rate-finder/job.ts';
import { ratesToTry } from '../../experiments/gradient-descent/rate-finder/range.ts';
import {
  batchSize,
  type Finding,
  type Rule,
  type Trial,
} from '../../experiments/gradient-descent/rate-finder/training.ts';
import type { SymbolValues } from '../../kit/symbol-values.ts';
import type { FinderOrder, FinderReport } from '../../workers/rate-finder.worker.ts';

/** Opens the worker; null is heard where it fails as a whole. */
export type Connect = (hear: (report: FinderReport | null) => void) => {
  send(order: FinderOrder): void;
  end(): void;
};

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

export type FinderModel = ReturnType<typeof rateFinderModel>;

/** `still`: a recorded test with its trials, shown until the reader runs one. */
export function rateFinderModel(still: Shown, base: string, connect: Connect) {
  const rule = signal<Rule>(still.finding.rule);
  const [seed, low, high, steps] = (['seed', 'low', 'high', 'steps'] as const).map((name) =>
    signal(still.finding[name]),
  );
  const shown = signal<Shown>(still);
  const phase = signal<'still' | 'waiting' | 'running' | 'paused' | 'failed'>('still');
  const job = signal<'range' | 'trials' | null>(null);
  /** The trial under way. */
  const trying = signal<{ readonly rate: number; readonly share: number } | null>(null);
  /** λ is being measured. */
  const measuring = signal(false);
  const planned = signal<readonly number[]>([]);
  const finding = computed(
    (): Finding => ({
      ...{ rule: rule.value, seed: seed.value, low: low.value, high: high.value, steps: steps.value },
    }),
  );
  const reading = computed(() => readingOf(shown.value));
  let line: ReturnType<Connect> | null = null;
  let number = 0;

  const add = (more: Partial<Shown>) => {
    shown.value = { ...shown.value, ...more };
  };
  const take = (report: JobReport): void => {
    if (report.type === 'point') add({ points: [...shown.value.points, report.point] });
    else if (report.type === 'ended') add({ ending: report.ending });
    else if (report.type === 'sharpness') {
      trying.value = null;
      measuring.value = !report.settled;
      if (report.settled) add({ lambda: report.lambda });
    } else if (report.type === 'progress') trying.value = { rate: report.rate, share: report.share };
    else add({ trials: [...shown.value.trials, report.trial] });
  };
  const rest = (next: 'still' | 'failed'): void => {
    phase.value = next;
    job.value = null;
    trying.value = null;
    measuring.value = false;
    planned.value = [];
  };
  const hang = (): void => {
    line?.end();
    line = null;
  };
  const hear = (report: FinderReport | null): void =>
    batch(() => {
      if (report && report.number !== number) return;
      if (report === null || report.type === 'failed') {
        hang();
        rest('failed');
      } else if (report.type === 'done') rest('still');
      else if (report.type === 'reports') {
        for (const one of report.reports) take(one);
      } else {
        if (phase.value === 'waiting') phase.value = 'running';
        add({ [job.value === 'trials' ? 'trialsSource' : 'source']: report.isDrawn ? 'drawn' : 'mnist' });
      }
    });
  /** Begins a job, flowing or one report at a time. */
  const begin = (which: 'range' | 'trials', rates: readonly number[] | null): void => {
    job.value = which;
    planned.value = rates ?? [];
    line ??= connect(hear);
    number += 1;
    const { finding, lambda } = shown.value;
    line.send({ type: 'begin', number, base, finding, rates, measures: lambda === null });
  };
  /** What is under way is dropped; what has come stays. */
  const stop = (): void => {
    if (job.value === null) return;
    number += 1;
    line?.send({ type: 'pause' });
    rest('still');
  };
  const beginRange = (): void => {
    stop();
    shown.value = emptyOf(finding.value);
    begin('range', null);
  };
  const renew = (): void => {
    stop();
    phase.value = 'still';
    shown.value = emptyOf(finding.value);
  };

  return {
    ...{ rule, seed, low, high, steps, shown, phase, job, trying, measuring, planned, finding, reading, stop, renew },
    best: computed(() => bestOf(shown.value.trials)),
    /** For the lens: the step under way, and the suggestion once there is one. */
    symbols: computed((): SymbolValues => {
      const { finding: own, points, ending, lambda } = shown.value;
      const last = points.at(-1);
      const eta = trying.value?.rate ?? (ending === null ? last?.rate : reading.value.suggestion);
      return {
        m: batchSize,
        ...(own.rule === 'momentum' && { mu }),
        ...(lambda !== null && { lambda }),
        ...(typeof eta === 'number' && { eta }),
        ...(last && ending === null && { t: points.length, L: last.loss }),
      };
    }),
    isBusy: computed(() => phase.value === 'waiting' || phase.value === 'running'),
    canTry: computed(() => shown.value.ending !== null && reading.value.suggestion !== null),
    play(): void {
      if (job.value === null) {
        beginRange();
        phase.value = 'waiting';
      } else phase.value = 'running';
      line?.send({ type: 'run' });
    },
    pause(): void {
      line?.send({ type: 'pause' });
      phase.value = 'paused';
    },
    step(): void {
      if (job.value === null) beginRange();
      phase.value = 'paused';
      line?.send({ type: 'step' });
    },
    /** Back to the recorded test. */
    reset(): void {
      stop();
      rule.value = still.finding.rule;
      for (const [field, value] of [
        [seed, still.finding.seed],
        [low, still.finding.low],
        [high, still.finding.high],
        [steps, still.finding.steps],
      ] as const)
        field.value = value;
      shown.value = still;
      phase.value = 'still';
    },
    /** Another rule brings its own ends. */
    choose(next: Rule): void {
      rule.value = next;
      [low.value, high.value] = spans[next];
      renew();
    },
    tryRates(): void {
      const { suggestion, usual } = reading.value;
      if (suggestion === null) return;
      stop();
      add({ trials: [] });
      begin('trials', ratesToTry(suggestion, usual, shown.value.finding));
      phase.value = 'waiting';
      line?.send({ type: 'run' });
    },
    /** The figure goes away. */
    close(): void {
      number += 1;
      hang();
    },
  };
}
