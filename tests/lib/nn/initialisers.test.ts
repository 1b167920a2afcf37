import { describe, expect, it } from 'vitest';
import { generator } from '../../../lib/generator.ts';
import { type InitialiserName, initialisers } from '../../../lib/nn/initialisers.ts';

const [fanIn, fanOut] = [300, 100];

/** [variance, largest size possible] of each, after Glorot & Bengio 2010 and He et al. 2015. */
const expected: Record<InitialiserName, [number, number]> = {
  glorot_uniform: [2 / (fanIn + fanOut), Math.sqrt(6 / (fanIn + fanOut))],
  he_uniform: [2 / fanIn, Math.sqrt(6 / fanIn)],
  he_normal: [2 / fanIn, (2 * Math.sqrt(2 / fanIn)) / 0.8796],
};

describe.each(Object.keys(expected) as InitialiserName[])('%s', (name) => {
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
