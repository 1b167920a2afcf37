/**
 * The trainer: what a reader may do with the page's training session, and everything that can be said and shown of
 * it. Chapter: mnist. The view only lays out what stands here.
 */
import { batch, computed, effect, type Signal, signal } from '@preact/signals';
import { articleSettings, settingRanges } from '../../../lib/model/settings.ts';
import { Problem } from '../../../lib/problem.ts';
import type { Session } from '../../reader/session.ts';
import type { Judged } from '../../workers/protocol.ts';
import { confusionOf, emptyConfusion } from './confusion.ts';
import { failureOf } from './failure.ts';
import { filtersOf } from './filters.ts';
import { fill, formOf, layerFields, mostLayers, refusal, sameSettings, settingsOf } from './form.ts';
import { sizesOf } from './progress.ts';
import { curvesOf, dotsOf, keepMoment, type Moment, momentOf } from './series.ts';

/** A cell of the confusion matrix that is open, with its digits once they are here. */
export interface OpenCell {
  readonly truth: number;
  readonly predicted: number;
  readonly digits: readonly Judged[] | null;
  readonly problem: Problem | null;
}

export type Trainer = ReturnType<typeof trainerModel>;

export function trainerModel(session: Session) {
  const { phase, data, settings, progress, points, epochs, evaluation, weights, diverged, problem } = session;
  const form = formOf(settings.peek());
  const logScale = signal(true);

  /* What is wanted, and whether it can be had */
  const wanted = computed(() => settingsOf(form));
  const available = computed(() => data.value?.trainCount || settingRanges.examples.max);
  const refused = computed(() => refusal(wanted.value, available.value));
  const hasRun = computed(() => ['waiting', 'running', 'paused', 'done', 'diverged'].includes(phase.value));
  const rateNow = computed(() => progress.value?.rate ?? settings.value.rate);
  /** Whether the fields say something else than the run there is: they apply when the next one starts. */
  const pending = computed(
    () =>
      hasRun.value &&
      !sameSettings({ ...wanted.value, rate: rateNow.value }, { ...settings.value, rate: rateNow.value }),
  );

  /* Intentions */
  const over = computed(() => phase.value === 'done' || phase.value === 'diverged');
  const playing = computed(() => phase.value === 'running' || phase.value === 'waiting');
  /** A run that can still be stepped, stopped or changed. */
  const going = computed(() => hasRun.value && !over.value);
  const canStep = computed(
    () => phase.value !== 'loading' && !playing.value && (going.value || refused.value === null),
  );
  const canPlay = computed(() => (phase.value === 'paused' || refused.value === null) && phase.value !== 'loading');
  const stepWanted = signal(false);

  function start(): void {
    if (refused.peek() === null) session.start(wanted.peek());
  }
  function play(): void {
    if (phase.peek() === 'paused') session.resume();
    else start();
  }
  /** Without a run: begins one and holds it before its first step, which follows as soon as it is there. */
  function step(): void {
    if (going.peek()) {
      session.step();
    } else if (refused.peek() === null) {
      start();
      session.pause();
      stepWanted.value = true;
    }
  }
  function reset(): void {
    form.rate.value = settings.peek().rate;
    session.reset();
  }
  /** The learning rate alone takes effect in a run that is under way. */
  function rateChosen(rate: number): void {
    if (going.peek() && rate !== rateNow.peek()) session.changeRate(rate);
  }
  function tryRate(rate: number): void {
    form.rate.value = rate;
    start();
  }

  /* The list of hidden layers */
  const canAddLayer = computed(() => form.layers.value.length < mostLayers);
  function addLayer(): void {
    const last = form.layers.peek().at(-1);
    const next = layerFields(
      last ? Math.max(10, Math.round(last.units.peek() / 2)) : 128,
      last?.activation.peek() ?? 'relu',
    );
    if (canAddLayer.peek()) form.layers.value = [...form.layers.peek(), next];
  }
  function removeLayer(key: number): void {
    form.layers.value = form.layers.peek().filter((layer) => layer.key !== key);
  }
  const isArticle = computed(() => sameSettings(wanted.value, articleSettings));
  const toArticle = () => batch(() => fill(form, articleSettings));

  /* How far it is */
  const sizes = computed(() => sizesOf(settings.value));
  const wantedSizes = computed(() => sizesOf(wanted.value));
  const share = computed(() => {
    const now = progress.value;
    return now ? now.totalStep / now.totalSteps : 0;
  });
  const dataShare = computed(() => {
    const now = data.value;
    return now && now.total > 0 && now.loaded < now.total ? now.loaded / now.total : null;
  });

  /* Curves */
  const plannedEpochs = computed(() => settings.value.epochs);
  const moments: Signal<readonly Moment[]> = signal([]);
  const present = computed(() => (progress.value ? momentOf(progress.value) : null));
  /** The thin line, up to this moment. */
  const line = computed(() => {
    const now = present.value;
    const kept = moments.value;
    return now && kept.at(-1)?.x !== now.x ? [...kept, now] : kept;
  });
  const dots = computed(() => dotsOf(points.value, progress.value?.stepsPerEpoch ?? sizes.value.stepsPerEpoch));
  const loss = computed(() => curvesOf(epochs.value, 'loss'));
  const accuracy = computed(() => curvesOf(epochs.value, 'accuracy'));

  /* What the network makes of the test set, and its first layer */
  const confusion = computed(() => (evaluation.value ? confusionOf(evaluation.value.confusion) : emptyConfusion));
  const mistakes = computed(() => evaluation.value?.mistakes ?? []);
  const filters = computed(() => (weights.value ? filtersOf(weights.value.values, weights.value.units) : null));
  const cell: Signal<OpenCell | null> = signal(null);
  let asked = 0;
  async function openCell(truth: number, predicted: number): Promise<void> {
    asked += 1;
    const mine = asked;
    const before = cell.peek();
    const same = before?.truth === truth && before.predicted === predicted;
    cell.value = { truth, predicted, digits: same ? before.digits : null, problem: null };
    const answer = await session.cell(truth, predicted).then(
      (digits) => ({ digits, problem: null }),
      (why) => ({
        digits: null,
        problem: why instanceof Problem ? why : new Problem('unexpected', { message: String(why) }),
      }),
    );
    if (mine === asked) cell.value = { truth, predicted, ...answer };
  }
  function closeCell(): void {
    asked += 1;
    cell.value = null;
  }
  const toggleCell = (truth: number, predicted: number) => {
    const open = cell.peek();
    if (open?.truth === truth && open.predicted === predicted) closeCell();
    else void openCell(truth, predicted);
  };

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
    const stops = [
      effect(() => {
        const now = present.value;
        const last = progress.peek()?.epochs ?? 1;
        moments.value = now ? keepMoment(moments.peek(), now, last) : [];
      }),
      effect(() => {
        const open = cell.peek();
        if (!evaluation.value) closeCell();
        else if (open) void openCell(open.truth, open.predicted);
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

  return {
    session,
    form,
    logScale,
    wanted,
    available,
    refused,
    hasRun,
    rateNow,
    pending,
    over,
    playing,
    going,
    canStep,
    canPlay,
    start,
    play,
    step,
    reset,
    rateChosen,
    tryRate,
    canAddLayer,
    addLayer,
    removeLayer,
    isArticle,
    toArticle,
    sizes,
    wantedSizes,
    share,
    dataShare,
    plannedEpochs,
    line,
    dots,
    loss,
    accuracy,
    confusion,
    mistakes,
    filters,
    cell,
    toggleCell,
    closeCell,
    failure,
    follow,
  };
}
