/** Where a piece stands in the TeX. */
import { type Phrase, phrase } from '../../phrases.ts';
import type { Node } from './node.ts';
import { partsOf } from './plain.ts';

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** First and last character of nodes in the TeX; null where they came from a macro. */
export function placeOf(tex: string, ...nodes: readonly (Node | null | undefined)[]): Place | null {
  let start = Number.POSITIVE_INFINITY;
  let end = -1;
  const visit = (node: Node | null | undefined): void => {
    if (!node) return;
    const { loc } = node;
    if (loc && (loc.lexer === undefined || loc.lexer.input === tex)) {
      start = Math.min(start, loc.start);
      end = Math.max(end, loc.end);
    }
    for (const part of partsOf(node)) visit(part);
  };
  for (const node of nodes) visit(node);
  return end < 0 ? null : { start, end };
}

/** A place as a fact of a Problem: its first and last character, counted from 1. */
export const where = (at: Place | null): Phrase =>
  at ? phrase('character', { from: at.start + 1, to: Math.max(at.start + 1, at.end) }) : phrase('macro');
