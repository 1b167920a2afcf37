import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** A space typed between Han and what is not: the browser sets it (`text-autospace`), so a typed one makes two kinds of gap on a page. */
const typed =
  /\p{Script=Han} (?=[A-Za-z0-9\u0370-\u03ff$`<{\\]|\$\{)(?!\{#)|[A-Za-z0-9\u0370-\u03ff$`%}\]] (?=\p{Script=Han})/u;

const sources = ['content/**/zh.mdx', 'content/*.yaml', 'src/**/*.ts', 'src/**/*.tsx', 'src/**/*.astro'].flatMap(
  (glob) => globSync(glob),
);

test('no space is typed between Chinese and Latin, digits or formulas, in text or interface', () => {
  const found = sources.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, at) => (typed.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});
