/** The engine's gradient against central differences, weight by weight and step by step. Chapter: backprop. */

import { computed } from '@preact/signals';
import type { Digit } from '../../../../lib/data/drawn-digits.ts';
import { tenTo } from '../../../../lib/nn/decimal.ts';
import { Checked, type Crossed, type Place, relativeError } from '../../../experiments/backprop/checked.ts';
import { doubtfulDigits } from '../../../experiments/backprop/doubtful.ts';
import { shown as count, exponents, placesOf, slopeAt } from '../../../experiments/backprop/places.ts';
import { number, seed as seedParameter, settable } from '../../../kit/parameters.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';
import { type FindNetwork, soughtNetwork } from '../../../reader/sought-network.ts';

export interface Row extends Place {
  readonly slope: number;
  readonly difference: number;
  readonly error: number;
}

export interface Curves {
  readonly float64: readonly number[];
  readonly float32: readonly number[];
}

/** What stands there before the network has come. */
export interface Still {
  readonly rows: readonly Row[];
  readonly curves: Curves;
  readonly kinks: readonly Crossed[];
}

/** What the page begins with; a still is made of it. */
export const firstSeed = 1;
export const firstExponent = 5;
export const stepOf = (exponent: number): number => tenTo(-exponent);

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
    exponents.map((power) => relativeError(checked.difference(where, tenTo(power)), slope));
  return { float64: of(exact), float32: of(rough) };
}

/** Until the network has come the still, where there is one, stands for what the page begins with. */
export function checkModel(still?: Still, digits: readonly Digit[] = doubtfulDigits(), find?: FindNetwork) {
  const { network, ...sought } = soughtNetwork(find);
  const seed = seedParameter(firstSeed);
  /** Of −log₁₀ h. */
  const exponent = number(firstExponent, { min: 0, max: 12, step: 0.5 });
  const chosen = number(0, { min: 0, max: count - 1, step: 1, whole: true });
  const exact = computed(() => network.value && new Checked(network.value, digits, 'float64'));
  const rough = computed(() => network.value && new Checked(network.value, digits, 'float32'));
  /** The still, as long as it shows what is asked for. */
  const kept = computed(() => {
    const isStill = seed.value === firstSeed && exponent.value === firstExponent && chosen.value === 0;
    return !network.value && isStill && still ? still : null;
  });
  const places = computed((): readonly Place[] =>
    exact.value ? placesOf(exact.value, seed.value) : (kept.value?.rows ?? []),
  );
  const h = computed(() => stepOf(exponent.value));
  const place = computed(() => places.value[chosen.value] ?? null);
  return {
    ...{ ...sought, network, seed, exponent, chosen, places, place, h },
    /** The chosen one, as a list of names sets it. */
    shown: settable(
      computed(() => `${chosen.value}`),
      (row) => {
        chosen.value = Number(row);
      },
      { options: Array.from({ length: count }, (_, k) => `${k}`) },
    ),
    parameters: { seed, k: exponent, row: chosen },
    wake: () => void sought.load(),
    rows: computed((): readonly Row[] =>
      exact.value ? rowsOf(exact.value, places.value, h.value) : (kept.value?.rows ?? []),
    ),
    curves: computed((): Curves | null => {
      const [wide, narrow, where] = [exact.value, rough.value, place.value];
      return wide && narrow && where ? curvesOf(wide, narrow, where) : (kept.value?.curves ?? null);
    }),
    kinks: computed((): readonly Crossed[] =>
      exact.value && place.value ? exact.value.crossed(place.value, h.value) : (kept.value?.kinks ?? []),
    ),
    symbols: computed((): SymbolValues | null => {
      if (!place.value) return null;
      const { l, i, j } = place.value;
      const w = exact.value?.weight(place.value);
      return { ...{ l, i, j }, h: h.value, m: digits.length, ...(w !== undefined && { w }) };
    }),
  };
}
