/** Addresses of the site's own pages. Every link goes through here, so that the site works under any base. */
import type { Lang } from './lang.ts';

const root = (base: string): string => (base.endsWith('/') ? base : `${base}/`);

/** A file below the base: 'favicon.svg' → '/book/favicon.svg' */
export const asset = (path: string, base: string = import.meta.env.BASE_URL): string => `${root(base)}${path}`;

/** The home page of a language, or one of its chapters. */
export const pagePath = (lang: Lang, slug?: string, base: string = import.meta.env.BASE_URL): string =>
  `${root(base)}${lang}/${slug ? `${slug}/` : ''}`;
