/** TeX set by KaTeX: in the reader's browser, in the worker that judges their edits. Knows no page. */
import katex from 'katex';
import { texOptions } from '../../text/markdown/strict-tex.ts';

export interface HowSet {
  readonly display?: boolean;
  /** What a reader typed: set without the book's commands for classes, and up to a size. */
  readonly foreign?: boolean;
}
/** Characters of a foreign formula, and of what it is set as: more is not handed to a page. */
const most = { tex: 1000, html: 120_000 };

/** Null where it cannot be set. */
export function texHtml(tex: string, { display, foreign }: HowSet): string | null {
  if (foreign && tex.length > most.tex) return null;
  try {
    const options = texOptions(display);
    const html = katex.renderToString(
      tex,
      foreign ? { ...options, strict: false, trust: false, maxSize: 20 } : options,
    );
    return foreign && html.length > most.html ? null : html;
  } catch {
    return null;
  }
}
