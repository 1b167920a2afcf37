/** Weights in few shades: what a shade stands for is near what it was made of. */
import { expect, it } from 'vitest';
import { generator } from '../../../lib/generator.ts';
import { shadesOf, weightsOf } from '../../../src/experiments/mnist/filters.ts';

const units = 3;
const random = generator(5);
const W = Float64Array.from({ length: 784 * units }, () => random.uniform() - 0.5);
/** The mean of the four weights that a square stands for. */
const mean = (j: number, row: number, column: number) =>
  [0, 1, 28, 29].reduce((sum, more) => sum + W[(2 * row * 28 + 2 * column + more) * units + j], 0) / 4;

it('gives each square the mean of four weights, to half a shade, or the strongest shade', () => {
  const shades = shadesOf(W, units);
  const pictures = weightsOf(shades);
  expect(pictures).toHaveLength(units);
  for (const [j, picture] of pictures.entries())
    for (const at of [0, 13, 14, 97, 195]) {
      const wanted = Math.max(-shades.limit, Math.min(shades.limit, mean(j, Math.floor(at / 14), at % 14)));
      expect(Math.abs(picture[at] - wanted)).toBeLessThanOrEqual(shades.limit / 14 + 1e-9);
    }
});

it('shows 64 units at most', () => {
  expect(shadesOf(new Float64Array(784 * 70).fill(1), 70).pictures).toHaveLength(64);
});
