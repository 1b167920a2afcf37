import { describe, expect, it } from 'vitest';
import { evaluateLines, evaluateTex, holdsTex, type Values } from '../../../lib/formula/index.ts';
import { kept } from '../../../lib/formula/kept.ts';
import { Problem } from '../../../lib/problem.ts';

const R = String.raw;

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (problem) {
    if (problem instanceof Problem) return problem.code;
    throw problem;
  }
};

describe('a formula that was read before', () => {
  it('is read anew where the names that have values say something else', () => {
    const x = 3;
    const tex = 'g(x) dw';
    const all: Values[] = [
      { g: 'relu', x, dw: 5 },
      { g: { 1: 'relu' }, x, dw: 5 },
      { g: 2, x, d: 7, w: 11 },
      { 'g(x)': 2, x, dw: 5 },
      { g: 'relu', x, d: 7, w: 11 },
    ];
    const found = () => all.map((values) => codeOf(() => evaluateTex(tex, values)) ?? evaluateTex(tex, values));
    const [first, again] = [found(), found()];
    expect(first).toEqual([15, 'formula-index-missing', 'formula-ambiguous', 10, 231]);
    expect(again).toEqual(first);
  });

  it('takes the values of now, not those of before', () => {
    const tex = R`\sum_k a_k x`;
    for (const x of [1, 2, 3]) expect(evaluateTex(tex, { a: [1, x], x })).toBe((1 + x) * x);
    for (const x of [1, 2, 3]) expect(holdsTex('x < 3', { x })).toBe(x < 3);
  });

  it('is read anew with other macros', () => {
    expect(evaluateTex(R`\half x`, { x: 4 }, { '\\half': R`\frac{1}{2}` })).toBe(2);
    expect(evaluateTex(R`\half x`, { x: 4 }, { '\\half': '3' })).toBe(12);
    expect(codeOf(() => evaluateTex(R`\half x`, { x: 4 }))).toBe('formula-tex');
  });

  it('is refused again, with the same words and place', () => {
    const problems = [1, 2].map(() => {
      try {
        return evaluateLines(R`x + \log p / q`, { x: 1, p: 2, q: 3 });
      } catch (problem) {
        return (problem as Problem).message;
      }
    });
    expect(problems[0]).toMatch(/p \/ q|log/);
    expect(problems[1]).toBe(problems[0]);
  });
});

describe('what is kept', () => {
  it('is read once, what is thrown each time anew', () => {
    const keep = kept<number>();
    let reads = 0;
    const read = () => ++reads;
    expect([keep('a', read), keep('a', read), keep('b', read)]).toEqual([1, 1, 2]);
    const thrown = () => {
      reads++;
      throw new Error('no');
    };
    for (let k = 0; k < 2; k++) expect(() => keep('c', thrown)).toThrow('no');
    expect(reads).toBe(4);
  });

  it('is bounded: the oldest of many is read again, and a very long text each time', () => {
    const keep = kept<number>();
    let reads = 0;
    const read = () => ++reads;
    for (let k = 0; k < 1000; k++) keep(String(k), read);
    expect(keep('999', read)).toBe(1000);
    expect(keep('0', read)).toBe(1001);
    const long = 'x'.repeat(10_000);
    expect(keep(long, read)).not.toBe(keep(long, read));
  });
});
