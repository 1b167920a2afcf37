/**
 * A gradient against the loss itself: along one random direction, by a central difference in float64. Two evaluations
 * check every component at once, because an error in any of them shows in almost every direction.
 */
import { expect } from 'vitest';
import { generator } from '../../lib/generator.ts';

/** `length` numbers in ±size, of the stream (seed, purpose). */
export function drawn(length: number, seed: number, purpose: string, size = 1): Float64Array {
  const random = generator(seed, purpose);
  return Float64Array.from({ length }, () => (2 * random.uniform() - 1) * size);
}

export function dot(u: ArrayLike<number>, v: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < u.length; k++) sum += u[k] * v[k];
  return sum;
}

/** (f(x + h d) − f(x − h d)) / 2h. x is changed on the way and put back. eq: central-difference */
export function slopeAlong(f: () => number, x: Float64Array, direction: ArrayLike<number>, h = 1e-5): number {
  const kept = x.slice();
  const at = (t: number): number => {
    for (let k = 0; k < x.length; k++) x[k] = kept[k] + t * direction[k];
    return f();
  };
  const slope = (at(h) - at(-h)) / (2 * h);
  x.set(kept);
  return slope;
}

/**
 * Holds `gradient` to the slope of f at x along a few random directions, and along each axis where there are few.
 * f must have no kink within h of x.
 */
export function expectGradient(f: () => number, x: Float64Array, gradient: Float64Array, seed: number): void {
  expect(gradient.length).toBe(x.length);
  const directions = [1, 2, 3].map((k) => drawn(x.length, seed, `direction ${k}`));
  if (x.length <= 40) {
    for (let k = 0; k < x.length; k++) directions.push(Float64Array.from(x, (_, at) => (at === k ? 1 : 0)));
  }
  for (const direction of directions) {
    const claimed = dot(gradient, direction);
    const measured = slopeAlong(f, x, direction);
    const bound = 1e-7 * (1 + Math.abs(measured));
    expect(Math.abs(claimed - measured), `claimed ${claimed}, measured ${measured}`).toBeLessThan(bound);
  }
}
