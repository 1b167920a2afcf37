import { describe, expect, it } from 'vitest';
import { checks } from '../../../../lib/equations/checks/index.ts';
import { equationById } from '../../../../lib/equations/index.ts';
import { verdict } from '../../../../lib/equations/verdict.ts';
import { shownTrial } from '../../../../src/book/words/verdicts/ArticleTrial.tsx';
import {
  type ArticleFormulaId,
  articleFormulas,
  tallyArticle,
  tryArticle,
} from '../../../../src/book/words/verdicts/article.ts';

const ids = Object.keys(articleFormulas) as ArticleFormulaId[];
const seeds = Array.from({ length: 60 }, (_, k) => k + 1);

describe("the article's formulas", () => {
  it.each(ids)('%s fails where the corrected one holds on every instance', (id) => {
    const trials = seeds.map((seed) => tryArticle(id, seed));
    expect(trials.every(({ corrected }) => corrected.holds)).toBe(true);
    expect(trials.filter(({ article }) => !article.holds).length).toBeGreaterThan(20);
    expect(tallyArticle(id, 20).first?.article.holds).toBe(false);
  });

  it.each(ids)('%s is judged against the same number of the engine as its correction', (id) => {
    const { equation: name, tex, reading } = articleFormulas[id];
    const equation = equationById(name)!;
    for (const seed of seeds) {
      const printed = verdict(equation, reading ?? checks[name], seed, tex);
      expect(printed.instance.engine).toBe(tryArticle(id, seed).engine);
    }
  });

  it.each([
    ['index-roles', 'w_{ji}^{l+1} a_i^l', 'w_{ij}^l a_i^{l-1}'],
    ['upper-limit', 'n_l-1', 'n_{l-1}'],
  ] as const)('%s holds once what is wrong in it is put right', (id, wrong, right) => {
    const { equation: name, tex } = articleFormulas[id];
    expect(tex).toContain(wrong);
    for (const seed of seeds) {
      expect(verdict(equationById(name)!, checks[name], seed, tex.replace(wrong, right)).holds).toBe(true);
    }
  });

  it('reaches the last layer alone without the missing recursion', () => {
    for (const seed of seeds) {
      const { D, l } = layersOf(seed);
      const { article } = tryArticle('hidden-layer', seed);
      expect(article.holds).toBe(l === D);
      if (l !== D) expect(article.problem?.code).toBe('formula-index');
    }
  });

  it('with one example of a batch agrees only on zero', () => {
    for (const { article, engine } of seeds.map((seed) => tryArticle('one-example', seed))) {
      if (article.holds) expect(engine).toBe(0);
    }
  });

  it('with the printed limit agrees by accident at most: one unit more, or zeros left out', () => {
    const holding = seeds.filter((seed) => tryArticle('upper-limit', seed).article.holds);
    for (const seed of holding) {
      const { values } = verdict(equationById('weighted-input')!, checks['weighted-input'], seed).instance;
      const [n, l] = [values.n as Record<string, number>, Number(values.l)];
      const x = (values.x as Record<string, number[]>)[l];
      expect(n[l] - 1 === n[l - 1] || x.slice(n[l] - 1).every((one) => one === 0)).toBe(true);
    }
  });

  it('are shown with their number or with what is wrong, in the language of the page', () => {
    const lost = seeds.map((seed) => tryArticle('hidden-layer', seed)).find(({ article }) => article.problem)!;
    expect(shownTrial(lost, 'en').rows[1].says).toMatch(/^has no value: the index 1 .* is out of its range 2$/);
    expect(shownTrial(lost, 'zh').rows[1].says).toMatch(/^没有值：.*第\d+个字符/);
    expect(shownTrial(tryArticle('upper-limit', 1), 'en').rows[1].says).toMatch(/^[−\d.]+ · does not agree/);
  });
});

function layersOf(seed: number): { D: number; l: number } {
  const { values } = verdict(equationById('weight-gradient')!, checks['weight-gradient'], seed).instance;
  return { D: Number(values.D), l: Number(values.l) };
}
