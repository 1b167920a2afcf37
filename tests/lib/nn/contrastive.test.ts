import { describe, expect, it } from 'vitest';
import { contrastive } from '../../../lib/nn/contrastive.ts';
import { normaliseRows, normaliseRowsGradient } from '../../../lib/nn/cosine.ts';
import { dot, drawn, expectGradient } from '../../support/gradient-check.ts';

const [pairs, n, tau] = [3, 4, 0.5];
const x = drawn(2 * pairs * n, 1, 'x');
const numbers = (length = x.length) => new Float64Array(length);
const row = (list: Float64Array, r: number) => list.subarray(r * n, (r + 1) * n);

describe('rows of length 1', () => {
  const [u, sizes] = [numbers(), numbers(2 * pairs)];
  normaliseRows(u, sizes, x, 2 * pairs, n);

  it('are as long as told and have the direction of what they were made of', () => {
    for (let r = 0; r < 2 * pairs; r++) {
      expect(dot(row(u, r), row(u, r))).toBeCloseTo(1, 14);
      for (let k = 0; k < n; k++) expect(row(u, r)[k] * sizes[r]).toBeCloseTo(row(x, r)[k], 14);
    }
  });

  it('pass back what arrives at them as central differences have it, in place too', () => {
    const weights = drawn(x.length, 2, 'weights');
    const sum = () => {
      const unit = numbers();
      normaliseRows(unit, numbers(2 * pairs), x, 2 * pairs, n);
      return dot(weights, unit);
    };
    const dx = weights.slice();
    normaliseRowsGradient(dx, dx, u, sizes, 2 * pairs, n);
    expectGradient(sum, x, dx, 3);
  });

  it('of nothing but zeros stay zeros, and nothing passes back to them', () => {
    const unit = numbers();
    const zeroed = x.slice().fill(0, n, 2 * n);
    normaliseRows(unit, sizes, zeroed, 2 * pairs, n);
    expect([...row(unit, 1)]).toEqual([0, 0, 0, 0]);
    const dx = numbers();
    contrastive(dx, zeroed, pairs, n, tau);
    expect([...row(dx, 1)]).toEqual([0, 0, 0, 0]);
    expect(dx.every(Number.isFinite)).toBe(true);
  });
});

describe('the contrastive loss', () => {
  const loss = (rows = x, temperature = tau) => contrastive(numbers(), rows, pairs, n, temperature) / (2 * pairs);

  it.each([0.1, 0.5, 2])('at a temperature of %d has the slope of its mean', (temperature) => {
    const dx = numbers();
    contrastive(dx, x, pairs, n, temperature);
    expectGradient(() => loss(x, temperature), x, dx, 4);
  });

  it('is log(2 pairs − 1) where all rows are alike, and falls towards 0 as partners agree and others turn away', () => {
    expect(loss(numbers().fill(1))).toBeCloseTo(Math.log(2 * pairs - 1), 14);
    const apart = numbers();
    for (let r = 0; r < 2 * pairs; r++) row(apart, r)[Math.floor(r / 2)] = 1;
    expect(loss(apart)).toBeCloseTo(Math.log(1 + (2 * pairs - 2) * Math.exp(-1 / tau)), 14);
    expect(loss(apart, 0.05)).toBeLessThan(1e-7);
  });

  it('is 0 with a single pair, which has nobody else to be mistaken for', () => {
    expect(contrastive(numbers(2 * n), x.slice(0, 2 * n), 1, n, tau)).toBe(0);
  });

  it('does not see how long a row is, and a row gets no slope along itself', () => {
    const dx = numbers();
    contrastive(dx, x, pairs, n, tau);
    expect(loss(x.map((value, k) => value * (1 + Math.floor(k / n))))).toBeCloseTo(loss(), 13);
    for (let r = 0; r < 2 * pairs; r++) expect(dot(row(dx, r), row(x, r))).toBeCloseTo(0, 14);
  });

  it('stays the same with the pairs in another order, and its slopes move with them', () => {
    const order = [4, 5, 1, 0, 2, 3];
    const moved = (list: Float64Array) => list.map((_, k) => list[order[Math.floor(k / n)] * n + (k % n)]);
    const [dx, other] = [numbers(), numbers()];
    expect(contrastive(other, moved(x), pairs, n, tau)).toBeCloseTo(contrastive(dx, x, pairs, n, tau), 13);
    moved(dx).forEach((slope, k) => {
      expect(other[k]).toBeCloseTo(slope, 14);
    });
  });
});
