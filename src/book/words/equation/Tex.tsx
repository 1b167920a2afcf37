/** TeX set by KaTeX in the reader's browser. What cannot be set is shown as it was typed. */
import katex from 'katex';
import { useMemo } from 'preact/hooks';
import { texOptions } from '../../text/markdown/strict-tex.ts';

export interface TexProps {
  tex: string;
  display?: boolean;
  /** What a reader typed: set without the book's commands for classes. */
  foreign?: boolean;
  class?: string;
}

export function texHtml(tex: string, { display, foreign }: Omit<TexProps, 'tex' | 'class'>): string | null {
  try {
    const options = texOptions(display);
    return katex.renderToString(tex, foreign ? { ...options, strict: false, trust: false } : options);
  } catch {
    return null;
  }
}

export function Tex({ tex, display, foreign, class: name }: TexProps) {
  const html = useMemo(() => texHtml(tex, { display, foreign }), [tex, display, foreign]);
  if (html === null) return <code class={name}>{tex}</code>;
  return <span class={name} dangerouslySetInnerHTML={{ __html: html }} />;
}
