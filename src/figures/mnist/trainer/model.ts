/**
 * The trainer: what a reader may do with the page's training session, and everything that can be said and shown of
 * it. Chapter: mnist. The view only lays out what stands here.
 */
import { batch, computed, effect, signal } from '@preact/signals';
import type { Context } from '../../../kit/figure.tsx';
import { toBeginning, toggle } from '../../../kit/parameters.ts';
import type { Session } from '../../../reader/session.ts';
import type { EpochLogs } from '../../../workers/protocol.ts';
import { confusionOf, openCells } from './confusion.ts';
import { dataPanel } from './data.ts';
import { failureOf, failureSaid } from './failure.ts';
import { filtersOf } from './filters.ts';
import { formOf } from './form.ts';
import { intentions } from './intentions.ts';
import { sizesOf } from './progress.ts';
import { curvesOf, dotsOf, keepMoment, type Moment, momentOf } from './series.ts';
import type { TrainerWords } from './strings.ts';
import { findStuck, type Stuck } from './stuck.ts';
import { symbolsOf } from './symbols.ts';

export type Trainer = ReturnType<typeof trainerModel>;
/** What each part of the view is given. */
export type Part = Context<Trainer, TrainerWords>;

/** The run that is shown until the reader's begins. */
export interface Recorded {
  readonly accuracy: number;
  readonly seconds: number;
  readonly history: readonly EpochLogs[];
  /** [truth * 10 + predicted] */
  readonly confusion: readonly number[];
}

export function trainerModel(session: Session, recorded: Recorded) {
  const { phase, data, settings, progress, points, epochs, evaluation, weights } = session;
  const form = formOf(settings.peek());
  const logScale = toggle(true);
  const wishes = intentions(session, form);
  const { wanted, stepWanted, hasRun } = wishes;
  const panel = dataPanel(session);
  const stepsPerEpoch = computed(() => progress.value?.stepsPerEpoch ?? sizesOf(settings.value).stepsPerEpoch);

  /* Curves: the thin line up to this moment; epoch by epoch the run there is, before it the recorded one. */
  const moments = signal<readonly Moment[]>([]);
  const present = computed(() => (progress.value ? momentOf(progress.value) : null));
  const line = computed(() => {
    const now = present.value;
    const kept = moments.value;
    return now && kept.at(-1)?.x !== now.x ? [...kept, now] : kept;
  });
  const history = computed(() => (hasRun.value ? epochs.value : recorded.history));

  /* What the network makes of the test set, and its first layer */
  const shown = computed(() => evaluation.value?.confusion ?? (hasRun.value ? null : recorded.confusion));
  const cells = openCells(session);
  const stuck = signal<Stuck | null>(null);
  const failure = computed(() => failureOf(session, stuck.value));

  const { validationSplit: validation, ...fields } = form;
  const parameters = { ...fields, validation, log: logScale, data: panel.chosen };
  return {
    ...{ ...wishes, ...cells, session, recorded, form, panel, logScale, history, line, stuck, failure, parameters },
    seed: form.seed,
    share: computed(() => (progress.value ? progress.value.totalStep / progress.value.totalSteps : 0)),
    dataShare: computed(() => {
      const { loaded, total } = data.value ?? { loaded: 0, total: 0 };
      return loaded < total ? loaded / total : null;
    }),
    dots: computed(() => dotsOf(points.value, stepsPerEpoch.value)),
    loss: computed(() => curvesOf(history.value, 'loss')),
    accuracy: computed(() => curvesOf(history.value, 'accuracy')),
    shownEpochs: computed(() => (hasRun.value ? settings.value.epochs : recorded.history.length)),
    isLog: computed(() => logScale.value || !hasRun.value),
    isRead: computed(() => shown.value !== null),
    /** Before anything was read a matrix of zeros keeps the figure's size. */
    confusion: computed(() => confusionOf(shown.value ?? new Uint32Array(100))),
    /** Test images that there are: of the data at hand, before they have come of the recorded run's. */
    tests: computed(() => data.value?.testCount || recorded.confusion.reduce((sum, count) => sum + count, 0)),
    filters: computed(() => (weights.value ? filtersOf(weights.value.values, weights.value.units) : null)),
    wantedSizes: computed(() => sizesOf(wanted.value)),
    symbols: computed(() => symbolsOf(session)),
    own: computed(() => ({
      network: session.receipt.value?.weights ?? null,
      data: panel.source.value === 'own' ? (data.value?.id ?? '').replace(/^own|-/g, '') : null,
    })),
    trouble: (lang: Parameters<typeof failureSaid>[3]) =>
      failure.value &&
      failureSaid(
        failure.value,
        session,
        { stuck: stuck.value, stepsPerEpoch: stepsPerEpoch.value, tryRate: wishes.tryRate },
        lang,
      ),
    /** Before there is a run, everything that can be changed goes back to where it began. */
    reset: () => (hasRun.peek() ? wishes.rerun() : batch(() => toBeginning(parameters))),
    canReset: computed(() => hasRun.value || Object.values(parameters).some(({ value, initial }) => value !== initial)),
    /** Follows the session; returns how to stop. */
    wake(): () => void {
      session.lookForInterrupted();
      const stops = [
        panel.follow(),
        effect(() => {
          const now = present.value;
          const last = progress.peek()?.epochs ?? 1;
          moments.value = now ? keepMoment(moments.peek(), now, last) : [];
        }),
        effect(() => {
          if (evaluation.value) cells.refreshCell();
          else cells.closeCell();
        }),
        effect(() => {
          stuck.value = null;
          if (phase.value !== 'done') return;
          const found = (what: Stuck | null) => {
            if (phase.peek() === 'done') stuck.value = what;
          };
          findStuck(session).then(found, () => {});
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
    },
  };
}
