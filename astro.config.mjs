import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { remarkHeadingIds } from './src/book/text/markdown/heading-ids.ts';
import { rehypeInlineFormulas } from './src/book/text/markdown/inline-formulas.ts';
import { rehypeLeanFormulas } from './src/book/text/markdown/lean-formulas.ts';
import { rehypeStrictTex, texOptions } from './src/book/text/markdown/strict-tex.ts';
import { rehypeSymbols } from './src/book/text/markdown/symbols.ts';
import { bundledText } from './src/integrations/bundled.ts';
import data from './src/integrations/data/index.ts';
import gallery from './src/integrations/gallery.ts';
import kernels from './src/integrations/kernels/index.ts';
import lean from './src/integrations/lean/index.ts';
import policy from './src/integrations/policy/index.ts';
import { codeTheme } from './src/styles/code-theme.ts';
import { katexFonts } from './src/styles/katex-fonts.ts';

export default defineConfig({
  integrations: [preact(), mdx(), kernels(), data(), gallery(), lean(), policy()],
  devToolbar: { enabled: false },
  prefetch: false,
  markdown: {
    syntaxHighlight: { type: 'shiki', excludeLangs: ['math'] },
    shikiConfig: { theme: codeTheme },
    processor: unified({
      remarkPlugins: [remarkMath, remarkHeadingIds],
      rehypePlugins: [
        [rehypeKatex, texOptions()],
        rehypeStrictTex,
        rehypeSymbols,
        rehypeInlineFormulas,
        rehypeLeanFormulas,
      ],
    }),
  },
  vite: {
    plugins: [katexFonts(), bundledText()],
    worker: { format: 'es' },
    // the scan before `npm run dev` reads JSX by itself
    optimizeDeps: { rolldownOptions: { transform: { jsx: { runtime: 'automatic', importSource: 'preact' } } } },
    build: {
      // .wasm and fonts stay files: they are fetched and cached on their own
      assetsInlineLimit: 0,
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
});
