import { describe, expect, it } from 'vitest';
import { adjustedRandIndex, contingency } from '../../../lib/learn/agreement.ts';
import { squaredDistances } from '../../../lib/learn/distances.ts';
import { kMeans } from '../../../lib/learn/k-means.ts';
import { drawn } from '../../support/gradient-check.ts';
import { heaps, plainDistances, refusal, ways, wholeRows } from './ways.ts';

const [m, n, K] = [60, 5, 4];

/** A round of Lloyd's, written once more: rows to the nearest centre, centres to the means. */
function round(centres: Float64Array, x: ArrayLike<number>): { clusters: number[]; inertia: number; moved: number[] } {
  const d = new Float64Array(m * K);
  squaredDistances(d, Float64Array.from(x), centres, m, K, n);
  const nearest = Array.from({ length: m }, (_, r) => Math.min(...d.subarray(r * K, (r + 1) * K)));
  const clusters = nearest.map((distance, r) => d.subarray(r * K, (r + 1) * K).indexOf(distance));
  const moved = Array.from(centres, (centre, at) => {
    const own = clusters.flatMap((k, r) => (k === Math.floor(at / n) ? [x[r * n + (at % n)]] : []));
    return own.length > 0 ? own.reduce((sum, value) => sum + value, 0) / own.length : centre;
  });
  return { clusters, inertia: nearest.reduce((sum, distance) => sum + distance, 0), moved };
}

describe.each(ways)('k-means by %s', (_name, make) => {
  const started = (values: ArrayLike<number>, seed: number, clusters = K) => {
    const { distances, rows } = make(n, clusters);
    return kMeans(distances, rows(values), m, clusters, seed);
  };

  it.each([1, 2, 3, 4])('never worsens its inertia and ends where no row changes, from start %d', (seed) => {
    const found = started(drawn(m * n, seed, 'cloud').map(Math.fround), seed);
    let before = Number.POSITIVE_INFINITY;
    for (let changed = m; changed > 0; ) {
      changed = found.next();
      expect(found.inertia).toBeLessThanOrEqual(before * (1 + 1e-6));
      before = found.inertia;
    }
    expect(found.rounds).toBeGreaterThan(2);
    const [centres, clusters] = [found.centres.slice(), found.clusters.slice()];
    expect(found.next()).toBe(0);
    expect([found.centres, found.clusters]).toEqual([centres, clusters]);
  });

  it('is, round by round, what the definition says', () => {
    const x = drawn(m * n, 5, 'cloud').map(Math.fround);
    const found = started(x, 5);
    for (let k = 0; k < 4; k++) {
      const expected = round(found.centres.slice(), x);
      found.next();
      expect([...found.clusters]).toEqual(expected.clusters);
      expect(found.inertia / expected.inertia).toBeCloseTo(1, 5);
      found.centres.forEach((centre, at) => {
        expect(centre).toBeCloseTo(expected.moved[at], 12);
      });
    }
  });

  it('finds heaps that lie apart, each from any start, and begins again as if nothing had been', () => {
    const x = heaps(m, n, K, 3);
    const found = started(x, 1);
    const groups = Array.from({ length: m }, (_, r) => r % K);
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      found.start(seed);
      expect(found.run()).toBe(true);
      expect(adjustedRandIndex(contingency(found.clusters, groups))).toBe(1);
    }
    const again = started(x, 6);
    again.run();
    expect([found.clusters, found.centres, found.inertia, found.rounds]).toEqual([
      again.clusters,
      again.centres,
      again.inertia,
      again.rounds,
    ]);
  });

  it('starts at K different rows, and refuses more clusters than rows that differ', () => {
    const three = Float32Array.from({ length: m * n }, (_, k) => Math.floor(k / n) % 3);
    for (const seed of [1, 2, 3, 4, 5]) {
      const found = started(three, seed, 3);
      expect([0, 1, 2].map((k) => found.centres[k * n]).sort()).toEqual([0, 1, 2]);
      expect(found.run()).toBe(true);
      expect(found.inertia).toBe(0);
    }
    expect(refusal(() => started(three, 1))).toEqual(['range', { where: 'K', expected: '1 … 3', found: '4' }]);
  });

  it('has the mean for its centre and the variance for its inertia where there is one cluster', () => {
    const x = wholeRows(m, n, 1);
    const found = started(x, 1, 1);
    found.run();
    const means = Array.from({ length: n }, (_, i) => x.reduce((s, v, k) => s + (k % n === i ? v : 0), 0) / m);
    found.centres.forEach((centre, i) => {
      expect(centre).toBeCloseTo(means[i], 13);
    });
    const about = x.reduce((sum, value, k) => sum + (value - means[k % n]) ** 2, 0);
    expect(found.inertia / about).toBeCloseTo(1, 6);
  });
});

it('draws its second centre in proportion to the square of the distance', () => {
  // at 0, 1 and 3 on a line: from 0 the others are drawn 1 : 9, from 1 they are 1 : 4, from 3 9 : 4
  const pairs = new Map<string, number>();
  const draws = 3000;
  const found = kMeans(plainDistances(1), Float64Array.of(0, 1, 3), 3, 2, 0);
  for (let seed = 1; seed <= draws; seed++) {
    found.start(seed);
    const pair = found.centres.join(' ');
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  const shares = { '0 1': 1 / 30, '0 3': 9 / 30, '1 0': 1 / 15, '1 3': 4 / 15, '3 0': 9 / 39, '3 1': 4 / 39 };
  for (const [pair, share] of Object.entries(shares)) {
    expect(Math.abs((pairs.get(pair) ?? 0) / draws - share), pair).toBeLessThan(0.03);
  }
});

it('leaves a centre that has lost its rows where it was', () => {
  const x = Float64Array.of(0, 2, 10, 12);
  const found = kMeans(plainDistances(1), x, 4, 3, 1);
  found.centres.set([1, 11, 100]);
  expect(found.next()).toBe(4);
  expect([...found.centres]).toEqual([1, 11, 100]);
});

it('gives a row midway between two centres to the first', () => {
  const found = kMeans(plainDistances(1), Float64Array.of(0, 1, 2), 3, 2, 1);
  found.centres.set([0, 2]);
  found.next();
  expect([...found.clusters]).toEqual([0, 0, 1]);
});

it('refuses counts of clusters that cannot be, and nothing at all', () => {
  const x = new Float64Array(6);
  for (const wrong of [0, -1, 1.5, 4, Number.NaN]) {
    expect(refusal(() => kMeans(plainDistances(2), x, 3, wrong, 1))).toEqual([
      'range',
      { where: 'K', expected: '1 … 3', found: String(wrong) },
    ]);
  }
  const where = 'kMeans';
  expect(refusal(() => kMeans(plainDistances(2), x, 0, 1, 1))).toEqual(['no-examples', { where, found: 0 }]);
  expect(refusal(() => kMeans(plainDistances(2), x, 4, 1, 1))).toEqual([
    'shape',
    { where, expected: '4 × 2', found: '6' },
  ]);
  x[3] = Number.NaN;
  expect(refusal(() => kMeans(plainDistances(2), x, 3, 1, 1))).toEqual([
    'not-finite',
    { where, row: 1, column: 1, found: 'NaN' },
  ]);
});
