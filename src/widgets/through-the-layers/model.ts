/** Which digit, which network, which layer and neuron, and the way back. Chapter: forward. */
import { computed, signal } from '@preact/signals';
import type { Digit } from '../../../lib/data/drawn-digits.ts';
import { asMnist, drawInk, mnistPen, Problem, prepare, type Stroke } from '../../../lib/index.ts';
import type { Layers } from '../../../lib/model/reading.ts';
import { flowOf, type Sum, sumOf } from '../../experiments/forward/flow.ts';
import type { LensValue, SymbolValues } from '../../kit/symbol-values.ts';
import type { Data, Found, Owner, Supply } from '../../reader/sources.ts';
import { flowOfStill, type Still, strongest } from './still.ts';

export interface Surroundings {
  findNetwork(): Promise<Found>;
  findDigits(): Promise<Supply>;
}

/** A digit's pixels [784] in 0 … 1; what the reader draws has no label. */
export interface Image {
  readonly pixels: Float32Array;
  readonly label: number | null;
}

/** Counted from 1, as in the book. */
export interface Place {
  readonly layer: number;
  readonly neuron: number;
}

export type ThroughModel = ReturnType<typeof throughModel>;

const nothing = new Float64Array(0);
export const firstDigit = 3;

/** Until the network has come `layers` is empty; the still, where there is one, stands for it. */
export function throughModel(digits: readonly Digit[], { findNetwork, findDigits }: Surroundings, still?: Still) {
  const layers = signal<Layers>([]);
  const owner = signal<Owner>('book');
  const digit = signal<Image>(digits[firstDigit]);
  const data = signal<Data | 'hand'>('drawn');
  const failed = signal(false);
  const busy = signal(false);
  const place = signal<Place>({ layer: 1, neuron: still?.neuron ?? 1 });
  /** Places that were left for one of their inputs, the latest last. */
  const trail = signal<readonly Place[]>([]);
  const isStill = computed(() => layers.value.length === 0 && still && digit.value === digits[firstDigit]);
  const flow = computed(() =>
    still && isStill.value ? flowOfStill(still, digit.value.pixels) : flowOf(layers.value, digit.value.pixels),
  );
  const layer = computed(() => place.value.layer);
  const neuron = computed(() => place.value.neuron);
  const units = computed(() => flow.value[layer.value - 1]?.a.length ?? 1);
  let at = 0;

  const go = (l: number, j: number): void => {
    const inside = Math.min(Math.max(1, l), Math.max(1, flow.value.length));
    const most = flow.value[inside - 1]?.a.length ?? 1;
    place.value = { layer: inside, neuron: Math.min(Math.max(1, j), most) };
  };
  const choose = (l: number, j: number): void => {
    trail.value = [];
    go(l, j);
  };

  return {
    ...{ layers, owner, digit, data, failed, busy, layer, neuron, units, flow, trail, choose },
    sum: computed((): Sum | null => {
      const [built, passed] = [layers.value[layer.value - 1], flow.value[layer.value - 1]];
      if (built && passed) return sumOf(built, passed, neuron.value - 1);
      if (!still || !isStill.value || layer.value !== 1 || neuron.value !== still.neuron) return null;
      return { ...still.sum, weights: nothing, products: nothing };
    }),
    symbols: computed((): SymbolValues | null => {
      if (flow.value.length === 0) return null;
      const byLayer = (of: (k: number) => LensValue) => Object.fromEntries(flow.value.map((_, k) => [k + 1, of(k)]));
      const list = (data: ArrayLike<number>) => ({ shape: [data.length], data });
      const built = layers.value;
      return {
        ...{ l: layer.value, j: neuron.value, D: flow.value.length },
        n: { 0: digit.value.pixels.length, ...byLayer((k) => flow.value[k].a.length) },
        x: byLayer((k) => list(flow.value[k].x)),
        z: byLayer((k) => list(flow.value[k].z)),
        a: byLayer((k) => list(flow.value[k].a)),
        ...(built.length > 0 && {
          w: byLayer((k) => ({ shape: [flow.value[k].x.length, built[k].b.length], data: built[k].W })),
          b: byLayer((k) => list(built[k].b)),
          g: layer.value === built.length ? 'softmax' : built[layer.value - 1].activation,
        }),
      };
    }),
    /** The class with the largest probability. */
    read: computed(() => {
      const a = flow.value.at(-1)?.a;
      return a ? strongest(a) - 1 : null;
    }),
    async load(): Promise<void> {
      try {
        const found = await findNetwork();
        layers.value = found.layers;
        owner.value = found.owner;
        // another network than the still's has another strongest neuron; a choice made meanwhile stays
        if (place.value.layer === 1 && place.value.neuron === (still?.neuron ?? 1)) {
          choose(1, strongest(flow.value[0].a));
        } else go(layer.value, neuron.value);
      } catch {
        failed.value = true;
      }
    },
    /** To the neuron whose output is input i (from 0) of the one that is shown. */
    follow(i: number): void {
      if (layer.value === 1) return;
      trail.value = [...trail.value, place.value];
      go(layer.value - 1, i + 1);
    },
    /** Where the last `follow` began. */
    back(): void {
      const last = trail.value.at(-1);
      if (!last) return;
      trail.value = trail.value.slice(0, -1);
      place.value = last;
    },
    draw(label: number): void {
      digit.value = digits[label];
      data.value = 'drawn';
    },
    /** What the reader draws, made into an image as MNIST's were; without ink nothing changes. */
    take(strokes: readonly Stroke[]): void {
      if (strokes.length === 0) return;
      try {
        const { field } = prepare(drawInk(strokes, mnistPen, true), asMnist);
        digit.value = { pixels: Float32Array.from(field.values), label: null };
        data.value = 'hand';
      } catch (problem) {
        if (!(problem instanceof Problem && problem.code === 'no-ink')) throw problem;
      }
    },
    /** The next test digit, where there are any. */
    async another(): Promise<void> {
      busy.value = true;
      try {
        const supply = await findDigits();
        const [next] = await supply.digits([at++ % supply.count]);
        digit.value = next;
        data.value = supply.data;
      } finally {
        busy.value = false;
      }
    },
  };
}
