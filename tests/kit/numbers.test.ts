import { describe, expect, it } from 'vitest';
import { brief, fixed, grouped, parseNumber, percent, plain, significant } from '../../src/kit/numbers.ts';

describe('numbers as readers write them', () => {
  it('understands points, decimal commas, grouped thousands, exponents, full-width digits and the true minus', () => {
    const typed: [string, number][] = [
      ['0.001', 0.001],
      ['0,001', 0.001],
      [' 60,000 ', 60000],
      ['1,234,567.5', 1234567.5],
      ['1e-3', 0.001],
      ['１２８', 128],
      ['−2', -2],
      ['.5', 0.5],
      ['5.', 5],
    ];
    for (const [text, value] of typed) expect(parseNumber(text), text).toBe(value);
  });

  it('takes nothing else for a number', () => {
    for (const text of ['', ' ', 'abc', '1,2,3', '0x10', '1e', 'Infinity', 'NaN', '--1', '1e999']) {
      expect(parseNumber(text), text).toBeNull();
    }
  });

  it('gives back what it wrote, whatever the size', () => {
    for (const value of [0, 1, 0.1, 1e-7, 2.5e-9, 60000, 4294967295, -0.25]) {
      expect(parseNumber(plain(value))).toBe(value);
    }
    expect(plain(1e-7)).toBe('0.0000001');
  });
});

describe('numbers as readers read them', () => {
  it('groups thousands and keeps the places asked for', () => {
    expect(grouped(60000)).toBe('60,000');
    expect(fixed(0.5, 3)).toBe('0.500');
    expect(percent(0.97612)).toBe('97.6%');
  });

  it('writes a minus sign for negative numbers, and none for what rounds to zero', () => {
    expect(fixed(-1.25, 1)).toBe('\u22121.3');
    expect(fixed(-0.0001, 2)).toBe('0.00');
    expect(grouped(-1200)).toBe('\u22121,200');
  });

  it('writes what is too large to be read as a power of ten', () => {
    expect(brief(396287628400, 3)).toBe('4.0 × 10¹¹');
    expect(brief(-1e6, 0)).toBe('\u22121.0 × 10⁶');
    expect(brief(99999.5, 1)).toBe('99999.5');
    expect(brief(Number.POSITIVE_INFINITY, 3)).toBe('∞');
  });

  it('says what is no number', () => {
    expect(fixed(Number.NaN, 2)).toBe('NaN');
    expect(fixed(Number.NEGATIVE_INFINITY, 2)).toBe('\u2212∞');
  });

  it('rounds to significant digits', () => {
    expect(significant(0.0012345)).toBe(0.0012);
    expect(significant(98765, 1)).toBe(100000);
  });
});
