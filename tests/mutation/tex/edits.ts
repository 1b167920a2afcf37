/** Edits of a formula's TeX, and the small questions that all slips ask of it. */
import { isBold, type Piece, type Span } from './pieces.ts';

export interface Edit extends Span {
  readonly text: string;
}

export type Emit = (slip: string, ...edits: Edit[]) => void;

export interface Formula {
  readonly tex: string;
  readonly emit: Emit;
  /** Letters that stand as quantities, and as indices, anywhere in the formula. */
  readonly quantities: readonly string[];
  readonly indices: readonly string[];
}

export interface Term {
  readonly sign: Piece | null;
  readonly factors: readonly Piece[];
}

export const cut = ({ start, end }: Span, text = ''): Edit => ({ start, end, text });
export const insert = (at: number, text: string): Edit => ({ start: at, end: at, text });
export const textOf = (tex: string, { start, end }: Span): string => tex.slice(start, end);
export const span = (pieces: readonly Piece[]): Span => ({
  start: pieces[0].start,
  end: pieces[pieces.length - 1].end,
});

export const isDerivative = ({ name, parts }: Piece): boolean =>
  name === '\\frac' && parts[1].pieces.some((piece) => piece.name === '\\partial');

export const isMatrix = (piece: Piece): boolean =>
  isBold(piece) || (piece.kind === 'bracket' && piece.parts[0].pieces.some(isMatrix));

/** From the back, so that places stay true; a space keeps a command from running into a letter, braces keep an index whole. */
export function applied(tex: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: by }) => {
      const isBareIndex = /[_^]$/.test(text.slice(0, start)) && end > start;
      const put = by === '' ? ' ' : isBareIndex ? `{${by}}` : by;
      return text.slice(0, start) + put + text.slice(end);
    }, tex);
}

/** Terms with their signs; a sign at the start belongs to the first term. */
export function termsOf(pieces: readonly Piece[]): Term[] {
  const terms: { sign: Piece | null; factors: Piece[] }[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'sign') terms.push({ sign: piece, factors: [] });
    else if (terms.length === 0) terms.push({ sign: null, factors: [piece] });
    else terms[terms.length - 1].factors.push(piece);
  }
  return terms.filter(({ factors }) => factors.length > 0);
}

export function betweenCommas(pieces: readonly Piece[]): Piece[][] {
  const parts: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.kind === 'mark') parts.push([]);
    else parts[parts.length - 1].push(piece);
  }
  return parts.filter((part) => part.length > 0);
}

/** < for >, ≤ for <, ≠ for =. */
export function relation({ name, start, end }: Piece, { emit }: Formula): void {
  const others: Record<string, string[]> = { '<': ['>', '\\le '], '>': ['<', '\\ge '], '=': ['\\ne '], '\\le': ['< '] };
  for (const other of others[name] ?? []) emit(`${name} becomes ${other.trim()}`, { start, end, text: other });
}
