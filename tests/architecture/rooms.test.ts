import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

function filesUnder(folder: string, endings: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => endings.test(name) && !name.includes('node_modules') && statSync(join(root, name)).isFile());
}

const specifiers = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;

/** Room (first folder) of each relative import of a file. */
function roomsImportedBy(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(specifiers)]
    .map(([, specifier]) => specifier)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => relative(root, resolve(root, dirname(file), specifier)).split('/')[0]);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
}

const libFiles = filesUnder('lib', /\.ts$/).filter((file) => !file.includes('kernels/assembly'));
const srcFiles = filesUnder('src', /\.(ts|tsx|astro|mjs)$/);

/** What gives another answer each time. */
const unsteady = ['Math.random', 'Date.now', 'new Date', 'performance.now'];
/** What asks the page, a timer or the network. */
const outside =
  /\b(document|window|navigator|localStorage|setTimeout|setInterval|requestAnimationFrame|fetch|XMLHttpRequest)\s*[.(]/;

describe('the arrows between the rooms', () => {
  it('lib imports nothing of src, content or tests', () => {
    expect(libFiles.length).toBeGreaterThan(10);
    const astray = libFiles.filter((file) => roomsImportedBy(file).some((room) => room !== 'lib'));
    expect(astray).toEqual([]);
  });

  it('src imports of tests only what its test command runs', () => {
    const astray = srcFiles.filter(
      (file) => !file.startsWith('src/commands/') && roomsImportedBy(file).includes('tests'),
    );
    expect(astray).toEqual([]);
  });

  it('an experiment is a plain function: it imports lib and other experiments, and reaches for nothing else', () => {
    const experiments = srcFiles.filter((file) => file.startsWith('src/experiments/'));
    expect(experiments.length).toBeGreaterThan(20);
    const astray = experiments.filter((file) => {
      const text = withoutComments(readFileSync(join(root, file), 'utf8'));
      const specified = [...text.matchAll(specifiers)].map(([, specifier]) => specifier);
      const beyond = specified.filter((specifier) => {
        const target = relative(root, resolve(root, dirname(file), specifier));
        return !specifier.startsWith('.') || !/^(lib|src\/experiments)\//.test(target);
      });
      return beyond.length > 0 || unsteady.some((word) => text.includes(word)) || outside.test(text);
    });
    expect(astray).toEqual([]);
  });

  it('chapters import nothing: they use the words of the book', () => {
    const chapters = filesUnder('content', /\.mdx$/);
    const importing = chapters.filter((file) =>
      /^\s*(import|export)\s/m.test(readFileSync(join(root, file), 'utf8').replace(/```[\s\S]*?```/g, '')),
    );
    expect(importing).toEqual([]);
  });
});

describe('what a run is a function of', () => {
  const models = srcFiles.filter((file) => /src\/widgets\/.*model.*\.ts$/.test(file));

  it.each(unsteady)('no %s in lib or in a widget model', (forbidden) => {
    const using = [...libFiles, ...models].filter((file) =>
      withoutComments(readFileSync(join(root, file), 'utf8')).includes(forbidden),
    );
    expect(using).toEqual([]);
  });

  it('lib knows no DOM, no timer and no network', () => {
    const using = libFiles.filter((file) => outside.test(withoutComments(readFileSync(join(root, file), 'utf8'))));
    expect(using).toEqual([]);
  });

  it('no engine-rounded function stands on the road of a run', () => {
    const forbidden =
      /Math\.(exp|expm1|log|log1p|log2|log10|pow|sin|cos|tan|tanh|sinh|cosh|cbrt|hypot)\b|[\w)\]]\s*\*\*\s*[\w(]/;
    // formulas and readers' programs are evaluated, and held to the engine, beside a run: not in it
    const onTheRoad = libFiles.filter((file) => !/^lib\/(formula|equations|exercises)\//.test(file));
    const using = onTheRoad.filter((file) => forbidden.test(withoutComments(readFileSync(join(root, file), 'utf8'))));
    expect(using).toEqual([]);
  });
});

describe('the repository', () => {
  it('holds none of the bytes of MNIST', () => {
    const names = filesUnder('public', /./).concat(filesUnder('tests', /./));
    const tracked = names.filter((name) => !name.startsWith('public/data/'));
    expect(tracked.filter((name) => /ubyte|\.idx|\.gz$/.test(name))).toEqual([]);
  });
});
