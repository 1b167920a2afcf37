/**
 * Where the parser stands in its list of nodes, what can begin or end a piece there, and how it complains.
 */
import { type Phrase, phrase } from '../phrases.ts';
import { Problem } from '../problem.ts';
import { canonical, type Node, placeOf, plain } from './nodes.ts';
import { closers, products, where } from './pieces.ts';
import type { Expression, Place } from './tree.ts';

/** What the parser must know of the values: which symbols are functions, and which names are made of several pieces. */
export interface Vocabulary {
  isFunction(base: string): boolean;
  isNumber(base: string): boolean;
  /** Names such as `\Delta w` or `dw`, each as its canonical pieces, longest first. */
  readonly compounds: readonly { readonly key: string; readonly pieces: readonly string[] }[];
}

export type Item = Node;

const closing = new Set(Object.values(closers));

export abstract class Cursor {
  protected readonly tex: string;
  protected items: readonly Item[];
  protected readonly vocabulary: Vocabulary;
  protected position = 0;
  /** Bars that are open: a further bar then closes. */
  protected bars: string[] = [];
  /** Indices bound by the sums around this piece. */
  protected readonly bound: string[];

  constructor(tex: string, nodes: readonly Node[], vocabulary: Vocabulary, bound: string[] = []) {
    this.tex = tex;
    this.bound = bound;
    this.items = plain(nodes);
    this.vocabulary = vocabulary;
  }

  abstract expression(): Expression;
  protected abstract factor(): Expression;
  /** A parser of the same kind for a piece of this one. */
  protected abstract sub(nodes: readonly Node[]): Cursor;

  protected peek(ahead = 0): Item | undefined {
    return this.items[this.position + ahead];
  }

  protected place(...nodes: readonly (Node | null | undefined)[]): Place | null {
    return placeOf(this.tex, ...nodes);
  }

  protected since(start: number): Place | null {
    return this.place(...this.items.slice(start, Math.max(start + 1, this.position)));
  }

  /** The place of a node; where KaTeX gives none (`\\int`, `\\sum`), the next occurrence of its name behind its neighbour. */
  protected find(node: Node | undefined): Place | null {
    if (!node) return { start: this.tex.length, end: this.tex.length };
    const own = this.place(node);
    if (own) return own;
    const before = this.items.slice(0, this.items.indexOf(node));
    const from = this.place(...before)?.end ?? 0;
    const name = node.name ?? (node.type === 'op' ? '' : `\\${node.type}`);
    const start = this.tex.indexOf(name, from);
    return start < 0 ? { start: from, end: from } : { start, end: start + name.length };
  }

  protected cannotRead(node: Node | undefined, what?: Phrase): Problem {
    const at = this.find(node);
    return new Problem('formula-unreadable', {
      what:
        what ??
        (node
          ? phrase('piece', { piece: at ? this.tex.slice(at.start, at.end) : canonical([node]), type: node.type })
          : phrase('end')),
      place: where(at),
    });
  }

  protected ambiguous(node: Node | undefined, why: Phrase): Problem {
    return new Problem('formula-ambiguous', { why, place: where(this.find(node)) });
  }

  protected end(): void {
    const item = this.peek();
    if (item) throw this.cannotRead(item);
  }

  protected openDelimiter(item: Item): string | null {
    if (item.type === 'atom' && item.family === 'open') return item.text ?? null;
    if (item.type === 'delimsizing' && (item.mclass === 'mopen' || closers[item.delim ?? '']))
      return item.delim ?? null;
    return null;
  }

  protected closeDelimiter(item: Item): string | null {
    const node = item.type === 'supsub' ? item.base : item;
    if (node?.type === 'atom' && node.family === 'close') return node.text ?? null;
    const delim = node?.type === 'delimsizing' ? (node.delim ?? '') : '';
    return node?.mclass === 'mclose' || closing.has(delim) ? delim || null : null;
  }

  protected isBar(item: Item | undefined): string | null {
    const node = item?.type === 'supsub' ? item.base : item;
    const text =
      node?.type === 'delimsizing' ? node.delim : node?.type === 'textord' || node?.type === 'atom' ? node.text : null;
    if (text === '|' || text === '\\vert' || text === '∣') return '|';
    return text === '\\|' || text === '\\Vert' || text === '∥' ? '\\|' : null;
  }

  protected opensGroup(item: Item | undefined): boolean {
    if (!item) return false;
    if (item.type === 'leftright' || (item.type === 'supsub' && item.base?.type === 'leftright')) return true;
    return this.openDelimiter(item) !== null;
  }

  protected startsFold(item: Item): boolean {
    const op = item.type === 'supsub' ? item.base : item;
    return op?.type === 'op' && (op.name === '\\sum' || op.name === '\\prod');
  }

  protected startsFactor(item: Item): boolean {
    const bar = this.isBar(item);
    if (bar) return this.bars.at(-1) !== bar;
    const node = item.type === 'supsub' ? item.base : item;
    if (!node) return false;
    switch (node.type) {
      case 'mathord':
      case 'font':
      case 'accent':
      case 'overline':
      case 'mclass':
      case 'text':
      case 'operatorname':
      case 'op':
      case 'genfrac':
      case 'sqrt':
      case 'leftright':
      case 'array':
        return true;
      case 'textord':
        return node.text !== '!' && node.text !== '/' && node.text !== '.';
      case 'atom':
        return node.family === 'open';
      case 'delimsizing':
        return node.mclass === 'mopen' || closers[node.delim ?? ''] !== undefined;
      default:
        return false;
    }
  }

  protected productSign(item: Item): 'dot' | 'times' | 'elementwise' | '/' | null {
    if (item.type === 'delimsizing' && item.delim === '/') return '/';
    if (item.type !== 'atom' && item.type !== 'textord') return null;
    return products[item.text ?? ''] ?? null;
  }

  /** The items up to the matching closer; the position ends behind it. */
  delimited(open: string): { items: readonly Item[]; close: Item } {
    const start = this.position;
    let depth = 0;
    for (let k = start; k < this.items.length; k++) {
      const item = this.items[k];
      if (this.openDelimiter(item)) depth++;
      const closes = this.closeDelimiter(item);
      if (!closes) continue;
      depth--;
      if (depth > 0) continue;
      if (closers[open] !== closes) throw this.cannotRead(item, phrase('delimiters', { open, close: closes }));
      this.position = k + 1;
      return { items: this.items.slice(start + 1, k), close: item };
    }
    throw this.cannotRead(this.items[start], phrase('unclosed', { open }));
  }

  /** The items as one expression; anything left over is a Problem. */
  wholeExpression(): Expression {
    const expression = this.expression();
    this.end();
    return expression;
  }

  tryExpression(): Expression | null {
    try {
      return this.wholeExpression();
    } catch {
      return null;
    }
  }

  /** Expressions between commas. */
  list(): readonly Expression[] {
    const list = [this.expression()];
    while (this.peek()?.type === 'atom' && this.peek()?.family === 'punct') {
      this.position++;
      list.push(this.expression());
    }
    this.end();
    return list;
  }

  protected inside(nodes: readonly Node[]): Expression {
    const parser = this.sub(nodes);
    if (parser.items.length === 0) throw this.cannotRead(nodes[0], phrase('empty-place'));
    return parser.wholeExpression();
  }

  /** A formula in a sentence may end in a comma or a full stop. */
  dropFullStop(): void {
    let { length } = this.items;
    while (length > 0) {
      const last = this.items[length - 1];
      const isStop =
        (last.type === 'atom' && last.family === 'punct') || (last.type === 'textord' && last.text === '.');
      if (!isStop) break;
      length--;
    }
    this.items = this.items.slice(0, length);
  }
}
