/**
 * An equation on trial: its TeX evaluated on a random instance, against what the engine computed there, and where there is one
 * against a central difference that shares no code with either. Chapter: equations.
 */
import { evaluateLines, holdsTex } from '../formula/index.ts';
import type { Given } from '../formula/values.ts';
import { generator } from '../generator.ts';
import { Problem } from '../problem.ts';
import { differenceTolerance } from './checks/tolerances.ts';
import type { Check, Equation, Instance } from './equation.ts';

export interface Verdict {
  readonly seed: number;
  readonly instance: Instance;
  /** The value of the TeX, or what is wrong with it. */
  readonly formula: Given | null;
  readonly problem: Problem | null;
  /** Largest difference relative to the larger size, of formula and engine; of formula and witness. */
  readonly difference: number;
  readonly witnessDifference: number | null;
  readonly holds: boolean;
}

const flat = (value: Given): number[] => (Array.isArray(value) ? value.flatMap(flat) : [Number(value)]);

/** |u − v| / max(1, |u|, |v|), the worst of all entries; Infinity where the shapes differ. */
export function relativeDifference(u: Given, v: Given): number {
  const [x, y] = [flat(u), flat(v)];
  if (x.length !== y.length) return Number.POSITIVE_INFINITY;
  return x.reduce((worst, value, k) => {
    const size = Math.max(1, Math.abs(value), Math.abs(y[k]));
    const difference = value === y[k] ? 0 : Math.abs(value - y[k]) / size;
    return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(worst, difference);
  }, 0);
}

/** The equation (or an edited TeX in its place) on the instance of this seed. */
export function verdict(equation: Equation, check: Check, seed: number, tex = equation.tex): Verdict {
  const instance = check.instance(generator(seed, equation.id));
  let formula: Given;
  try {
    if (check.condition) formula = holdsTex(tex, instance.values) ? 1 : 0;
    else {
      const lines = evaluateLines(tex, instance.values);
      formula = lines.length === 1 ? lines[0] : lines;
    }
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    const nothing = { difference: Number.POSITIVE_INFINITY, witnessDifference: null, holds: false };
    return { seed, instance, formula: null, problem, ...nothing };
  }
  const difference = relativeDifference(formula, instance.engine);
  const witnessDifference = instance.witness === undefined ? null : relativeDifference(formula, instance.witness);
  const holds =
    difference <= check.tolerance.relative && (witnessDifference === null || witnessDifference <= differenceTolerance);
  return { seed, instance, formula, problem: null, difference, witnessDifference, holds };
}
