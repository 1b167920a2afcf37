/** The engine's gradient against central differences, weight by weight and step by step. Chapter: backprop. */
import { computed, signal } from '@preact/signals';
import type { Digit, Layers } from '../../../lib/model/reading.ts';
import { Checked, type Crossed, type Place, relativeError } from '../../experiments/backprop/checked.ts';
import { exponents, placesOf, slopeAt } from '../../experiments/backprop/places.ts';
import type { SymbolValues } from '../../kit/symbol-values.ts';
import type { Found, Owner } from '../../reader/sources.ts';
import type { Still } from './still.ts';

export interface Row extends Place {
  readonly slope: number;
  readonly difference: number;
  readonly error: number;
}

export type CheckModel = ReturnType<typeof checkModel>;

export interface Curves {
  readonly float64: readonly number[];
  readonly float32: readonly number[];
}

/** What the page begins with; a still is made of it. */
export const firstSeed = 1;
export const firstExponent = 5;
export const stepOf = (exponent: number): number => 10 ** -exponent;

export const rowsOf = (checked: Checked, places: readonly Place[], h: number): Row[] =>
  places.map((where) => {
    const slope = slopeAt(checked, where);
    const difference = checked.difference(where, h);
    return { ...where, slope, difference, error: relativeError(difference, slope) };
  });

/** Relative error over h, in both precisions. */
export function curvesOf(exact: Checked, rough: Checked, where: Place): Curves {
  const slope = slopeAt(exact, where);
  const of = (checked: Checked) =>
    exponents.map((power) => relativeError(checked.difference(where, 10 ** power), slope));
  return { float64: of(exact), float32: of(rough) };
}

/** Until the network has come the still, where there is one, stands for what the page begins with. */
export function checkModel(digits: readonly Digit[], findNetwork: () => Promise<Found>, still?: Still) {
  const network = signal<Layers | null>(null);
  const owner = signal<Owner>('book');
  const failed = signal(false);
  const seed = signal(firstSeed);
  /** Of −log₁₀ h. */
  const exponent = signal(firstExponent);
  const chosen = signal(0);
  const exact = computed(() => network.value && new Checked(network.value, digits, 'float64'));
  const rough = computed(() => network.value && new Checked(network.value, digits, 'float32'));
  const isStill = computed(
    () => !network.value && seed.value === firstSeed && exponent.value === firstExponent && chosen.value === 0,
  );
  const places = computed((): readonly Place[] =>
    exact.value ? placesOf(exact.value, seed.value) : isStill.value ? (still?.rows ?? []) : [],
  );
  const h = computed(() => stepOf(exponent.value));
  const place = computed(() => places.value[chosen.value] ?? null);
  return {
    ...{ network, owner, failed, seed, exponent, chosen, places, place, h },
    rows: computed((): readonly Row[] => {
      if (exact.value) return rowsOf(exact.value, places.value, h.value);
      return isStill.value ? (still?.rows ?? []) : [];
    }),
    curves: computed((): Curves | null => {
      const [wide, narrow, where] = [exact.value, rough.value, place.value];
      if (wide && narrow && where) return curvesOf(wide, narrow, where);
      return isStill.value ? (still?.curves ?? null) : null;
    }),
    kinks: computed((): readonly Crossed[] => {
      if (exact.value && place.value) return exact.value.crossed(place.value, h.value);
      return isStill.value ? (still?.kinks ?? []) : [];
    }),
    symbols: computed((): SymbolValues | null => {
      if (!place.value) return null;
      const { l, i, j } = place.value;
      const w = exact.value?.weight(place.value);
      return { ...{ l, i, j }, h: h.value, m: digits.length, ...(w !== undefined && { w }) };
    }),
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
