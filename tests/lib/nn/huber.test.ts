import { describe, expect, it } from 'vitest';
import { meanAbsoluteError } from '../../../lib/nn/absolute-error.ts';
import { huber } from '../../../lib/nn/huber.ts';
import { meanSquaredError } from '../../../lib/nn/losses.ts';
import { drawn, expectGradient } from '../../support/gradient-check.ts';

const [m, n] = [5, 4];
const [a, y] = [drawn(m * n, 1, 'a', 2), drawn(m * n, 1, 'y', 2)];
const numbers = () => new Float64Array(m * n);

it.each([0.3, 1, 2.5])('with delta %d has the slope of its mean over the batch', (delta) => {
  const da = numbers();
  huber(da, a, y, delta, m, n);
  expectGradient(() => huber(numbers(), a, y, delta, m, n) / m, a, da, 2);
});

it('is ½ e² up to delta and a straight line with the slope delta beyond', () => {
  const da = new Float64Array(4);
  const error = Float64Array.of(1, -2, 3, -5);
  expect(huber(da, error, new Float64Array(4), 2, 1, 4)).toBe((0.5 + 2 + 4 + 8) / 4);
  expect([...da]).toEqual([0.25, -0.5, 0.5, -0.5]);
});

describe('its two ends', () => {
  it('are half the squared error where delta is beyond every error', () => {
    const [da, half] = [numbers(), numbers()];
    const loss = huber(da, a, y, 10, m, n);
    expect(loss).toBeCloseTo(meanSquaredError(half, a, y, m, n) / 2, 12);
    da.forEach((slope, k) => {
      expect(slope).toBeCloseTo(half[k] / 2, 14);
    });
  });

  it('and delta times the absolute error where delta is next to nothing', () => {
    const delta = 1e-6;
    const [da, sign] = [numbers(), numbers()];
    const absolute = meanAbsoluteError(sign, a, y, m, n);
    expect(huber(da, a, y, delta, m, n) / delta).toBeCloseTo(absolute, 5);
    da.forEach((slope, k) => {
      expect(slope / delta).toBeCloseTo(sign[k], 12);
    });
  });
});
