/**
 * What the worker reports, as signals: the only state that figures read. A report changes the signals it names
 * and nothing else; 'run' forgets the run before.
 */
import { batch, type Signal, signal } from '@preact/signals';
import type { Receipt } from '../../lib/model/program.ts';
import { articleSettings, type Settings } from '../../lib/model/settings.ts';
import { type Problem, problemOf } from '../../lib/problem.ts';
import { thin } from '../workers/curve.ts';
import type { BatchPoint, EpochLogs, Phase, Report } from '../workers/protocol.ts';
import type { Interrupted } from '../workers/saved.ts';

type Of<Type extends Report['type']> = Omit<Extract<Report, { type: Type }>, 'type'>;
export type DataState = Of<'data'>;
export type Progress = Omit<Of<'progress'>, 'points' | 'stride'>;
export type Evaluation = Of<'evaluation'>;
export type FirstWeights = Of<'weights'>;
export type Divergence = Of<'diverged'>;

export interface State {
  readonly phase: Signal<Phase>;
  readonly data: Signal<DataState | null>;
  /** Settings of the run in progress or last finished. */
  readonly settings: Signal<Settings>;
  readonly progress: Signal<Progress | null>;
  /** The loss of single mini-batches, thinned to at most 2,000 points. */
  readonly points: Signal<BatchPoint[]>;
  readonly epochs: Signal<EpochLogs[]>;
  readonly evaluation: Signal<Evaluation | null>;
  readonly weights: Signal<FirstWeights | null>;
  readonly receipt: Signal<Receipt | null>;
  readonly diverged: Signal<Divergence | null>;
  /** A run that a reload or a crash interrupted and that can be continued. */
  readonly interrupted: Signal<Interrupted | null>;
  /** The last problem, in words the view translates; cleared by the next intention. */
  readonly problem: Signal<Problem | null>;
}

export function createState(): State {
  return {
    phase: signal('empty'),
    data: signal(null),
    settings: signal(articleSettings),
    progress: signal(null),
    points: signal([]),
    epochs: signal([]),
    evaluation: signal(null),
    weights: signal(null),
    receipt: signal(null),
    diverged: signal(null),
    interrupted: signal(null),
    problem: signal(null),
  };
}

/** A new run: the figures of the one before are gone, its settings are not. */
export function forgetRun(state: State): void {
  batch(() => {
    for (const figure of [state.progress, state.evaluation, state.weights, state.receipt, state.diverged]) {
      figure.value = null;
    }
    state.points.value = [];
    state.epochs.value = [];
  });
}

/** Applies a report in one go, so that views are drawn once a report. Answers to requests are not for here. */
export function receive(state: State, report: Report): void {
  batch(() => apply(state, report));
}

function apply(state: State, report: Report): void {
  switch (report.type) {
    case 'phase':
      state.phase.value = report.phase;
      break;
    case 'run':
      forgetRun(state);
      state.settings.value = report.settings;
      break;
    case 'data':
      state.data.value = bare(report);
      break;
    case 'progress': {
      const { points, stride, ...rest } = bare(report);
      state.progress.value = rest;
      if (points.length) state.points.value = [...thin(state.points.value, stride), ...points];
      break;
    }
    case 'epoch':
      state.epochs.value = [...state.epochs.value, report.logs];
      break;
    case 'evaluation':
      state.evaluation.value = bare(report);
      break;
    case 'weights':
      state.weights.value = bare(report);
      break;
    case 'done':
      state.receipt.value = report.receipt;
      break;
    case 'diverged':
      state.diverged.value = bare(report);
      break;
    case 'problem':
      state.problem.value = problemOf(report);
      break;
  }
}

function bare<R extends Report>({ type: _, ...rest }: R): Omit<R, 'type'> {
  return rest;
}
