/**
 * The trainer: what a reader may do with the page's training session, and everything that can be said and shown of
 * it. Chapter: mnist. The view only lays out what stands here.
 */
import { batch, computed, effect, type Signal, signal } from '@preact/signals';
import { toBeginning, toggle } from '../../../kit/parameters.ts';
import type { Session } from '../../../reader/session.ts';
import type { EpochLogs } from '../../../workers/protocol.ts';
import { confusionOf, emptyConfusion } from './confusion.ts';
import { dataPanel } from './data.ts';
import { failureOf } from './failure.ts';
import { filtersOf } from './filters.ts';
import { formOf } from './form.ts';
import { intentions } from './intentions.ts';
import { openCells } from './open-cell.ts';
import { sizesOf } from './progress.ts';
import { curvesOf, dotsOf, keepMoment, type Moment, momentOf } from './series.ts';
import { symbolsOf } from './symbols.ts';

export type Trainer = ReturnType<typeof trainerModel>;

/** The run that the still pictures show. */
export interface Recorded {
  readonly accuracy: number;
  readonly seconds: number;
  readonly history: readonly EpochLogs[];
}

export function trainerModel(session: Session, recorded: Recorded) {
  const { phase, data, settings, progress, points, epochs, evaluation, weights, diverged, problem } = session;
  const form = formOf(settings.peek());
  const logScale = toggle(true);

  const wishes = intentions(session, form);
  const { wanted, stepWanted, hasRun } = wishes;
  const panel = dataPanel(session);

  /* How far it is */
  const sizes = computed(() => sizesOf(settings.value));
  const share = computed(() => {
    const now = progress.value;
    return now ? now.totalStep / now.totalSteps : 0;
  });
  const dataShare = computed(() => {
    const now = data.value;
    return now && now.total > 0 && now.loaded < now.total ? now.loaded / now.total : null;
  });

  /* Curves */
  const moments: Signal<readonly Moment[]> = signal([]);
  const present = computed(() => (progress.value ? momentOf(progress.value) : null));
  /** The thin line, up to this moment. */
  const line = computed(() => {
    const now = present.value;
    const kept = moments.value;
    return now && kept.at(-1)?.x !== now.x ? [...kept, now] : kept;
  });
  const dots = computed(() => dotsOf(points.value, progress.value?.stepsPerEpoch ?? sizes.value.stepsPerEpoch));
  /** Epoch by epoch: the run there is, before it the recorded one. */
  const history = computed(() => (hasRun.value ? epochs.value : recorded.history));
  const loss = computed(() => curvesOf(history.value, 'loss'));
  const accuracy = computed(() => curvesOf(history.value, 'accuracy'));

  /* What the network makes of the test set, and its first layer */
  const confusion = computed(() => (evaluation.value ? confusionOf(evaluation.value.confusion) : emptyConfusion));
  const filters = computed(() => (weights.value ? filtersOf(weights.value.values, weights.value.units) : null));
  const { cell, toggleCell, closeCell, refreshCell } = openCells(session);

  const failure = computed(() =>
    failureOf({
      phase: phase.value,
      settings: settings.value,
      stepsPerEpoch: sizes.value.stepsPerEpoch,
      diverged: diverged.value,
      data: data.value,
      problem: problem.value,
    }),
  );

  /** Follows the session; returns how to stop. */
  function follow(): () => void {
    session.lookForInterrupted();
    const stops = [
      effect(() => {
        const now = present.value;
        const last = progress.peek()?.epochs ?? 1;
        moments.value = now ? keepMoment(moments.peek(), now, last) : [];
      }),
      effect(() => {
        if (evaluation.value) refreshCell();
        else closeCell();
      }),
      effect(() => {
        if (phase.value !== 'paused' || !stepWanted.value) return;
        stepWanted.value = false;
        session.step();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  const { validationSplit: validation, ...fields } = form;
  const parameters = { ...fields, validation, log: logScale };
  return {
    ...{
      ...wishes,
      session,
      recorded,
      form,
      panel,
      logScale,
      sizes,
      share,
      dataShare,
      history,
      line,
      dots,
      loss,
      accuracy,
    },
    ...{ confusion, filters, cell, toggleCell, closeCell, failure, seed: form.seed },
    parameters,
    /** Before there is a run, everything that can be changed goes back to where it began. */
    reset: () => (hasRun.peek() ? wishes.rerun() : batch(() => toBeginning(parameters))),
    canReset: computed(() => hasRun.value || !wishes.isArticle.value || logScale.value !== logScale.initial),
    mistakes: computed(() => evaluation.value?.mistakes ?? []),
    wantedSizes: computed(() => sizesOf(wanted.value)),
    shownEpochs: computed(() => (hasRun.value ? settings.value.epochs : recorded.history.length)),
    isLog: computed(() => logScale.value || !hasRun.value),
    own: computed(() => ({
      network: session.receipt.value?.weights ?? null,
      data: panel.source.value === 'own' ? (data.value?.id ?? '').replace(/^own|-/g, '') : null,
    })),
    symbols: computed(() => symbolsOf(session)),
    wake: follow,
  };
}
