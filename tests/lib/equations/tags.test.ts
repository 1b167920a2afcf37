import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { equations } from '../../../lib/equations/index.ts';

const root = join(import.meta.dirname, '../../../lib');
const rooms = ['nn', 'optimisers', 'model', 'learn', 'kernels'];

/** Every `eq: id, id` in the engine's comments, with the file it stands in. */
function tags(): { id: string; file: string }[] {
  const files = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(room, file)),
  );
  return files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\beq: ([a-z0-9-]+(?:, [a-z0-9-]+)*)/g)].flatMap(([, ids]) =>
      ids.split(', ').map((id) => ({ id, file })),
    ),
  );
}

/** What chapters show as a line of a derivation only: a step on paper, which no line of the engine takes. */
function steps(): Set<string> {
  const content = join(import.meta.dirname, '../../../content/chapters');
  const texts = readdirSync(content, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.mdx'))
    .map((file) => readFileSync(join(content, file), 'utf8'));
  const shown = (word: string) =>
    new Set(
      texts.flatMap((text) => [...text.matchAll(new RegExp(`<${word} id="([a-z0-9-]+)"`, 'g'))].map(([, id]) => id)),
    );
  const numbered = shown('Equation');
  return new Set([...shown('Line')].filter((id) => !numbered.has(id)));
}

describe('the tags between code and equations', () => {
  const known = new Set(equations.map(({ id }) => id));

  it('name equations that exist', () => {
    const found = tags();
    expect(found.length).toBeGreaterThan(60);
    expect(found.filter(({ id }) => !known.has(id)).map(({ id, file }) => `${file}: ${id}`)).toEqual([]);
  });

  it('stand beside the code of every equation', () => {
    const tagged = new Set(tags().map(({ id }) => id));
    // checked by differences of the loss, by halving or by counting steps, and not a line of the engine
    const elsewhere = [
      ...['central-difference', 'quadratic-stability', 'dropout-mean', 'dropout-variance'],
      ...['decision-line', 'relu-hat', 'slow-wait'],
    ];
    const onPaper = steps();
    const untagged = [...known].filter((id) => !tagged.has(id) && !elsewhere.includes(id) && !onPaper.has(id));
    expect(untagged).toEqual([]);
  });
});
