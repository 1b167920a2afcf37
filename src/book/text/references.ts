/** Sources: from BibTeX to what a citation and the list of references show. Runs at build only. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { Lang } from '../../i18n/lang.ts';

export interface Author {
  readonly family: string;
  readonly given: string;
}

export interface Reference {
  readonly id: string;
  readonly authors: readonly Author[];
  readonly year: number;
  readonly title: string;
  /** Where it appeared: journal, volume and pages, or publisher. Empty for a web page. */
  readonly venue: string;
  readonly url?: string;
}

/** The fields of CSL-JSON that a BibTeX entry of this book may give. */
interface Csl {
  readonly id: string;
  readonly author?: readonly { family?: string; given?: string; literal?: string; 'non-dropping-particle'?: string }[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly title?: string;
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  readonly DOI?: string;
  readonly URL?: string;
  readonly medium?: string;
}

/** The parser is not to note where each entry came from; its types do not know the option. */
const noProvenance = { generateGraph: false } as Parameters<typeof plugins.input.chain>[1];

/** All entries of a .bib file. Throws where an entry lacks an author, a year or a title. */
export function referencesOf(bibtex: string): Reference[] {
  const entries = plugins.input.chain(bibtex, noProvenance) as Csl[];
  return entries.map((entry) => {
    const year = entry.issued?.['date-parts'][0]?.[0];
    const authors = (entry.author ?? []).map((author) => ({
      family: [author['non-dropping-particle'], author.family ?? author.literal].filter(Boolean).join(' '),
      given: author.given ?? '',
    }));
    if (authors.length === 0 || year === undefined || !entry.title) {
      throw new Error(`references.bib: "${entry.id}" needs an author, a year and a title`);
    }
    const venue = venueOf(entry);
    const [, arxiv] = /^arXiv:(\S+)$/.exec(venue) ?? [];
    const url = entry.DOI ? `https://doi.org/${entry.DOI}` : arxiv ? `https://arxiv.org/abs/${arxiv}` : entry.URL;
    return { id: entry.id, authors, year, title: entry.title, venue, ...(url ? { url } : {}) };
  });
}

function venueOf(entry: Csl): string {
  const issue = entry.issue ? `(${entry.issue})` : '';
  const volume = entry.volume ? ` ${entry.volume}${issue}` : '';
  const pages = entry.page ? `${entry.volume ? ':' : ', '}${entry.page.replace(/-+/g, '–')}` : '';
  const place = entry['container-title'] ?? entry.publisher ?? entry.medium ?? '';
  return `${place}${volume}${pages}`;
}

/** "Kingma & Ba" (in Chinese Kingma和Ba), "Hinton et al.", "Nielsen" */
export function shortAuthors(authors: readonly Author[], lang: Lang): string {
  const named = authors.filter((author) => author.family !== 'others');
  const [first, second] = named;
  if (named.length === 1 && authors.length === 1) return first.family;
  if (authors.length === 2 && named.length === 2)
    return `${first.family}${lang === 'zh' ? '和' : ' & '}${second.family}`;
  return lang === 'zh' ? `${first.family}等` : `${first.family} et al.`;
}

/** "Diederik P. Kingma, Jimmy Ba" */
export function longAuthors(authors: readonly Author[], lang: Lang): string {
  const named = authors.filter((author) => author.family !== 'others');
  const names = named.map(({ given, family }) => [given, family].filter(Boolean).join(' ')).join(', ');
  if (named.length === authors.length) return names;
  return lang === 'zh' ? `${names}等` : `${names} et al.`;
}
