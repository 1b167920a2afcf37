/** What the lens knows of every symbol of the book, in one language: made at build, fetched when a symbol is first looked at. */
import { notation, type Role, type SymbolId } from '../../../../lib/notation.ts';
import type { LensWords } from './strings.ts';

export interface LensSymbol {
  /** The symbol, set by KaTeX. */
  readonly html: string;
  readonly meaning: string;
  readonly role?: Role;
  /** The same shape to be seen and to be heard. */
  readonly shape?: { readonly html: string; readonly says: string };
  readonly name?: string;
}

export interface LensContent {
  readonly words: LensWords;
  readonly symbols: Readonly<Record<SymbolId, LensSymbol>>;
}

/** `[m, n_{l-1}]` as it is read aloud: m × n l−1. */
export const spokenShape = (tex: string): string =>
  tex
    .replace(/[[\]{}]/g, '')
    .replaceAll('_', ' ')
    .replaceAll(', ', ' × ')
    .replaceAll('-', '\u2212');

/** An attribute's `data-sym`, if it names a symbol. */
export const isSymbol = (id: string | undefined): id is SymbolId => id !== undefined && Object.hasOwn(notation, id);
