import { describe, expect, it } from 'vitest';
import { folded, piecesOf, side } from '../../../src/experiments/forward/pieces.ts';

describe('the straight pieces of a ReLU network', () => {
  it('are one more than the units of a single layer that bends inside the interval', () => {
    for (const units of [1, 2, 5, 12]) expect(piecesOf(side(units), [0, 1])).toBe(units + 1);
  });

  it('are only those whose bends lie in the interval that is asked for', () => {
    expect(piecesOf(side(10), [0, 0.5])).toBe(6);
    expect(piecesOf(side(10), [2, 3])).toBe(1);
  });

  it('double with every layer that lays its input double', () => {
    for (const depth of [1, 2, 3, 7]) expect(piecesOf(folded(depth), [0, 1])).toBe(2 ** depth);
  });
});
