/**
 * Colours for what CSS does not paint: canvases. Read from the page's tokens, and read again when the reader or the
 * system changes between light and dark, and for paper, which is always light.
 */
import { signal } from '@preact/signals';

/** Counts the changes of colours; a painter that reads it paints again. */
export const themeChanges = signal(0);

export type Rgb = readonly [number, number, number];

if (typeof document !== 'undefined') {
  const changed = () => {
    themeChanges.value++;
  };
  for (const query of ['(prefers-color-scheme: dark)', 'print']) matchMedia(query).addEventListener('change', changed);
  new MutationObserver(changed).observe(document.documentElement, { attributeFilter: ['data-theme'] });
}

/** The token's colour (`--ink`) as three bytes; only hexadecimal tokens, as in tokens.css. */
export function tokenColour(token: string): Rgb {
  return parseHex(getComputedStyle(document.documentElement).getPropertyValue(token));
}

/** '#faf7f1' or '#fff' → bytes; black where it is neither. */
export function parseHex(text: string): Rgb {
  const digits = text.trim().replace('#', '');
  const six = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const value = /^[\da-f]{6}$/i.test(six) ? Number.parseInt(six, 16) : 0;
  return [value >> 16, (value >> 8) & 255, value & 255];
}
