/** One neuron: its inputs, weights and bias, the sum they make, and what the activation makes of it. Chapter: forward. */
import { computed } from '@preact/signals';
import { type ActivationName, activations } from '../../../../lib/nn/activations.ts';
import { dense } from '../../../../lib/nn/dense.ts';
import { choice, number, toBeginning } from '../../../kit/parameters.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';

const range = 3;
const limits = { min: -range, max: range, step: 0.1 };
/** Numbers have one decimal, so that products have two and the sum on the page is exact. */
const tenth = (value: number): number => Math.round(Math.min(range, Math.max(-range, value)) * 10) / 10;

export const start = { x: [1.5, 0.5, 2], w: [0.8, -1.2, 0.5], b: -0.4, g: 'relu' as ActivationName };

export const curveEnd = 5;
/** z from left to right. */
const grid = Array.from({ length: 101 }, (_, k) => -curveEnd + (2 * curveEnd * k) / 100);

export function oneNeuronModel() {
  const x = start.x.map((value) => number(value, limits));
  const w = start.w.map((value) => number(value, limits));
  const b = number(start.b, limits);
  const g = choice<ActivationName>(start.g, ['linear', 'relu', 'leaky_relu', 'sigmoid', 'tanh']);
  const [x1, x2, x3] = x;
  const [w1, w2, w3] = w;
  const parameters = { x1, x2, x3, w1, w2, w3, b, g };
  const inputs = computed(() => x.map(({ value }) => tenth(value)));
  const weights = computed(() => w.map(({ value }) => tenth(value)));
  const bias = computed(() => tenth(b.value));
  const z = computed(() => {
    const out = new Float64Array(1);
    const [from, W] = [inputs.value, weights.value].map((list) => Float64Array.from(list));
    dense(out, from, W, Float64Array.of(bias.value), 1, from.length, 1); // eq: weighted-input
    return Math.round(100 * out[0]) / 100; // exact in hundredths: only the binary rest goes
  });
  const a = computed(() => activations[g.value].value(z.value)); // eq: activation
  return {
    ...{ parameters, x, w, b, g, inputs, weights, bias, z, a },
    terms: computed(() => inputs.value.map((value, i) => Math.round(100 * value * weights.value[i]) / 100)),
    symbols: computed(
      (): SymbolValues => ({
        ...{ x: inputs.value, w: weights.value, b: bias.value, z: z.value, a: a.value, g: g.value },
        n: { 0: start.x.length, 1: 1 },
      }),
    ),
    curve: computed(() => grid.map((at) => ({ z: at, a: activations[g.value].value(at) }))),
    /** Moves the point on the curve: the bias follows, as far as it goes. */
    moveTo(wanted: number): void {
      b.value = tenth(bias.value + Math.round(10 * (wanted - z.value)) / 10);
    },
    reset: () => toBeginning(parameters),
  };
}
