import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const lib = resolve(import.meta.dirname, '../../lib');

it('every file that the map names is there', () => {
  const map = readFileSync(join(lib, 'README.md'), 'utf8');
  const named = [...map.matchAll(/`([\w./-]+\.ts)`/g)].map(([, file]) => file);
  expect(named.length).toBeGreaterThan(20);
  for (const file of named) expect(() => readFileSync(join(lib, file)), file).not.toThrow();
});

it('the map leads to every definition and every optimiser', () => {
  const map = readFileSync(join(lib, 'README.md'), 'utf8');
  const files = ['nn', 'optimisers', 'learn'].flatMap((room) =>
    readdirSync(join(lib, room)).map((file) => `${room}/${file}`),
  );
  const beside = [
    'nn/metrics.ts',
    'nn/numbers.ts',
    'optimisers/index.ts',
    'optimisers/constants.ts',
    'optimisers/optimiser.ts',
  ];
  expect(files.filter((file) => !map.includes(`\`${file}\``) && !beside.includes(file))).toEqual([]);
});
