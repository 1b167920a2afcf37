/** A file is read on a few screens: none of the figures, words and kit has over 400 lines, styles included. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const most = 400;

it.each(['src/figures', 'src/book/words', 'src/kit'])('no file of %s is too long to be read at once', (room) => {
  const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(tsx?|css|astro)$/.test(file),
  );
  expect(files.length).toBeGreaterThan(10);
  const long = files
    .map((file) => ({ file, lines: readFileSync(join(room, file), 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > most);
  expect(long).toEqual([]);
});
