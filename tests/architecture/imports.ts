import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, resolve } from 'node:path';
import ts from 'typescript';

/** Source files by their path from the repository's root. */
export type Sources = ReadonlyMap<string, string>;

/** For each file the files it imports, types and workers included, by their paths from the root. */
export type Imports = ReadonlyMap<string, readonly string[]>;

export const root = resolve(import.meta.dirname, '../..');

/** Every file under the folders whose name ends as asked, read. */
export function sourcesOf(folders: readonly string[], endings: RegExp): Sources {
  const names = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((name) => endings.test(name) && !name.includes('node_modules') && statSync(join(root, name)).isFile())
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

/** What a file imports from other files: statically, dynamically, as a type, or by address (a worker, an asset). */
export function importsOf(file: string, text: string): string[] {
  const code = codeOf(file, text);
  const written = ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => fileName);
  const addresses = [...code.matchAll(/new URL\(\s*['"]([^'"]+)['"]\s*,\s*import\.meta\.url/g)].map(([, to]) => to);
  return [...new Set([...written, ...addresses])]
    .filter((to) => to.startsWith('.'))
    .map((to) => normalize(join(dirname(file), to.replace(/\?.*$/, ''))));
}

export const readImports = (sources: Sources): Imports =>
  new Map([...sources].map(([file, text]) => [file, importsOf(file, text)]));
