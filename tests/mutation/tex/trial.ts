/** A mutant on trial: caught as soon as one instance disagrees with the engine, or the formula means nothing there. */
import { checks } from '../../../lib/equations/checks/index.ts';
import type { Check, Equation } from '../../../lib/equations/equation.ts';
import { verdict } from '../../../lib/equations/verdict.ts';
import { generator } from '../../../lib/generator.ts';
import { type Mutant, mutantsOf } from './mutants.ts';

/**
 * disagrees: another value than the engine's · meaningless: it can be read, but asks for a quantity, an index or a shape
 * that is not there · unreadable: it is no formula any more.
 */
export type Fate = 'disagrees' | 'meaningless' | 'unreadable' | 'survives';

export interface Trial extends Mutant {
  readonly id: string;
  readonly fate: Fate;
}

export const instances = 40;
const unreadable = new Set(['formula-tex', 'formula-unreadable', 'formula-ambiguous']);

/** The check with its instances drawn once: thousands of mutants are tried on the same ones. */
function drawnOnce({ id }: Equation): Check[] {
  const check = checks[id];
  return Array.from({ length: instances }, (_, k) => {
    const instance = check.instance(generator(k + 1, id));
    return { ...check, instance: () => instance };
  });
}

export function fateOf(equation: Equation, tex: string, drawn: readonly Check[] = drawnOnce(equation)): Fate {
  let problem: Fate | null = null;
  for (let seed = 1; seed <= instances; seed++) {
    const found = verdict(equation, drawn[seed - 1], seed, tex);
    if (found.holds) continue;
    if (!found.problem) return 'disagrees';
    // a mutant that cannot be read is so on every instance; one without meaning here may disagree there
    if (unreadable.has(found.problem.code)) return 'unreadable';
    problem = 'meaningless';
    if (seed >= 8) break;
  }
  return problem ?? 'survives';
}

export function trialsOf(equation: Equation): Trial[] {
  const drawn = drawnOnce(equation);
  return mutantsOf(equation.tex).map((mutant) => ({
    ...mutant,
    id: equation.id,
    fate: fateOf(equation, mutant.tex, drawn),
  }));
}
