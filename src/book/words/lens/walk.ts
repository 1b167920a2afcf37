/** Walking a formula or a listing with the arrow keys, symbol by symbol. */
import { isSymbol } from './content.ts';

/** Where a key leads among `count` symbols from the one at `index` (−1: none yet); null: it is not for the walk. */
export function stepTo(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const next = key === 'ArrowRight' ? index + 1 : key === 'ArrowLeft' ? index - 1 : -1;
  // past the ends the key scrolls what is wider than its frame, as it does elsewhere
  return next >= 0 && next < count ? next : null;
}

/** Formulas and listings can be focused, because they may be wider than the page. */
export function walkable(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof HTMLElement) || target.tabIndex !== 0 || target.isContentEditable) return null;
  return /^(A|BUTTON|INPUT|SELECT|TEXTAREA|SUMMARY)$/.test(target.tagName) ? null : target;
}

/** The symbols in it, as written. */
export const symbolsIn = (place: Element): HTMLElement[] =>
  [...place.querySelectorAll<HTMLElement>(':is(.katex-html, code) [data-sym]')].filter(({ dataset }) =>
    isSymbol(dataset.sym),
  );
