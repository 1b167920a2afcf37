import { describe, expect, it } from 'vitest';
import { evaluateLines, evaluateTex, type Values } from '../../../lib/formula/index.ts';
import type { Given } from '../../../lib/formula/values.ts';
import { Problem } from '../../../lib/problem.ts';
import { textbook } from '../../support/textbook.ts';

const R = String.raw;

const flat = (value: Given): number[] => (Array.isArray(value) ? value.flatMap(flat) : [value as number]);

describe('formulas in ordinary textbook TeX', () => {
  it.each(textbook.filter(([, , expected]) => expected !== 'error'))('%s', (tex, values, expected) => {
    const [found, wanted] = [flat(evaluateTex(tex, values)), flat(expected)];
    expect(found).toHaveLength(wanted.length);
    found.forEach((x, k) => {
      if (x !== wanted[k]) expect(Math.abs(x - wanted[k]) / Math.max(1, Math.abs(wanted[k]))).toBeLessThan(1e-12);
    });
  });

  it.each(textbook.filter(([, , expected]) => expected === 'error'))('refuses %s', (tex, values) => {
    expect(() => evaluateTex(tex, values)).toThrow(Problem);
  });
});

describe('an error names the piece and its place', () => {
  const message = (tex: string, values: Values = {}): string => {
    try {
      return JSON.stringify(evaluateTex(tex, values));
    } catch (problem) {
      return (problem as Problem).message;
    }
  };

  it('a symbol without a value', () => {
    expect(message(R`2 + \epsilon`)).toContain(R`\epsilon`);
    expect(message(R`2 + \epsilon`)).toContain('at character 5');
  });

  it('a node that it cannot read, at the character where it stands', () => {
    expect(message(R`x + \int y`, { x: 1, y: 1 })).toContain(R`"\int" (op) at character 5`);
  });

  it('an index out of its range, with the range', () => {
    expect(message('x_4', { x: [1, 2, 3] })).toContain('1 … 3');
  });

  it('two arrays that an index would run over differently', () => {
    expect(message(R`\sum_i a_i b_i`, { a: [1, 2], b: [1, 2, 3] })).toContain('over a: 1 … 2 and over b: 1 … 3');
  });

  it("KaTeX's own complaint, with its place", () => {
    expect(message(R`\frac{1}{`)).toContain('KaTeX cannot read this TeX');
  });
});

describe('the scope of a bound index', () => {
  it('hides a value of the same name inside its sum and nowhere else', () => {
    expect(evaluateTex(R`i + \sum_{i=1}^{3} i + i`, { i: 100 })).toBe(206);
  });

  it('lets an inner sum use the outer index in its limits', () => {
    expect(evaluateTex(R`\sum_{i=1}^{3} \sum_{j=1}^{i} j`)).toBe(10);
  });

  it('keeps two sums over the same name apart', () => {
    expect(evaluateTex(R`\sum_{i=1}^{2} \left( i \sum_{i=1}^{3} i \right)`)).toBe(18);
  });

  it('makes a sum over nothing 0 and a product over nothing 1', () => {
    expect(evaluateTex(R`\sum_{i=2}^{1} i`)).toBe(0);
    expect(evaluateTex(R`\prod_{i=2}^{1} i`)).toBe(1);
  });
});

describe('a formula of several lines', () => {
  const tex = R`\begin{aligned} m_t &= \beta_1 m_{t-1} + (1 - \beta_1) g \\ v_t &= g^2 \end{aligned}`;
  const values = { m: { 0: 1 }, t: 1, '\\beta_1': 0.75, g: 3 };

  it('has a value a line', () => {
    expect(evaluateLines(tex, values)).toEqual([1.5, 9]);
  });

  it('is refused where one value is asked for', () => {
    expect(() => evaluateTex(tex, values)).toThrow('2 lines');
  });
});
