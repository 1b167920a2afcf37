/** Which digit, which network, which layer and neuron, and the way back. Chapter: forward. */
import { batch, computed, effect, signal } from '@preact/signals';
import { asMnist, drawInk, prepare } from '../../../../lib/data/drawing.ts';
import { mnistPen, type Stroke } from '../../../../lib/data/drawing-ink.ts';
import { drawnDigits } from '../../../../lib/data/drawn-digits.ts';
import { settingRanges } from '../../../../lib/model/settings.ts';
import { Problem } from '../../../../lib/problem.ts';
import { type Flow, flowOf, type Sum, sumOf } from '../../../experiments/forward/flow.ts';
import { createDrawing } from '../../../kit/drawing.ts';
import { choice, number, parameter, settable, toggle } from '../../../kit/parameters.ts';
import type { LensValue, SymbolValues } from '../../../kit/symbol-values.ts';
import { drawingHash, keptDrawing } from '../../../reader/drawing.ts';
import { type FindNetwork, soughtNetwork } from '../../../reader/sought-network.ts';
import { type Data, findDigits, type Supply } from '../../../reader/sources.ts';

/** What stands there before the network has come: the first digit's way through it, as it was when the site was built. */
export interface Still {
  /** z and a of each layer. */
  readonly layers: readonly { readonly z: readonly number[]; readonly a: readonly number[] }[];
  /** Of the neuron of the first layer that answers most, without the pictures. */
  readonly sum: Omit<Sum, 'weights' | 'products'>;
  /** The largest weight and the largest product, for the scales of their pictures. */
  readonly limits: readonly [number, number];
}

/** A digit's pixels [784] in 0 … 1, and where it comes from; what the reader draws has no label. */
export interface Image {
  readonly pixels: Float32Array;
  readonly label: number | null;
  readonly data: Data | 'hand';
  /** Names what is the reader's own in a link. */
  readonly hash?: string;
}

/** Counted from 1, as in the book; neuron 0 is the one that is shown first. */
export interface Place {
  readonly layer: number;
  readonly neuron: number;
}

export type ThroughModel = ReturnType<typeof throughModel>;

export const firstDigit = 3;
const nothing = new Float64Array(0);
const deepest = settingRanges.hiddenLayers.max + 1;
const widest = settingRanges.units.max;
const layerNames = Array.from({ length: deepest }, (_, k) => String(k + 1));

/** The largest size among them. */
export const largest = (values: ArrayLike<number>): number => Math.max(1e-9, ...Array.from(values, Math.abs));

/** The unit that answers most, from 1. */
export const strongest = (a: ArrayLike<number>): number => {
  const list = Array.from(a);
  return list.indexOf(Math.max(...list)) + 1;
};

/** The still as a flow: what comes into a layer is what the one before gives. */
export const flowOfStill = ({ layers }: Still, pixels: ArrayLike<number>): Flow[] =>
  layers.map(({ z, a }, k) => ({
    x: Float64Array.from(k === 0 ? pixels : layers[k - 1].a),
    z: Float64Array.from(z),
    a: Float64Array.from(a),
  }));

/** The place that is looked at, last, and before it those that were left for one of their inputs. In a link: 2-7_1-30. */
const placesParameter = () =>
  parameter<readonly Place[]>([{ layer: 1, neuron: 0 }], {
    write: (places) => places.map(({ layer, neuron }) => `${layer}-${neuron}`).join('_'),
    read(text) {
      const places = text.split('_', deepest + 1).map((one) => {
        const [, layer, neuron] = /^(\d)-(\d{1,4})$/.exec(one) ?? [];
        return { layer: Number(layer), neuron: Number(neuron) };
      });
      const isSound = places.length <= deepest && places.every(({ layer }) => layer >= 1 && layer <= deepest);
      return isSound ? places : null;
    },
  });

/** Until the network has come the still, where there is one, stands for it. */
export function throughModel(still?: Still, find?: FindNetwork, supply: () => Promise<Supply> = findDigits) {
  const { network, own, ...sought } = soughtNetwork(find);
  const digits = drawnDigits();
  const first = digits[firstDigit].pixels;
  const from = choice('drawn', ['drawn', 'test', 'hand']);
  const digit = number(firstDigit, { min: 0, max: 9, step: 1, whole: true });
  /** How many test digits were looked at. */
  const test = number(0, { min: 0, max: 1e6, step: 1, whole: true });
  const place = placesParameter();
  const pad = toggle(false);
  const drawing = createDrawing();
  const tested = signal<(Image & { readonly test: number }) | null>(null);
  const hand = signal<Image | null>(null);
  const busy = signal(false);

  const image = computed((): Image => {
    const other = from.value === 'test' ? tested.value : from.value === 'hand' ? hand.value : null;
    return other ?? { ...digits[digit.value], data: 'drawn' };
  });
  const passed = (pixels: Float32Array): Flow[] => {
    if (network.value) return flowOf(network.value, pixels);
    return still && pixels === first ? flowOfStill(still, pixels) : [];
  };
  const flow = computed(() => passed(image.value.pixels));
  const unitsOf = (l: number): number => flow.value[l - 1]?.a.length ?? 1;
  /** Of the first layer: the neuron that answers the first digit most. */
  const shownFirst = computed(() => strongest(passed(first)[0]?.a ?? [1]));
  const inside = ({ layer, neuron }: Place): Place => {
    const l = Math.min(layer, Math.max(1, flow.value.length));
    return { layer: l, neuron: Math.min(neuron || (l === 1 ? shownFirst.value : 1), unitsOf(l)) };
  };
  const here = computed(() => inside(place.value.at(-1)!));
  const layer = computed(() => here.value.layer);
  const neuron = computed(() => here.value.neuron);
  const choose = (l: number, j: number): void => {
    place.value = [{ layer: l, neuron: j }];
  };
  const sum = computed((): Sum | null => {
    const [built, entered] = [network.value?.[layer.value - 1], flow.value[layer.value - 1]];
    if (built && entered) return sumOf(built, entered, neuron.value - 1);
    const isStill = still && entered && layer.value === 1 && neuron.value === shownFirst.value;
    return isStill ? { ...still.sum, weights: nothing, products: nothing } : null;
  });

  async function fetchTest(count: number): Promise<void> {
    if (count === 0 || tested.peek()?.test === count) return;
    busy.value = true;
    try {
      const { data, hash, digits, count: all } = await supply();
      const [found] = await digits([(count - 1) % all]);
      tested.value = { ...found, data, hash, test: count };
    } finally {
      busy.value = false;
    }
  }
  /** The drawing of the pad elsewhere, where nothing is drawn here yet. */
  const recall = (): void => drawing.restore(keptDrawing()?.strokes ?? []);
  /** What the reader draws, made into an image as MNIST's were; without ink nothing changes. */
  function take(strokes: readonly Stroke[]): void {
    if (strokes.length === 0) return;
    try {
      const { field } = prepare(drawInk(strokes, mnistPen, true), asMnist);
      batch(() => {
        hand.value = { pixels: Float32Array.from(field.values), label: null, data: 'hand', hash: drawingHash(strokes) };
        from.value = 'hand';
      });
    } catch (problem) {
      if (!(problem instanceof Problem && problem.code === 'no-ink')) throw problem;
    }
  }

  return {
    parameters: { from, digit, test, place, pad },
    ...{ ...sought, image, busy, pad, drawing, take, flow, layer, neuron, choose, sum },
    fields: {
      layer: settable(
        computed(() => String(layer.value)),
        (l) => choose(Number(l), 1),
        { options: layerNames },
      ),
      neuron: settable(neuron, (j) => choose(layer.value, j), { range: { min: 1, max: widest, step: 1, whole: true } }),
    },
    /** Of the chosen layer. */
    units: computed(() => unitsOf(layer.value)),
    own: computed(() => {
      const { data, hash } = image.value;
      return { ...own.value, drawing: data === 'hand' ? hash : null, data: data === 'own' ? hash : null };
    }),
    /** What the sum's pictures show: what comes in, the weights, the products; each with what has the full colour. */
    parts: computed(() => {
      if (!sum.value) return null;
      const { weights, products } = sum.value;
      const { x } = flow.value[layer.value - 1];
      const [w, product] = weights === nothing ? still!.limits : [largest(weights), largest(products)];
      return [
        { name: 'x', values: x, limit: largest(x) },
        { name: 'w', values: weights, limit: w },
        { name: 'product', values: products, limit: product },
      ] as const;
    }),
    /** The place that was left for this one, or null. */
    before: computed(() => (place.value.length > 1 ? inside(place.value.at(-2)!) : null)),
    /** The class with the largest probability. */
    read: computed(() => (flow.value.length > 0 ? strongest(flow.value.at(-1)!.a) - 1 : null)),
    symbols: computed((): SymbolValues | null => {
      if (flow.value.length === 0) return null;
      const byLayer = (of: (k: number) => LensValue) => Object.fromEntries(flow.value.map((_, k) => [k + 1, of(k)]));
      const list = (data: ArrayLike<number>) => ({ shape: [data.length], data });
      const built = network.value;
      return {
        ...{ l: layer.value, j: neuron.value, D: flow.value.length },
        n: { 0: image.value.pixels.length, ...byLayer((k) => flow.value[k].a.length) },
        x: byLayer((k) => list(flow.value[k].x)),
        z: byLayer((k) => list(flow.value[k].z)),
        a: byLayer((k) => list(flow.value[k].a)),
        ...(built && {
          w: byLayer((k) => ({ shape: [flow.value[k].x.length, built[k].b.length], data: built[k].W })),
          b: byLayer((k) => list(built[k].b)),
          g: layer.value === built.length ? 'softmax' : built[layer.value - 1].activation,
        }),
      };
    }),
    wake(): () => void {
      void sought.load();
      if (from.value === 'hand') recall();
      const stopFetching = effect(() => void (from.value === 'test' && fetchTest(test.value)));
      const stopTaking = drawing.strokes.subscribe(take);
      return () => {
        stopFetching();
        stopTaking();
      };
    },
    /** The pad was opened or closed. */
    turnPad(): void {
      if (!pad.value) return;
      recall();
      take(drawing.strokes.value);
    },
    /** To the neuron whose output is input i (from 0) of the one that is shown. */
    follow(i: number): void {
      if (layer.value > 1) place.value = [...place.value, { layer: layer.value - 1, neuron: i + 1 }];
    },
    /** Where the last `follow` began. */
    back(): void {
      place.value = place.value.slice(0, -1);
    },
    draw(label: number): void {
      batch(() => {
        digit.value = label;
        from.value = 'drawn';
      });
    },
    /** The next test digit, where there are any. */
    async another(): Promise<void> {
      const next = test.value + 1;
      await fetchTest(next);
      batch(() => {
        test.value = next;
        from.value = 'test';
      });
    },
  };
}
