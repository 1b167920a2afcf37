/** Marks the symbols in a listing: to Shiki they are decorations, so that its own highlighting stays whole. */
import type { ShikiConfig } from '@astrojs/markdown-remark';
import { symbolOf } from '../../../lib/notation.ts';
import { symbolsInCode } from './code-symbols.ts';

type Transformer = NonNullable<ShikiConfig['transformers']>[number];

export const markSymbols = (language: 'ts' | 'python'): Transformer => ({
  name: 'symbols of the book',
  preprocess(code, options) {
    const marks = symbolsInCode(code, language).map(({ start, end, symbol }) => {
      const { role } = symbolOf(symbol);
      return { start, end, properties: { 'data-sym': symbol, ...(role ? { class: `role-${role}` } : {}) } };
    });
    options.decorations = [...(options.decorations ?? []), ...marks];
  },
});
