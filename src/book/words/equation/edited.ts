/**
 * An edited formula on trial: the reader's TeX in the place of the book's, on several instances; where it fails, on which, and the
 * first piece that differs. A worker's part: what comes back is data. Chapter: equations.
 */
import { checks } from '../../../../lib/equations/checks/index.ts';
import type { Check, Equation } from '../../../../lib/equations/equation.ts';
import { equationById } from '../../../../lib/equations/index.ts';
import { type Verdict, verdict } from '../../../../lib/equations/verdict.ts';
import {
  type Difference,
  firstConditionDifference,
  firstDifference,
  type Side,
} from '../../../../lib/formula/compare.ts';
import { Problem } from '../../../../lib/problem.ts';
import type { ProblemData } from '../../../workers/job-protocol.ts';
import { problemData } from '../../../workers/job-server.ts';
import { seedAt } from '../verdicts/tally.ts';
import { texHtml } from './set.ts';
import { type Cell, cellOf, givensOf, type RunTable, runTable } from './trial.ts';

/** How many instances an edited formula must stand. */
export const editTrials = 20;

export interface EditWish {
  readonly id: string;
  readonly tex: string;
  /** Of the first instance. */
  readonly seed: number;
}

/** The edit as it is set, or null where it cannot be. */
export interface SetTex {
  readonly tex: string;
  readonly html: string | null;
}

/** How it is set, then the verdict; before either begins, null. */
export type EditReport = SetTex | null | Edited;

export interface Piece {
  readonly tex: string;
  /** Null where it has no value: then there is a problem. */
  readonly cell: Cell | null;
  readonly problem: ProblemData | null;
}

export interface Edited extends EditWish {
  /** As many instances in a row it held on. */
  readonly holding: number;
  readonly of: number;
  /** Seed of the first instance on which it failed, or could not be read. */
  readonly failedAt: number | null;
  readonly problem: ProblemData | null;
  /** Where in the TeX it cannot be read; characters from `start` on, `end` not included. */
  readonly place: { readonly start: number; readonly end: number } | null;
  /** The first piece that differs; null on a side that has none such. */
  readonly difference: (Pick<Difference, 'at'> & { readonly book: Piece | null; readonly yours: Piece | null }) | null;
  /** The failing instance as a table, and its single numbers; null where the formula has no value there. */
  readonly table: RunTable | null;
  readonly givens: readonly string[];
}

/** `pause`: the reader may still be typing. */
export const judging = (pause: () => Promise<void>) =>
  async function* ({ id, tex, seed }: EditWish): AsyncGenerator<EditReport, void> {
    const equation = equationById(id);
    if (!equation) throw new Error(`no equation "${id}"`);
    yield null;
    yield { tex, html: texHtml(tex, { display: true, foreign: true }) };
    await pause();
    yield null;
    yield judgeEdit(equation, checks[id], tex, seed);
  };

const nothing = { failedAt: null, problem: null, place: null, difference: null, table: null, givens: [] };

export function judgeEdit(equation: Equation, check: Check, tex: string, seed: number, count = editTrials): Edited {
  const edited = { ...nothing, id: equation.id, tex, seed, of: count };
  for (let k = 0; k < count; k++) {
    const trial = verdict(equation, check, seedAt(seed, k), tex);
    if (trial.holds) continue;
    const found = { ...edited, holding: k, failedAt: trial.seed };
    if (trial.problem) {
      // of a chain a = b = c the two can differ: then it is told where
      const difference = trial.problem.code === 'formula-disagree' ? differenceOn(equation, check, trial, tex) : null;
      return { ...found, problem: problemData(trial.problem), place: placeOf(trial.problem), difference };
    }
    return {
      ...found,
      difference: differenceOn(equation, check, trial, tex),
      table: runTable(tex, check, trial),
      givens: givensOf(equation.tex, trial.instance),
    };
  }
  return { ...edited, holding: count };
}

function placeOf({ facts: { place } }: Problem): Edited['place'] {
  if (typeof place !== 'object' || place.phrase !== 'character') return null;
  return { start: Number(place.facts.from) - 1, end: Number(place.facts.to) };
}

function differenceOn(equation: Equation, check: Check, { instance }: Verdict, tex: string): Edited['difference'] {
  const { values, left } = instance;
  try {
    const found = check.condition
      ? firstConditionDifference(equation.tex, tex, values)
      : firstDifference(equation.tex, tex, values, left);
    return found && { at: found.at, book: pieceOf(found.first), yours: pieceOf(found.second) };
  } catch (problem) {
    if (problem instanceof Problem) return null;
    throw problem;
  }
}

const pieceOf = (side: Side | null): Piece | null =>
  side && {
    tex: side.tex,
    cell: side.value === null ? null : cellOf(side.value, side.value, {}),
    problem: side.problem && problemData(side.problem),
  };
