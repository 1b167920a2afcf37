import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import ts from 'typescript';

/** Source files by their path from the repository's root. */
export type Sources = ReadonlyMap<string, string>;

/** For each file the files it imports, types and workers included, by their paths from the root. */
export type Imports = ReadonlyMap<string, readonly string[]>;

export const root = resolve(import.meta.dirname, '../..');

/** Every file under the folders whose name ends as asked, read; what another compiler reads (the kernels' assembly) left out. */
export function sourcesOf(folders: readonly string[], endings: RegExp): Sources {
  const names = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((name) => endings.test(name) && !/node_modules|kernels\/assembly/.test(name))
    .filter((name) => statSync(join(root, name)).isFile())
    .sort();
  return new Map(names.map((name) => [name, readFileSync(join(root, name), 'utf8')]));
}

/** The TypeScript of a file: all of a .ts or .tsx, the frontmatter and the scripts of an .astro. */
export function codeOf(file: string, text: string): string {
  if (!file.endsWith('.astro')) return text;
  const frontmatter = /^\s*---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script);
  return [frontmatter, ...scripts].join('\n');
}

export const treeOf = (file: string, code: string): ts.SourceFile =>
  ts.createSourceFile(
    file,
    code,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.TSX,
  );

/** What stands in `new URL('…', import.meta.url)`. */
function addressesOf(file: string, code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'URL') {
      const [to, base] = node.arguments ?? [];
      if (to && ts.isStringLiteralLike(to) && base?.getText() === 'import.meta.url') found.push(to.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(treeOf(file, code));
  return found;
}

/** Everything that a file names in an import: static, dynamic, of a type, passed on, or by address (a worker, an asset). */
function specifiersOf(file: string, text: string): string[] {
  const code = codeOf(file, text);
  const imported = ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
  const addressed = code.includes('import.meta.url') ? addressesOf(file, code) : [];
  return [...new Set([...imported, ...addressed])];
}

export const importsOf = (file: string, text: string): string[] =>
  specifiersOf(file, text)
    .filter((to) => to.startsWith('.'))
    .map((to) => normalize(join(dirname(file), to.replace(/\?.*$/, ''))));

export const packagesOf = (file: string, text: string): string[] =>
  specifiersOf(file, text).filter((to) => !to.startsWith('.'));

export const readImports = (sources: Sources): Imports =>
  new Map([...sources].map(([file, text]) => [file, importsOf(file, text)]));
