/** The chapter that is being set, found by its address: the words of `book` ask it where they stand. */
import { getCollection, getEntry } from 'astro:content';
import { type Lang, langOf, langs, pathBelow } from '../../i18n/lang.ts';
import { pagePath } from '../../i18n/paths.ts';
import { type ContentsPart, contentsOf, type Place, placeOf } from './contents.ts';
import { equationNumbers, exercisesOf } from './source.ts';

/** A chapter exists when both languages have it. */
export async function existingSlugs(): Promise<Set<string>> {
  const ids = new Set((await getCollection('chapters')).map(({ id }) => id));
  const slugs = [...ids].map((id) => id.split('/')[0]);
  return new Set(slugs.filter((slug) => langs.every((lang) => ids.has(`${slug}/${lang}`))));
}

export async function bookContents(): Promise<ContentsPart[]> {
  const parts = (await getCollection('book')).sort((a, b) => a.data.order - b.data.order);
  return contentsOf(
    parts.map(({ id, data }) => ({ id, ...data })),
    await existingSlugs(),
  );
}

export interface Setting {
  readonly lang: Lang;
  readonly slug?: string;
  readonly place?: Place;
  /** Equation id → number, as the chapter shows them. */
  readonly numbers: ReadonlyMap<string, string>;
  /** The chapter's source. */
  readonly body: string;
}

/** Language and chapter of a page. A home page has no slug. */
export async function settingOf(url: URL): Promise<Setting> {
  const lang = langOf(url);
  const slug = pathBelow(url.pathname)[1];
  const entry = slug ? await getEntry('chapters', `${slug}/${lang}`) : undefined;
  if (!entry) return { lang, numbers: new Map(), body: '' };
  const place = placeOf(await bookContents(), slug);
  const body = entry.body ?? '';
  return { lang, slug, place, numbers: equationNumbers(body, place.chapter.number), body };
}

/** Where a numbered chapter first shows an equation, in the book's order: its number there, and the address. */
export async function equationPlace(id: string, lang: Lang): Promise<{ number: string; href: string } | undefined> {
  for (const { chapters } of await bookContents()) {
    for (const { slug, number: chapter, exists } of chapters) {
      if (!exists || chapter === undefined) continue;
      const number = equationNumbers((await getEntry('chapters', `${slug}/${lang}`))?.body ?? '', chapter).get(id);
      if (number) return { number, href: `${pagePath(lang, slug)}#eq-${id}` };
    }
  }
}

/** An exercise in its chapter: 6.3, and whether it is the last. */
export async function exerciseAt(url: URL, id: string) {
  const { lang, body, place } = await settingOf(url);
  const ids = exercisesOf(body);
  const at = ids.indexOf(id) + 1;
  const chapter = place?.chapter.number;
  return { lang, number: chapter === undefined ? `${at}` : `${chapter}.${at}`, isLast: at === ids.length };
}
