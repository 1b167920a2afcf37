/**
 * An edited formula on trial: the reader's TeX in the place of the book's, on several instances; where it fails, on which, and the
 * first piece that differs. Chapter: equations.
 */
import type { Check, Equation } from '../../../../lib/equations/equation.ts';
import { type Verdict, verdict } from '../../../../lib/equations/verdict.ts';
import { type Difference, firstConditionDifference, firstDifference } from '../../../../lib/formula/compare.ts';
import { Problem } from '../../../../lib/problem.ts';
import { seedAt } from '../verdicts/tally.ts';
import { givensOf, type RunTable, runTable } from './trial.ts';

/** How many instances an edited formula must stand. */
export const editTrials = 20;

export interface Edited {
  readonly tex: string;
  /** As many instances in a row it held on. */
  readonly holding: number;
  readonly of: number;
  /** The first instance on which it failed, or could not be read. */
  readonly failing: Verdict | null;
  /** Where in the TeX it cannot be read; characters from `start` on, `end` not included. */
  readonly place: { readonly start: number; readonly end: number } | null;
  readonly difference: Difference | null;
  /** The failing instance as a table, and its single numbers; null where the formula has no value there. */
  readonly table: RunTable | null;
  readonly givens: readonly string[];
}

const nothing = { failing: null, place: null, difference: null, table: null, givens: [] };

export function judgeEdit(equation: Equation, check: Check, tex: string, seed: number, count = editTrials): Edited {
  for (let k = 0; k < count; k++) {
    const trial = verdict(equation, check, seedAt(seed, k), tex);
    if (trial.holds) continue;
    const found = { ...nothing, tex, holding: k, of: count, failing: trial };
    if (trial.problem) return { ...found, place: placeOf(trial.problem) };
    return {
      ...found,
      difference: differenceOn(equation, check, trial, tex),
      table: runTable(tex, check, trial),
      givens: givensOf(equation.tex, trial.instance),
    };
  }
  return { ...nothing, tex, holding: count, of: count };
}

function placeOf({ facts: { place } }: Problem): Edited['place'] {
  if (typeof place !== 'object' || place.phrase !== 'character') return null;
  return { start: Number(place.facts.from) - 1, end: Number(place.facts.to) };
}

function differenceOn(equation: Equation, check: Check, { instance }: Verdict, tex: string): Difference | null {
  const { values, left } = instance;
  try {
    return check.condition
      ? firstConditionDifference(equation.tex, tex, values)
      : firstDifference(equation.tex, tex, values, left);
  } catch (problem) {
    if (problem instanceof Problem) return null;
    throw problem;
  }
}
