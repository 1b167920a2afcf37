/** No typical wrong turn ends, on any instance, within the tolerance of the right answer: who takes it is told. */
import { expect, it } from 'vitest';
import { firstWrong, isNear } from '../../../lib/exercises/answer.ts';
import type { Exercise } from '../../../lib/exercises/exercise.ts';
import { exercises } from '../../../lib/exercises/index.ts';
import { evaluate } from '../../../lib/formula/evaluate/evaluate.ts';
import { parseTex, scopeOf } from '../../../lib/formula/index.ts';
import { generator } from '../../../lib/generator.ts';

const seeds = Array.from({ length: 500 }, (_, k) => k + 1);

/** Exercises that still draw instances on which a slip is taken for right, or the same numbers twice: until they are mended. */
const yet = new Set(
  ['adam-first', 'adam-later', 'batch', 'momentum', 'nesterov', 'step'].map((name) => `gradient-descent-${name}`),
);
for (const name of ['batch', 'chain', 'hidden']) yet.add(`backprop-${name}`);
for (const name of ['masked', 'passed-on', 'penalty', 'spread']) yet.add(`dropout-${name}`);

/** Seeds on which a slip passes. Each formula is read once: only the numbers change from seed to seed. */
function passing(exercise: Exercise): string[] {
  const instances = seeds.map((seed) => exercise.instance(generator(seed, exercise.id)));
  return exercise.slips.flatMap((slip) => {
    const read = slip.map((tex) => parseTex(tex, instances[0].values)[0].members.at(-1)!);
    const passes = instances.findIndex((instance) => {
      const answers: (number | null)[] = [];
      for (const [k, tree] of read.entries()) {
        const value = evaluate(tree, scopeOf(slip[k], instance.values));
        answers.push(typeof value === 'number' ? value : null);
        if (!isNear(answers[k], instance.asked[k].value, exercise.tolerance)) return false;
      }
      return firstWrong(exercise, instance, answers) < 0;
    });
    return passes < 0 ? [] : [`seed ${seeds[passes]}: ${slip.join('; ')}`];
  });
}

it.each(exercises.filter(({ id }) => !yet.has(id)).map((exercise) => [exercise.id, exercise] as const))(
  '%s tells every slip from the right answer, on 500 instances',
  (_, exercise) => {
    expect(passing(exercise)).toEqual([]);
  },
);

it('an exercise that waits to be mended is one of the book', () => {
  const known = exercises.map(({ id }) => id);
  expect([...yet].filter((id) => !known.includes(id))).toEqual([]);
});
