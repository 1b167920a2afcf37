import { describe, expect, it } from 'vitest';
import { atan, atan2, cos, sin } from '../../../lib/nn/circular.ts';
import { log10, tenTo } from '../../../lib/nn/decimal.ts';

const between = (from: number, to: number, count = 20_000): number[] =>
  Array.from({ length: count }, (_, k) => from + ((to - from) * k) / (count - 1));

describe('sin and cos', () => {
  it.each([
    ['sin', sin, Math.sin],
    ['cos', cos, Math.cos],
  ] as const)('%s is right to the last place or two', (_name, f, g) => {
    for (const x of [...between(-0.8, 0.8), ...between(-8, 8), ...between(-1e5, 1e5)]) {
      // beside a zero the last place is one of the value, not of 1
      expect(Math.abs(f(x) - g(x)), `at ${x}`).toBeLessThanOrEqual(4e-16 * Math.abs(g(x)) + 1e-30);
    }
  });

  it('are right where the angle is nearest to a multiple of π/2', () => {
    for (let k = 1; k <= 2000; k++) {
      const x = (k * Math.PI) / 2;
      const [f, g] = k % 2 === 0 ? [sin(x), Math.sin(x)] : [cos(x), Math.cos(x)];
      expect(Math.abs(f - g) / Math.abs(g), `at ${k} π/2`).toBeLessThan(1e-9);
    }
  });

  it('are odd and even, and NaN of what is no number', () => {
    for (const x of between(0, 30, 500)) {
      expect(sin(-x)).toBe(-sin(x));
      expect(cos(-x)).toBe(cos(x));
    }
    expect([sin(0), cos(0), sin(Number.NaN), cos(Number.NaN)]).toEqual([0, 1, Number.NaN, Number.NaN]);
  });
});

describe('angles', () => {
  it('are right to the last place or two, whatever the tangent', () => {
    for (const x of [...between(-3, 3), ...between(-50, 50, 500), 1e-300, -1e-9, 1e9, 1e300]) {
      expect(Math.abs(atan(x) - Math.atan(x)), `at ${x}`).toBeLessThanOrEqual(4e-16 * Math.abs(Math.atan(x)));
    }
    expect([atan(0), atan(Number.NaN), atan(Number.POSITIVE_INFINITY)]).toEqual([0, Number.NaN, Math.PI / 2]);
  });

  it('of points are those of their quarter, and go with sin and cos', () => {
    for (let k = 0; k < 64; k++) {
      const angle = ((k - 31) * Math.PI) / 32;
      expect(atan2(3 * sin(angle), 3 * cos(angle))).toBeCloseTo(angle, 14);
    }
    expect([atan2(0, 0), atan2(2, 0), atan2(-2, 0)]).toEqual([0, Math.PI / 2, -Math.PI / 2]);
    expect([atan2(0, 3), atan2(0, -3), atan2(-1, -1)]).toEqual([0, Math.PI, (-3 * Math.PI) / 4]);
  });
});

describe('powers of ten', () => {
  it('are the numbers that a program writes', () => {
    expect([-3, 0, 2, 23, 0.5].map(tenTo)).toEqual([0.001, 1, 100, 1e23, Math.sqrt(10)]);
  });

  it('are counted by log10', () => {
    for (let k = -300; k <= 300; k++) expect(log10(tenTo(k))).toBeCloseTo(k, 10);
    for (const x of between(1e-3, 1e3, 5000)) expect(Math.abs(log10(x) - Math.log10(x))).toBeLessThan(1e-15);
  });
});
