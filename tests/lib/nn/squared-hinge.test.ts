import { expect, it } from 'vitest';
import { squaredHinge } from '../../../lib/nn/squared-hinge.ts';
import { drawn, expectGradient } from '../../support/gradient-check.ts';

const [m, n] = [5, 4];
const a = drawn(m * n, 1, 'a', 2);
const y = drawn(m * n, 1, 'y').map(Math.sign);
const numbers = () => new Float64Array(m * n);

it('has the slope of its mean over the batch', () => {
  const da = numbers();
  squaredHinge(da, a, y, m, n);
  expectGradient(() => squaredHinge(numbers(), a, y, m, n) / m, a, da, 2);
});

it('costs nothing from the margin on, and the square of what is missing before it', () => {
  const da = new Float64Array(4);
  expect(squaredHinge(da, Float64Array.of(1, -3, 0, 2), Float64Array.of(1, -1, 1, -1), 2, 2)).toBe((1 + 9) / 2);
  expect([...da].map((slope) => slope + 0)).toEqual([0, 0, -0.5, 1.5]);
});

it('takes a target 0 for −1, as Keras does', () => {
  const [signs, zeros] = [numbers(), numbers()];
  const ones = y.map((side) => (side < 0 ? 0 : 1));
  expect(squaredHinge(zeros, a, ones, m, n)).toBe(squaredHinge(signs, a, y, m, n));
  expect(zeros).toEqual(signs);
});

it('is the same with both sides exchanged', () => {
  const [da, turned] = [numbers(), numbers()];
  const loss = squaredHinge(da, a, y, m, n);
  const negative = (values: Float64Array) => values.map((value) => -value);
  expect(squaredHinge(turned, negative(a), negative(y), m, n)).toBe(loss);
  expect(negative(turned).map((slope) => slope + 0)).toEqual(da.map((slope) => slope + 0));
});
