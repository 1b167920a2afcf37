import { describe, expect, it } from 'vitest';
import { exp, log, log1p, tanh } from '../../../lib/nn/elementary.ts';

/** The distance between a float64 and the next, at x. */
function unit(x: number): number {
  const size = Math.abs(x);
  return size < 2 ** -1022 ? 2 ** -1074 : 2 ** (Math.floor(Math.log2(size)) - 52);
}

/** The largest error of f against g over `count` points, in units of the last place. */
function worst(f: (x: number) => number, g: (x: number) => number, from: number, to: number, count = 40_000) {
  let units = 0;
  let where = from;
  for (let k = 0; k < count; k++) {
    const x = from + ((to - from) * k) / (count - 1);
    const [found, expected] = [f(x), g(x)];
    const error = found === expected ? 0 : Math.abs(found - expected) / unit(expected);
    if (!(error <= units)) [units, where] = [error, x];
  }
  return { units, where };
}

describe('the elementary functions of the engine', () => {
  // the bounds are against Math.*, which may be off itself: V8's tanh by 1.8 units at −0.5059, where ours is off by 1.2
  it.each([
    ['exp', exp, Math.exp, -708, 709.7, 1.5],
    ['exp', exp, Math.exp, -1, 1, 1.5],
    ['exp', exp, Math.exp, -1e-3, 1e-3, 1.5],
    ['log', log, Math.log, 1e-3, 10, 1.5],
    ['log', log, Math.log, 0.6, 1.6, 1.5],
    ['log', log, Math.log, 1, 1e300, 1.5],
    ['log1p', log1p, Math.log1p, -0.99, 10, 2.5],
    ['log1p', log1p, Math.log1p, -1e-3, 1e-3, 2.5],
    ['tanh', tanh, Math.tanh, -25, 25, 3.5],
    ['tanh', tanh, Math.tanh, -1, 1, 3.5],
  ] as const)('%s is right to the last place or two', (_name, f, g, from, to, bound) => {
    const { units, where } = worst(f, g, from, to);
    expect(units, `at ${where}`).toBeLessThan(bound);
  });

  it.each([
    ['exp', exp, Math.exp],
    ['log', log, Math.log],
    ['log1p', log1p, Math.log1p],
    ['tanh', tanh, Math.tanh],
  ] as const)('%s has at the edges the values that Math has', (_name, f, g) => {
    for (const x of [
      0,
      -0,
      1,
      2,
      -1,
      -2,
      800,
      -800,
      1e300,
      -1e300,
      1e-300,
      5e-324,
      -5e-324,
      Infinity,
      -Infinity,
      NaN,
    ]) {
      const [found, expected] = [f(x), g(x)];
      if (Number.isFinite(expected) && expected !== 0) {
        expect(Math.abs(found - expected), `f(${x})`).toBeLessThanOrEqual(2 * unit(expected));
      } else expect(found, `f(${x})`).toBe(expected);
    }
  });

  it('exp goes down through the denormals and up to the largest number', () => {
    for (const x of [-708.5, -720, -740, -745, -746, 709.7827, 709.7828]) {
      const expected = Math.exp(x);
      expect(expected === exp(x) || Math.abs(exp(x) - expected) <= 2 * unit(expected), `exp(${x})`).toBe(true);
    }
  });

  it('exp and log undo each other', () => {
    for (let k = 0; k < 1000; k++) {
      const x = -20 + 0.04 * k;
      expect(log(exp(x))).toBeCloseTo(x, 13);
    }
  });
});
