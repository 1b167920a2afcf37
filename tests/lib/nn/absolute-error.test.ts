import { expect, it } from 'vitest';
import { meanAbsoluteError } from '../../../lib/nn/absolute-error.ts';
import { drawn, expectGradient } from '../../support/gradient-check.ts';

const [m, n] = [5, 4];
const [a, y] = [drawn(m * n, 1, 'a', 2), drawn(m * n, 1, 'y', 2)];
const da = new Float64Array(m * n);

it('has the slope of its mean over the batch', () => {
  meanAbsoluteError(da, a, y, m, n);
  expectGradient(() => meanAbsoluteError(new Float64Array(m * n), a, y, m, n) / m, a, da.slice(), 2);
});

it('is a mean over the outputs, and what is exactly right has no slope', () => {
  const loss = meanAbsoluteError(da, Float64Array.of(3, -1, 2, 0.5), Float64Array.of(1, 1, 2, 0), 2, 2);
  expect(loss).toBe(2.25); // (2 + 2) / 2 + (0 + ½) / 2
  expect([...da.subarray(0, 4)]).toEqual([0.25, -0.25, 0, 0.25]);
});

it('pulls no harder from afar, and grows with the errors: ten times as far costs ten times as much', () => {
  const [near, far] = [new Float64Array(m * n), new Float64Array(m * n)];
  const zero = new Float64Array(m * n);
  const loss = meanAbsoluteError(near, a, zero, m, n);
  const tenTimes = a.map((value) => 10 * value);
  expect(meanAbsoluteError(far, tenTimes, zero, m, n)).toBeCloseTo(10 * loss, 12);
  expect(far).toEqual(near);
});
