import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { accelerations, cartPole, ends, pushCart, startCartPole } from '../../../lib/learn/cart-pole.ts';
import { drawn } from '../../support/gradient-check.ts';

const read = (name: string) => readFileSync(new URL(`../../fixtures/learn/${name}`, import.meta.url), 'utf8');
const { start, pushes, states } = JSON.parse(read('cart-pole.json')) as {
  start: number[];
  pushes: number[];
  states: number[][];
};

it('follows the trajectory of another program, which solves Newton’s two equations', () => {
  const state = Float64Array.from(start);
  pushes.forEach((push, k) => {
    pushCart(state, push === 1);
    state.forEach((value, i) => {
      expect(value).toBeCloseTo(states[k][i], 12);
    });
  });
});

it('gains as much energy as the force brings: dE/dt = F x′', () => {
  const { gravity, cart, pole, half } = cartPole;
  for (let seed = 1; seed <= 20; seed++) {
    const [, v, angle, w] = drawn(4, seed, 'state', 2);
    const [force] = drawn(1, seed, 'force', 10);
    const [ax, aw] = accelerations(Float64Array.of(0, v, angle, w), force);
    const [s, c] = [Math.sin(angle), Math.cos(angle)];
    const power =
      (cart + pole) * v * ax +
      pole * half * (ax * w * c + v * aw * c - v * w * w * s) +
      (4 / 3) * pole * half * half * w * aw -
      pole * gravity * half * s * w;
    expect(power).toBeCloseTo(force * v, 10);
  }
});

it('is its own mirror image: pushed the other way from the other side', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const state = drawn(4, seed, 'state');
    const mirrored = state.map((value) => -value);
    pushCart(state, true);
    pushCart(mirrored, false);
    expect(Array.from(mirrored, (value) => 0 - value)).toEqual(Array.from(state));
  }
});

it('moves by the speeds that it had before the push', () => {
  const state = Float64Array.of(1, 2, 0.1, -0.5);
  pushCart(state, true);
  expect([state[0], state[2]]).toEqual([1 + 0.02 * 2, 0.1 - 0.02 * 0.5]);
});

it('is lost beyond 2.4 m or 12 degrees, on either side, and not before', () => {
  for (const side of [1, -1]) {
    expect(pushCart(Float64Array.of(side * 2.399, 0, 0, 0), true)).toBe(true);
    expect(pushCart(Float64Array.of(side * 2.401, 0, 0, 0), true)).toBe(false);
    expect(pushCart(Float64Array.of(0, 0, side * 0.2094, 0), true)).toBe(true);
    expect(pushCart(Float64Array.of(0, 0, side * 0.2095, 0), true)).toBe(false);
  }
  expect(ends.theta).toBeCloseTo(Math.PI / 15, 15);
});

it('falls by itself soon: pushed to one side alone it stands 8 to 10 steps', () => {
  const state = new Float64Array(4);
  for (const seed of [1, 2, 3]) {
    startCartPole(state, seed, 1);
    let steps = 1;
    while (pushCart(state, true)) steps++;
    expect(steps).toBeGreaterThanOrEqual(8);
    expect(steps).toBeLessThanOrEqual(10);
  }
});

it('starts anew in each episode, within 0.05 of rest, evenly', () => {
  const state = new Float64Array(4);
  const all: number[] = [];
  for (let episode = 0; episode < 500; episode++) {
    startCartPole(state, 3, episode);
    all.push(...state);
  }
  expect(Math.max(...all.map(Math.abs))).toBeLessThanOrEqual(0.05);
  expect(Math.max(...all)).toBeGreaterThan(0.0495);
  expect(Math.min(...all)).toBeLessThan(-0.0495);
  expect(new Set(all).size).toBe(all.length);
});
