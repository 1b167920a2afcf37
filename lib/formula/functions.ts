/**
 * The functions a formula may name: the elementary ones of mathematics, and the engine's own activations with their
 * derivatives (the number of primes). All act elementwise but those listed in `whole`.
 */
import type { FoldName } from './tree.ts';

export const foldWords: Readonly<Record<string, FoldName>> = {
  sum: 'sum',
  prod: 'prod',
  max: 'max',
  min: 'min',
  argmax: 'argmax',
  argmin: 'argmin',
};

const sigmoid = (z: number): number => {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
};

/** Elementwise functions, each with its derivatives as far as they are known: [f, f', f'']. */
export const elementwise: Readonly<Record<string, readonly ((x: number) => number)[]>> = {
  exp: [Math.exp, Math.exp, Math.exp],
  log: [Math.log, (x) => 1 / x],
  ln: [Math.log, (x) => 1 / x],
  log2: [Math.log2],
  log10: [Math.log10],
  sqrt: [Math.sqrt],
  sin: [Math.sin, Math.cos],
  cos: [Math.cos, (x) => -Math.sin(x)],
  tan: [Math.tan],
  sinh: [Math.sinh, Math.cosh],
  cosh: [Math.cosh, Math.sinh],
  arctan: [Math.atan],
  arcsin: [Math.asin],
  arccos: [Math.acos],
  tanh: [Math.tanh, (x) => 1 - Math.tanh(x) ** 2],
  sigmoid: [sigmoid, (z) => sigmoid(z) * (1 - sigmoid(z))],
  linear: [(z) => z, () => 1],
  relu: [(z) => (z > 0 ? z : 0), (z) => (z > 0 ? 1 : 0)],
  leaky_relu: [(z) => (z > 0 ? z : 0.01 * z), (z) => (z > 0 ? 1 : 0.01)],
  softplus: [(z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))), sigmoid],
  sign: [Math.sign],
  sgn: [Math.sign],
  abs: [Math.abs],
  floor: [Math.floor],
  ceil: [Math.ceil],
  factorial: [factorial],
};

/** Functions of a whole vector or of several arguments. */
export const whole = new Set(['softmax', 'max', 'min', 'argmax', 'argmin', 'mean', 'root', 'binomial', 'tr', 'diag']);

const aliases: Readonly<Record<string, string>> = {
  leakyrelu: 'leaky_relu',
  'leaky relu': 'leaky_relu',
  lrelu: 'leaky_relu',
  identity: 'linear',
  sigm: 'sigmoid',
  logistic: 'sigmoid',
  trace: 'tr',
};

export function functionName(word: string): string {
  const name = word.toLowerCase().replaceAll('\\_', '_').replaceAll('-', '_');
  return aliases[name] ?? name;
}

export function isKnownFunction(word: string): boolean {
  const name = functionName(word);
  return name in elementwise || whole.has(name);
}

export const functionNames: readonly string[] = [...Object.keys(elementwise), ...whole];

function factorial(n: number): number {
  if (!Number.isInteger(n) || n < 0) return Number.NaN;
  let product = 1;
  for (let k = 2; k <= n; k++) product *= k;
  return product;
}

export function binomial(n: number, k: number): number {
  let value = 1;
  for (let i = 1; i <= k; i++) value = (value * (n - k + i)) / i;
  return Math.round(value);
}
