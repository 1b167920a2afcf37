/** The digit on the front page: drawn, read by the book's network, and one unit of its first layer written out. */
import { batch, computed, signal } from '@preact/signals';
import { drawInk, prepare } from '../../../../lib/data/drawing.ts';
import { exampleDigit } from '../../../../lib/data/drawing-examples.ts';
import { mnistPen, type Stroke } from '../../../../lib/data/drawing-ink.ts';
import { decodeNetwork } from '../../../../lib/data/reader-network.ts';
import type { Layers } from '../../../../lib/model/reading.ts';
import { Problem, problemIn } from '../../../../lib/problem.ts';
import { flowOf } from '../../../experiments/forward/flow.ts';
import { createDrawing } from '../../../kit/drawing.ts';
import { number, parameter } from '../../../kit/parameters.ts';
import { bookFile, fetchBook } from '../../../reader/sources.ts';

export const pixels = 784;
export const units = 128;
export const firstDigit = 3;
/** The colours of a unit's products reach so far. */
export const productLimit = 1;
const examples: readonly (readonly Stroke[])[] = Array.from({ length: 10 }, (_, digit) => exampleDigit(digit));
/** Which of the book's digits a drawing is; −1: none. */
const indexOf = (drawn: readonly Stroke[]): number => examples.indexOf(drawn);

/** What the network makes of an image: the first layer's weighted inputs and outputs, its biases, the ten probabilities. */
export interface Look {
  readonly z: readonly number[];
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly probabilities: readonly number[];
}

export function lookAt(network: Layers, image: ArrayLike<number>): Look {
  const flow = flowOf(network, image);
  const [{ z, a }, { a: probabilities }] = [flow[0], flow[flow.length - 1]];
  return { z: [...z], a: [...a], b: [...network[0].b], probabilities: [...probabilities] };
}

/** The place of the largest. */
export const strongest = (values: readonly number[]): number => values.indexOf(Math.max(...values));

/** w_ij x_i of every pixel i, for unit j from 0. eq: weighted-input */
export const productsOf = ({ W, b }: Layers[number], image: ArrayLike<number>, j: number): Float32Array =>
  Float32Array.from({ length: image.length }, (_, i) => W[i * b.length + j] * image[i]);

/** The image [784] that the network is given; null without ink. */
export function imageOf(strokes: readonly Stroke[]): Float32Array | null {
  if (strokes.length === 0) return null;
  try {
    return prepare(drawInk(strokes, mnistPen, true)).field.values;
  } catch (cause) {
    if (cause instanceof Problem && cause.code === 'no-ink') return null;
    throw cause;
  }
}

export type FirstLayerModel = ReturnType<typeof firstLayerModel>;

export function firstLayerModel(still?: Look, fetchNetwork: () => Promise<Uint8Array> = fetchBook) {
  /** In a link stands which of the book's digits it is. */
  const strokes = parameter<readonly Stroke[]>(examples[firstDigit], {
    write: (drawn) => `${indexOf(drawn)}`.replace('-1', `${firstDigit}`),
    read: (text) => (/^\d$/.test(text) ? examples[Number(text)] : null),
  });
  /** The unit that was chosen; 0: the one that fires most. */
  const chosen = number(0, { min: 0, max: units, step: 1, whole: true });
  /** Whoever draws over a digit of the book means another one. */
  const drawing = createDrawing(strokes, (drawn) => indexOf(drawn) >= 0);
  const network = signal<Layers | null>(null);
  const problem = signal<Problem | null>(null);

  const image = computed(() => imageOf(strokes.value));
  const look = computed((): Look | null => {
    if (network.value && image.value) return lookAt(network.value, image.value);
    return (strokes.value === strokes.initial && still) || null;
  });
  const unit = computed(() => chosen.value || (look.value ? strongest(look.value.a) + 1 : 1));

  return {
    parameters: { digit: strokes, unit: chosen },
    ...{ drawing, look, unit, problem },
    read: computed(() => look.value && strongest(look.value.probabilities)),
    firing: computed(() => look.value?.a.filter((a) => a > 0).length ?? 0),
    /** [784], or null until the network is here. */
    products: computed(() => {
      const [layer, x] = [network.value?.[0], image.value];
      return layer && x ? productsOf(layer, x, unit.value - 1) : null;
    }),
    choose(j: number): void {
      if (j >= 1 && j <= units) chosen.value = j;
    },
    /** The next of the ten that were drawn for the book. */
    another(): void {
      const next = (indexOf(strokes.value) + 1) % examples.length;
      batch(() => {
        chosen.value = 0;
        drawing.replace(examples[next]);
      });
    },
    /** The network comes when the figure wakes. */
    wake(): void {
      void fetchNetwork().then(
        (bytes) => {
          network.value = decodeNetwork(bytes, bookFile).network;
        },
        (cause) => {
          problem.value = problemIn(cause);
        },
      );
    },
  };
}
