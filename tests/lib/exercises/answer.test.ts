/** How near an answer has to be. */
import { expect, it } from 'vitest';
import { isNear } from '../../../lib/exercises/answer.ts';
import { roundedTo, withinFactor } from '../../../lib/exercises/exercise.ts';

it('takes an estimate within its factor, above and below, and none beyond it or with the wrong sign', () => {
  const near = (typed: number | null) => isNear(typed, 60, withinFactor(1.5));
  expect([60, 40, 90].map(near)).toEqual([true, true, true]);
  expect([39.9, 90.1, -60, 0, null].map(near)).toEqual([false, false, false, false, false]);
});

it('takes a rounded answer to one unit of the last place that is asked for', () => {
  const near = (typed: number) => isNear(typed, 0.125, roundedTo(2));
  expect([0.12, 0.13, 0.135].map(near)).toEqual([true, true, true]);
  expect([0.11, 0.14, 0.136].map(near)).toEqual([false, false, false]);
});
