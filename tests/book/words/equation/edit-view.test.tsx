/** What stands beside the field of an edit: the verdict on what is typed, or why there is none; never one that came before. */
import { signal } from '@preact/signals';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { checks } from '../../../../lib/equations/checks/index.ts';
import { equationById } from '../../../../lib/equations/index.ts';
import { Problem } from '../../../../lib/problem.ts';
import { Edit } from '../../../../src/book/words/equation/Edit.tsx';
import { type Edited, judgeEdit } from '../../../../src/book/words/equation/edited.ts';
import type { EquationModel } from '../../../../src/book/words/equation/model.ts';
import { strings } from '../../../../src/book/words/equation/strings.ts';
import { readImports, sourcesOf } from '../../../architecture/imports.ts';

const R = String.raw;
const book = equationById('relu')!;
const verdictOn = (tex: string): Edited => judgeEdit(book, checks.relu, tex, 1);

function shown(lang: 'en' | 'zh', typed: string, edited: Edited | null, problem: Problem | null = null) {
  const edit = {
    ...{ typed: signal(typed), edited: signal(edited), problem: signal(problem), html: signal(null) },
    ...{ isBook: signal(typed === book.tex), type() {}, restore() {} },
  };
  const html = render(h(Edit, { lang, model: { edit } as unknown as EquationModel }));
  const says = /<p class="equation-says"[^>]*data-outcome="([^"]*)"[^>]*>([\s\S]*?)<\/p>/.exec(html)!;
  const plain = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
  return { outcome: says[1], text: plain(says[2]), hasTable: html.includes('equation-failing') };
}

describe.each(['en', 'zh'] as const)('an edit, in %s', (lang) => {
  const t = strings[lang];
  const [holding, failing] = [R`g(z) = \max(z, 0)`, 'g(z) = z + 1'];

  it('has the verdict on what is typed', () => {
    expect(shown(lang, book.tex, verdictOn(book.tex))).toEqual({
      outcome: 'holds',
      text: t.isBook(20),
      hasTable: false,
    });
    expect(shown(lang, holding, verdictOn(holding))).toEqual({ outcome: 'holds', text: t.holds(20), hasTable: false });
    expect(shown(lang, failing, verdictOn(failing))).toEqual({ outcome: 'fails', text: t.fails(1, 0), hasTable: true });
  });

  it('that cannot be read says so, and where', () => {
    const { outcome, text } = shown(lang, R`g(z) = \int z`, verdictOn(R`g(z) = \int z`));
    expect([outcome, text]).toEqual(['unreadable', expect.stringContaining('8')]);
  });

  it('has none while it is judged', () => {
    expect(shown(lang, failing, null)).toEqual({ outcome: 'judging', text: t.judging, hasTable: false });
  });

  it.each([
    ['worker-died', new Problem('worker-died', {})],
    ['job-limit', new Problem('job-limit', { seconds: 5 })],
    ['unexpected', new Problem('unexpected', { message: 'null' })],
  ])('has none where judging ends in %s, whatever was found before', (_, problem) => {
    for (const before of [null, verdictOn(holding), verdictOn(failing)]) {
      const { outcome, text, hasTable } = shown(lang, holding, before, problem);
      expect([outcome, hasTable]).toEqual(['unjudged', false]);
      for (const other of [t.holds(20), t.isBook(20), t.fails(1, 0), t.judging]) expect(text).not.toContain(other);
    }
  });
});

it('a verdict that throws anything but a Problem is no verdict', () => {
  const broken = {
    ...checks.relu,
    instance: () => {
      throw new RangeError('too deep');
    },
  };
  expect(() => judgeEdit(book, broken, book.tex, 1)).toThrow(RangeError);
});

it('the table of a failing edit has each value from its own source', () => {
  const { table } = verdictOn('g(z) = z + 1');
  const cells = new Map(table!.rows.map(({ name, cells }) => [name, JSON.stringify(cells)]));
  const right = judgeEdit(book, checks.relu, book.tex, 1);
  expect(right.table).toBeNull();
  expect(cells.get('engine')).toBe(cells.get('left'));
  expect(cells.get('right')).not.toBe(cells.get('engine'));
});

it('judging is reached from the page by its worker alone', () => {
  const sources = sourcesOf(['src'], /\.(ts|tsx|astro)$/);
  const callers = [...readImports(sources)]
    .filter(([, imported]) => imported.some((file) => file.endsWith('words/equation/edited.ts')))
    .map(([file]) => file)
    .filter((file) => /import (?!type)[^;]*'\.\/edited\.ts'/.test(sources.get(file) ?? ''));
  expect(callers.map((file) => file.split('/').at(-1))).toEqual(['edit.worker.ts']);
});
