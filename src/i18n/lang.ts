/** The book's two languages, and which of them a page is in. */
export const langs = ['en', 'zh'] as const;
export type Lang = (typeof langs)[number];

/** What goes into an element's `lang` attribute. */
export const langTag: Record<Lang, string> = { en: 'en', zh: 'zh-CN' };

export const otherLang = (lang: Lang): Lang => (lang === 'en' ? 'zh' : 'en');

export const isLang = (word: unknown): word is Lang => langs.some((lang) => lang === word);

/** A path below the site's base, split at its slashes: '/book/en/mnist/' with base '/book' → ['en', 'mnist']. */
export function pathBelow(pathname: string, base: string = import.meta.env.BASE_URL): string[] {
  const root = base.endsWith('/') ? base : `${base}/`;
  const below = pathname.startsWith(root) ? pathname.slice(root.length) : pathname;
  return below.split('/').filter((part) => part !== '');
}

/** The language that a page's address names; English where it names none. */
export function langOf(url: URL, base?: string): Lang {
  const first = pathBelow(url.pathname, base)[0];
  return isLang(first) ? first : 'en';
}
