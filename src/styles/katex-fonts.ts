/**
 * A Vite plugin for KaTeX's style sheet: of the three formats that it names for each font only woff2 is kept and served, and of the
 * rules from each of eleven sizes to each other those between text, index and index of an index: no formula has others.
 */
import type { Plugin } from 'vite';

const otherFormats = /,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(["'](?:woff|truetype)["']\)/g;

export const onlyWoff2 = (css: string): string => css.replace(otherFormats, '');

const sizeRule = /\.katex \.fontsize-ensurer\.reset-size(\d+)\.size(\d+),\s*\.katex \.katex-sizing[^{]*\{[^}]*\}/g;
const sizes = ['1', '3', '6'];

export const onlyIndexSizes = (css: string): string =>
  css.replace(sizeRule, (rule, from, to) => (sizes.includes(from) && sizes.includes(to) ? rule : ''));

export function katexFonts(): Plugin {
  return {
    name: 'katex-sheet',
    enforce: 'pre',
    transform(code, id) {
      return /katex[^/]*\.css(\?|$)/.test(id) ? { code: onlyIndexSizes(onlyWoff2(code)), map: null } : null;
    },
  };
}
