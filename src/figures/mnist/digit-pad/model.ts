/**
 * The drawing pad: strokes become an image as MNIST's did, and a network reads it after every step of the way.
 * Chapter: mnist.
 */
import { batch, computed, effect, signal } from '@preact/signals';
import {
  drawInk,
  type Prepared,
  prepare,
  type Step,
  type Switches,
  steps,
  upTo,
} from '../../../../lib/data/drawing.ts';
import { exampleDigit } from '../../../../lib/data/drawing-examples.ts';
import { mnistPen, type Stroke } from '../../../../lib/data/drawing-ink.ts';
import { Problem } from '../../../../lib/problem.ts';
import { createDrawing } from '../../../kit/drawing.ts';
import { number, type Parameter, parameter, toggle } from '../../../kit/parameters.ts';
import { player } from '../../../kit/player.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';
import { drawingHash, type KeptDrawing, keepDrawing, keptDrawing } from '../../../reader/drawing.ts';
import { kept, keptNetwork } from '../../../reader/kept.ts';
import { pageSession } from '../../../reader/session.ts';
import { fetchBook } from '../../../reader/sources.ts';
import { answersTo, createNetworks, type Surroundings as Readers, readingOf } from './reading.ts';

export interface Surroundings extends Readers {
  readonly drawings: { readonly kept: () => KeptDrawing | null; readonly keep: (drawing: KeptDrawing) => void };
}
const surroundings = (): Surroundings => ({
  ...{ session: pageSession(), keptNetwork, fetchBook },
  drawings: { kept: keptDrawing, keep: keepDrawing },
});

/** An example is drawn in so many steps, in two thirds of a second. */
const exampleSteps = 40;
const pace = 60;
const examples = Array.from({ length: 10 }, (_, digit) => exampleDigit(digit));
const exampleHashes = examples.map(drawingHash);
/** What stands there from the beginning. */
export const firstDigit = 3;
const first = exampleDigit(firstDigit);

/** What the book's network makes of the first digit after each step, as the page brings it. */
export interface Still {
  readonly accuracy: number;
  readonly probabilities: readonly (readonly number[])[];
}

/** Which of the book's digits a drawing is; −1: none. */
const exampleOf = (drawn: readonly Stroke[]): number => exampleHashes.indexOf(drawingHash(drawn));

/** The drawing as far as its first `count` points. */
function firstPoints(strokes: readonly Stroke[], count: number): Stroke[] {
  let left = count;
  return strokes.flatMap((stroke) => {
    const part = stroke.slice(0, left);
    left -= part.length;
    return part.length > 0 ? [part] : [];
  });
}

/** The road cut off after each step; null without ink. */
export function roadsOf(strokes: readonly Stroke[], pen: number, switches: Switches): Prepared[] | null {
  if (strokes.length === 0) return null;
  const ink = drawInk(strokes, pen, switches.ink);
  try {
    return steps.map((step) => prepare(ink, upTo(step, switches)));
  } catch (problem) {
    if (problem instanceof Problem && problem.code === 'no-ink') return null;
    throw problem;
  }
}

export type Pad = ReturnType<typeof padModel>;

export function padModel(still?: Still, { drawings, ...readers }: Surroundings = surroundings()) {
  /** In a link stands which of the book's examples it is; a drawing of the reader's own has its hash there. */
  const strokes = parameter<readonly Stroke[]>(first, {
    write: (drawn) => `${exampleOf(drawn)}`.replace('-1', `${firstDigit}`),
    read: (text) => (/^\d$/.test(text) ? examples[Number(text)] : null),
  });
  const pen = number(mnistPen, { min: 1, max: 5, step: 0.1 });
  const isOn = Object.fromEntries(steps.map((step) => [step, toggle(true)])) as Record<Step, Parameter<boolean>>;
  const switches = computed(() => Object.fromEntries(steps.map((step) => [step, isOn[step].value])) as Switches);
  const ways = [pen, ...Object.values(isOn)] as readonly Parameter<unknown>[];
  const networks = createNetworks(readers);
  const isFirst = computed(() => strokes.value === first);
  const drawing = createDrawing(strokes, (drawn) => drawn === first);

  const example = player({ first: 1, last: exampleSteps, start: exampleSteps, pace });
  /** The example being drawn: as soon as the reader draws too, all of it stands there. */
  const playing = signal<readonly Stroke[] | null>(null);
  const isPlaying = computed(() => strokes.value === playing.value && !example.atEnd.value);
  const shown = computed(() => {
    if (!isPlaying.value) return strokes.value;
    return firstPoints(strokes.value, Math.ceil((strokes.value.flat().length * example.at.value) / exampleSteps));
  });

  const roads = computed(() => roadsOf(shown.value, pen.value, switches.value));
  const images = computed(() => roads.value?.map(({ field }) => field.values) ?? null);
  const { answers, close } = answersTo(images, networks, readers.session);
  /** As long as nobody reads and nothing is changed. */
  const told = computed((): Still | null => {
    const isAsBuilt = isFirst.value && !networks.source.value && ways.every(({ value, initial }) => value === initial);
    return (isAsBuilt && still) || null;
  });
  /** What can be seen after each step, were it the last: [10], null while no network has answered, and what it says. */
  const stages = computed(
    () =>
      roads.value?.map((prepared, k) => {
        const probabilities = answers.value?.[k] ?? told.value?.probabilities[k] ?? null;
        return { prepared, probabilities, reading: probabilities && readingOf(probabilities) };
      }) ?? null,
  );
  /** After the last step: what the network reads. */
  const final = computed(() => stages.value?.[steps.length - 1] ?? null);
  const isResting = computed(() => !drawing.writing.value && !isPlaying.value);
  const isOwn = computed(() => isResting.value && !drawing.empty.value && exampleOf(strokes.value) < 0);

  /** Takes up the drawing of the page before, unless something is drawn or set already. */
  function restore(): void {
    const before = drawings.kept();
    if (!before || !isFirst.value || ways.some(({ value, initial }) => value !== initial)) return;
    batch(() => {
      if (before.strokes.length > 0) {
        strokes.value = [];
        drawing.restore(before.strokes);
      }
      pen.value = before.pen;
      for (const step of before.off) isOn[step].value = false;
    });
  }

  return {
    ...{ drawing, networks, pen, isOn, example, shown, stages, final, isFirst, close },
    parameters: { example: strokes, pen, ...isOn, network: networks.chosen },
    /** Who read it, and how much of the test images they read right, where that is known. */
    by: computed(() => {
      const source = networks.source.value;
      const { accuracy = null } = source ? (networks.reader.value ?? {}) : (told.value ?? {});
      return { source: source ?? ('book' as const), accuracy };
    }),
    /** The way as switched, for the strip of pictures. */
    road: computed(() => roads.value?.[steps.length - 1] ?? null),
    /** An example of a digit takes the drawing's place, stroke by stroke. */
    play(digit: number): void {
      batch(() => {
        playing.value = examples[digit];
        drawing.replace(examples[digit]);
        example.rewind();
        example.play();
      });
    },
    own: computed(() => ({
      network: networks.reader.value?.hash ?? null,
      drawing: isOwn.value ? drawingHash(strokes.value) : null,
    })),
    symbols: computed((): SymbolValues | null => {
      const a = final.value?.probabilities;
      return a ? { a: [...a] } : null;
    }),
    /** The drawing is kept from now on, at every rest. */
    wake() {
      restore();
      void networks.load();
      const stops = [
        kept.changes.subscribe((count) => void (count > 0 && networks.recall())),
        effect(() => {
          const off = steps.filter((step) => !isOn[step].value);
          if (isResting.value) drawings.keep({ strokes: isFirst.value ? [] : strokes.value, pen: pen.value, off });
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
