import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circlesOf } from './circles.ts';
import { passedOnBy } from './doors.ts';
import { arrowsAstray, placeOf } from './floors.ts';
import { packagesOf, readImports, root, sourcesOf } from './imports.ts';
import { type Kind, wordsOf } from './words.ts';

const house = sourcesOf(['lib', 'src'], /\.(ts|tsx|mts|mjs|js|jsx|astro)$/);
const imports = readImports(house);
const lib = [...house].filter(([file]) => file.startsWith('lib/'));

/** "file — word" for every word of such a kind. */
function saying(kinds: readonly Kind[], files: readonly (readonly [string, string])[]): string[] {
  return files.flatMap(([file, text]) =>
    wordsOf(file, text)
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ word }) => `${file} — ${word}`),
  );
}

describe('the floors', () => {
  it('every file stands in a room', () => {
    expect(imports.size).toBeGreaterThan(400);
    expect([...imports.keys()].filter((file) => !placeOf(file))).toEqual([]);
  });

  it('every import leads into its own room or down', () => {
    expect(arrowsAstray(imports)).toEqual([]);
  });

  it('every import leads to a file', () => {
    const lost = [...imports].flatMap(([file, targets]) =>
      targets
        .filter((to) => !existsSync(join(root, to)) && !/^(public|\.cache)\//.test(to))
        .map((to) => `${file} → ${to}`),
    );
    expect(lost).toEqual([]);
  });

  it('no files import each other in a circle, for a type or by an address', () => {
    expect(circlesOf(imports)).toEqual([]);
  });

  it('a thing is imported from the file that defines it: no file passes on what another defines', () => {
    const passing = [...house].filter(([file, text]) => passedOnBy(file, text).length > 0).map(([file]) => file);
    expect(passing).toEqual([]);
  });

  it('chapters import nothing: they use the words of the book', () => {
    const chapters = [...sourcesOf(['content'], /\.mdx$/)];
    expect(chapters.length).toBeGreaterThan(10);
    const importing = chapters.filter(([, text]) => /^\s*(import|export)\s/m.test(text.replace(/```[\s\S]*?```/g, '')));
    expect(importing.map(([file]) => file)).toEqual([]);
  });
});

describe('what a run is a function of', () => {
  const figures = [...house].filter(([file]) => /^src\/(figures|experiments)\//.test(file));
  /** Formulas are evaluated, and the engine is held to them, beside a run: not in it. */
  const isBeside = (file: string): boolean => /^lib\/(formula|equations\/checks)\//.test(file);

  it('no chance and no clock in lib, in a figure or in an experiment', () => {
    expect(figures.length).toBeGreaterThan(50);
    expect(saying(['chance', 'clock'], [...lib, ...figures])).toEqual([]);
  });

  it('nothing there that each engine rounds in its own way', () => {
    expect(
      saying(
        ['rounding'],
        [...lib, ...figures].filter(([file]) => !isBeside(file)),
      ),
    ).toEqual([]);
  });

  it('lib knows no page, no timer, no network and no process', () => {
    expect(saying(['surroundings'], lib)).toEqual([]);
  });

  it('lib brings no package but the hashes, and KaTeX for formulas', () => {
    const packages = lib.flatMap(([file, text]) =>
      packagesOf(file, text).map((name) => `${file.startsWith('lib/formula/') ? 'formula' : 'lib'}: ${name}`),
    );
    expect([...new Set(packages)].sort()).toEqual([
      'formula: katex',
      'lib: @noble/hashes/sha2.js',
      'lib: @noble/hashes/utils.js',
    ]);
    // what lets a bundler leave out the files that a page does not use
    expect(JSON.parse(readFileSync(join(root, 'lib/package.json'), 'utf8')).sideEffects).toBe(false);
  });
});

describe('the repository', () => {
  it('holds none of the bytes of MNIST', () => {
    const names = [...sourcesOf(['public', 'tests', 'content'], /ubyte|\.idx|\.gz$/).keys()];
    expect(names.filter((name) => !name.startsWith('public/data/'))).toEqual([]);
  });
});
