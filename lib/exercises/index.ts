/** Every numeric exercise of the book by id, in the order of the chapters. */
import { backpropExercises } from './backprop.ts';
import { dropoutExercises } from './dropout.ts';
import type { Exercise } from './exercise.ts';
import { forwardExercises } from './forward.ts';
import { gradientDescentExercises } from './gradient-descent.ts';
import { lossExercises } from './loss.ts';
import { mnistExercises } from './mnist.ts';
import { telling } from './telling.ts';

export const exercises: readonly Exercise[] = [
  ...forwardExercises,
  ...lossExercises,
  ...backpropExercises,
  ...gradientDescentExercises,
  ...mnistExercises,
  ...dropoutExercises,
].map(telling);

const byId = new Map(exercises.map((exercise) => [exercise.id, exercise]));

export const exerciseById = (id: string): Exercise | undefined => byId.get(id);
