/** An equation's workbench as plain functions: run, worked out, edited, on random numbers and on the reader's network. */
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { checks } from '../../../../lib/equations/checks/index.ts';
import { equationById, equations } from '../../../../lib/equations/index.ts';
import { verdict } from '../../../../lib/equations/verdict.ts';
import { problemOf } from '../../../../lib/problem.ts';
import { type Edited, judgeEdit } from '../../../../src/book/words/equation/edited.ts';
import { equationModel, type Surroundings } from '../../../../src/book/words/equation/model.ts';
import { texHtml } from '../../../../src/book/words/equation/set.ts';
import { strings } from '../../../../src/book/words/equation/strings.ts';
import { say } from '../../../../src/i18n/problems.ts';

const R = String.raw;

const alone: Surroundings = {
  findOwn: async () => null,
  digit: () => Promise.reject(new Error('no image was asked for')),
  words: { rest: (count) => `${count}`, rounding: 'r' },
  judge: () => ({ post: () => {}, close: () => {} }),
};

const edit = (id: string, tex: string): Edited => judgeEdit(equationById(id)!, checks[id], tex, 1);

const wordsOf = (lang: 'en' | 'zh'): Surroundings['words'] => ({
  rest: (count) => R`\text{${strings[lang].more(count)}}`,
  rounding: R`\text{${strings[lang].rounding}}`,
});

const modelOf = (id: string, surroundings: Partial<Surroundings> = {}) =>
  equationModel(id, { ...alone, ...surroundings });

describe.each(equations.map(({ id }) => id))('%s', (id) => {
  it('runs: every value of the table is there, and it holds', () => {
    const model = modelOf(id);
    for (let k = 0; k < 8; k++) {
      const { rows, heads } = model.table.value!;
      expect(model.trial.value?.holds).toBe(true);
      expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['right', 'engine']));
      for (const { cells } of rows) {
        expect(cells).toHaveLength(heads.length);
        for (const cell of cells) expect(JSON.stringify(cell)).not.toMatch(/NaN|undefined|∞/);
      }
      model.next();
    }
  });

  it.each(['en', 'zh'] as const)('is worked out in TeX that the page can set, %s', (lang) => {
    const model = modelOf(id, { words: wordsOf(lang) });
    for (let k = 0; k < 8; k++) {
      const { blocks, extent } = model.worked.value!;
      expect(blocks.length).toBeGreaterThan(0);
      for (const { lines, entry } of blocks) {
        for (const { left, tex } of [...lines, ...(entry ?? [])]) {
          expect(texHtml(left, {}), left).not.toBeNull();
          expect(texHtml(R`\displaystyle ${tex}`, {}), tex).not.toBeNull();
        }
        expect(entry !== null).toBe(extent !== null);
      }
      for (const given of model.givens.value) expect(() => katex.renderToString(given)).not.toThrow();
      model.next();
    }
  });

  it('as the book has it holds on every instance of an edit', () => {
    expect(edit(id, equationById(id)!.tex)).toMatchObject({ holding: 20, of: 20, failedAt: null, difference: null });
  });

  it('tells its tolerance in Chinese too', () => {
    expect(strings.zh.why).toHaveProperty([checks[id].tolerance.why]);
  });
});

describe('an edit', () => {
  it('without its last term fails, and the term is named with its value', () => {
    const tex = R`z_j^l = \sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l`;
    const { failedAt, difference } = edit('weighted-input', tex);
    expect(failedAt).toBe(1);
    expect([difference?.book?.tex, difference?.yours]).toEqual(['b_{j}^{l}', null]);
    const { formula, instance } = verdict(equationById('weighted-input')!, checks['weighted-input'], 1, tex);
    const missing = (instance.engine as number) - (formula as number);
    expect(difference?.book?.cell).toEqual({ text: expect.stringContaining(Math.abs(missing).toFixed(9)) });
  });

  it('with swapped indices fails on some instance, at the indices where the factors part', () => {
    const found = edit('weighted-input', R`z_j^l = \sum_{i=1}^{n_{l-1}} w_{ji}^l x_i^l + b_j^l`);
    expect(found.failedAt).not.toBeNull();
    if (!found.problem) expect(found.difference?.yours?.tex).toBe('w_{ji}^{l}');
  });

  it('that only writes the same otherwise holds', () => {
    expect(edit('softmax-cross-entropy-gradient', R`\delta_j = -y_j + a_j`).failedAt).toBeNull();
  });

  it('that holds on some instances only is tried until it fails', () => {
    const { holding, failedAt } = edit('relu', R`g(z) = z`);
    expect(holding).toBeGreaterThan(0);
    expect(failedAt).toBe(1 + holding);
  });

  it.each([
    ['a brace that is missing', R`L = -\log a_{c`, [14, 15]],
    ['a symbol that is not known', R`L = -\log q_c`, [10, 13]],
    ['nothing at all', '', [0, 1]],
  ])('with %s is refused with its place, in both languages', (_, tex, [start, end]) => {
    const { problem, place } = edit('sparse-cross-entropy', tex);
    expect(place).toEqual({ start, end });
    const [en, zh] = (['en', 'zh'] as const).map((lang) => say(problemOf(problem!), lang));
    expect(en).toContain(`at character ${start + 1}`);
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
  });

  it('of a relation fails too', () => {
    const { failedAt, difference } = edit('quadratic-stability', R`0 < \eta < \frac{1}{\lambda}`);
    expect([failedAt !== null, difference?.book?.tex]).toEqual([true, '2']);
  });

  it.each([
    ['work without end', R`g(z) = \sum_{i=1}^{10^8} 1`],
    ['a factorial of a factorial', R`g(z) = 21!!`],
    ['thousands of signs', `g(z) = ${'-'.repeat(6000)}1`],
    ['thousands of brackets', `g(z) = ${'('.repeat(2000)}1${')'.repeat(2000)}`],
    ['more than any formula', `g(z) = ${'1+'.repeat(50_000)}1`],
    ['a hundred lines', R`\begin{aligned}${R`g(z) &= 1 \\`.repeat(100)}\end{aligned}`],
  ])('with %s comes to an answer that a page can carry', (_, tex) => {
    const found = edit('relu', tex);
    expect(found.failedAt).toBe(1);
    expect(JSON.stringify({ ...found, tex: '' }).length).toBeLessThan(20_000);
  });
});

describe('slips that students make, in every equation that has room for them', () => {
  const slips: readonly (readonly [string, (tex: string) => string])[] = [
    ['a plus for a minus', (tex) => tex.replace(/ - /, ' + ')],
    ['a minus for a plus', (tex) => tex.replace(/ \+ /, ' - ')],
    ['a fraction dropped', (tex) => tex.replace(/\\frac\{[12]\}\{(n_D|m|K|HW)\}\s*/, '')],
    ['a square dropped', (tex) => tex.replace('^2', '')],
    ['a hat dropped', (tex) => tex.replace(R`\hat `, '')],
    ['a prime dropped', (tex) => tex.replace(/= (.*)'/, '= $1')],
    ['a factor of two', (tex) => tex.replace(/= (?!1)/, '= 2 ')],
    ['a sum that begins late', (tex) => tex.replace('=1}', '=2}')],
    ['swapped indices', (tex) => tex.replace('_{ij}', '_{ji}')],
  ];

  it.each(slips)('%s fails, and the piece is shown', (_, slip) => {
    const slipped = equations.filter(({ tex }) => slip(tex) !== tex);
    expect(slipped.length).toBeGreaterThan(0);
    for (const equation of slipped) {
      const { failedAt, problem, difference, place } = edit(equation.id, slip(equation.tex));
      expect(failedAt, equation.id).not.toBeNull();
      if (problem && !difference) expect(place, equation.id).not.toBeNull();
      else expect(difference, equation.id).not.toBeNull();
      for (const side of [difference?.book, difference?.yours])
        if (side) expect(texHtml(side.tex, { foreign: true }), `${equation.id}: ${side.tex}`).not.toBeNull();
    }
  });
});

describe('an array', () => {
  it('is worked out at the entry that is asked for', () => {
    const model = modelOf('dense-matrix');
    const first = model.worked.value!;
    model.row.value = first.extent![0];
    model.column.value = 2;
    const [{ lines, entry }] = model.worked.value!.blocks;
    expect(lines).toEqual(first.blocks[0].lines);
    expect(entry![0].left).toContain(`_{${first.extent![0]},\\,2}`);
    // an entry beyond the next instance's array is its last
    model.row.value = 99;
    expect(model.worked.value!.blocks[0].entry).toEqual(entry);
  });
});
