/** Which digit, which network, which layer and neuron. Chapter: forward. */
import { computed, signal } from '@preact/signals';
import type { Data, Digit, Layers, Owner } from '../who-costs/reading.ts';
import type { Found, Supply } from '../who-costs/sources.ts';
import { flowOf, sumOf } from './flow.ts';

export interface Surroundings {
  findNetwork(): Promise<Found>;
  findDigits(): Promise<Supply>;
}

export interface Still {
  readonly layers: Layers;
  readonly digits: readonly Digit[];
}

export type ThroughModel = ReturnType<typeof throughModel>;

/** Until the network has come there is none: `layers` is empty. */
export function throughModel(digits: readonly Digit[], { findNetwork, findDigits }: Surroundings) {
  const layers = signal<Layers>([]);
  const owner = signal<Owner>('book');
  const digit = signal<Digit>(digits[3]);
  const data = signal<Data>('drawn');
  const failed = signal(false);
  const busy = signal(false);
  /** Counted from 1, as in the book. */
  const layer = signal(1);
  const neuron = signal(1);
  const units = computed(() => layers.value[layer.value - 1]?.b.length ?? 1);
  const flow = computed(() => flowOf(layers.value, digit.value.pixels));
  let at = 0;

  const choose = (l: number, j: number): void => {
    layer.value = Math.min(Math.max(1, l), Math.max(1, layers.value.length));
    neuron.value = Math.min(Math.max(1, j), units.value);
  };

  return {
    ...{ layers, owner, digit, data, failed, busy, layer, neuron, units, flow, choose },
    sum: computed(() => {
      const [built, passed] = [layers.value[layer.value - 1], flow.value[layer.value - 1]];
      return built && passed ? sumOf(built, passed, neuron.value - 1) : null;
    }),
    /** The class with the largest probability. */
    read: computed(() => {
      const a = flow.value.at(-1)?.a;
      return a ? a.indexOf(Math.max(...a)) : null;
    }),
    async load(): Promise<void> {
      try {
        const found = await findNetwork();
        layers.value = found.layers;
        owner.value = found.owner;
        choose(1, strongest(flow.value[0].a));
      } catch {
        failed.value = true;
      }
    },
    draw(label: number): void {
      digit.value = digits[label];
      data.value = 'drawn';
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

/** The unit that answers most, from 1. */
const strongest = (a: Float64Array): number => a.indexOf(Math.max(...a)) + 1;
