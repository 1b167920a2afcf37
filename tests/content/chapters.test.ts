/** The chapters as written: the two languages beside each other, and every id they name. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { equationById, equations } from '../../lib/equations/index.ts';
import { symbolIds } from '../../lib/notation.ts';
import { contentsOf, type PartEntry, placeOf } from '../../src/book/text/contents.ts';
import { referencesOf } from '../../src/book/text/references.ts';
import { regionOf } from '../../src/book/text/region.ts';
import { attributesOf, firstUses, headingIds } from '../../src/book/text/source.ts';
import { langs } from '../../src/i18n/lang.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const folder = 'content/chapters';
const slugs = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [];
const book = parse(read('content/book.yaml')) as PartEntry[];
const glossary = parse(read('content/glossary.yaml')) as {
  id: string;
  en: string;
  zh: string;
  says: { en: string; zh: string };
}[];
const notation = parse(read('content/notation.yaml')) as { id: string; en: string; zh: string }[];
const sources = referencesOf(read('content/references.bib'));

const layoutWords = [
  'Aside',
  'Cite',
  'Claim',
  'Derivation',
  'Equation',
  'Erratum',
  'Figure',
  'Line',
  'Listing',
  'Opinion',
  'Recorded',
  'See',
  'Symbol',
  'Term',
];
const han = /\p{Script=Han}/u;

/** Words with a capital that are no layout: the widgets, in order. */
const widgetsOf = (mdx: string): string[] =>
  [...mdx.replace(/^```[\s\S]*?^```/gm, '').matchAll(/<([A-Z]\w*)/g)]
    .map(([, word]) => word)
    .filter((word) => !layoutWords.includes(word));

const listingsOf = (mdx: string): string[] =>
  [...mdx.matchAll(/<Listing\b[^>]*>/g)].map(([tag]) => {
    const [file] = attributesOf(tag, 'Listing', 'file');
    const [region] = attributesOf(tag, 'Listing', 'region');
    return `${file}#${region ?? ''}`;
  });

describe('the order of the book', () => {
  const listed = book.flatMap(({ chapters }) => chapters.map(({ slug }) => slug));

  it('names every chapter once, with a title in both languages', () => {
    expect(new Set(listed).size).toBe(listed.length);
    for (const { title, chapters } of book) {
      for (const { en, zh } of [title, ...chapters.map((chapter) => chapter.title)]) {
        expect(en).toMatch(/^[A-Z]/);
        expect(zh).toMatch(han);
      }
    }
  });

  it('asks for earlier chapters only, for the same ones in both languages', () => {
    for (const slug of slugs) {
      const [needs, ...others] = langs.map((lang) => {
        const [, head] = read(`${folder}/${slug}/${lang}.mdx`).split(/^---$/m);
        return (parse(head) as { needs?: string[] }).needs ?? [];
      });
      for (const other of others) expect(other, slug).toEqual(needs);
      for (const need of needs) {
        expect(listed, `${slug} needs ${need}`).toContain(need);
        expect(listed.indexOf(need), `${slug} needs ${need}`).toBeLessThan(listed.indexOf(slug));
      }
    }
  });

  it('names every chapter that is written, and none is written in one language only', () => {
    for (const slug of slugs) {
      expect(listed, slug).toContain(slug);
      for (const lang of langs) expect(existsSync(`${folder}/${slug}/${lang}.mdx`), `${slug}/${lang}.mdx`).toBe(true);
    }
  });

  it('numbers the chapters through the parts and leaves appendices without a number', () => {
    const contents = contentsOf(book, new Set(['forward', 'mnist']));
    const numbers = contents.flatMap(({ chapters }) => chapters.map(({ number }) => number));
    expect(numbers.filter((number) => number !== undefined)).toEqual(Array.from({ length: 14 }, (_, k) => k + 1));
    expect(placeOf(contents, 'mnist')).toMatchObject({ chapter: { number: 9 }, previous: { slug: 'forward' } });
    expect(placeOf(contents, 'mnist').next).toBeUndefined();
    expect(() => placeOf(contents, 'elsewhere')).toThrow('elsewhere');
  });
});

const complete = slugs.filter((slug) => langs.every((lang) => existsSync(`${folder}/${slug}/${lang}.mdx`)));

describe.each(complete)('the chapter %s', (slug) => {
  const [en, zh] = langs.map((lang) => read(`${folder}/${slug}/${lang}.mdx`));

  it('has the same headings in both languages, each with an id', () => {
    expect(headingIds(zh)).toEqual(headingIds(en));
    for (const mdx of [en, zh]) {
      const all = mdx.replace(/^(`{3,})[\s\S]*?^\1/gm, '').match(/^#{2,6} .*$/gm) ?? [];
      expect(headingIds(mdx)).toHaveLength(all.length);
      expect(mdx).not.toMatch(/^# /m);
    }
  });

  it('shows the same equations, widgets and listings in the same order', () => {
    for (const word of ['Equation', 'Line']) expect(attributesOf(zh, word, 'id')).toEqual(attributesOf(en, word, 'id'));
    expect(widgetsOf(zh)).toEqual(widgetsOf(en));
    expect(listingsOf(zh)).toEqual(listingsOf(en));
  });

  it.each(['Term', 'Cite', 'See', 'Symbol'])('uses the same ids of <%s> in both', (word) => {
    const used = (mdx: string) => firstUses(attributesOf(mdx, word, 'id')).sort();
    expect(used(zh)).toEqual(used(en));
  });

  it('has as many paragraphs in both languages: none is left out of one of them', () => {
    const paragraphs = (mdx: string) => mdx.trim().split(/\n\s*\n/).length;
    expect(paragraphs(zh)).toBe(paragraphs(en));
  });

  it('corrects the same errors of the article and repeats the same records', () => {
    expect(attributesOf(zh, 'Erratum', 'n').sort()).toEqual(attributesOf(en, 'Erratum', 'n').sort());
    for (const attribute of ['of', 'as']) {
      expect(attributesOf(zh, 'Recorded', attribute).sort()).toEqual(attributesOf(en, 'Recorded', attribute).sort());
    }
  });

  it('names only equations, symbols, terms and sources that exist', () => {
    for (const mdx of [en, zh]) {
      for (const id of attributesOf(mdx, '(?:Equation|Line)', 'id')) expect(equationById(id), id).toBeDefined();
      for (const id of attributesOf(mdx, 'Symbol', 'id')) expect(symbolIds, id).toContain(id);
      for (const id of attributesOf(mdx, 'Term', 'id'))
        expect(
          glossary.map((term) => term.id),
          id,
        ).toContain(id);
      for (const id of attributesOf(mdx, 'Cite', 'id'))
        expect(
          sources.map((source) => source.id),
          id,
        ).toContain(id);
    }
  });

  it('quotes only regions that exist', () => {
    for (const listing of listingsOf(en)) {
      const [file, region] = listing.split('#');
      expect(regionOf(read(file), file, region || undefined).text).not.toBe('');
    }
  });

  it('is set in full-width punctuation between Chinese characters', () => {
    const text = zh
      .replace(/^---[\s\S]*?^---/m, '')
      .replace(/^(`{3,})[\s\S]*?^\1/gm, '')
      .replace(/\$[^$]*\$/g, '$')
      // a quotient set in the text keeps its half-width brackets: 6/(inputs + outputs)
      .replace(/\/\([^()]*\)/g, '')
      .replace(/`[^`\n]*`|<[^>]*>/g, '');
    const halfWidth = text.match(/\p{Script=Han}[,;:!?()]|[,;:!?(]\p{Script=Han}/gu) ?? [];
    expect(halfWidth).toEqual([]);
    // no typed spaces beside a formula either: the style sheet leaves the room
    expect(text.match(/\p{Script=Han} +\p{Script=Han}|.\p{Script=Han} \$|\$ \p{Script=Han}/gu) ?? []).toEqual([]);
  });
});

describe('the glossary', () => {
  it('has each term once, in both languages, with a meaning of one line in each', () => {
    expect(glossary.length).toBeGreaterThanOrEqual(40);
    expect(new Set(glossary.map(({ id }) => id)).size).toBe(glossary.length);
    for (const { id, en, zh, says } of glossary) {
      expect(id).toMatch(/^[a-z0-9-]+$/);
      for (const text of [en, zh, says.en, says.zh]) expect(text, id).toMatch(/^\S(.*\S)?$/);
      expect(says.en, id).not.toMatch(/[.。]$/);
      expect(says.zh, id).toMatch(han);
    }
  });
});

describe('the notation', () => {
  it('gives every symbol of the engine a meaning in both languages, and no other', () => {
    expect(notation.map(({ id }) => id).sort()).toEqual([...symbolIds].sort());
    for (const { id, en, zh } of notation) {
      expect(en.length, id).toBeGreaterThan(3);
      expect(zh, id).toMatch(han);
    }
  });
});

describe('the equations', () => {
  it('have ids of their own and name symbols of the notation, each once', () => {
    expect(new Set(equations.map(({ id }) => id)).size).toBe(equations.length);
    for (const { id, symbols } of equations) {
      expect(new Set(symbols).size, id).toBe(symbols.length);
      for (const symbol of symbols) expect(symbolIds, id).toContain(symbol);
    }
  });

  it('belong to chapters of the book', () => {
    const listed = book.flatMap(({ chapters }) => chapters.map(({ slug }) => slug));
    for (const { chapter } of equations) expect(listed).toContain(chapter);
  });
});

describe('the sources', () => {
  it('have an author, a year, a title, and an address or a place', () => {
    expect(sources.length).toBeGreaterThan(10);
    for (const { id, authors, year, title, venue, url } of sources) {
      expect(authors[0].family, id).toMatch(/\S/);
      expect(id).toContain(String(year));
      expect(title, id).toMatch(/\S/);
      expect(url ?? venue, id).toMatch(/\S/);
    }
  });
});

/** What a reader reads in order: without exercises, derivations, code, formulas and markup. */
const mainText = (mdx: string): string =>
  mdx
    .replace(/^---[\s\S]*?^---/m, '')
    .replace(/^## [^\n]*\{#exercises\}[\s\S]*?(?=^## )/m, '')
    .replace(/<Derivation\b[\s\S]*?<\/Derivation>/g, '')
    .replace(/^(`{3,})[\s\S]*?^\1/gm, '')
    .replace(/\$[^$\n]*\$|<[^>]*>|\{#[^}]*\}/g, ' ');

describe('the main text of a chapter', () => {
  const appendices = book.flatMap(({ id, chapters }) => (id === 'appendix' ? chapters.map(({ slug }) => slug) : []));
  it.each(complete.filter((slug) => !appendices.includes(slug)))('%s is at most an hour long', (slug) => {
    const [en, zh] = langs.map((lang) => mainText(read(`${folder}/${slug}/${lang}.mdx`)));
    expect(en.match(/\S*[\p{L}\d]\S*/gu)?.length).toBeLessThanOrEqual(4200);
    expect(zh.match(/\p{Script=Han}/gu)?.length).toBeLessThanOrEqual(6000);
  });
});
