import { describe, expect, it } from 'vitest';
import { generator } from '../../../lib/generator.ts';
import { applyMask, drawMask } from '../../../lib/nn/dropout.ts';
import { dot, drawn, expectGradient } from '../../support/gradient-check.ts';

describe('dropout', () => {
  it.each([0.1, 0.5, 0.8])('of rate %d keeps the mean of an output and gives it the variance a² p / (1 − p)', (p) => {
    const count = 40_000;
    const mask = new Uint8Array(count);
    drawMask(mask, p, generator(1, 'dropout', 7), count);
    const a = new Float64Array(count).fill(3);
    const dropped = new Float64Array(count);
    applyMask(dropped, a, mask, p, count);
    const mean = dropped.reduce((sum, value) => sum + value) / count;
    const variance = dropped.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
    const expected = (9 * p) / (1 - p); // eq: dropout-variance
    // the mean of `count` draws lies within four of its standard deviations
    expect(Math.abs(mean - 3)).toBeLessThan(4 * Math.sqrt(expected / count));
    expect(Math.abs(variance / expected - 1)).toBeLessThan(0.06);
  });

  it('draws each step its own mask, and the same step the same', () => {
    const masks = [1, 2, 1].map((step) => {
      const mask = new Uint8Array(64);
      drawMask(mask, 0.5, generator(1, 'dropout', step), 64);
      return [...mask];
    });
    expect(masks[0]).toEqual(masks[2]);
    expect(masks[0]).not.toEqual(masks[1]);
  });

  it('passes back only what it let through, equally enlarged', () => {
    const z = drawn(20, 2, 'z');
    const delta = drawn(20, 2, 'delta');
    const mask = new Uint8Array(20);
    drawMask(mask, 0.4, generator(2), 20);
    expect(new Set(mask).size).toBe(2);
    const a = new Float64Array(20);
    const loss = () => {
      applyMask(a, z, mask, 0.4, 20);
      return dot(a, delta);
    };
    const dz = new Float64Array(20);
    applyMask(dz, delta, mask, 0.4, 20);
    expectGradient(loss, z, dz, 3);
  });

  it('of rate 0 changes nothing', () => {
    const z = drawn(20, 4, 'z');
    const mask = new Uint8Array(20);
    drawMask(mask, 0, generator(4), 20);
    const a = new Float64Array(20);
    applyMask(a, z, mask, 0, 20);
    expect(a).toEqual(z);
  });
});
