/**
 * A wrong answer explained: the known slip that it comes from, with the first piece in which the slip's formula differs from the
 * book's. `answer.ts` says whether it is wrong.
 */
import { type Difference, firstDifference } from '../formula/compare.ts';
import { evaluateTex } from '../formula/index.ts';
import { Problem } from '../problem.ts';
import { isNear } from './answer.ts';
import type { Exercise, ExerciseInstance } from './exercise.ts';

/** The slip whose every value is the reader's, and where it leaves the book's formula. */
export interface Slip {
  readonly tex: string;
  readonly difference: Difference;
}

/** Null where no known slip leads to these answers. */
export function slipBehind(
  { tex, slips, tolerance }: Exercise,
  { values, asked }: ExerciseInstance,
  answers: readonly (number | null)[],
): Slip | null {
  for (const slip of slips) {
    const slipped = slip.map((one) => attempted(() => evaluateTex(one, values)));
    const isReaders = asked.every((_, k) => {
      const value = slipped[k];
      return typeof value === 'number' && isNear(answers[k] ?? null, value, tolerance);
    });
    if (!isReaders) continue;
    for (const [k, one] of slip.entries()) {
      const difference = attempted(() => firstDifference(tex[k], one, values));
      if (difference) return { tex: one, difference };
    }
  }
  return null;
}

function attempted<T>(work: () => T): T | null {
  try {
    return work();
  } catch (problem) {
    if (problem instanceof Problem) return null;
    throw problem;
  }
}
