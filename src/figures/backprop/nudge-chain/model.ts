/** One unit a layer: a nudge of the weight goes through every quantity of the chain. Chapter: backprop. */
import { computed } from '@preact/signals';
import { type ActivationName, activations } from '../../../../lib/nn/activations.ts';
import { meanSquaredError } from '../../../../lib/nn/losses.ts';
import { significant } from '../../../kit/numbers.ts';
import { choice, number, toBeginning } from '../../../kit/parameters.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';

/** x, the second weight, the biases and the target stay: chosen so that no quantity leaves the axes. */
export const fixedNumbers = { x: 1.5, w2: -0.8, b1: 0.4, b2: 1, y: 1 };
/** All quantities share one scale: a ratio is what it does to a length. */
export const ends = [-1.9, 2.7] as const;
/** A smaller nudge would be lost in rounding. */
const least = 1e-6;

/** w, z¹, a¹, z², a², L, and the slope of each in the one before it, from the second on. eq: weighted-input, activation, mse */
export function chainOf(w: number, g: ActivationName) {
  const { x, w2, b1, b2, y } = fixedNumbers;
  const { value, slope } = activations[g];
  const z1 = w * x + b1;
  const a1 = value(z1);
  const z2 = w2 * a1 + b2;
  const a2 = value(z2);
  const da = new Float64Array(1);
  const L = meanSquaredError(da, Float64Array.of(a2), Float64Array.of(y), 1, 1);
  return { values: [w, z1, a1, z2, a2, L], slopes: [x, slope(z1, a1), w2, slope(z2, a2), da[0]] };
}

export interface Link {
  readonly value: number;
  readonly change: number;
  /** Change over the change before, and the slope that it comes to as the nudge shrinks; null for w, or where nothing moved. */
  readonly ratio: number | null;
  readonly slope: number | null;
}

export type NudgeModel = ReturnType<typeof nudgeModel>;

export function nudgeModel() {
  const w = number(-0.25, { min: -1, max: 1, step: 0.01 });
  const dw = number(0.5, { min: -0.5, max: 0.5, step: 0.01 });
  const g = choice<ActivationName>('tanh', ['tanh', 'sigmoid', 'relu']);
  const parameters = { w, dw, g };
  const here = computed(() => chainOf(w.value, g.value));
  const links = computed((): Link[] => {
    const there = chainOf(w.value + dw.value, g.value).values;
    const changes = here.value.values.map((value, k) => there[k] - value);
    return here.value.values.map((value, k) => ({
      ...{ value, change: changes[k], slope: here.value.slopes[k - 1] ?? null },
      ratio: k > 0 && changes[k - 1] !== 0 ? changes[k] / changes[k - 1] : null,
    }));
  });
  /** What is dragged lands on whole hundredths. */
  const drag = (one: typeof w, to: number) => {
    one.value = Math.min(one.range.max, Math.max(one.range.min, Math.round(100 * to) / 100));
  };
  return {
    ...{ parameters, w, dw, g, links },
    symbols: computed((): SymbolValues => {
      const { x, w2, b1, b2, y } = fixedNumbers;
      const { values, slopes } = here.value;
      const second = slopes[4] * slopes[3]; // eq: output-error
      return {
        ...{ x, y, g: g.value, L: values[5], D: 2, w: { 1: values[0], 2: w2 }, b: { 1: b1, 2: b2 } },
        ...{ z: { 1: values[1], 2: values[3] }, a: { 1: values[2], 2: values[4] } },
        delta: { 1: second * slopes[2] * slopes[1], 2: second }, // eq: hidden-error
      };
    }),
    /** Of the slopes along the chain: ∂L/∂w. eq: hidden-error, weight-gradient */
    slope: computed(() => here.value.slopes.reduce((all, one) => all * one, 1)),
    /** (L(w + dw) − L(w)) / dw, which the product of the ratios is. */
    quotient: computed(() => (dw.value === 0 ? null : links.value[5].change / dw.value)),
    /** A ReLU that passes nothing on: behind it 0 over 0 is no ratio. */
    isBroken: computed(() => dw.value !== 0 && links.value.some(({ ratio }, k) => k > 0 && ratio === null)),
    /** The loss over the weight. */
    curve: computed(() =>
      Array.from({ length: 93 }, (_, k) => ends[0] + ((ends[1] - ends[0]) * k) / 92).map(
        (at) => [at, chainOf(at, g.value).values[5]] as const,
      ),
    ),
    moveTo: (to: number) => drag(w, to),
    nudgeTo: (to: number) => drag(dw, to - w.value),
    shrink: () => {
      dw.value = significant(dw.value / 5, 6);
    },
    canShrink: computed(() => Math.abs(dw.value) > 5 * least),
    reset: () => toBeginning(parameters),
  };
}
