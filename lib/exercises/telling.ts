/** Instances that practise what they are for: no known wrong turn ends, within rounding, at the right numbers. */
import { evaluateTex } from '../formula/index.ts';
import { Problem } from '../problem.ts';
import { isNear } from './answer.ts';
import { drawUntil, type Exercise, type ExerciseInstance } from './exercise.ts';

/** What a wrong turn gives on an instance; null where its formula has no value there. */
export function slipped(slip: readonly string[], { values }: ExerciseInstance): readonly (number | null)[] {
  return slip.map((one) => {
    try {
      const value = evaluateTex(one, values);
      return typeof value === 'number' ? value : null;
    } catch (problem) {
      if (problem instanceof Problem) return null;
      throw problem;
    }
  });
}

/** Whether a wrong turn cannot be told from the right one, its reader rounding as asked. */
export function passes(
  { tolerance }: Pick<Exercise, 'tolerance'>,
  slip: readonly string[],
  one: ExerciseInstance,
): boolean {
  const reach = { ...tolerance, absolute: 2 * tolerance.absolute };
  return slipped(slip, one).every((value, k) => isNear(value, one.asked[k].value, reach));
}

/** The exercise, drawn again wherever a slip would be marked right. */
export const telling = (exercise: Exercise): Exercise => ({
  ...exercise,
  instance: (random) =>
    drawUntil(
      () => exercise.instance(random),
      (one) => !exercise.slips.some((slip) => passes(exercise, slip, one)),
    ),
});
