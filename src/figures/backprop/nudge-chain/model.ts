/** One unit a layer: a nudge of the weight goes through every quantity of the chain. Chapter: backprop. */
import { computed } from '@preact/signals';
import { type ActivationName, activations } from '../../../../lib/nn/activations.ts';
import { meanSquaredError } from '../../../../lib/nn/losses.ts';
import { choice, number, toBeginning } from '../../../kit/parameters.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';

export const names = ['w', 'z1', 'a1', 'z2', 'a2', 'L'] as const;
export type Name = (typeof names)[number];

/** x, the second weight, the biases and the target stay. */
export const fixedNumbers = { x: 1.5, w2: -1.2, b1: 0.2, b2: 0.5, y: 1 };
export const start = 0.6;
export const farthest = 1;

type Chain = Readonly<Record<Name, number>>;

/** eq: weighted-input, activation, mse */
export function chainOf(w: number, g: ActivationName): Chain {
  const { x, w2, b1, b2, y } = fixedNumbers;
  const { value } = activations[g];
  const z1 = w * x + b1;
  const a1 = value(z1);
  const z2 = w2 * a1 + b2;
  const a2 = value(z2);
  const L = meanSquaredError(new Float64Array(1), Float64Array.of(a2), Float64Array.of(y), 1, 1);
  return { w, z1, a1, z2, a2, L };
}

/** The slope of each quantity in the one before it, at the point itself; of the first none. */
export function slopesOf({ z1, a1, z2, a2 }: Chain, g: ActivationName): Readonly<Record<Exclude<Name, 'w'>, number>> {
  const { x, w2, y } = fixedNumbers;
  const { slope } = activations[g];
  const da = new Float64Array(1);
  meanSquaredError(da, Float64Array.of(a2), Float64Array.of(y), 1, 1);
  return { z1: x, a1: slope(z1, a1), z2: w2, a2: slope(z2, a2), L: da[0] };
}

export interface Link {
  readonly name: Name;
  readonly value: number;
  readonly change: number;
  /** Change over the change before, and the slope that it comes to as the nudge shrinks; null for w, or where nothing moved. */
  readonly ratio: number | null;
  readonly slope: number | null;
}

export type NudgeModel = ReturnType<typeof nudgeModel>;

export function nudgeModel() {
  const w = number(start, { min: -2, max: 2, step: 0.1 });
  const dw = number(0.5, { min: -farthest, max: farthest, step: 0.01 });
  const g = choice<ActivationName>('sigmoid', ['sigmoid', 'tanh', 'relu', 'linear']);
  const parameters = { w, dw, g };
  const links = computed((): Link[] => {
    const [here, there] = [chainOf(w.value, g.value), chainOf(w.value + dw.value, g.value)];
    const slopes = slopesOf(here, g.value);
    return names.map((name, k) => {
      const change = there[name] - here[name];
      const before = k > 0 ? there[names[k - 1]] - here[names[k - 1]] : 0;
      return {
        name,
        value: here[name],
        change,
        ratio: k > 0 && before !== 0 ? change / before : null,
        slope: name === 'w' ? null : slopes[name],
      };
    });
  });
  const product = (of: 'ratio' | 'slope') =>
    links.value.slice(1).reduce((all, link) => all * (link[of] ?? Number.NaN), 1);
  return {
    ...{ parameters, w, dw, g, links },
    symbols: computed((): SymbolValues => {
      const { x, w2, b1, b2, y } = fixedNumbers;
      const [here, slope] = [chainOf(w.value, g.value), slopesOf(chainOf(w.value, g.value), g.value)];
      const second = slope.L * slope.a2; // eq: output-error
      return {
        ...{ x, y, g: g.value, L: here.L, D: 2 },
        w: { 1: w.value, 2: w2 },
        b: { 1: b1, 2: b2 },
        z: { 1: here.z1, 2: here.z2 },
        a: { 1: here.a1, 2: here.a2 },
        delta: { 1: second * slope.z2 * slope.a1, 2: second }, // eq: hidden-error
      };
    }),
    /** Of the slopes: ∂L/∂w. eq: hidden-error, weight-gradient */
    slope: computed(() => product('slope')),
    /** (L(w + dw) − L(w)) / dw, which the product of the ratios is. */
    quotient: computed(() => (dw.value === 0 ? null : links.value[5].change / dw.value)),
    reset: () => toBeginning(parameters),
  };
}
