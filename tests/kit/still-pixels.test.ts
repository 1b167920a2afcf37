import { describe, expect, it } from 'vitest';
import { shadesOf } from '../../src/kit/still-pixels.tsx';

/** The path's runs painted back into pixels. */
function painted(values: readonly number[], side: number, limit: number): number[] {
  const pixels = values.map(() => 0);
  for (const { path, sign, share } of shadesOf(values, side, limit)) {
    for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
      for (let k = 0; k < Number(width); k++) {
        const at = Number(y) * side + Number(x) + k;
        expect(pixels[at]).toBe(0);
        expect(Number(x) + k).toBeLessThan(side);
        pixels[at] = sign === 'negative' ? -share : share;
      }
    }
  }
  return pixels;
}

describe('an image as paths', () => {
  it('has every pixel once, in the nearest of sixteen shades', () => {
    const values = Array.from({ length: 36 }, (_, k) => ((k * 7) % 19) / 9 - 1);
    for (const [k, pixel] of painted(values, 6, 1).entries())
      expect(Math.abs(pixel - values[k])).toBeLessThanOrEqual(1 / 32);
  });

  it('joins equal neighbours of a row, and of one row only', () => {
    expect(shadesOf([0, 1, 1, 1, -1, 0, 0, 0, 0], 3, 1)).toEqual([
      { path: 'M1 0h2v1h-2zM0 1h1v1h-1z', sign: 'positive', share: 1 },
      { path: 'M1 1h1v1h-1z', sign: 'negative', share: 1 },
    ]);
  });

  it('ends at the limit on both sides', () => {
    expect(painted([5, -5, 0.5, 0], 2, 2)).toEqual([1, -1, 0.25, 0]);
  });
});
