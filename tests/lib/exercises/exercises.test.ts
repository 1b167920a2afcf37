/** Every numeric exercise: its own solution is accepted, its typical wrong answers are refused and named. */
import { describe, expect, it } from 'vitest';
import { equationById } from '../../../lib/equations/index.ts';
import { firstWrong } from '../../../lib/exercises/answer.ts';
import type { Exercise } from '../../../lib/exercises/exercise.ts';
import { slipBehind } from '../../../lib/exercises/grade.ts';
import { exercises } from '../../../lib/exercises/index.ts';
import { slipped } from '../../../lib/exercises/telling.ts';
import { firstWrongPiece, piecesOf } from '../../../lib/exercises/terms.ts';
import { evaluateTex } from '../../../lib/formula/index.ts';
import { substitute } from '../../../lib/formula/working/substitute.ts';
import { generator } from '../../../lib/generator.ts';
import { Problem } from '../../../lib/problem.ts';

const seeds = Array.from({ length: 20 }, (_, k) => k + 1);
/** So many readers meet no instance on which a wrong turn is marked right. */
const readers = 500;
/** The value of a printed line; null where it needs more than its numbers. */
function attempted(line: string): number | null {
  try {
    return evaluateTex(`x = ${line}`, {}) as number;
  } catch (problem) {
    if (problem instanceof Problem) return null;
    throw problem;
  }
}
const drawn = (exercise: Exercise, seed: number) => exercise.instance(generator(seed, exercise.id));

it('each has an id of its own, and practises an equation of its own chapter or of one before', () => {
  expect(new Set(exercises.map(({ id }) => id)).size).toBe(exercises.length);
  for (const { id, equation } of exercises) expect(equationById(equation), id).toBeDefined();
});

describe.each(exercises.map((exercise) => [exercise.id, exercise] as const))('%s', (_, exercise) => {
  const { tex, slips, tolerance } = exercise;
  const round = (value: number) => Number(value.toFixed(tolerance.decimals));

  it('accepts what its formula gives, rounded as it asks, which is what the engine gives', () => {
    for (const seed of seeds) {
      const { values, asked } = drawn(exercise, seed);
      expect(asked).toHaveLength(tex.length);
      for (const [k, { value }] of asked.entries()) {
        const formula = evaluateTex(tex[k], values) as number;
        expect(Math.abs(formula - value), `${tex[k]}, seed ${seed}`).toBeLessThanOrEqual(
          1e-9 * Math.max(1, Math.abs(value)),
        );
      }
      const answers = asked.map(({ value }) => round(value));
      expect(firstWrong(exercise, drawn(exercise, seed), answers)).toBe(-1);
    }
  });

  it('counts an answer as the page says: to one unit of the last place, a whole number exactly, an estimate within its factor', () => {
    const { absolute, decimals, factor } = tolerance;
    if (factor) expect(absolute).toBe(0);
    else if (decimals === 0) expect(absolute).toBeLessThan(1);
    else expect(absolute).toBe(Number(`1e-${decimals}`));
  });

  it('refuses an answer that is off, or missing, and says which is the first', () => {
    for (const seed of seeds.slice(0, 5)) {
      const instance = drawn(exercise, seed);
      const right = instance.asked.map(({ value }) => value);
      for (const k of right.keys()) {
        const off = right.with(
          k,
          tolerance.factor ? right[k] * 2 * tolerance.factor : right[k] + 3 * tolerance.absolute,
        );
        expect(firstWrong(exercise, instance, off)).toBe(k);
        expect(firstWrong(exercise, instance, (right as (number | null)[]).with(k, null))).toBe(k);
      }
    }
  });

  it('has at least two typical slips, each recognised on most instances, with the piece that differs', () => {
    expect(slips.length).toBeGreaterThanOrEqual(2);
    for (const slip of slips) {
      expect(slip).toHaveLength(tex.length);
      const outcomes = seeds.map((seed) => {
        const instance = drawn(exercise, seed);
        const answers = slip.map((one) => {
          try {
            return evaluateTex(one, instance.values) as number;
          } catch (problem) {
            if (problem instanceof Problem) return null;
            throw problem;
          }
        });
        return firstWrong(exercise, instance, answers) < 0 ? null : slipBehind(exercise, instance, answers);
      });
      const recognised = outcomes.filter((outcome) => outcome !== null);
      // on some instances a wrong turn leads to the right place
      expect(recognised.length, slip.join('; ')).toBeGreaterThanOrEqual(seeds.length / 4);
      for (const { difference } of recognised) expect(difference.first ?? difference.second).not.toBeNull();
    }
  });

  it('can be taken apart, and worked out line by line, on every instance', () => {
    for (const seed of seeds.slice(0, 10)) {
      const { values } = drawn(exercise, seed);
      for (const one of tex) {
        expect(substitute(one, values)[0].lines.length).toBeGreaterThan(0);
        const pieces = piecesOf(one, values);
        const values_ = pieces.map(({ value }) => value);
        expect(values_.every(Number.isFinite), one).toBe(true);
        expect(firstWrongPiece(pieces, values_, tolerance)).toBeNull();
        const off = (value: number) => (tolerance.factor ? value * 2 * tolerance.factor : value + 1);
        for (const k of pieces.keys()) {
          const entered = values_.map((value, n) => (n === k ? off(value) : n < k ? value : null));
          expect(firstWrongPiece(pieces, entered, tolerance)).toBe(k);
        }
      }
    }
  });

  it('is worked out so that a reader who goes on from the printed numbers comes to the last one printed', () => {
    for (const seed of seeds.slice(0, 3)) {
      const { values } = drawn(exercise, seed);
      for (const { lines } of tex.flatMap((one) => substitute(one, values))) {
        const last = lines.at(-1)!.replaceAll('{,}', '');
        if (!/^-?[\d.]+$/.test(last)) continue;
        const unit = Number(`1e-${last.split('.')[1]?.length ?? 0}`);
        for (const line of lines.slice(-4, -1)) {
          const found = attempted(line);
          if (found !== null) expect(Math.abs(found - Number(last)), line).toBeLessThanOrEqual(1.01 * unit);
        }
      }
    }
  });

  it('never marks a known wrong turn right', () => {
    for (let seed = 1; seed <= readers; seed++) {
      const instance = drawn(exercise, seed);
      for (const slip of slips) {
        const answers = slipped(slip, instance).map((value) => (value === null ? null : round(value)));
        expect(firstWrong(exercise, instance, answers), `seed ${seed}: ${slip.join('; ')}`).not.toBe(-1);
      }
    }
  });

  it('gives the same instance for the same seed, and another for another', () => {
    expect(drawn(exercise, 3)).toEqual(drawn(exercise, 3));
    expect(drawn(exercise, 3).given).not.toEqual(drawn(exercise, 4).given);
  });
});
