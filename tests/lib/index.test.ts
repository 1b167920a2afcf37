import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';

const lib = resolve(import.meta.dirname, '../../lib');

/** Every file that an import of `file` loads, types left out. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, words, specifier] of text.matchAll(/^(?:import|export)\s+([^;'"]*?)from '([^']+)'/gm)) {
    if (words.startsWith('type ')) continue;
    if (specifier.startsWith('.')) reached(resolve(dirname(file), specifier), seen);
    else seen.add(specifier);
  }
  return seen;
}

it('the door leads to everything but the formula reader, and brings no package but the hashes', () => {
  const all = [...reached(join(lib, 'index.ts'))].map((file) => (file.startsWith(lib) ? relative(lib, file) : file));
  expect(all.filter((file) => !file.endsWith('.ts')).sort()).toEqual([
    '@noble/hashes/sha2.js',
    '@noble/hashes/utils.js',
  ]);
  expect(all.filter((file) => file.startsWith('formula/'))).toEqual([]);
  for (const file of ['nn/dense.ts', 'model/program.ts', 'kernels/simd.ts', 'data/mnist.ts', 'generator.ts']) {
    expect(all).toContain(file);
  }
});

it('coming through the door changes nothing and says nothing', async () => {
  const before = Reflect.ownKeys(globalThis).length;
  const engine = await import('../../lib/index.ts');
  expect(Reflect.ownKeys(globalThis).length).toBe(before);
  expect(typeof engine.sequential).toBe('function');
  // what lets a bundler leave out the modules that a page does not use
  expect(JSON.parse(readFileSync(join(lib, 'package.json'), 'utf8')).sideEffects).toBe(false);
});

it('every file that the map names is there', () => {
  const map = readFileSync(join(lib, 'README.md'), 'utf8');
  const named = [...map.matchAll(/`([\w./-]+\.ts)`/g)].map(([, file]) => file);
  expect(named.length).toBeGreaterThan(20);
  for (const file of named) expect(() => readFileSync(join(lib, file)), file).not.toThrow();
});

it('the map leads to every definition and every optimiser', async () => {
  const map = readFileSync(join(lib, 'README.md'), 'utf8');
  const { readdirSync } = await import('node:fs');
  const files = ['nn', 'optimisers'].flatMap((room) => readdirSync(join(lib, room)).map((file) => `${room}/${file}`));
  const beside = ['nn/metrics.ts', 'optimisers/index.ts', 'optimisers/constants.ts', 'optimisers/optimiser.ts'];
  expect(files.filter((file) => !map.includes(`\`${file}\``) && !beside.includes(file))).toEqual([]);
});
