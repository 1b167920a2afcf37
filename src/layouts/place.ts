/** Where the reader was last: kept by every chapter, offered by the front page. */
import { isLang, type Lang } from '../i18n/lang.ts';

const name = 'place';

export interface Place {
  readonly lang: Lang;
  readonly slug: string;
  /** The section in view, if any: its anchor and its title. */
  readonly section: string;
  readonly title: string;
}

export function keepPlace(place: Place): void {
  try {
    localStorage.setItem(name, JSON.stringify(place));
  } catch {
    // not kept: the next visit begins at the front
  }
}

/** Null where none was kept, or what was kept is none. */
export function keptPlace(): Place | null {
  try {
    const { lang, slug, section, title } = JSON.parse(localStorage.getItem(name) ?? 'null');
    const isPlace = isLang(lang) && [slug, section].every((part) => /^[a-z0-9-]*$/.test(part)) && slug !== '';
    return isPlace && typeof title === 'string' ? { lang, slug, section, title } : null;
  } catch {
    return null;
  }
}
