import { describe, expect, it } from 'vitest';
import { nearest, vote } from '../../../lib/learn/neighbours.ts';
import { drawn } from '../../support/gradient-check.ts';
import { heaps, plainDistances, refusal, ways, wholeRows } from './ways.ts';

/** Every distance, sorted; of equal ones the first stands first. */
function byForce(x: ArrayLike<number>, m: number, set: ArrayLike<number>, M: number, n: number, K: number) {
  return Array.from({ length: m }, (_, r) => {
    const all = Array.from({ length: M }, (_, place) => {
      let square = 0;
      for (let i = 0; i < n; i++) square += (x[r * n + i] - set[place * n + i]) ** 2;
      return { place, square };
    });
    return all.sort((one, other) => one.square - other.square || one.place - other.place).slice(0, K);
  }).flat();
}

describe.each(ways)('the nearest by %s', (_name, make) => {
  it.each([
    [1, 1, 3, 1],
    [9, 20, 2, 4],
    [15, 23, 6, 23],
  ])('of %d rows among %d of %d numbers are, %d of each, what all distances in order say, ties too', (m, M, n, K) => {
    const { distances, rows } = make(n, 8);
    const [x, set] = [wholeRows(m, n, 1, 2), wholeRows(M, n, 2, 2)];
    const found = nearest(distances, rows(x), m, set, M, K);
    const expected = byForce(x, m, set, M, n, K);
    expect([...found.places]).toEqual(expected.map(({ place }) => place));
    expect([...found.squares]).toEqual(expected.map(({ square }) => square));
  });

  it('of rows looked for among themselves are themselves, and their heap votes for itself', () => {
    const [m, n, groups] = [30, 5, 3];
    const { distances, rows } = make(n, 8);
    const x = heaps(m, n, groups, 2);
    const found = nearest(distances, rows(x), m, x, m, 4);
    const labels = Uint8Array.from({ length: m }, (_, r) => r % groups);
    for (let r = 0; r < m; r++) expect([found.places[4 * r], found.squares[4 * r]]).toEqual([r, 0]);
    expect([...vote(found, labels)]).toEqual([...labels]);
  });

  it('do not change where the numbers of all rows are put in another order', () => {
    const [m, M, n] = [10, 17, 6];
    const { distances, rows } = make(n, 8);
    const [x, set] = [wholeRows(m, n, 3), wholeRows(M, n, 4)];
    const turned = (values: Float32Array) => values.map((_, k) => values[Math.floor(k / n) * n + ((k * 5 + 2) % n)]);
    expect(nearest(distances, rows(turned(x)), m, turned(set), M, 3)).toEqual(
      nearest(distances, rows(x), m, set, M, 3),
    );
  });
});

describe('the vote', () => {
  const K = 5;
  const places = Int32Array.of(0, 1, 2, 3, 4);
  const found = { K, places, squares: new Float64Array(K) };
  it.each([
    ['the commonest', [7, 7, 2, 2, 2], K, 2],
    ['of two that are as common that of the nearest', [2, 7, 7, 2, 3], K, 2],
    ['of the nearest alone', [9, 1, 1, 1, 1], 1, 9],
    ['of the first three alone', [9, 1, 1, 9, 9], 3, 1],
    ['of five that all differ the first', [5, 4, 3, 2, 1], K, 5],
  ])('goes to %s', (_what, labels, count, winner) => {
    expect([...vote(found, Uint8Array.from(labels), count)]).toEqual([winner]);
  });

  it('of one neighbour of each row is that neighbour’s label, and of more than were looked for none', () => {
    const [m, M, n] = [6, 9, 3];
    const few = nearest(plainDistances(n), drawn(m * n, 1, 'x'), m, drawn(M * n, 2, 'set'), M, 2);
    const labels = Int32Array.from({ length: M }, (_, k) => 10 * k);
    expect([...vote(few, labels, 1)]).toEqual(Array.from({ length: m }, (_, r) => 10 * few.places[2 * r]));
    for (const wrong of [0, 3, 1.5]) {
      expect(refusal(() => vote(few, labels, wrong))).toEqual([
        'range',
        { where: 'K', expected: '1 … 2', found: String(wrong) },
      ]);
    }
  });
});

it('refuses more neighbours than there are, and rows that are none', () => {
  const [distances, x] = [plainDistances(2), new Float64Array(4)];
  expect(refusal(() => nearest(distances, x, 2, x, 2, 3))).toEqual([
    'range',
    { where: 'K', expected: '1 … 2', found: '3' },
  ]);
  expect(refusal(() => nearest(distances, x, 2, x, 0, 1))).toEqual([
    'no-examples',
    { where: 'nearest: set', found: 0 },
  ]);
  expect(refusal(() => nearest(distances, x, 3, x, 2, 1))).toEqual([
    'shape',
    { where: 'nearest', expected: '3 × 2', found: '4' },
  ]);
});
