/** What a reader may do with the session just now, and doing it. */
import { computed, signal } from '@preact/signals';
import { articleSettings, settingRanges } from '../../../../lib/model/settings.ts';
import { settable } from '../../../kit/parameters.ts';
import type { Session } from '../../../reader/session.ts';
import { type Form, fill, type Layers, mostLayers, refusal, sameSettings, settingsOf } from './form.ts';

export function intentions(session: Session, form: Form) {
  const { phase, data, settings, progress } = session;

  /* What is wanted, and whether it can be had */
  const available = computed(() => data.value?.trainCount || settingRanges.examples.max);
  /** Of as many images as there are, where fewer are here than the field says. */
  const wanted = computed(() => {
    const said = settingsOf(form);
    return { ...said, examples: Math.min(said.examples, available.value) };
  });
  const refused = computed(() => refusal(wanted.value, available.value));
  const hasRun = computed(() => ['waiting', 'running', 'paused', 'done', 'diverged'].includes(phase.value));
  /** Whether nothing is shown of a run of the reader's. */
  const isRecorded = computed(() => !hasRun.value && progress.value === null);
  const rateNow = computed(() => progress.value?.rate ?? settings.value.rate);
  /** Whether the fields say something else than the run there is: they apply when the next one starts. */
  const playing = computed(() => phase.value === 'running' || phase.value === 'waiting');
  /** A run that can still be stepped, stopped or changed. */
  const going = computed(() => playing.value || phase.value === 'paused');
  /** Whether the fields say something else than the run there is: they apply when the next one starts. Its rate is the field's. */
  const pending = computed(() => {
    const { rate } = going.value ? wanted.value : settings.value;
    return hasRun.value && !sameSettings(wanted.value, { ...settings.value, rate });
  });
  const canStart = computed(() => refused.value === null && phase.value !== 'loading');
  const stepWanted = signal(false);
  const isArticle = computed(() => sameSettings(settingsOf(form), articleSettings));

  function start(): void {
    if (refused.peek() === null) session.start(wanted.peek());
  }

  /* The list of hidden layers */
  const { layers } = form;
  const canAddLayer = computed(() => layers.value.length < mostLayers);

  return {
    ...{ wanted, available, refused, hasRun, isRecorded, rateNow, pending, playing, going, canStart, stepWanted },
    ...{ isArticle, start, canAddLayer },
    canPlay: computed(() => phase.value === 'paused' || canStart.value),
    canStep: computed(() => !playing.value && (going.value || canStart.value)),
    examples: settable(
      computed(() => wanted.value.examples),
      (count) => {
        form.examples.value = count;
      },
      { range: form.examples.range },
    ),
    toArticle: () => fill(form, articleSettings),
    play(): void {
      if (phase.peek() === 'paused') session.resume();
      else start();
    },
    /** Without a run: begins one and holds it before its first step, which follows as soon as it is there. */
    step(): void {
      if (going.peek()) session.step();
      else if (refused.peek() === null) {
        start();
        session.pause();
        stepWanted.value = true;
      }
    },
    addLayer(): void {
      const { units, activation } = layers.peek().at(-1) ?? { units: 256, activation: 'relu' };
      const next = { units: Math.max(10, Math.round(units / 2)), activation };
      if (canAddLayer.peek()) layers.value = [...layers.peek(), next];
    },
    removeLayer(at: number): void {
      layers.value = layers.peek().filter((_, other) => other !== at);
    },
    changeLayer(at: number, change: Partial<Layers[number]>): void {
      layers.value = layers.peek().map((layer, other) => (other === at ? { ...layer, ...change } : layer));
    },
    /** The run goes back to its first weights and its own rate. */
    rerun(): void {
      form.rate.value = settings.peek().rate;
      session.reset();
    },
    /** The learning rate alone takes effect in a run that is under way. */
    rateChosen(rate: number): void {
      if (going.peek() && rate !== rateNow.peek()) session.changeRate(rate);
    },
    tryRate(rate: number): void {
      form.rate.value = rate;
      start();
    },
    /** The fields say what the continued run is. */
    continueInterrupted(): void {
      const run = session.interrupted.peek();
      if (run) fill(form, run.settings);
      session.continueInterrupted();
    },
  };
}
