/** The book's order: parts, numbered chapters, and which of them exist. */
import type { Lang } from '../../i18n/lang.ts';

type Both = Readonly<Record<Lang, string>>;

export interface PartEntry {
  readonly id: string;
  readonly numeral?: string;
  readonly title: Both;
  readonly chapters: readonly { readonly slug: string; readonly title: Both }[];
}

export interface ContentsChapter {
  readonly slug: string;
  readonly title: Both;
  /** Its number in the book; an appendix has none. */
  readonly number?: number;
  /** Whether it can be read yet. */
  readonly exists: boolean;
}

export interface ContentsPart {
  readonly id: string;
  readonly numeral?: string;
  readonly title: Both;
  readonly chapters: readonly ContentsChapter[];
}

/** Chapters are numbered through the parts that have a numeral. */
export function contentsOf(parts: readonly PartEntry[], existing: ReadonlySet<string>): ContentsPart[] {
  let count = 0;
  return parts.map(({ id, numeral, title, chapters }) => ({
    id,
    ...(numeral ? { numeral } : {}),
    title,
    chapters: chapters.map((chapter) => ({
      slug: chapter.slug,
      title: chapter.title,
      ...(numeral ? { number: ++count } : {}),
      exists: existing.has(chapter.slug),
    })),
  }));
}

export interface Place {
  readonly part: ContentsPart;
  readonly chapter: ContentsChapter;
  /** The nearest chapters before and after that can be read. */
  readonly previous?: ContentsChapter;
  readonly next?: ContentsChapter;
}

/** Where a chapter stands in the book. Throws where the book's order does not name it. */
export function placeOf(contents: readonly ContentsPart[], slug: string): Place {
  const part = contents.find(({ chapters }) => chapters.some((chapter) => chapter.slug === slug));
  const chapter = part?.chapters.find((one) => one.slug === slug);
  if (!part || !chapter) throw new Error(`content/book.yaml names no chapter "${slug}"`);
  const readable = contents.flatMap(({ chapters }) => chapters).filter((one) => one.exists || one.slug === slug);
  const index = readable.indexOf(chapter);
  return { part, chapter, previous: readable[index - 1], next: readable[index + 1] };
}
