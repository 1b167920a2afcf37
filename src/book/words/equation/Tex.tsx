/** TeX set by KaTeX in the reader's browser. What cannot be set is shown as it was typed. */
import { useMemo } from 'preact/hooks';
import { type HowSet, texHtml } from './set.ts';

export interface TexProps extends HowSet {
  tex: string;
  class?: string;
}

export function Tex({ tex, display, foreign, class: name }: TexProps) {
  const html = useMemo(() => texHtml(tex, { display, foreign }), [tex, display, foreign]);
  if (html === null) return <code class={name}>{tex}</code>;
  return <span class={name} dangerouslySetInnerHTML={{ __html: html }} />;
}
