/** Faults planted on purpose, in files that are not there: a check that notices none of them checks nothing. */
import { describe, expect, it } from 'vitest';
import { circlesOf } from './circles.ts';
import { passedOnBy } from './doors.ts';
import { arrowsAstray, placeOf } from './floors.ts';
import { importsOf, readImports } from './imports.ts';
import { wordsOf } from './words.ts';

const house = (files: Record<string, string>) => readImports(new Map(Object.entries(files)));
const bowl = 'src/figures/gradient-descent/bowl/model.ts';

describe('an import', () => {
  it.each([
    ['a value', "import { a } from './a.ts';"],
    ['a type', "import type { A } from './a.ts';"],
    ['a type in its place', "const a: import('./a.ts').A = b;"],
    ['what it does', "import './a.ts';"],
    ['later', "const a = await import('./a.ts');"],
    ['what is passed on', "export { a } from './a.ts';"],
    ['all that is passed on', "export * from './a.ts';"],
    ['over lines', "import {\n  a,\n  type B,\n} from './a.ts';"],
    ['a worker by its address', "new Worker(new URL('./a.ts', import.meta.url), { type: 'module' });"],
    ['a text of it', "import a from './a.ts?raw';"],
  ])('of %s is read', (_what, text) => {
    expect(importsOf('src/kit/b.ts', text)).toEqual(['src/kit/a.ts']);
    expect(importsOf('src/kit/b.tsx', text)).toEqual(['src/kit/a.ts']);
  });

  it('is read in the frontmatter and the scripts of an .astro, and not in its text', () => {
    const text = `---\nimport A from './A.astro';\n---\n<p>import B from './B.astro';</p>\n<script>\n  import './c.ts';\n</script>`;
    expect(importsOf('src/pages/p.astro', text)).toEqual(['src/pages/A.astro', 'src/pages/c.ts']);
  });

  it('is no comment and no text', () => {
    expect(
      importsOf(
        'src/kit/b.ts',
        "// import './a.ts'\n/* new URL('./a.ts', import.meta.url) */ const t = \"import './a.ts'\";",
      ),
    ).toEqual([]);
  });
});

describe('the floors', () => {
  it.each([
    ['up', 'lib/nn/a.ts', '../model/network.ts'],
    ['up for a type', 'lib/optimisers/a.ts', '../model/settings.ts'],
    ['from the model to what learns without a network', 'lib/model/a.ts', '../learn/k-means.ts'],
    ['back from there', 'lib/learn/a.ts', '../model/network.ts'],
    ['out of lib', 'lib/nn/a.ts', '../../src/kit/numbers.ts'],
    ['from a room to the one beside it', 'src/kit/a.ts', '../reader/session.ts'],
    ['from a worker to the reader', 'src/workers/a.ts', '../reader/session.ts'],
    ['from an experiment to a figure', 'src/experiments/loss/a.ts', '../../figures/loss/slow-start/model.ts'],
    ['from an integration to a command', 'src/integrations/a.ts', '../commands/train.ts'],
    ['from the text to the words', 'src/book/text/a.ts', '../words/components.ts'],
    ['from a figure to another', bowl, '../race/model.ts'],
    ['from a figure to one of its name in another chapter', bowl, '../../loss/bowl/model.ts'],
    ['from a figure to the tests', bowl, '../../../../tests/support/tiny-dataset.ts'],
  ])('let nothing through %s', (_what, from, to) => {
    for (const text of [`import '${to}';`, `import type { A } from '${to}';`]) {
      expect(arrowsAstray(house({ [from]: text }))).toHaveLength(1);
    }
  });

  it.each([
    ['down', bowl, '../../../kit/figure.tsx'],
    ['down many floors', 'src/pages/a.astro', '../../lib/phrases.ts'],
    ['within a room', 'lib/model/a.ts', './network.ts'],
    ['within a figure', bowl, './strings.ts'],
    ['from a command to what it tests', 'src/commands/a.ts', '../../tests/mutation/run.ts'],
  ])('let through what leads %s', (_what, from, to) => {
    const text = from.endsWith('.astro') ? `---\nimport '${to}';\n---` : `import '${to}';`;
    expect(arrowsAstray(house({ [from]: text }))).toEqual([]);
  });

  it('hold no file that stands in none of their rooms', () => {
    expect(placeOf('src/odds-and-ends/a.ts')).toBeNull();
    expect(placeOf('lib/odds-and-ends.ts')).toBeNull();
    expect(arrowsAstray(house({ 'src/odds-and-ends/a.ts': "import '../../lib/phrases.ts';" }))).toHaveLength(1);
  });
});

describe('circles', () => {
  const of = (...arrows: string[]) =>
    circlesOf(new Map(arrows.map((arrow) => [arrow[0], [...arrow.slice(1)]] as const)));

  it.each([
    ['of two', ['ab', 'ba'], [['a', 'b']]],
    ['of three, beside others', ['ab', 'bcd', 'ca', 'd', 'ea'], [['a', 'b', 'c']]],
    [
      'two of them, one under the other',
      ['ab', 'bac', 'cd', 'dc'],
      [
        ['c', 'd'],
        ['a', 'b'],
      ],
    ],
    ['of one that imports itself', ['aa'], [['a']]],
    ['none where two ways meet again', ['abc', 'bd', 'cd', 'd'], []],
  ])('%s', (_what, arrows, circles) => {
    expect(of(...arrows)).toEqual(circles);
  });

  it('are seen for a type, too', () => {
    const found = circlesOf(
      house({
        'lib/model/a.ts': "import type { B } from './b.ts';",
        'lib/model/b.ts': "import { a } from './a.ts';",
      }),
    );
    expect(found).toEqual([['lib/model/a.ts', 'lib/model/b.ts']]);
  });
});

describe('what is passed on', () => {
  it.each([
    ["export { a } from './a.ts';", ['a']],
    ["export type { A } from './a.ts';", ['A']],
    ["export * from './a.ts';", ['*']],
    ["import { a, b } from './a.ts';\nexport { a };", ['a']],
    ["import { a as b } from './a.ts';\nconst c = 1;\nexport { c, b as d };", ['b']],
    ["import { a } from './a.ts';\nexport const b = a;", []],
    ["export { plot } from '@observablehq/plot';", []],
  ])('%s', (text, names) => {
    expect(passedOnBy('lib/a.ts', text)).toEqual(names);
  });
});

describe('words on which a run would hang', () => {
  const kindsIn = (text: string) => wordsOf('lib/a.ts', text).map(({ kind }) => kind);

  it.each([
    ['const x = Math.random();', 'chance'],
    ['const { random } = Math;', 'chance'],
    ['const M = Math;', 'chance'],
    ["const x = Math['random']();", 'chance'],
    ['const x = globalThis.Math.random();', 'chance'],
    ['crypto.getRandomValues(bytes);', 'chance'],
    ['const t = Date.now();', 'clock'],
    ['const t = new Date();', 'clock'],
    ['const t = performance.now();', 'clock'],
    ['const { now } = performance;', 'clock'],
    ['const Day = Date;', 'clock'],
    ['const t = globalThis.performance.now();', 'clock'],
    ['const y = Math.exp(x);', 'rounding'],
    ['const y = xs.map(Math.cos);', 'rounding'],
    ['const y = Math.atan2(a, b);', 'rounding'],
    ['const y = x ** 2;', 'rounding'],
    ['x **= 2;', 'rounding'],
    ['setTimeout(act);', 'surroundings'],
    ["document.querySelector('a');", 'surroundings'],
    ['await fetch(file);', 'surroundings'],
    ['const n = process.env.N;', 'surroundings'],
  ])('%s', (text, kind) => {
    expect(kindsIn(text)).toContain(kind);
  });

  it.each([
    '// Math.random() and new Date()',
    'const t = "Math.random()";',
    'const program = `const p = Math.exp(x) ** 2;`;',
    'const y = Math.sqrt(Math.abs(x)) * Math.PI;',
    'const largest = 2 ** 32;',
    'const seen = { performance: 1, Date: 2 }.performance;',
    'let at: Date;',
  ])('are not in: %s', (text) => {
    expect(kindsIn(text)).toEqual([]);
  });

  it('are seen in a .tsx and in an .astro', () => {
    expect(wordsOf('a.tsx', 'export const A = () => <p>{Math.random()}</p>;')).toHaveLength(1);
    expect(wordsOf('a.astro', '---\nconst x = Math.random();\n---\n<p>{x}</p>')).toHaveLength(1);
  });
});
