import { expect, it } from 'vitest';
import { actions, cliff } from '../../../lib/learn/cliff.ts';
import { refusal } from './ways.ts';

const [up, right, down, left] = [0, 1, 2, 3];
const walk = (world: ReturnType<typeof cliff>, path: readonly number[]) => {
  let [state, earned, done] = [world.start, 0, false];
  for (const action of path) {
    expect(done).toBe(false);
    const next = world.step(state, action);
    [state, earned, done] = [next.state, earned + next.reward, next.done];
  }
  return { state, earned, done };
};

it('names its actions in the order of its moves', () => {
  const world = cliff();
  const middle = 1 * 12 + 5;
  expect(actions.map((_, action) => world.step(middle, action).state - middle)).toEqual([-12, 1, 12, -1]);
  expect(actions).toEqual(['up', 'right', 'down', 'left']);
});

it('costs 13 along the edge, as in the book, and no path costs less', () => {
  const world = cliff();
  const path = [up, ...new Array(11).fill(right), down];
  expect(walk(world, path)).toEqual({ state: world.goal, earned: -13, done: true });
  // the steps from each state to the goal, from the end backwards, without falling
  const steps = new Array(48).fill(Number.POSITIVE_INFINITY);
  steps[world.goal] = 0;
  for (let round = 0; round < 48; round++) {
    for (let state = 0; state < 47; state++) {
      for (const action of [up, right, down, left]) {
        const next = world.step(state, action);
        if (next.reward === -1) steps[state] = Math.min(steps[state], 1 + steps[next.state]);
      }
    }
  }
  expect(steps[world.start]).toBe(13);
});

it('takes 100 from whoever falls, and has them begin again without ending', () => {
  const world = cliff();
  expect(world.step(world.start, right)).toEqual({ state: world.start, reward: -100, done: false });
  for (let column = 1; column < 11; column++) {
    expect(world.isCliff(36 + column)).toBe(true);
    expect(world.step(24 + column, down)).toEqual({ state: 36, reward: -100, done: false });
  }
  expect([world.isCliff(world.start), world.isCliff(world.goal)]).toEqual([false, false]);
});

it('has walls that hold, at the price of a step', () => {
  const world = cliff();
  for (const [state, action] of [
    [0, up],
    [0, left],
    [11, right],
    [36, down],
    [36, left],
  ]) {
    expect(world.step(state, action)).toEqual({ state, reward: -1, done: false });
  }
});

it('is as large as one asks, and refuses what is no state, no action or no grid', () => {
  const small = cliff(2, 3);
  expect(walk(small, [up, right, right, down])).toEqual({ state: 5, earned: -4, done: true });
  expect(refusal(() => small.step(6, up))[1]).toEqual({ where: 'state', expected: '0 … 5', found: '6' });
  expect(refusal(() => small.step(0, 4))[1]).toEqual({ where: 'action', expected: '0 … 3', found: '4' });
  expect(refusal(() => cliff(1, 12))[0]).toBe('range');
  expect(refusal(() => cliff(4, 2))[0]).toBe('range');
});
