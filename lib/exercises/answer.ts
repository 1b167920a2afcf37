/** Whether an answer is right: each number within the tolerance of the engine's. */
import type { Exercise, ExerciseInstance } from './exercise.ts';

export const isNear = (typed: number | null, value: number, { absolute, factor }: Exercise['tolerance']): boolean =>
  typed !== null &&
  (Math.abs(typed - value) <= absolute * (1 + 1e-9) ||
    (factor !== undefined && typed * factor >= value && typed <= value * factor));

/** Position of the first answer that is off or missing; −1 where all are right. */
export const firstWrong = (
  { tolerance }: Exercise,
  { asked }: ExerciseInstance,
  answers: readonly (number | null)[],
): number => asked.findIndex(({ value }, k) => !isNear(answers[k] ?? null, value, tolerance));
