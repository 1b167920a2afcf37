/**
 * Where reading stands in a list of nodes, and how it complains. Whoever takes a node marks it as used, so that at the end
 * nothing of the TeX has been passed over.
 */
import { type Phrase, phrase } from '../../phrases.ts';
import { Problem } from '../../problem.ts';
import { canonical } from '../tex/canonical.ts';
import { mostNested, type Node } from '../tex/node.ts';
import { type Place, placeOf, where } from '../tex/place.ts';
import { isComma, partsOf, plain } from '../tex/plain.ts';
import type { Condition, Expression } from '../tree.ts';
import { writeTex } from '../write.ts';

/** What the reader must know of the values: which symbols are functions, and which names are made of several pieces. */
export interface Vocabulary {
  isFunction(base: string): boolean;
  isNumber(base: string): boolean;
  /** Names such as `\Delta w` or `dw`, each as its canonical pieces, longest first. */
  readonly compounds: readonly { readonly key: string; readonly pieces: readonly string[] }[];
}

/** The rules that call each other in a circle, handed in so that no file of them needs another above it. */
export interface Grammar {
  expression(reader: Reader): Expression;
  signedProduct(reader: Reader): Expression;
  product(reader: Reader): Expression;
  factor(reader: Reader): Expression;
  condition(reader: Reader, nodes: readonly Node[]): Condition;
}

export interface Reader {
  readonly tex: string;
  readonly vocabulary: Vocabulary;
  readonly grammar: Grammar;
  readonly used: Set<Node>;
  /** Indices bound by the sums around this piece. */
  readonly bound: string[];
  readonly depth: number;
  items: readonly Node[];
  position: number;
  /** Bars that are open: a further bar then closes. */
  bars: string[];
}

/** A reader for a piece of what this one reads. */
export function sub(r: Reader, nodes: readonly Node[]): Reader {
  if (r.depth >= mostNested) throw new Problem('formula-deep', { most: mostNested });
  return { ...r, items: plain(nodes), position: 0, bars: [], depth: r.depth + 1 };
}

export const peek = (r: Reader, ahead = 0): Node | undefined => r.items[r.position + ahead];

/** Goes on behind the next item; a sign or a letter is used by that, what is built of parts only through its parts. */
export function take(r: Reader): Node {
  const item = r.items[r.position++];
  if (partsOf(item).length === 0) r.used.add(item);
  return item;
}

/** Everything in these nodes is used: they make a name, or a sign is known by them. */
export function use(r: Reader, ...nodes: readonly (Node | null | undefined)[]): void {
  for (const node of nodes) {
    if (!node) continue;
    r.used.add(node);
    use(r, ...partsOf(node));
  }
}

/** The canonical TeX of nodes that are used as a name. */
export function spelled(r: Reader, nodes: readonly Node[]): string {
  use(r, ...nodes);
  return canonical(nodes);
}

export const place = (r: Reader, ...nodes: readonly (Node | null | undefined)[]): Place | null =>
  placeOf(r.tex, ...nodes);

/** From the item at `start` to the one before the position: a long sum asks for it again with each of its terms. */
export const since = (r: Reader, start: number): Place | null => {
  const last = Math.max(start + 1, r.position);
  return place(r, r.items[start], r.items[last - 1]) ?? place(r, ...r.items.slice(start, last));
};

/** The place of a node; where KaTeX gives none (`\\int`, `\\sum`), the next occurrence of its name behind its neighbour. */
function find(r: Reader, node: Node | undefined): Place | null {
  if (!node) return { start: r.tex.length, end: r.tex.length };
  const own = place(r, node);
  if (own) return own;
  const before = r.items.slice(0, r.items.indexOf(node));
  const from = place(r, ...before)?.end ?? 0;
  const name = node.name ?? (node.type === 'op' ? '' : `\\${node.type}`);
  const start = r.tex.indexOf(name, from);
  return start < 0 ? { start: from, end: from } : { start, end: start + name.length };
}

export function cannotRead(r: Reader, node: Node | undefined, what?: Phrase): Problem {
  const at = find(r, node);
  const piece = node && (at ? r.tex.slice(at.start, at.end) : canonical([node]));
  return new Problem('formula-unreadable', {
    what: what ?? (node ? phrase('piece', { piece: piece ?? '', type: node.type }) : phrase('end')),
    place: where(at),
  });
}

export const ambiguous = (r: Reader, node: Node | undefined, why: Phrase): Problem =>
  new Problem('formula-ambiguous', { why, place: where(find(r, node)) });

/** What can be read in two ways, with both. */
export const eitherOr = (r: Reader, node: Node | undefined, first: Expression | string, second: Expression | string) =>
  ambiguous(r, node, phrase('either-or', { first: shown(first), second: shown(second) }));

const shown = (reading: Expression | string): string => (typeof reading === 'string' ? reading : writeTex(reading));

export function end(r: Reader): void {
  const item = peek(r);
  if (item) throw cannotRead(r, item);
}

/** The items as one expression; anything left over is a Problem. */
export function whole(r: Reader): Expression {
  const expression = r.grammar.expression(r);
  end(r);
  return expression;
}

export function inside(r: Reader, nodes: readonly Node[]): Expression {
  const reader = sub(r, nodes);
  if (reader.items.length === 0) throw cannotRead(r, nodes[0], phrase('empty-place'));
  return whole(reader);
}

export function tryInside(r: Reader, nodes: readonly Node[]): Expression | null {
  try {
    return whole(sub(r, nodes));
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return null;
  }
}

/** Expressions between commas. */
export function list(r: Reader): readonly Expression[] {
  const items = [r.grammar.expression(r)];
  while (isComma(peek(r))) {
    take(r);
    items.push(r.grammar.expression(r));
  }
  end(r);
  return items;
}
