import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { powerLaw } from '../../../lib/learn/power-law.ts';
import { drawn } from '../../support/gradient-check.ts';
import { refusal } from './ways.ts';

const numpy = JSON.parse(readFileSync(new URL('../../fixtures/learn/numbers.json', import.meta.url), 'utf8')).power;
const ns = [60, 125, 250, 500, 1000, 4000, 60000];

it.each([
  [0.4, 3],
  [1, 0.01],
  [0.05, 1e6],
  [-2, 5],
])('recovers the exponent %d and the constant %d that were planted, and foretells', (alpha, C) => {
  const law = powerLaw(
    ns,
    ns.map((n) => C * n ** -alpha),
  );
  expect(law.alpha).toBeCloseTo(alpha, 11);
  expect(law.C / C).toBeCloseTo(1, 11);
  expect(law.r2).toBeCloseTo(1, 12);
  expect(law.at(1e7) / (C * 1e7 ** -alpha)).toBeCloseTo(1, 11);
  expect(law.at(law.toHalve * 777) / law.at(777)).toBeCloseTo(0.5, 11);
});

it('agrees with NumPy’s polyfit on noisy points', () => {
  const law = powerLaw(numpy.n, numpy.E);
  expect(law.alpha).toBeCloseTo(numpy.alpha, 12);
  expect(law.C).toBeCloseTo(numpy.C, 12);
  expect(law.r2).toBeCloseTo(numpy.r2, 12);
});

it('is close to the planted exponent in spite of noise, and says by r² how much it explains', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const noise = drawn(ns.length, seed, 'noise', 0.1);
    const law = powerLaw(
      ns,
      ns.map((n, k) => 2 * n ** -0.4 * Math.exp(noise[k])),
    );
    expect(Math.abs(law.alpha - 0.4)).toBeLessThan(0.05);
    expect(law.r2).toBeGreaterThan(0.98);
    expect(law.r2).toBeLessThan(1);
  }
  expect(powerLaw([1, 2, 3, 4], [1, 2, 2, 1]).r2).toBeLessThan(0.1);
});

it('halves nothing where nothing falls', () => {
  const law = powerLaw([1, 10, 100], [2, 2, 2]);
  expect(law.alpha).toBeCloseTo(0, 15);
  expect([law.r2, law.toHalve]).toEqual([1, Number.POSITIVE_INFINITY]);
  expect(law.at(5)).toBeCloseTo(2, 14);
});

it('refuses what has no logarithm, and a line through one point', () => {
  expect(refusal(() => powerLaw([1, 2], [1]))).toEqual(['targets-count', { expected: 2, found: 1 }]);
  expect(refusal(() => powerLaw([1, 0], [1, 1]))).toEqual(['range', { where: 'n', expected: '> 0', found: '0' }]);
  expect(refusal(() => powerLaw([1, 2], [1, 0]))).toEqual(['range', { where: 'E', expected: '> 0', found: '0' }]);
  expect(refusal(() => powerLaw([1, 2], [Number.NaN, 1]))[0]).toBe('range');
  expect(refusal(() => powerLaw([5, 5], [1, 2]))).toEqual([
    'shape',
    { where: 'powerLaw: n', expected: '≥ 2', found: 1 },
  ]);
});
