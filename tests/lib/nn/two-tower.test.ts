import { expect, it } from 'vitest';
import { twoTower } from '../../../lib/nn/two-tower.ts';
import { dot, drawn, expectGradient } from '../../support/gradient-check.ts';

const [m, n, tau] = [4, 3, 0.4];
const [x, y] = [drawn(m * n, 1, 'x'), drawn(m * n, 1, 'y')];
const numbers = () => new Float64Array(m * n);
const loss = (left = x, right = y, temperature = tau) =>
  twoTower(numbers(), numbers(), left, right, m, n, temperature) / m;

it.each([0.1, 0.4, 2])('at a temperature of %d has the slope of its mean in both towers', (temperature) => {
  const [dx, dy] = [numbers(), numbers()];
  twoTower(dx, dy, x, y, m, n, temperature);
  expectGradient(() => loss(x, y, temperature), x, dx, 2);
  expectGradient(() => loss(x, y, temperature), y, dy, 3);
});

it('is log m where all rows are alike, and near 0 where each agrees with its own alone', () => {
  const same = numbers().fill(1);
  expect(loss(same, same)).toBeCloseTo(Math.log(m), 14);
  const axes = new Float64Array(m * m);
  for (let r = 0; r < m; r++) axes[r * m + r] = 2;
  const [dx, dy] = [new Float64Array(m * m), new Float64Array(m * m)];
  const expected = Math.log(1 + (m - 1) * Math.exp(-1 / tau));
  expect(twoTower(dx, dy, axes, axes, m, m, tau) / m).toBeCloseTo(expected, 14);
});

it('is the same with the towers exchanged, and sees only directions', () => {
  const [dx, dy, otherDx, otherDy] = [numbers(), numbers(), numbers(), numbers()];
  const total = twoTower(dx, dy, x, y, m, n, tau);
  expect(twoTower(otherDy, otherDx, y, x, m, n, tau)).toBeCloseTo(total, 13);
  otherDx.forEach((slope, k) => {
    expect(slope).toBeCloseTo(dx[k], 14);
    expect(otherDy[k]).toBeCloseTo(dy[k], 14);
  });
  expect(loss(x.map((value, k) => value * (1 + Math.floor(k / n))))).toBeCloseTo(loss(), 13);
  for (let r = 0; r < m; r++) {
    expect(dot(dx.subarray(r * n, (r + 1) * n), x.subarray(r * n, (r + 1) * n))).toBeCloseTo(0, 14);
  }
});

it('asks both ways: pictures that all look alike are told apart by no word, though each word tells them', () => {
  // every picture is the same, so a row of s is one number and costs log m; a column then is one number too
  const alike = numbers();
  for (let k = 0; k < m * n; k++) alike[k] = x[k % n];
  const across = loss(alike, y);
  const rows = Float64Array.from({ length: m }, (_, q) => {
    const [a, b] = [alike.subarray(0, n), y.subarray(q * n, (q + 1) * n)];
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)) / tau;
  });
  const top = Math.log(rows.reduce((sum, s) => sum + Math.exp(s), 0));
  const byRows = top - rows.reduce((sum, s) => sum + s, 0) / m;
  expect(across).toBeCloseTo((byRows + Math.log(m)) / 2, 13);
});
