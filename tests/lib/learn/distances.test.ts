import { describe, expect, it } from 'vitest';
import { distancesOn, squaredDistances, squaresOf } from '../../../lib/learn/distances.ts';
import { drawn } from '../../support/gradient-check.ts';
import { array, makeSimd } from '../kernels/sets.ts';
import { ways, wholeRows } from './ways.ts';

it('of (1, 2) from (4, 6) and from itself is 25 and 0', () => {
  const d = new Float64Array(2);
  squaredDistances(d, Float64Array.of(1, 2), Float64Array.of(4, 6, 1, 2), 1, 2, 2);
  expect([...d]).toEqual([25, 0]);
});

describe.each(ways)('squared distances by %s', (_name, make) => {
  it.each([
    [1, 1, 1],
    [5, 3, 2],
    [7, 11, 9],
  ])('of %d rows from %d points of %d numbers are exact where the numbers are whole', (m, K, n) => {
    const { distances, rows } = make(n, K + 2);
    const [x, c] = [rows(wholeRows(m, n, 1)), Float64Array.from(wholeRows(K, n, 2))];
    const [d, expected] = [new Float64Array(m * K), new Float64Array(m * K)];
    distances.aim(c, K);
    distances.measure(d, x, squaresOf(x, m, n), m);
    squaredDistances(expected, x, c, m, K, n);
    expect([...d]).toEqual([...expected]);
  });
});

it('keep their digits where rows and points lie close together, far from 0, and are 0 between equals', () => {
  const [m, n] = [6, 4];
  const kernels = makeSimd();
  const x = array(
    kernels,
    drawn(m * n, 1, 'close', 0.01).map((value) => 100 + value),
  );
  const distances = distancesOn(kernels, { n, rows: m, points: m });
  const [d, expected] = [new Float64Array(m * m), new Float64Array(m * m)];
  distances.aim(x, m);
  distances.measure(d, x, squaresOf(x, m, n), m);
  squaredDistances(expected, x, x, m, m, n);
  expect([...d]).toEqual([...expected]);
  for (let r = 0; r < m; r++) expect(d[r * m + r]).toBe(0);
});
