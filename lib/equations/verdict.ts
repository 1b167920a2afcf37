/**
 * An equation on trial: its TeX evaluated on a random instance, against what the engine computed there, and where there is one
 * against a central difference that shares no code with either. Chapter: equations.
 */
import { evaluateLefts, evaluateLines, holdsTex } from '../formula/index.ts';
import type { Given } from '../formula/values.ts';
import { generator } from '../generator.ts';
import { Problem } from '../problem.ts';
import { differenceTolerance, rounding } from './checks/tolerances.ts';
import type { Check, Equation, Instance } from './equation.ts';

export interface Verdict {
  readonly seed: number;
  readonly instance: Instance;
  /** The value of the TeX, or what is wrong with it. */
  readonly formula: Given | null;
  readonly problem: Problem | null;
  /** The value of the left side, null where there is none. */
  readonly left: Given | null;
  /** Largest difference relative to the larger size, of formula and engine; of formula and witness. */
  readonly difference: number;
  /** The same of left side and engine: a left side that names another quantity than the right side computes. */
  readonly leftDifference: number | null;
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

/** A left side is mostly the engine's own number; a function's or a variance's is computed, and rounds. */
const leftTolerance = ({ tolerance }: Check): number => Math.max(tolerance.relative, rounding.relative);

/** The equation (or an edited TeX in its place) on the instance of this seed. */
export function verdict(equation: Equation, check: Check, seed: number, tex = equation.tex): Verdict {
  const instance = check.instance(generator(seed, equation.id));
  let formula: Given;
  let left: Given | null = null;
  try {
    if (check.condition) formula = holdsTex(tex, instance.values) ? 1 : 0;
    else {
      const lines = evaluateLines(tex, instance.values);
      formula = lines.length === 1 ? lines[0] : lines;
      const lefts = evaluateLefts(tex, { ...instance.values, ...instance.left });
      if (!lefts.includes(null)) left = lines.length === 1 ? lefts[0] : (lefts as Given[]);
    }
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    const nothing = { formula: null, left: null, leftDifference: null, witnessDifference: null, holds: false };
    return { seed, instance, problem, difference: Number.POSITIVE_INFINITY, ...nothing };
  }
  const difference = relativeDifference(formula, instance.engine);
  const witnessDifference = instance.witness === undefined ? null : relativeDifference(formula, instance.witness);
  const leftDifference = left === null ? null : relativeDifference(left, instance.engine);
  const holds =
    difference <= check.tolerance.relative &&
    (leftDifference === null || leftDifference <= leftTolerance(check)) &&
    (witnessDifference === null || witnessDifference <= differenceTolerance);
  return { seed, instance, formula, left, problem: null, difference, leftDifference, witnessDifference, holds };
}
