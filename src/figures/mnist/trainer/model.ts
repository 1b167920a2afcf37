/**
 * The trainer: what a reader may do with the page's training session, and everything that can be said and shown of
 * it. Chapter: mnist. The view only lays out what stands here.
 */
import { batch, computed, effect, signal } from '@preact/signals';
import type { Receipt } from '../../../../lib/model/program.ts';
import { type Shades, weightsOf } from '../../../experiments/mnist/filters.ts';
import type { Context } from '../../../kit/figure.tsx';
import { toBeginning, toggle } from '../../../kit/parameters.ts';
import type { Digit, Session } from '../../../reader/session.ts';
import type { EpochLogs, Judged } from '../../../workers/protocol.ts';
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
  readonly receipt: Receipt;
  readonly history: readonly EpochLogs[];
  /** [truth * 10 + predicted] */
  readonly confusion: readonly number[];
  /** The dearest first, by number: MNIST's images do not come with the page. */
  readonly mistakes: readonly Pick<Judged, 'index' | 'truth' | 'predicted' | 'confidence'>[];
  readonly filters: Shades;
}

/** A mistake, with its image as soon as that is at hand. */
export type Mistake = Recorded['mistakes'][number] & Partial<Pick<Judged, 'pixels'>>;

export function trainerModel(session: Session, recorded: Recorded) {
  const { phase, data, settings, progress, points, epochs, evaluation, weights } = session;
  const form = formOf(settings.peek());
  const logScale = toggle(true);
  const wishes = intentions(session, form);
  const { wanted, stepWanted, hasRun, isRecorded } = wishes;
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
  const history = computed(() => (isRecorded.value ? recorded.history : epochs.value));

  /* What the network makes of the test set, and its first layer */
  const shown = computed(() => evaluation.value?.confusion ?? (isRecorded.value ? recorded.confusion : null));
  const cells = openCells(session);
  const stuck = signal<Stuck | null>(null);
  const failure = computed(() => failureOf(session, stuck.value));

  /** Its limit was chosen so that the strongest lie beyond it. */
  const recordedFilters = { images: weightsOf(recorded.filters), limit: recorded.filters.limit, beyond: true };
  const recordedMistakes = signal<readonly Mistake[]>(recorded.mistakes);
  const confusion = computed(() => confusionOf(shown.value ?? new Uint32Array(100)));

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
    shownEpochs: computed(() => (isRecorded.value ? recorded.history.length : settings.value.epochs)),
    isLog: computed(() => logScale.value || isRecorded.value),
    isRead: computed(() => shown.value !== null),
    /** Before anything was read a matrix of zeros keeps the figure's size. */
    confusion,
    /** Test images of the run that is shown; before they have been read, of the data at hand. */
    tests: computed(() => confusion.value.total || (data.value?.testCount ?? 0)),
    /** As long as the recorded run is shown; then what the reader's own came to, when it is over. */
    receipt: computed(() => session.receipt.value ?? (isRecorded.value ? recorded.receipt : null)),
    mistakes: computed(
      (): readonly Mistake[] => evaluation.value?.mistakes ?? (isRecorded.value ? recordedMistakes.value : []),
    ),
    filters: computed(() => {
      if (weights.value) return filtersOf(weights.value.values, weights.value.units);
      return isRecorded.value ? recordedFilters : null;
    }),
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
        // where MNIST is at hand before a run, its images are those of the recorded mistakes
        effect(() => {
          const here = data.value;
          if (!isRecorded.value || here?.source !== 'mnist' || here.missing || here.loaded < here.total) return;
          const { mistakes } = recorded;
          const pictured = (found: readonly Digit[]): void => {
            if (!mistakes.every(({ truth }, k) => found[k]?.label === truth)) return;
            recordedMistakes.value = mistakes.map((mistake, k) => ({ ...mistake, pixels: found[k].pixels }));
          };
          session
            .digits(
              'test',
              mistakes.map(({ index }) => index),
            )
            .then(pictured, () => {});
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
