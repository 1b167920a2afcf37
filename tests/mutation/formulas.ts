/** Every slip in every formula, and the few mutants that say the same as theirs. */
import type { Equation } from '../../lib/equations/equation.ts';
import { equations } from '../../lib/equations/index.ts';
import { equivalents, reasonFor } from './tex/equivalents.ts';
import { type Fate, type Trial, trialsOf } from './tex/trial.ts';

export interface FormulaResult {
  readonly trials: readonly Trial[];
  readonly counts: Readonly<Record<Fate, number>>;
  /** Survivors with the reason why they say the same; without one they are failures. */
  readonly survivors: readonly (Trial & { readonly reason: string | undefined })[];
  /** Listed as saying the same, and caught all the same or never made. */
  readonly stale: readonly string[];
}

export function tryFormulas(chosen: readonly Equation[] = equations): FormulaResult {
  const trials = chosen.flatMap(trialsOf);
  const counts = { disagrees: 0, meaningless: 0, unreadable: 0, survives: 0 };
  for (const { fate } of trials) counts[fate]++;
  const survivors = trials
    .filter(({ fate }) => fate === 'survives')
    .map((trial) => ({ ...trial, reason: reasonFor(trial.id, trial.tex) }));
  const bare = (tex: string) => tex.replace(/\s/g, '');
  const stale = equivalents
    .filter(({ id }) => chosen.some((equation) => equation.id === id))
    .filter(({ id, tex }) => !survivors.some((found) => found.id === id && bare(found.tex) === bare(tex)))
    .map(({ id, tex }) => `${id}: ${tex}`);
  return { trials, counts, survivors, stale };
}
