/**
 * A Vite plugin for KaTeX's style sheet: of the three formats that it names for each font only woff2 is kept and served; of the
 * rules from each of eleven sizes to each other those between text, index and index of an index: no formula has others; and what
 * no formula of the book's language has (letters of Fraktur and script, commutative diagrams, crossed out terms) not at all.
 */
import type { Plugin } from 'vite';

const otherFormats = /,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(["'](?:woff|truetype)["']\)/g;

export const onlyWoff2 = (css: string): string => css.replace(otherFormats, '');

const sizeRule = /\.katex \.fontsize-ensurer\.reset-size(\d+)\.size(\d+),\s*\.katex \.katex-sizing[^{]*\{[^}]*\}/g;
const sizes = ['1', '3', '6'];

export const onlyIndexSizes = (css: string): string =>
  css.replace(sizeRule, (rule, from, to) => (sizes.includes(from) && sizes.includes(to) ? rule : ''));

/** Letters that no symbol of the book is written in. */
const otherLetters = /KaTeX_(?:Fraktur|SansSerif|Script|Typewriter)/;
/** What has them, and what is no part of a formula that can be computed. */
const unset =
  /\.(?:(?:math|text)\w*(?:frak|scr|sf|sfit|tt)\b|mainrm|katex-version|x-arrow|cd-|cancel|katex-sout|angl|reflectbox|(?:mml-)?eqn-num|mtr-glue|leqno|fleqn|halfarrow)|^body$/;

export const onlySet = (css: string): string =>
  css.replace(/([^{}]+)(\{[^{}]*\})/g, (_, selectors: string, block: string) => {
    if (otherLetters.test(block)) return '';
    const set = selectors.split(',').filter((selector) => !unset.test(selector));
    return set.length > 0 ? set.join(',') + block : '';
  });

export function katexFonts(): Plugin {
  return {
    name: 'katex-sheet',
    enforce: 'pre',
    transform(code, id) {
      return /katex[^/]*\.css(\?|$)/.test(id) ? { code: onlySet(onlyIndexSizes(onlyWoff2(code))), map: null } : null;
    },
  };
}
