import { describe, expect, it } from 'vitest';
import { generator } from '../../../lib/generator.ts';
import { initialiserOf, initialisers } from '../../../lib/nn/initialisers.ts';

const [fanIn, fanOut] = [300, 100];

/** [variance, largest size possible] of each, after Glorot & Bengio 2010 and He et al. 2015. */
const expected = {
  glorot_uniform: [2 / (fanIn + fanOut), Math.sqrt(6 / (fanIn + fanOut))],
  he_uniform: [2 / fanIn, Math.sqrt(6 / fanIn)],
  he_normal: [2 / fanIn, (2 * Math.sqrt(2 / fanIn)) / 0.8796],
} as const;

describe.each(Object.keys(expected) as (keyof typeof expected)[])('%s', (name) => {
  const W = new Float64Array(fanIn * fanOut);
  initialisers[name](W, fanIn, fanOut, generator(1, 'weights', 1));
  const [variance, limit] = expected[name];

  it('has mean 0 and the variance that keeps signals alive', () => {
    const mean = W.reduce((sum, w) => sum + w) / W.length;
    expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(variance / W.length));
    const found = W.reduce((sum, w) => sum + w * w, 0) / W.length;
    expect(Math.abs(found / variance - 1)).toBeLessThan(0.03);
  });

  it('stays within its limit and nearly reaches it', () => {
    const largest = W.reduce((top, w) => Math.max(top, Math.abs(w)), 0);
    expect(largest).toBeLessThanOrEqual(limit);
    expect(largest).toBeGreaterThan(0.98 * limit);
  });

  it('is a function of its stream', () => {
    const again = new Float64Array(W.length);
    initialisers[name](again, fanIn, fanOut, generator(1, 'weights', 1));
    expect(again).toEqual(W);
    initialisers[name](again, fanIn, fanOut, generator(2, 'weights', 1));
    expect(again).not.toEqual(W);
  });
});

describe('a normal initialiser', () => {
  const W = new Float64Array(fanIn * fanOut);
  const deviationOf = (values: Float64Array) => Math.sqrt(values.reduce((sum, w) => sum + w * w, 0) / values.length);

  it.each([
    ['random_normal', 0.05],
    [{ name: 'random_normal', stddev: 0.3 }, 0.3],
  ] as const)('%o has mean 0, the deviation %d whatever the fans, and no limit', (choice, deviation) => {
    for (const fans of [1, 300]) {
      initialiserOf(choice)(W, fans, fans, generator(1, 'weights', 1));
      const mean = W.reduce((sum, w) => sum + w) / W.length;
      expect(Math.abs(mean)).toBeLessThan((4 * deviation) / Math.sqrt(W.length));
      expect(Math.abs(deviationOf(W) / deviation - 1)).toBeLessThan(0.02);
      expect(Math.max(...W)).toBeGreaterThan(3.5 * deviation);
    }
  });
});

describe('an orthogonal initialiser', () => {
  it.each([
    ['square', 6, 6],
    ['wide', 5, 15],
    ['high', 12, 4],
  ])('of a %s matrix has its rows or columns, whichever are fewer, of length 1 at right angles', (_, high, wide) => {
    const W = new Float64Array(high * wide);
    initialisers.orthogonal(W, high, wide, generator(3, 'weights', 1));
    const few = Math.min(high, wide);
    const vector = (r: number) =>
      high <= wide ? W.slice(r * wide, (r + 1) * wide) : W.filter((_, k) => k % wide === r);
    for (let r = 0; r < few; r++) {
      for (let q = 0; q < few; q++) {
        const product = vector(r).reduce((sum, w, k) => sum + w * vector(q)[k], 0);
        expect(product).toBeCloseTo(r === q ? 1 : 0, 14);
      }
    }
  });

  it('is a function of its stream, and turns to no side more than to another', () => {
    const [W, again, other] = [1, 1, 2].map((seed) => {
      const numbers = new Float64Array(40 * 40);
      initialisers.orthogonal(numbers, 40, 40, generator(seed, 'weights', 1));
      return numbers;
    });
    expect(again).toEqual(W);
    expect(other).not.toEqual(W);
    const mean = W.reduce((sum, w) => sum + w) / W.length;
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(40) / 40);
  });
});
