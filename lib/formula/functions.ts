/**
 * The functions a formula may name: the elementary ones of mathematics, and the engine's own activations with their
 * derivatives (the number of primes). All act elementwise but those listed in `whole`.
 */
import { erf } from './erf.ts';
import type { FoldName } from './tree.ts';

export const foldWords: ReadonlyMap<string, FoldName> = new Map(
  (['sum', 'prod', 'max', 'min', 'argmax', 'argmin'] as const).map((word) => [word, word]),
);

const sigmoid = (z: number): number => {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
};

/** Elementwise functions, each with its derivatives as far as they are known: [f, f', f'']. */
const formulas: Readonly<Record<string, readonly ((x: number) => number)[]>> = {
  exp: [Math.exp, Math.exp, Math.exp],
  log: [Math.log, (x) => 1 / x],
  ln: [Math.log, (x) => 1 / x],
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
  erf: [erf, (x) => (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x)],
};

export const elementwise: ReadonlyMap<string, readonly ((x: number) => number)[]> = new Map(Object.entries(formulas));

/** Functions of a whole vector or matrix, or of several arguments. */
export const whole: ReadonlySet<string> = new Set([
  'softmax',
  'max',
  'min',
  'argmax',
  'argmin',
  'mean',
  'root',
  'binomial',
  'logbase',
  'clip',
  'tr',
  'det',
  'diag',
]);

const aliases: ReadonlyMap<string, string> = new Map([
  ['leakyrelu', 'leaky_relu'],
  ['leaky relu', 'leaky_relu'],
  ['lrelu', 'leaky_relu'],
  ['identity', 'linear'],
  ['sigm', 'sigmoid'],
  ['logistic', 'sigmoid'],
  ['trace', 'tr'],
]);

export function functionName(word: string): string {
  const name = word.toLowerCase().replaceAll('\\_', '_').replaceAll('-', '_');
  return aliases.get(name) ?? name;
}

/** Functions that signs make (a root, n!, n over k) have no name that a formula could write. */
const unwritten = new Set(['root', 'binomial', 'logbase', 'factorial']);

export function isKnownFunction(word: string): boolean {
  const name = functionName(word);
  return !unwritten.has(name) && (elementwise.has(name) || whole.has(name));
}

export const functionNames: readonly string[] = [...elementwise.keys(), ...whole].filter(
  (name) => !unwritten.has(name),
);

/** Functions of which \sin^2 x is everywhere the square. */
export const mayBeRaised = (word: string): boolean =>
  /^(exp|log|ln|sinh?|cosh?|tanh?|arctan|arcsin|arccos|det|tr)$/.test(functionName(word));

/** Functions that are also defined of a square matrix as a whole. */
export const ofMatrices = /^(exp|log|ln|sqrt|sin|cos|sinh|cosh)$/;

/** Beyond 170! there is no float64. */
function factorial(n: number): number {
  if (!Number.isInteger(n) || n < 0) return Number.NaN;
  if (n > 170) return Number.POSITIVE_INFINITY;
  let product = 1;
  for (let k = 2; k <= n; k++) product *= k;
  return product;
}

/** n over k for a whole k of 0 or more; more factors than this overflow or are 0. */
export function binomial(n: number, k: number): number {
  if (!Number.isInteger(k) || k < 0 || !Number.isFinite(n)) return Number.NaN;
  const isWhole = Number.isInteger(n) && n >= 0;
  if (isWhole && k > n) return 0;
  const factors = isWhole ? Math.min(k, n - k) : k;
  if (factors > 1100) return Number.POSITIVE_INFINITY;
  let value = 1;
  for (let i = 1; i <= factors; i++) value = (value * (n - factors + i)) / i;
  return isWhole && value < Number.MAX_SAFE_INTEGER ? Math.round(value) : value;
}

/** The real root: of a negative number only where the index is odd. */
export function root(x: number, n: number): number {
  if (!Number.isInteger(n) || n < 1) return Number.NaN;
  return x < 0 && n % 2 === 1 ? -((-x) ** (1 / n)) : x ** (1 / n);
}

export function logarithm(base: number, x: number): number {
  if (base === 2) return Math.log2(x);
  if (base === 10) return Math.log10(x);
  return base > 0 && base !== 1 ? Math.log(x) / Math.log(base) : Number.NaN;
}
