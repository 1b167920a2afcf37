import { describe, expect, it } from 'vitest';
import { generator } from '../../../lib/generator.ts';
import { adjustedRandIndex, contingency, purity } from '../../../lib/learn/agreement.ts';
import { refusal } from './ways.ts';

const draw = (m: number, K: number, seed: number, purpose: string) => {
  const random = generator(seed, purpose);
  return Array.from({ length: m }, () => random.integer(K));
};
const ari = (a: number[], b: number[]) => adjustedRandIndex(contingency(a, b));

/** By the pairs themselves: agreements counted one by one, less what chance gives, over what could be. */
function byPairs(a: number[], b: number[]): number {
  let [both, inA, inB, pairs] = [0, 0, 0, 0];
  for (let r = 0; r < a.length; r++) {
    for (let q = 0; q < r; q++) {
      pairs++;
      if (a[r] === a[q]) inA++;
      if (b[r] === b[q]) inB++;
      if (a[r] === a[q] && b[r] === b[q]) both++;
    }
  }
  const expected = (inA * inB) / pairs;
  return (both - expected) / ((inA + inB) / 2 - expected);
}

it('counts rows by cluster and class', () => {
  const table = contingency([0, 0, 1, 1, 1], [2, 0, 2, 2, 1]);
  expect(table.map((row) => [...row])).toEqual([
    [1, 0, 1],
    [0, 1, 2],
  ]);
  expect(purity(table)).toBe(3 / 5);
  expect(refusal(() => contingency([0, 1], [0]))).toEqual(['targets-count', { expected: 2, found: 1 }]);
  expect(refusal(() => contingency([], []))).toEqual(['no-examples', { where: 'contingency', found: 0 }]);
});

describe('the adjusted Rand index', () => {
  it('is 8/33 = (2 − 1.2) / (4.5 − 1.2) of a table worked by hand', () => {
    // 15 pairs; in clusters of 3 and 3 six together, in classes of 2, 2 and 2 three, two of them in both: 2 − 6 · 3 / 15
    expect(ari([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2])).toBeCloseTo(8 / 33, 15);
  });

  it.each([1, 2, 3, 4, 5, 6])('agrees with a count of the pairs, is symmetric and sees no names (seed %d)', (seed) => {
    const random = generator(seed, 'sizes');
    const [m, K, L] = [5 + random.integer(60), 2 + random.integer(5), 2 + random.integer(5)];
    const [a, b] = [draw(m, K, seed, 'a'), draw(m, L, seed, 'b')];
    expect(ari(a, b)).toBeCloseTo(byPairs(a, b), 12);
    expect(ari(b, a)).toBeCloseTo(ari(a, b), 14);
    const names = Uint32Array.from({ length: K }, (_, k) => k);
    random.shuffle(names);
    const renamed = a.map((k) => names[k]);
    expect(ari(renamed, b)).toBeCloseTo(ari(a, b), 14);
    expect(ari(renamed, a)).toBe(1);
    expect(purity(contingency(renamed, a))).toBe(1);
  });

  it('is about 0 of clusters drawn without a look at the classes, where purity is not', () => {
    const all = Array.from({ length: 40 }, (_, seed) => ari(draw(200, 5, seed, 'a'), draw(200, 4, seed, 'b')));
    expect(Math.abs(all.reduce((sum, value) => sum + value, 0) / all.length)).toBeLessThan(0.004);
    expect(Math.max(...all)).toBeLessThan(0.06);
    expect(purity(contingency(draw(200, 100, 1, 'a'), draw(200, 4, 1, 'b')))).toBeGreaterThan(0.5);
  });

  it('is below 0 where clusters part what is alike, and 1 of what leaves nothing to compare', () => {
    expect(ari([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 15);
    expect(ari([0, 0, 0], [1, 1, 1])).toBe(1);
    expect(ari([0, 1, 2], [2, 0, 1])).toBe(1);
    expect(ari([0, 0, 0], [0, 1, 2])).toBe(0);
    expect(ari([0], [0])).toBe(1);
  });
});
