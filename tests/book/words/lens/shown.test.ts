import { describe, expect, it } from 'vitest';
import { isSymbol, spokenShape } from '../../../../src/book/words/lens/content.ts';
import { shownNumber, shownValue } from '../../../../src/book/words/lens/shown.ts';

describe('a number in the lens', () => {
  it.each([
    [0.001, '0.001'],
    [-0.123456, '−0.1235'],
    [101770, '101,770'],
    [0, '0'],
    [1234.56, '1235'],
    [4.2e-8, '4.2 × 10⁻⁸'],
    [-1e12, '−1 × 10¹²'],
    [Number.NEGATIVE_INFINITY, '−∞'],
    [Number.NaN, 'NaN'],
  ])('%d is shown as %s', (value, text) => expect(shownNumber(value)).toBe(text));
});

describe('a value in the lens', () => {
  it('is whole when short, and behind its shape shortened when long', () => {
    expect(shownValue([1, -2])).toEqual(['[2] 1, −2']);
    expect(
      shownValue([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ).toEqual(['[2 × 3] 1, 2, 3, 4, …']);
    expect(shownValue({ shape: [784, 128], data: new Float32Array(100352).fill(0.5) })).toEqual([
      '[784 × 128] 0.5, 0.5, 0.5, 0.5, …',
    ]);
  });

  it('names the layers: sizes in one line, arrays in one each', () => {
    expect(shownValue({ '0': 784, '1': 128 })).toEqual(['l = 0: 784, l = 1: 128']);
    expect(shownValue({ '1': [1], '2': [[2]] })).toEqual(['l = 1: [1] 1', 'l = 2: [1 × 1] 2']);
    expect(shownValue({ '3': 0.5 }, 't')).toEqual(['t = 3: 0.5']);
  });

  it('may be a name, and may be empty', () => {
    expect(shownValue('relu')).toEqual(['relu']);
    expect(shownValue([])).toEqual(['[0]']);
  });
});

describe('what the lens knows', () => {
  it('reads a shape aloud without its brackets', () => {
    expect(spokenShape('[m, n_{l-1}]')).toBe('m × n l−1');
  });

  it('tells a symbol from any other word', () => {
    expect(isSymbol('eta')).toBe(true);
    expect(isSymbol('toString')).toBe(false);
    expect(isSymbol(undefined)).toBe(false);
  });
});
