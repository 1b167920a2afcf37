/** A Vite plugin: of the three formats that KaTeX's style sheet names for each font, only woff2 is kept and served. */
import type { Plugin } from 'vite';

const otherFormats = /,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(["'](?:woff|truetype)["']\)/g;

export const onlyWoff2 = (css: string): string => css.replace(otherFormats, '');

export function katexFonts(): Plugin {
  return {
    name: 'katex-fonts-woff2',
    enforce: 'pre',
    transform(code, id) {
      return /katex[^/]*\.css(\?|$)/.test(id) ? { code: onlyWoff2(code), map: null } : null;
    },
  };
}
