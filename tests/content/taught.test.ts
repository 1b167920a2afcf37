import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { equations } from '../../lib/equations/index.ts';

const content = join(import.meta.dirname, '../../content');
const shown = new Set(
  readdirSync(join(content, 'chapters')).flatMap((slug) => {
    const file = join(content, 'chapters', slug, 'en.mdx');
    if (!existsSync(file)) return [];
    return [...readFileSync(file, 'utf8').matchAll(/<(?:Equation|Line) id="([a-z0-9-]+)"/g)].map(([, id]) => id);
  }),
);
const isWritten = (slug: string) => existsSync(join(content, 'chapters', slug, 'en.mdx'));

describe('every equation', () => {
  it('is taught in a chapter, or waits for its own chapter, which the book names', () => {
    const slugs = JSON.stringify(parse(readFileSync(join(content, 'book.yaml'), 'utf8')));
    for (const { id, chapter } of equations) {
      expect(slugs, `${id} belongs to ${chapter}`).toContain(`"${chapter}"`);
      if (isWritten(chapter))
        expect(shown.has(id), `${id} is not shown, though its chapter ${chapter} is written`).toBe(true);
    }
  });

  it('that a chapter shows is in the registry', () => {
    const known = new Set(equations.map(({ id }) => id));
    expect([...shown].filter((id) => !known.has(id))).toEqual([]);
    expect(shown.size).toBeGreaterThan(10);
  });
});
