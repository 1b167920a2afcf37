/**
 * The drawing pad: strokes become an image as MNIST's did, and a network reads it after every step of the way.
 * Chapter: mnist. The view only shows what stands here.
 */
import { batch, computed, effect, type Signal, signal } from '@preact/signals';
import {
  asMnist,
  drawInk,
  mnistPen,
  type Prepared,
  Problem,
  prepare,
  probabilitiesOf,
  type Step,
  type Switches,
  steps,
  upTo,
} from '../../../lib/index.ts';
import type { KeptDrawing } from '../../reader/drawing.ts';
import { createDrawing, type NextFrame } from './drawing.ts';
import { createNetworks, type Surroundings } from './networks.ts';
import { picturesOf } from './pictures.ts';
import { type Reading, readingOf } from './reading.ts';

export interface PadSurroundings extends Surroundings {
  readonly nextFrame: NextFrame;
  readonly keep: (drawing: KeptDrawing) => void;
}

/** What can be seen after a step, were it the last: the road so far, and what the network says of its end. */
export interface Stage {
  readonly step: Step;
  readonly prepared: Prepared;
  /** [10], or null while no network has answered. */
  readonly probabilities: Float32Array | null;
  readonly reading: Reading | null;
}

export type Pad = ReturnType<typeof padModel>;

export function padModel({ nextFrame, keep, ...surroundings }: PadSurroundings) {
  const drawing = createDrawing(nextFrame);
  const networks = createNetworks(surroundings);
  const pen: Signal<number> = signal(mnistPen);
  const switches: Signal<Switches> = signal(asMnist);

  // what is read: the drawing as it was when the last picture was drawn, however often the pointer reports
  const seen = signal(drawing.strokes.value);
  let scheduled = false;
  const stopSeeing = effect(() => {
    if (drawing.strokes.value === seen.peek() || scheduled) return;
    scheduled = true;
    nextFrame(() => {
      scheduled = false;
      seen.value = drawing.strokes.peek();
    });
  });

  /** The road cut off after each step; null without ink. */
  const roads = computed((): readonly Prepared[] | null => {
    if (seen.value.length === 0) return null;
    const ink = drawInk(seen.value, pen.value, switches.value.ink);
    try {
      return steps.map((step) => prepare(ink, upTo(step, switches.value)));
    } catch (problem) {
      if (problem instanceof Problem && problem.code === 'no-ink') return null;
      throw problem;
    }
  });

  let stopKeeping = () => {};

  let wanted: readonly Float32Array[] | null = null;
  let asking = false;
  const answers: Signal<readonly Float32Array[] | null> = signal(null);
  const stopReading = effect(() => {
    const images = roads.value?.map(({ field }) => field.values) ?? null;
    const network = networks.network.value;
    if (images && networks.source.value === 'run') {
      void surroundings.session.progress.value; // a network in training is asked again whenever it has learnt
      ask(images);
    } else {
      wanted = null;
      answers.value = images && network ? images.map((image) => probabilitiesOf(network, image)) : null;
    }
  });

  /** The worker is asked for one reading at a time; of the pictures that come meanwhile, the last is the next. */
  async function ask(images: readonly Float32Array[]): Promise<void> {
    wanted = images;
    if (asking) return;
    asking = true;
    let asked: readonly Float32Array[] | null = null;
    while (wanted && wanted !== asked) {
      asked = wanted;
      try {
        const read = await Promise.all(asked.map((image) => surroundings.session.predict(image)));
        networks.problem.value = null;
        if (wanted) answers.value = read;
      } catch (cause) {
        networks.problem.value =
          cause instanceof Problem ? cause : new Problem('unexpected', { message: String(cause) });
      }
    }
    asking = false;
  }

  const stages = computed((): readonly Stage[] | null => {
    const read = answers.value;
    return (
      roads.value?.map((prepared, k) => {
        const probabilities = read?.[k] ?? null;
        return { step: steps[k], prepared, probabilities, reading: probabilities && readingOf(probabilities) };
      }) ?? null
    );
  });

  return {
    drawing,
    networks,
    pen,
    switches,
    stages,
    /** The strip of the whole way, as switched. */
    pictures: computed(() => (roads.value ? picturesOf(roads.value[steps.length - 1]) : null)),
    /** After the last step: what the network reads. */
    final: computed(() => stages.value?.[steps.length - 1] ?? null),
    toggle: (step: Step) => {
      switches.value = { ...switches.value, [step]: !switches.value[step] };
    },
    /** Takes up the drawing of the page before, unless something is drawn already, and keeps it from now on, at every rest. */
    restore(kept: KeptDrawing | null): void {
      if (kept) {
        batch(() => {
          drawing.restore(kept.strokes);
          pen.value = kept.pen;
          switches.value = Object.fromEntries(steps.map((step) => [step, !kept.off.includes(step)])) as Switches;
        });
      }
      stopKeeping();
      stopKeeping = effect(() => {
        const off = steps.filter((step) => !switches.value[step]);
        if (drawing.resting.value) keep({ strokes: seen.value, pen: pen.value, off });
      });
    },
    dispose: () => {
      for (const stop of [stopSeeing, stopKeeping, stopReading]) stop();
      wanted = null;
    },
  };
}
