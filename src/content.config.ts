/**
 * What the site knows of the book: chapters, their order, symbols, terms, sources, and what runs recorded.
 * Everything else in src reaches `content/` only through these collections.
 */
import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { referencesOf } from './book/text/references.ts';

/** Strict: a comma that YAML takes for a new key is an error, not a shorter sentence. */
const both = z.strictObject({ en: z.string(), zh: z.string() });

/** Entries in their order in the file: a collection by itself promises none. */
const inOrder = (text: string) =>
  (parse(text) as Record<string, unknown>[]).map((entry, order) => ({ ...entry, order }));

/** content/chapters/<slug>/<lang>.mdx, with the id `<slug>/<lang>`. Titles stand in book.yaml. `needs`: slugs of the chapters to be read before. */
const chapters = defineCollection({
  loader: glob({ base: './content/chapters', pattern: '*/{en,zh}.mdx' }),
  schema: z.object({ description: z.string().min(20), needs: z.array(z.string()).default([]) }),
});

const book = defineCollection({
  loader: file('content/book.yaml', { parser: inOrder }),
  schema: z.object({
    order: z.number(),
    numeral: z.string().optional(),
    title: both,
    chapters: z.array(z.object({ slug: z.string(), title: both })),
  }),
});

const notation = defineCollection({
  loader: file('content/notation.yaml', { parser: inOrder }),
  schema: both.extend({ id: z.string(), order: z.number() }),
});

/** `not`: forms of the Chinese term that are never written, but in the words of `unless`. */
const glossary = defineCollection({
  loader: file('content/glossary.yaml', { parser: inOrder }),
  schema: both.extend({
    id: z.string(),
    order: z.number(),
    says: both,
    not: z.array(z.string()).default([]),
    unless: z.array(z.string()).default([]),
  }),
});

const references = defineCollection({
  loader: file('content/references.bib', { parser: (text) => referencesOf(text) as never }),
  schema: z.object({
    authors: z.array(z.object({ family: z.string(), given: z.string() })),
    year: z.number(),
    title: z.string(),
    venue: z.string(),
    url: z.string().optional(),
  }),
});

/** Numbers that experiments gave, with the ids <chapter>/<experiment>: written by `npm run records`. */
const records = defineCollection({
  loader: glob({ base: './content/records', pattern: '*/*.json' }),
  schema: z.record(z.string(), z.unknown()),
});

export const collections = { chapters, book, notation, glossary, references, records };
