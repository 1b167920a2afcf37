/**
 * An equation tried on many instances: the same code for the build, which prints its verdict, and for the reader's browser.
 * Brings the formulas' evaluator and the engine with it, so a page loads it only when asked. Chapter: equations.
 */
import { checks } from '../../../../lib/equations/checks/index.ts';
import { equationById } from '../../../../lib/equations/index.ts';
import { type Verdict, verdict } from '../../../../lib/equations/verdict.ts';
import { add, noTrial, seedAt, type Trial } from './tally.ts';

/** The verdict on one instance of one equation. */
export type Judge = (id: string, seed: number) => Pick<Verdict, 'holds' | 'difference' | 'witnessDifference'>;

/** Throws where an id has no equation, or an equation claims nothing. */
export const judge: Judge = (id, seed) => {
  const equation = equationById(id);
  if (!equation || !checks[id]) throw new Error(`no equation "${id}" that claims anything`);
  return verdict(equation, checks[id], seed);
};

/** All instances of an equation at once, from this seed on. */
export function tryEquation(id: string, seed: number, count: number): Trial {
  let trial = noTrial;
  for (let k = 0; k < count; k++) trial = add(trial, seedAt(seed, k), judge(id, seedAt(seed, k)));
  return trial;
}
