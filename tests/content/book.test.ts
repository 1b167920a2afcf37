/** The small logic behind the authors' words. */
import { readFileSync } from 'node:fs';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { equations } from '../../lib/equations/index.ts';
import { texOptions } from '../../src/book/text/markdown/strict-tex.ts';
import { longAuthors, referencesOf, shortAuthors } from '../../src/book/text/references.ts';
import { regionOf } from '../../src/book/text/region.ts';
import { attributesOf, equationNumbers, headingIds, minutesOf } from '../../src/book/text/source.ts';
import { home } from '../../src/i18n/home.ts';
import { langOf, pathBelow } from '../../src/i18n/lang.ts';
import { asset, pagePath } from '../../src/i18n/paths.ts';
import { ui } from '../../src/i18n/ui.ts';
import { onlySet, onlyWoff2 } from '../../src/styles/katex-fonts.ts';

describe('addresses', () => {
  it.each(['/', '/book', '/book/'])('hold under the base %s', (base) => {
    const root = base.endsWith('/') ? base : `${base}/`;
    expect(pagePath('zh', 'mnist', base)).toBe(`${root}zh/mnist/`);
    expect(pagePath('en', undefined, base)).toBe(`${root}en/`);
    expect(asset('favicon.svg', base)).toBe(`${root}favicon.svg`);
    expect(pathBelow(pagePath('zh', 'mnist', base), base)).toEqual(['zh', 'mnist']);
    expect(langOf(new URL(pagePath('zh', 'mnist', base), 'http://localhost'), base)).toBe('zh');
    expect(langOf(new URL(`${root}404/`, 'http://localhost'), base)).toBe('en');
  });
});

describe('the words of the shell', () => {
  it('have the same keys in both languages, none empty', () => {
    for (const words of [ui, home]) {
      expect(Object.keys(words.zh).sort()).toEqual(Object.keys(words.en).sort());
      for (const text of Object.values(words.zh)) expect(String(text)).not.toBe('');
    }
  });
});

describe('a region', () => {
  const source = [
    'const before = 1;',
    '  // #region step',
    '  const a = 1;',
    '    // #region inner',
    '    const b = 2;',
    '    // #endregion',
    '',
    '  // #endregion step',
    'const after = 3;',
  ].join('\n');

  it('is quoted without its markers and its indentation, with the line where it begins', () => {
    expect(regionOf(source, 'f.ts', 'step')).toEqual({ text: 'const a = 1;\n  const b = 2;', line: 3 });
    expect(regionOf(source, 'f.ts', 'inner')).toEqual({ text: 'const b = 2;', line: 5 });
  });

  it('that is missing, double, open or empty names its file', () => {
    expect(() => regionOf(source, 'f.ts', 'gone')).toThrow('f.ts: region "gone" is there nowhere');
    expect(() => regionOf(source + source, 'f.ts', 'step')).toThrow('2 times');
    expect(() => regionOf('// #region a\nx', 'f.ts', 'a')).toThrow('never ends');
    expect(() => regionOf('// #region a\n\n// #endregion', 'f.ts', 'a')).toThrow('is empty');
  });

  it('in Python begins with its own kind of comment', () => {
    const python = '# region model\nmodel = [\n    # region input\n    Input(),\n    # endregion\n]\n# endregion\n';
    expect(regionOf(python, 'k.py', 'model').text).toBe('model = [\n    Input(),\n]');
    expect(regionOf(python, 'k.py', 'input')).toEqual({ text: 'Input(),', line: 4 });
  });

  it('without a name is the whole file', () => {
    expect(regionOf('\nconst x = 1;\n', 'f.ts').text).toBe('const x = 1;');
  });
});

describe("a chapter's source", () => {
  const mdx = [
    '## One {#one}',
    '<Equation id="softmax" /> `<Equation id="quoted" />`',
    '```md',
    '## Not a heading {#not}',
    '<Equation id="code" />',
    '```',
    '<Equation id="relu" /> and again <Equation id="softmax" /> <Erratum n={9}>',
  ].join('\n');

  it('tells its words in order, code left out', () => {
    expect(attributesOf(mdx, 'Equation', 'id')).toEqual(['softmax', 'relu', 'softmax']);
    expect(attributesOf(mdx, 'Erratum', 'n')).toEqual(['9']);
    expect(headingIds(mdx)).toEqual(['one']);
  });

  it('numbers an equation where it first stands', () => {
    expect([...equationNumbers(mdx, 9)]).toEqual([
      ['softmax', '9.1'],
      ['relu', '9.2'],
    ]);
    expect(equationNumbers(mdx, undefined).get('relu')).toBe('2');
  });

  it('is read in as many minutes as its words take, with three for each thing to try', () => {
    const words = 'loss '.repeat(1800);
    expect(minutesOf(words)).toBe(10);
    expect(minutesOf('损'.repeat(2600))).toBe(10);
    expect(
      minutesOf(`${words}\n<Figure id="bowl" />\n<Exercise id="a" title="b">?</Exercise>\n$W$ <Cite id="c" />`),
    ).toBe(15);
    expect(minutesOf('One.')).toBe(5);
  });
});

describe('sources', () => {
  const byId = new Map(referencesOf(readFileSync('content/references.bib', 'utf8')).map((entry) => [entry.id, entry]));
  const authors = (id: string) => byId.get(id)?.authors ?? [];

  it('are cited by one author, by two, or by the first', () => {
    expect(shortAuthors(authors('nielsen2015neural'), 'en')).toBe('Nielsen');
    expect(shortAuthors(authors('kingma2015adam'), 'en')).toBe('Kingma & Ba');
    expect(shortAuthors(authors('he2015delving'), 'en')).toBe('He et al.');
    expect(shortAuthors(authors('kingma2015adam'), 'zh')).toBe('Kingma和Ba');
    expect(shortAuthors(authors('he2015delving'), 'zh')).toBe('He等');
  });

  it('are listed in full, "others" as et al.', () => {
    expect(longAuthors(authors('chollet2015keras'), 'en')).toBe('François Chollet et al.');
    expect(byId.get('kingma2015adam')?.title).toBe('Adam: A Method for Stochastic Optimization');
    expect(byId.get('hinton2006fast')).toMatchObject({
      venue: 'Neural Computation 18(7):1527–1554',
      url: 'https://doi.org/10.1162/neco.2006.18.7.1527',
    });
  });

  it('lead to where they can be read when all that is told is a number of arXiv', () => {
    for (const { venue, url } of byId.values()) if (/^arXiv:/.test(venue)) expect(url, venue).toMatch(/^https:/);
    expect(byId.get('choi2019empirical')?.url).toBe('https://arxiv.org/abs/1910.05446');
  });

  it('without a year are refused', () => {
    expect(() => referencesOf('@misc{x, title={T}, author={A, B}}')).toThrow('needs an author, a year and a title');
  });
});

describe("KaTeX's style sheet", () => {
  const whole = readFileSync('node_modules/katex/dist/katex.min.css', 'utf8');

  it('keeps every rule that a formula of the registry asks for, and no letters that none is written in', () => {
    const kept = onlySet(whole);
    const set = equations.map(({ tex }) => katex.renderToString(tex, texOptions(true))).join('');
    const classes = new Set([...set.matchAll(/class="([^"]*)"/g)].flatMap(([, names]) => names.split(' ')));
    const ruled = (css: string) =>
      [...classes].filter((name) => css.includes(`.${name}{`) || css.includes(`.${name} `));
    expect(ruled(whole).length).toBeGreaterThan(20);
    expect(ruled(kept)).toEqual(ruled(whole));
    for (const letters of ['Math', 'AMS', 'Caligraphic']) expect(kept).toContain(`KaTeX_${letters}-`);
    expect(kept).not.toMatch(/Fraktur|SansSerif|Script|Typewriter/);
  });

  it('keeps woff2 alone', () => {
    const css = onlyWoff2(whole);
    expect(css.match(/\.woff2/g)?.length).toBeGreaterThan(15);
    expect(css).not.toMatch(/\.(woff|ttf)\)/);
  });
});
