/** What a page and the worker that runs a reader's function say to each other. One worker a run; the page ends it. */
import type { CaseReport } from '../../lib/exercises/programs/trial.ts';
import type { Facts, ProblemCode } from '../../lib/problem.ts';

export type ProgramWish =
  | { type: 'cases'; id: string; code: string; seed: number }
  /** Trains a small network with the function in the engine's place, then with the engine's own. */
  | { type: 'train'; id: string; code: string; seed: number; base: string };

export interface Trained {
  readonly who: 'own' | 'engine';
  readonly step: number;
  readonly steps: number;
  /** Mean loss of the epoch so far. */
  readonly loss: number;
  /** On test images, at the end. */
  readonly accuracy: number | null;
}

export type ProgramReport =
  /** The text is compiled and the function about to run: from here on time is counted. `drawn`: on the book's own digits. */
  | { type: 'begun'; drawn?: boolean }
  | { type: 'cases'; reports: readonly CaseReport[] }
  | { type: 'trained'; progress: Trained }
  | { type: 'done' }
  /** The text is no program, or the function threw. */
  | { type: 'threw'; message: string }
  | { type: 'problem'; code: ProblemCode; facts: Facts };
