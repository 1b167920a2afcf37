/**
 * Code in the book's ink. Colours mean quantities here, so a program is set almost in one colour: words of the
 * language in a heavier weight, comments softer, what is quoted or counted in a tint of the ink (code.css).
 */
import type { ShikiConfig } from '@astrojs/markdown-remark';

const paint = (scope: string[], color: string, fontStyle?: string) => ({
  scope,
  settings: { foreground: `var(--code-${color})`, ...(fontStyle ? { fontStyle } : {}) },
});

type Theme = Exclude<NonNullable<ShikiConfig['theme']>, string>;

export const codeTheme: Theme = {
  name: 'paper',
  type: 'light',
  fg: 'var(--code-ink)',
  bg: 'transparent',
  settings: [
    { settings: { foreground: 'var(--code-ink)', background: 'transparent' } },
    paint(['comment', 'punctuation.definition.comment', 'string.comment'], 'comment'),
    paint(['keyword', 'storage', 'storage.type', 'variable.language', 'constant.language'], 'word', 'bold'),
    paint(['keyword.operator', 'storage.type.function.arrow', 'punctuation'], 'sign'),
    paint(['string', 'constant.numeric', 'constant.other', 'constant.character'], 'value'),
    paint(['entity.name.function', 'support.function', 'meta.function-call.generic'], 'name'),
  ],
};
