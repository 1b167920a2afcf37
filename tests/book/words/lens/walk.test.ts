import { describe, expect, it } from 'vitest';
import { stepTo } from '../../../../src/book/words/lens/walk.ts';

describe('walking a formula with the keyboard', () => {
  it('begins at the first symbol and goes one by one, with Home and End to the ends', () => {
    expect(stepTo('ArrowRight', -1, 5)).toBe(0);
    expect(stepTo('ArrowRight', 0, 5)).toBe(1);
    expect(stepTo('ArrowLeft', 3, 5)).toBe(2);
    expect(stepTo('Home', 3, 5)).toBe(0);
    expect(stepTo('End', -1, 5)).toBe(4);
  });

  it('leaves the key to the page past the ends, without symbols, and any other key', () => {
    expect(stepTo('ArrowRight', 4, 5)).toBeNull();
    expect(stepTo('ArrowLeft', 0, 5)).toBeNull();
    expect(stepTo('ArrowLeft', -1, 5)).toBeNull();
    expect(stepTo('End', -1, 0)).toBeNull();
    expect(stepTo('a', 2, 5)).toBeNull();
  });
});
