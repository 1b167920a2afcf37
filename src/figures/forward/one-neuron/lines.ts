/** The equation with numbers in place of symbols, line after line, as the page prints it. */
import type { ActivationName } from '../../../../lib/nn/activations.ts';
import { fixed } from '../../../kit/numbers.ts';

const inBrackets = (value: number, digits: number): string =>
  value < 0 ? `(${fixed(value, digits)})` : fixed(value, digits);

/** + 1.20 or − 0.60, for what is not the first of a sum. */
const added = (value: number, digits: number): string => `${value < 0 ? '−' : '+'} ${fixed(Math.abs(value), digits)}`;

export interface Numbers {
  readonly inputs: readonly number[];
  readonly weights: readonly number[];
  readonly terms: readonly number[];
  readonly bias: number;
  readonly z: number;
}

/** eq: neuron-sum */
export function sumLines({ inputs, weights, terms, bias, z }: Numbers): string[] {
  const products = weights.map((w, i) => `${inBrackets(w, 1)} × ${inBrackets(inputs[i], 1)}`);
  return [
    `z = ${weights.map((_, i) => `w${'₁₂₃'[i]}x${'₁₂₃'[i]}`).join(' + ')} + b`,
    `= ${products.join(' + ')} ${added(bias, 1)}`,
    `= ${terms.map((term, i) => (i === 0 ? fixed(term, 2) : added(term, 2))).join(' ')} ${added(bias, 2)}`,
    `= ${fixed(z, 2)}`,
  ];
}

/** eq: activation */
export function outputLine(g: ActivationName, z: number, a: number): string {
  const inside = fixed(z, 2);
  const forms: Record<ActivationName, string> = {
    linear: `a = z = ${inside}`,
    relu: `a = max(0, ${inside}) = ${fixed(a, 2)}`,
    leaky_relu: z < 0 ? `a = 0.01 × (${inside}) = ${fixed(a, 4)}` : `a = z = ${inside}`,
    sigmoid: `a = 1 / (1 + e^${z < 0 ? fixed(-z, 2) : `(−${inside})`}) ≈ ${fixed(a, 4)}`,
    tanh: `a = tanh(${inside}) ≈ ${fixed(a, 4)}`,
  };
  return forms[g];
}
