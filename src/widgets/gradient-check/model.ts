/** The engine's gradient against central differences, weight by weight and step by step. Chapter: backprop. */
import { computed, signal } from '@preact/signals';
import { generator } from '../../../lib/index.ts';
import type { Digit, Layers, Owner } from '../who-costs/reading.ts';
import type { Found } from '../who-costs/sources.ts';
import { Checked, type Place, relativeError } from './network.ts';

/** h = 10^-k/2 from 10⁰ to 10⁻¹². */
export const exponents = Array.from({ length: 25 }, (_, k) => -k / 2);
const shown = 6;

export interface Row extends Place {
  readonly slope: number;
  readonly difference: number;
  readonly error: number;
}

export type CheckModel = ReturnType<typeof checkModel>;

/** Weights whose slope is not much smaller than the layer's largest, drawn from the seed: those of dark pixels have none. */
export function placesOf(checked: Checked, seed: number): Place[] {
  const random = generator(seed, 'gradient check');
  const D = checked.network.length;
  const places: Place[] = [];
  for (let tries = 0; places.length < shown && tries < 20_000; tries++) {
    const l = 1 + (places.length % D);
    const nOut = checked.network[l - 1].b.length;
    const nIn = checked.network[l - 1].W.length / nOut;
    const place = { l, i: 1 + random.integer(nIn), j: 1 + random.integer(nOut) };
    const gradient = slopes(checked, l);
    const largest = gradient.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0);
    if (Math.abs(gradient[(place.i - 1) * nOut + place.j - 1]) > largest / 100) places.push(place);
  }
  return places;
}

const known = new WeakMap<Checked, Map<number, Float64Array>>();
function slopes(checked: Checked, l: number): Float64Array {
  const layers = known.get(checked) ?? new Map<number, Float64Array>();
  known.set(checked, layers);
  const found = layers.get(l) ?? checked.gradient(l);
  layers.set(l, found);
  return found;
}

export function checkModel(digits: readonly Digit[], findNetwork: () => Promise<Found>) {
  const network = signal<Layers | null>(null);
  const owner = signal<Owner>('book');
  const failed = signal(false);
  const seed = signal(1);
  /** Of −log₁₀ h. */
  const exponent = signal(5);
  const chosen = signal(0);
  const exact = computed(() => network.value && new Checked(network.value, digits, 'float64'));
  const rough = computed(() => network.value && new Checked(network.value, digits, 'float32'));
  const places = computed(() => (exact.value ? placesOf(exact.value, seed.value) : []));
  const h = computed(() => 10 ** -exponent.value);
  const place = computed(() => places.value[chosen.value] ?? null);
  return {
    ...{ network, owner, failed, seed, exponent, chosen, places, place, h },
    rows: computed((): Row[] => {
      const checked = exact.value;
      if (!checked) return [];
      return places.value.map((where) => {
        const slope = checked.slope(where);
        const difference = checked.difference(where, h.value);
        return { ...where, slope, difference, error: relativeError(difference, slope) };
      });
    }),
    /** Relative error over h, in both precisions. */
    curves: computed(() => {
      const [wide, narrow, where] = [exact.value, rough.value, place.value];
      if (!wide || !narrow || !where) return null;
      const slope = wide.slope(where);
      const of = (checked: Checked) =>
        exponents.map((power) => relativeError(checked.difference(where, 10 ** power), slope));
      return { float64: of(wide), float32: of(narrow) };
    }),
    kinks: computed(() => (exact.value && place.value ? exact.value.crossed(place.value, h.value) : [])),
    async load(): Promise<void> {
      try {
        const found = await findNetwork();
        network.value = found.layers;
        owner.value = found.owner;
      } catch {
        failed.value = true;
      }
    },
  };
}
