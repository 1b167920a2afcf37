/** What a reader may do with the session just now, and doing it. */
import { batch, computed, signal } from '@preact/signals';
import { articleSettings, settingRanges } from '../../../lib/model/settings.ts';
import type { Session } from '../../reader/session.ts';
import { type Form, fill, layerFields, mostLayers, refusal, sameSettings, settingsOf } from './form.ts';

export function intentions(session: Session, form: Form) {
  const { phase, data, settings, progress } = session;

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

  /** The fields say what the continued run is. */
  function continueInterrupted(): void {
    const run = session.interrupted.peek();
    if (run) batch(() => fill(form, run.settings));
    session.continueInterrupted();
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

  return {
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
    stepWanted,
    start,
    play,
    step,
    reset,
    rateChosen,
    tryRate,
    continueInterrupted,
    canAddLayer,
    addLayer,
    removeLayer,
    isArticle,
    toArticle,
  };
}
