/** What is wrong with a formula, in the reader's language and with its place. */
import { describe, expect, it } from 'vitest';
import { evaluateTex, type Values } from '../../../lib/formula/index.ts';
import { phrases } from '../../../lib/phrases.ts';
import { messages, type Problem } from '../../../lib/problem.ts';
import { zhPhrases } from '../../../src/i18n/phrases.ts';
import { say, zhProblems } from '../../../src/i18n/problems.ts';

const R = String.raw;

function problemOf(tex: string, values: Values = {}): Problem {
  try {
    evaluateTex(tex, values);
  } catch (problem) {
    return problem as Problem;
  }
  throw new Error(`${tex} can be read`);
}

const namesIn = (template: string): string[] => [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('a problem of a formula', () => {
  const cases: [string, Values, string, string][] = [
    [R`2 + \epsilon`, {}, 'at character 5', '第5个字符'],
    [R`\frc{1}{2}`, {}, R`the command \frc is not known`, R`没有命令\frc`],
    [R`a^b^c`, {}, 'a second superscript', '有两个上标'],
    [R`\frac{1}{`, {}, 'ends before its "}"', '还缺“}”'],
    ['a}', { a: 1 }, 'at character 2', '第2个字符'],
    ['x = ', { x: 1 }, 'a side missing', '缺了一边的等式'],
    ['(x + 1', { x: 1 }, 'never closed', '没有收尾的“(”'],
    ['a b', { a: [1, 2, 3], b: [[1, 2]] }, 'an array of shape [3]', '形状为[3]的数组'],
    [R`\sum x`, { x: 1 }, 'nothing says over which index to go', '没有说明对哪个下标计算'],
    ['2 / x / 3', { x: 1 }, 'write a fraction', '请写成分式'],
    [R`x \times y`, { x: [1], y: [2] }, R`\odot`, '两个数组之间的'],
  ];

  it.each(cases)('%s is told in English and in Chinese', (tex, values, en, zh) => {
    const problem = problemOf(tex, values);
    expect(problem.message).toContain(en);
    expect(say(problem, 'en')).toBe(problem.message);
    expect(say(problem, 'zh')).toContain(zh);
  });

  it('leaves no English word in a Chinese sentence but names, TeX and "KaTeX"', () => {
    for (const [tex, values] of cases) {
      const words = say(problemOf(tex, values), 'zh').replace(/\\\w+|KaTeX|TeX/g, '');
      expect(words).not.toMatch(/[a-z]{3}/);
    }
  });

  it('carries its place as the numbers of its first and last character', () => {
    expect(problemOf(R`2 + \epsilon`).facts.place).toEqual({ phrase: 'character', facts: { from: 5, to: 12 } });
  });
});

describe('the two lists of phrases', () => {
  it('have the same facts in each', () => {
    for (const [code, template] of Object.entries(phrases)) {
      const zh = namesIn(zhPhrases[code as keyof typeof phrases]);
      const en = namesIn(template);
      expect(en, code).toEqual(expect.arrayContaining(zh));
    }
  });

  it('as the two lists of problems do', () => {
    for (const [code, template] of Object.entries(messages)) {
      expect(namesIn(zhProblems[code as keyof typeof messages]), code).toEqual(namesIn(template));
    }
  });
});
