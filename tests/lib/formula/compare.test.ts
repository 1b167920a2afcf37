/** The first piece in which an edited formula differs from the book's. */
import { describe, expect, it } from 'vitest';
import { checks } from '../../../lib/equations/checks/index.ts';
import { equationById, equations } from '../../../lib/equations/index.ts';
import { verdict } from '../../../lib/equations/verdict.ts';
import { type Difference, firstConditionDifference, firstDifference } from '../../../lib/formula/compare.ts';
import type { Values } from '../../../lib/formula/index.ts';
import { generator } from '../../../lib/generator.ts';

const R = String.raw;

const told = (difference: Difference | null) =>
  difference && [difference.first?.tex ?? null, difference.second?.tex ?? null];

/** On the first instance on which the edited formula fails. */
function onFailing(id: string, edit: (tex: string) => string): Difference | null {
  const equation = equationById(id)!;
  const tex = edit(equation.tex);
  expect(tex).not.toBe(equation.tex);
  for (let seed = 1; seed <= 50; seed++) {
    if (verdict(equation, checks[id], seed, tex).holds) continue;
    const { values, left } = checks[id].instance(generator(seed, id));
    return firstDifference(equation.tex, tex, values, left);
  }
  throw new Error(`${tex} holds`);
}

describe('the first difference', () => {
  const values: Values = {
    a: 2,
    b: 3,
    c: 5,
    x: [1, 2, 3],
    w: [
      [1, 2],
      [3, 4],
    ],
    i: 1,
    j: 2,
    g: 'relu',
    n: 3,
  };
  it.each([
    ['a term of another value', 'a + b', 'a + c', ['b', 'c']],
    ['a flipped sign', 'a + b', 'a - b', ['b', '-b']],
    ['a flipped sign before a product', 'a - b c', 'a + b c', [R`-b\, c`, R`b\, c`]],
    ['a root dropped from a sum', R`b \sqrt{a + c}`, 'b (a + c)', [R`\sqrt{a + c}`, 'a + c']],
    ['a square dropped from a bracket', '(a - c)^2', 'a - c', ['(a - c)^{2}', 'a - c']],
    ['several terms dropped', 'a + b + c + n', 'a', ['b', null]],
    ['a dropped factor', R`\frac{1}{2} a b`, 'a b', [R`\frac{1}{2}`, null]],
    ['an added factor', 'a b', '2 a b', [null, '2']],
    ['a dropped term', 'a + b + c', 'a + c', ['b', null]],
    ['a dropped term at the end', 'a + b', 'a', ['b', null]],
    ['an added term', 'a + b', 'a + b + 1', [null, '1']],
    ['swapped indices', 'w_{ij} a', 'w_{ji} a', ['w_{ij}', 'w_{ji}']],
    ['another power', 'b + a^2', 'b + a^3', ['a^{2}', 'a^{3}']],
    ['a dropped root', R`\sqrt{a} + b`, 'a + b', [R`\sqrt{a}`, 'a']],
    ['an upper limit', R`\sum_{k=1}^{n} x_k`, R`\sum_{k=1}^{n-1} x_k`, ['n', 'n - 1']],
    ['the inside of a sum', R`\sum_k x_k^2 + a`, R`\sum_k x_k + a`, ['x_{k}^{2}', 'x_{k}']],
    [
      'the condition of a case',
      R`\begin{cases} 1 & \text{if } a > 0 \\ 0 & \text{otherwise} \end{cases}`,
      R`\begin{cases} 1 & \text{if } -a > 0 \\ 0 & \text{otherwise} \end{cases}`,
      ['a', '-a'],
    ],
    ['a numerator before its denominator', R`\frac{a}{b}`, R`\frac{c}{a}`, ['a', 'c']],
    ['an argument', 'g(a) + b', 'g(c) + b', ['a', 'c']],
  ])('is %s', (_name, first, second, expected) => {
    expect(told(firstDifference(first, second, values))).toEqual(expected);
  });

  it('says at which index of a sum the bodies first part', () => {
    const difference = firstDifference(R`\sum_k x_k^2`, R`\sum_k x_k`, values);
    expect(difference?.at).toEqual([{ index: 'k', value: 2 }]);
    expect([difference?.first?.value, difference?.second?.value]).toEqual([4, 2]);
  });

  it('carries the problem of a piece that cannot be computed', () => {
    const difference = firstDifference('a + x_2', 'a + x_4', values);
    expect(told(difference)).toEqual(['x_{2}', 'x_{4}']);
    expect(difference?.second?.problem?.code).toBe('formula-index');
  });

  it('is none where only the writing differs', () => {
    expect(firstDifference('a b + c', 'c + b a', values)).toBeNull();
    expect(firstDifference(R`\frac{a}{2}`, R`\tfrac12 a`, values)).toBeNull();
  });

  it('reads the left side first', () => {
    expect(told(firstDifference('w_{ij} = a', 'w_{ji} = c', values))).toEqual(['w_{ij}', 'w_{ji}']);
  });

  it('is found in a relation', () => {
    const [first, second] = [R`0 < a < \frac{2}{b}`, R`0 < a < \frac{1}{b}`];
    expect(told(firstConditionDifference(first, second, values))).toEqual(['2', '1']);
  });
});

describe("the registry's equations, edited", () => {
  it.each([
    ['mse', (tex: string) => tex.replace(R`\frac{1}{n_D} `, ''), [R`\frac{1}{n_{D}}`, null]],
    ['weighted-input', (tex: string) => tex.replace('w_{ij}', 'w_{ji}'), ['w_{ij}^{l}', 'w_{ji}^{l}']],
    ['weighted-input', (tex: string) => tex.replace(' + b_j^l', ''), ['b_{j}^{l}', null]],
    ['hidden-error', (tex: string) => tex.replace("g'", 'g'), [R`g'(z_{i}^{l-1})`, R`g(z_{i}^{l-1})`]],
    ['hidden-error-matrix', (tex: string) => tex.replace(R`^\top`, ''), [R`\mathbf{W}^{l}`, R`\mathbf{W}^{l}`]],
    [
      'adam-update',
      (tex: string) => tex.replace(R`\sqrt{\hat v_t}`, R`\hat v_t`),
      [R`\sqrt{\hat{v}_{t}}`, R`\hat{v}_{t}`],
    ],
    ['adam-update', (tex: string) => tex.replace(R`\hat m_t`, 'm_t'), [R`\hat{m}_{t}`, 'm_{t}']],
    [
      'adam-moments',
      (tex: string) => tex.replace('v_{t-1} + (1 - \\beta_2)', 'v_{t-1} + (1 - \\beta_1)'),
      [R`\beta_{2}`, R`\beta_{1}`],
    ],
  ] as const)('%s: the piece that was changed is named', (id, edit, expected) => {
    const found = told(onFailing(id, edit));
    if (id === 'hidden-error-matrix') expect(found?.[0]).toContain(R`\top`);
    else expect(found).toEqual(expected.map((tex) => tex && expect.stringContaining(tex)));
  });

  it('do not differ from themselves', () => {
    for (const { id, tex } of equations) {
      const { values, left } = checks[id].instance(generator(3, id));
      const compared = checks[id].condition
        ? firstConditionDifference(tex, tex, values)
        : firstDifference(tex, tex, values, left);
      expect(compared, id).toBeNull();
    }
  });
});
