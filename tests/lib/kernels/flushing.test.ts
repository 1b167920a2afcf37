/** The SIMD optimisers round moments near 0, where the processor would crawl; the reference does not. */
import { expect, it } from 'vitest';
import { array, makeSimd } from './sets.ts';

const k = makeSimd();
const smallest = 2 ** -126; // of the float32 numbers that are not denormal
const length = 5;
const tiny = [1e-38, 3e-38, 1e-33, 1e-21, 1e-42];

it.each<[string, (w: Float32Array, g: Float32Array, moment: Float32Array) => void]>([
  ['adam', (w, g, m) => k.adam(w, g, m, k.numbers(length), 1e-3, 0.9, 0.999, 1e-7, length)],
  ['momentum', (w, g, v) => k.momentum(w, g, v, 1e-3, 0.9, false, length)],
  ['rmsprop', (w, g, v) => k.rmsprop(w, g, v, 1e-3, 0.9, 1e-7, length)],
])('%s leaves no denormal moment and moves no weight by one', (_name, step) => {
  const w = array(k, new Float32Array(length).fill(0.5)) as Float32Array;
  const moment = array(k, tiny) as Float32Array;
  for (let t = 0; t < 2000; t++) step(w, k.numbers(length) as Float32Array, moment);
  for (const value of moment) expect(value === 0 || Math.abs(value) >= smallest).toBe(true);
  for (const value of moment) expect(Math.abs(value)).toBeLessThan(1e-20);
  expect([...w]).toEqual(Array(length).fill(0.5));
});

it('adam keeps a moment above 1e-19 to seven digits', () => {
  const m = array(k, [3.7e-12]);
  k.adam(array(k, [0.5]), array(k, [0]), m, k.numbers(1), 1e-3, 0.9, 0.999, 1e-7, 1);
  expect(Math.abs(m[0]! / (0.9 * Math.fround(3.7e-12)) - 1)).toBeLessThan(2e-7);
});
