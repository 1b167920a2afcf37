/** An equation's workbench as plain functions: run, worked out, edited, on random numbers and on the reader's network. */
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { checks } from '../../../../lib/equations/checks/index.ts';
import { equations } from '../../../../lib/equations/index.ts';
import { judgeEdit } from '../../../../src/book/words/equation/edited.ts';
import { equationModel, type Surroundings } from '../../../../src/book/words/equation/model.ts';
import { strings } from '../../../../src/book/words/equation/strings.ts';
import { texHtml } from '../../../../src/book/words/equation/Tex.tsx';
import { say } from '../../../../src/i18n/problems.ts';

const R = String.raw;

const alone: Surroundings = {
  findOwn: async () => null,
  digit: () => Promise.reject(new Error('no image was asked for')),
  words: { rest: (count) => `${count}`, rounding: 'r' },
};

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
    const { edited } = modelOf(id);
    expect(edited.value).toMatchObject({ holding: 20, of: 20, failing: null, place: null, difference: null });
  });

  it('tells its tolerance in Chinese too', () => {
    expect(strings.zh.why).toHaveProperty([checks[id].tolerance.why]);
  });
});

describe('an edit', () => {
  const edit = (id: string, tex: string) => {
    const model = modelOf(id);
    model.typed.value = tex;
    model.judge();
    return model;
  };

  it('is judged when the reader pauses, not before', () => {
    const model = modelOf('weighted-input');
    model.typed.value = 'z_j^l = 0';
    expect(model.edited.value.failing).toBeNull();
    model.judge();
    expect(model.edited.value.failing?.holds).toBe(false);
  });

  it('without its last term fails, and the term is named with its value', () => {
    const { edited } = edit('weighted-input', R`z_j^l = \sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l`);
    const { failing, difference } = edited.value;
    expect(failing?.seed).toBe(1);
    expect(difference?.first?.tex).toBe('b_{j}^{l}');
    expect(difference?.second).toBeNull();
    const { formula, instance } = failing!;
    expect((instance.engine as number) - (formula as number)).toBeCloseTo(difference?.first?.value as number, 12);
  });

  it('with swapped indices fails on some instance, at the indices where the factors part', () => {
    const { failing, difference } = edit('weighted-input', R`z_j^l = \sum_{i=1}^{n_{l-1}} w_{ji}^l x_i^l + b_j^l`)
      .edited.value;
    expect(failing?.holds).toBe(false);
    if (!failing?.problem) expect(difference?.second?.tex).toBe('w_{ji}^{l}');
  });

  it('that only writes the same otherwise holds', () => {
    expect(edit('softmax-cross-entropy-gradient', R`\delta_j = -y_j + a_j`).edited.value.failing).toBeNull();
  });

  it('that holds on some instances only is tried until it fails', () => {
    const { edited } = edit('relu', R`g(z) = z`);
    expect(edited.value.holding).toBeGreaterThan(0);
    expect(edited.value.failing?.seed).toBe(1 + edited.value.holding);
  });

  it.each([
    ['a brace that is missing', R`L = -\log a_{c`, [14, 15]],
    ['a symbol that is not known', R`L = -\log q_c`, [10, 13]],
    ['nothing at all', '', [0, 1]],
  ])('with %s is refused with its place, in both languages', (_, tex, [start, end]) => {
    const { failing, place } = edit('sparse-cross-entropy', tex).edited.value;
    expect(place).toEqual({ start, end });
    const [en, zh] = [say(failing!.problem!, 'en'), say(failing!.problem!, 'zh')];
    expect(en).toContain(`at character ${start + 1}`);
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
  });

  it('of a relation fails too', () => {
    const { failing, difference } = edit('quadratic-stability', R`0 < \eta < \frac{1}{\lambda}`).edited.value;
    expect(failing?.holds).toBe(false);
    expect(difference?.first?.tex).toBe('2');
  });

  it('is undone by the book, and nothing of the instance is lost', async () => {
    const model = edit('mse', 'L = ');
    await model.toSeed(9);
    model.restore();
    expect([model.typed.value, model.seed.value, model.edited.value.failing]).toEqual([model.equation.tex, 9, null]);
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
      const { failing, difference, place } = judgeEdit(equation, checks[equation.id], slip(equation.tex), 1);
      expect(failing, equation.id).not.toBeNull();
      if (failing?.problem) expect(place, equation.id).not.toBeNull();
      else expect(difference, equation.id).not.toBeNull();
      for (const side of [difference?.first, difference?.second])
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
