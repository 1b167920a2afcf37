/**
 * From KaTeX's tree to what the formula means. Nothing is guessed: a reading that a book could mean otherwise
 * is a Problem that names the piece and its place.
 */
import { Problem } from '../problem.ts';
import { foldWords, isKnownFunction } from './functions.ts';
import { asList, canonical, isBold, type Node, placeOf, plain, relationText, textOf } from './nodes.ts';
import {
  assignments,
  closers,
  groups,
  isUnit,
  isWord,
  limitRows,
  primesOf,
  products,
  relations,
  split,
  splitIndices,
  transposes,
  where,
} from './pieces.ts';
import type {
  Bound,
  Condition,
  Expression,
  FoldName,
  IndexEntry,
  Place,
  Relation,
  Statement,
  SymbolNode,
} from './tree.ts';

/** What the parser must know of the values: which symbols are functions, and which names are made of several pieces. */
export interface Vocabulary {
  isFunction(base: string): boolean;
  isNumber(base: string): boolean;
  /** Names such as `\Delta w` or `dw`, each as its canonical pieces, longest first. */
  readonly compounds: readonly { readonly key: string; readonly pieces: readonly string[] }[];
}

interface Item extends Node {}

export class Parser {
  private readonly tex: string;
  private items: readonly Item[];
  private readonly vocabulary: Vocabulary;
  private position = 0;
  /** Bars that are open: a further bar then closes. */
  private bars: string[] = [];
  /** Indices bound by the sums around this piece. */
  private readonly bound: string[];

  constructor(tex: string, nodes: readonly Node[], vocabulary: Vocabulary, bound: string[] = []) {
    this.tex = tex;
    this.bound = bound;
    this.items = plain(nodes);
    this.vocabulary = vocabulary;
  }

  /** The whole line. */
  statement(): Statement {
    this.dropFullStop();
    const cuts: number[] = [];
    let depth = 0;
    this.items.forEach((item, index) => {
      if (this.openDelimiter(item)) depth++;
      if (this.closeDelimiter(item)) depth--;
      if (depth > 0) return;
      if (assignments.has(relationText(item) ?? '')) cuts.push(index);
      else if (item.type === 'atom' && item.family === 'punct') throw this.cannotRead(item);
    });
    if (cuts.length === 0) {
      const only = this.expression();
      this.end();
      return { members: [only], left: null };
    }
    const members: Expression[] = [];
    let left: Expression | null = null;
    const starts = [0, ...cuts.map((cut) => cut + 1)];
    starts.forEach((start, k) => {
      const piece = this.items.slice(start, k < cuts.length ? cuts[k] : this.length);
      const text = piece.length === 1 ? relationText(piece[0]) : null;
      if (piece.length === 0 || text !== null) {
        if (k > 0 && relationText(this.items[start - 1]) === '=' && this.items[start - 2]?.text === ':') return;
        throw this.cannotRead(this.items[Math.max(0, start - 1)], 'an equation with a side missing');
      }
      const stripped = piece.at(-1)?.text === ':' ? piece.slice(0, -1) : piece;
      const parser = new Parser(this.tex, stripped, this.vocabulary);
      if (k === 0) left = parser.tryExpression();
      else members.push(parser.wholeExpression());
    });
    return { members, left };
  }

  private length = 0;

  private dropFullStop(): void {
    this.length = this.items.length;
    while (this.length > 0) {
      const last = this.items[this.length - 1];
      const isStop =
        (last.type === 'atom' && last.family === 'punct') || (last.type === 'textord' && last.text === '.');
      if (!isStop) break;
      this.length--;
    }
    this.items = this.items.slice(0, this.length);
  }

  /** The items as one expression; anything left over is a Problem. */
  wholeExpression(): Expression {
    const expression = this.expression();
    this.end();
    return expression;
  }

  private tryExpression(): Expression | null {
    try {
      return this.wholeExpression();
    } catch {
      return null;
    }
  }

  private end(): void {
    const item = this.peek();
    if (item) throw this.cannotRead(item);
  }

  private peek(ahead = 0): Item | undefined {
    return this.items[this.position + ahead];
  }

  private place(...nodes: readonly (Node | null | undefined)[]): Place | null {
    return placeOf(this.tex, ...nodes);
  }

  private since(start: number): Place | null {
    return this.place(...this.items.slice(start, Math.max(start + 1, this.position)));
  }

  /** The place of a node; where KaTeX gives none (`\\int`, `\\sum`), the next occurrence of its name behind its neighbour. */
  private find(node: Node | undefined): Place | null {
    if (!node) return { start: this.tex.length, end: this.tex.length };
    const own = this.place(node);
    if (own) return own;
    const before = this.items.slice(0, this.items.indexOf(node));
    const from = this.place(...before)?.end ?? 0;
    const name = node.name ?? (node.type === 'op' ? '' : `\\${node.type}`);
    const start = this.tex.indexOf(name, from);
    return start < 0 ? { start: from, end: from } : { start, end: start + name.length };
  }

  private cannotRead(node: Node | undefined, what?: string): Problem {
    const at = this.find(node);
    return new Problem('formula-unreadable', {
      what:
        what ??
        (node
          ? `"${at ? this.tex.slice(at.start, at.end) : canonical([node])}" (${node.type})`
          : 'the end of the formula'),
      place: where(at),
    });
  }

  private ambiguous(node: Node | undefined, why: string): Problem {
    return new Problem('formula-ambiguous', { why, place: where(this.find(node)) });
  }

  // Sums of products.

  expression(): Expression {
    const start = this.position;
    let left = this.signedProduct();
    for (;;) {
      const sign = this.peek();
      if (sign?.type !== 'atom' || (sign.text !== '+' && sign.text !== '-' && sign.text !== '−')) return left;
      this.position++;
      const right = this.signedProduct();
      left = { kind: 'binary', operator: sign.text === '+' ? '+' : '-', left, right, at: this.since(start) };
    }
  }

  private signedProduct(): Expression {
    const start = this.position;
    const sign = this.peek();
    if (sign?.type === 'atom' && (sign.text === '-' || sign.text === '−')) {
      this.position++;
      const of = this.signedProduct();
      return { kind: 'negate', of, at: this.since(start) };
    }
    if (sign?.type === 'atom' && sign.text === '+') {
      this.position++;
      return this.signedProduct();
    }
    return this.product();
  }

  private product(): Expression {
    const start = this.position;
    let left = this.factor();
    let afterSlash = false;
    let coefficient = false;
    for (;;) {
      const item = this.peek();
      if (!item) return left;
      const operator = this.productSign(item);
      if (operator) {
        this.position++;
        const numeric = left.kind === 'number';
        const right = this.factor();
        if (operator === '/' && afterSlash) throw this.ambiguous(item, 'a / b / c: write a fraction');
        coefficient = operator === '/' && numeric && right.kind === 'number';
        afterSlash = operator === '/' && !(right.kind === 'fold');
        left = { kind: 'binary', operator, left, right, at: this.since(start) };
      } else if (this.startsFactor(item)) {
        if (afterSlash && !this.startsFold(item) && !(coefficient && this.opensGroup(item))) {
          throw this.ambiguous(item, 'a / b c: is c below the line? Write \\frac or brackets');
        }
        const right = this.factor();
        left = { kind: 'binary', operator: 'juxtapose', left, right, at: this.since(start) };
      } else return left;
    }
  }

  private productSign(item: Item): 'dot' | 'times' | 'elementwise' | '/' | null {
    if (item.type === 'delimsizing' && item.delim === '/') return '/';
    if (item.type !== 'atom' && item.type !== 'textord') return null;
    return products[item.text ?? ''] ?? null;
  }

  private opensGroup(item: Item | undefined): boolean {
    if (!item) return false;
    if (item.type === 'leftright' || (item.type === 'supsub' && item.base?.type === 'leftright')) return true;
    return this.openDelimiter(item) !== null;
  }

  private openDelimiter(item: Item): string | null {
    if (item.type === 'atom' && item.family === 'open') return item.text ?? null;
    if (item.type === 'delimsizing' && (item.mclass === 'mopen' || closers[item.delim ?? '']))
      return item.delim ?? null;
    return null;
  }

  private closeDelimiter(item: Item): string | null {
    const node = item.type === 'supsub' ? item.base : item;
    if (node?.type === 'atom' && node.family === 'close') return node.text ?? null;
    return node?.type === 'delimsizing' && node.mclass === 'mclose' ? (node.delim ?? null) : null;
  }

  private isBar(item: Item | undefined): string | null {
    const node = item?.type === 'supsub' ? item.base : item;
    const text =
      node?.type === 'delimsizing' ? node.delim : node?.type === 'textord' || node?.type === 'atom' ? node.text : null;
    if (text === '|' || text === '\\vert' || text === '∣') return '|';
    return text === '\\|' || text === '\\Vert' || text === '∥' ? '\\|' : null;
  }

  private startsFold(item: Item): boolean {
    const op = item.type === 'supsub' ? item.base : item;
    return op?.type === 'op' && (op.name === '\\sum' || op.name === '\\prod');
  }

  private startsFactor(item: Item): boolean {
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

  // Factors.

  private factor(): Expression {
    const start = this.position;
    let value = this.primary();
    while (this.peek()?.text === '!') {
      this.position++;
      value = { kind: 'call', of: 'factorial', primes: 0, arguments: [value], at: this.since(start) };
    }
    return value;
  }

  private primary(): Expression {
    const item = this.peek();
    if (!item) throw this.cannotRead(undefined);
    const compound = this.compound();
    if (compound) return compound;
    const digits = this.digits();
    if (digits) return digits;
    const derivative = this.inlineDerivative();
    if (derivative) return derivative;
    if (this.isBar(item)) return this.bar();

    const node = item.type === 'supsub' ? item.base : item;
    if (!node) throw this.cannotRead(item, 'an index that hangs on nothing');
    switch (node.type) {
      case 'op':
      case 'operatorname':
        return this.operator(item, node);
      case 'leftright':
        this.position++;
        return this.indexed(this.leftRight(node), item);
      case 'genfrac':
        this.position++;
        return this.indexed(this.fraction(node), item);
      case 'sqrt': {
        this.position++;
        const of = this.inside(asList(node.body));
        const at = this.place(node);
        const root: Expression = node.index
          ? { kind: 'call', of: 'root', primes: 0, arguments: [of, this.inside([node.index])], at }
          : { kind: 'call', of: 'sqrt', primes: 0, arguments: [of], at };
        return this.indexed(root, item);
      }
      case 'array':
        throw this.cannotRead(node, 'an array outside of cases');
    }
    const open = this.openDelimiter(node);
    if (open) return this.group(open);
    return this.symbol();
  }

  /** A name made of several pieces that the values have: `\Delta w`, `dw`. */
  private compound(): Expression | null {
    for (const { key, pieces } of this.vocabulary.compounds) {
      const nodes = this.items.slice(this.position, this.position + pieces.length);
      if (nodes.length < pieces.length) continue;
      const last = nodes[nodes.length - 1];
      const tail = last.type === 'supsub' && last.base ? last.base : last;
      const names = [...nodes.slice(0, -1).map((node) => canonical([node])), canonical([tail])];
      const whole = [...nodes.slice(0, -1).map((node) => canonical([node])), canonical([last])];
      if (whole.every((name, k) => name === pieces[k])) {
        const start = this.position;
        this.position += pieces.length;
        return this.named(key, null, null, 0, this.since(start));
      }
      if (names.every((name, k) => name === pieces[k])) {
        const start = this.position;
        this.position += pieces.length;
        return this.nameWithIndices(key, last.type === 'supsub' ? last : null, start);
      }
    }
    return null;
  }

  /** Digits standing side by side are one number; an exponent hangs on the last of them. */
  private digits(): Expression | null {
    const start = this.position;
    let text = '';
    let exponent: Node | null = null;
    for (;;) {
      const item = this.peek();
      const node = item?.type === 'supsub' ? item.base : item;
      if (node?.type === 'ordgroup' && text !== '' && canonical([node]) === ',') {
        this.position++;
        continue;
      }
      if (node?.type !== 'textord' || !/^[0-9.]$/.test(node.text ?? '')) break;
      if (item?.type === 'supsub' && item.sub) throw this.cannotRead(item, 'a number with a subscript');
      text += node.text;
      this.position++;
      if (item?.type === 'supsub') {
        exponent = item.sup ?? null;
        break;
      }
    }
    if (text === '') return null;
    const [e, sign, digit] = [0, 1, 2].map((k) => this.peek(k));
    const isDigit = (node: Node | undefined) => node?.type === 'textord' && /^\d$/.test(node.text ?? '');
    const isSign = sign?.type === 'atom' && /^[+\-−]$/.test(sign.text ?? '');
    if (
      !exponent &&
      e?.text === 'e' &&
      !this.vocabulary.isNumber('e') &&
      (isDigit(sign) || (isSign && isDigit(digit)))
    ) {
      throw this.ambiguous(e, "is e Euler's number? A power of ten is written 10^{-8}");
    }
    if (!/^(\d+\.?\d*|\.\d+)$/.test(text)) throw this.cannotRead(this.items[start], `"${text}" as a number`);
    const at = this.since(start);
    const number: Expression = { kind: 'number', value: Number(text), at };
    return exponent ? { kind: 'power', base: number, exponent: this.inside([exponent]), at } : number;
  }

  /** Between a pair of delimiters typed by hand; what closes may carry indices: `softmax(z)_j`, `(a - y)^2`. */
  private group(open: string): Expression {
    const start = this.position;
    const { items, close } = this.delimited(open);
    const at = this.since(start);
    if (open === '\\lvert' || open === '\\lVert') return this.indexed(this.norm(items, open, at), close);
    if (open === '\\lfloor' || open === '\\lceil') {
      const of = open === '\\lfloor' ? 'floor' : 'ceil';
      return this.indexed({ kind: 'call', of, primes: 0, arguments: [this.sub(items).wholeExpression()], at }, close);
    }
    if (!groups.has(open)) throw this.cannotRead(this.items[start]);
    return this.indexed(this.bracketed(open, items, at), close);
  }

  /** A group; [y = k] is Iverson's bracket: 1 where the relation holds, else 0. */
  private bracketed(open: string, items: readonly Node[], at: Place | null): Expression {
    const isRelation =
      (open === '[' || open === '\\lbrack') && plain(items).some((item) => relations[relationText(item) ?? '']);
    if (isRelation) return { kind: 'indicator', condition: this.condition(items), at };
    const inside = this.grouped(this.sub(items), at);
    return inside.kind === 'symbol' ? { ...inside, bracketed: true } : inside;
  }

  private grouped(parser: Parser, at: Place | null): Expression {
    const list = parser.list();
    return list.length === 1 ? list[0] : { kind: 'list', items: list, at };
  }

  /** The items up to the matching closer; the position ends behind it. */
  private delimited(open: string): { items: readonly Item[]; close: Item } {
    const start = this.position;
    let depth = 0;
    for (let k = start; k < this.items.length; k++) {
      const item = this.items[k];
      if (this.openDelimiter(item)) depth++;
      const closes = this.closeDelimiter(item);
      if (!closes) continue;
      depth--;
      if (depth > 0) continue;
      if (closers[open] !== closes) throw this.cannotRead(item, `"${open}" closed by "${closes}"`);
      this.position = k + 1;
      return { items: this.items.slice(start + 1, k), close: item };
    }
    throw this.cannotRead(this.items[start], `"${open}" that is never closed`);
  }

  /** |x| and \|x\|: the same sign opens and closes. */
  private bar(): Expression {
    const start = this.position;
    const sign = this.isBar(this.items[start]) ?? '|';
    if (this.items[start].type === 'supsub') throw this.cannotRead(this.items[start]);
    this.position++;
    this.bars.push(sign);
    const of = this.expression();
    this.bars.pop();
    const close = this.peek();
    if (this.isBar(close) !== sign) throw this.cannotRead(close, `"${sign}" that is never closed`);
    this.position++;
    const at = this.since(start);
    const norm: Expression =
      sign === '|' ? { kind: 'norm', of, order: 'absolute', at } : { kind: 'norm', of, order: 2, at };
    return this.indexed(norm, close as Item);
  }

  private norm(items: readonly Node[], open: string, at: Place | null): Expression {
    const of = this.sub(items).wholeExpression();
    return { kind: 'norm', of, order: open === '\\lvert' || open === '|' ? 'absolute' : 2, at };
  }

  private leftRight(node: Node): Expression {
    const at = this.place(node);
    const body = asList(node.body);
    const left = node.left ?? '.';
    const content = plain(body);
    if (content.length === 1 && content[0].type === 'array' && left === '\\{' && node.right === '.') {
      return this.cases(content[0]);
    }
    if (left === '|' || left === '\\vert' || left === '\\lvert') return this.norm(body, '|', at);
    if (left === '\\|' || left === '\\Vert' || left === '\\lVert') return this.norm(body, '\\|', at);
    if (left === '\\lfloor' || left === '\\lceil') {
      return {
        kind: 'call',
        of: left === '\\lfloor' ? 'floor' : 'ceil',
        primes: 0,
        arguments: [this.inside(body)],
        at,
      };
    }
    if (!groups.has(left) || closers[left] !== node.right)
      throw this.cannotRead(node, `"${left}" closed by "${node.right}"`);
    return this.bracketed(left, body, at);
  }

  private fraction(node: Node): Expression {
    const at = this.place(node);
    if (node.leftDelim === '(' && node.hasBarLine === false) {
      return {
        kind: 'call',
        of: 'binomial',
        primes: 0,
        arguments: [this.inside(asList(node.numer)), this.inside(asList(node.denom))],
        at,
      };
    }
    if (node.hasBarLine === false) throw this.cannotRead(node, 'a stack without a fraction line');
    const numer = plain(asList(node.numer));
    const denom = plain(asList(node.denom));
    const derivative = this.derivative(numer, denom, at);
    if (derivative) return derivative;
    return { kind: 'binary', operator: '/', left: this.inside(numer), right: this.inside(denom), at };
  }

  /** ∂L/∂w as one named quantity; its indices are those of numerator and denominator, in this order. */
  private derivative(numer: readonly Node[], denom: readonly Node[], at: Place | null): Expression | null {
    const sign = denom[0] ? canonical([denom[0]]) : '';
    const isSign = (text: string) => text === '\\partial' || text === 'd' || text === '\\text{d}';
    if (!isSign(sign) || !numer[0] || canonical([numer[0]]) !== sign) return null;
    if (denom.length !== 2 || numer.length !== 2) {
      if (sign !== '\\partial') return null;
      throw this.cannotRead(numer[0], 'a derivative that is not of the form ∂L/∂w');
    }
    const [above, below] = [splitIndices(numer[1]), splitIndices(denom[1])];
    const base = `\\frac{${sign}${canonical([above.base])}}{${sign}${canonical([below.base])}}`;
    if (sign !== '\\partial' && this.vocabulary.isNumber(sign) && !this.vocabulary.isNumber(base)) return null;
    const subTex = [above.sub, below.sub]
      .filter((sub) => sub !== null)
      .map((sub) => canonical([sub as Node]))
      .join(',');
    const entries = [...this.entries(above.sub), ...this.entries(below.sub)];
    const sup = below.sup ?? above.sup;
    return {
      kind: 'symbol',
      base,
      sub: entries.length > 0 ? entries : null,
      sup: sup ? this.inside([sup]) : null,
      subTex,
      supTex: sup ? canonical([sup]) : '',
      primes: 0,
      at,
    };
  }

  /** `\partial L / \partial w` typed on one line. */
  private inlineDerivative(): Expression | null {
    const [sign, above, slash, again, below] = [0, 1, 2, 3, 4].map((k) => this.peek(k));
    if (sign?.text !== '\\partial') return null;
    if (!above || !below || slash?.text !== '/' || again?.text !== '\\partial') {
      throw this.cannotRead(sign, '∂ outside of a derivative ∂L/∂w');
    }
    this.position += 5;
    return this.derivative([sign, above], [again, below], this.place(sign, above, below));
  }

  private cases(array: Node): Expression {
    const rows = (array.body as Node[][]).filter((row) => plain(row).length > 0);
    return {
      kind: 'cases',
      rows: rows.map((row) => {
        const [value, ...rest] = row;
        if (rest.length > 1) throw this.cannotRead(array, 'cases with more than two columns');
        const trimmed = this.sub([value]);
        trimmed.dropFullStop();
        const condition = plain(rest);
        return {
          value: trimmed.wholeExpression(),
          condition: condition.length === 0 ? null : this.condition(condition),
        };
      }),
      at: this.place(...rows.flat()),
    };
  }

  // Conditions.

  condition(nodes: readonly Node[]): Condition {
    let items = plain(nodes).filter((node) => !isWord(node, /^\s*(if|for|when|where|若|当|如果)\s*$/i));
    const at = this.place(...items);
    while (items.length > 0 && /^[.,;，。；]$/.test(items[items.length - 1].text ?? '')) items = items.slice(0, -1);
    if (items.length === 1 && isWord(items[0], /^\s*(otherwise|else|elsewhere|其他|否则|其它)\s*$/i))
      return { kind: 'otherwise', at };
    const or = split(items, (node) => isWord(node, /^\s*or\s*$/) || ['\\lor', '∨', '\\vee'].includes(node.text ?? ''));
    if (or.length > 1) return { kind: 'or', parts: or.map((part) => this.condition(part)), at };
    const and = split(
      items,
      (node) => isWord(node, /^\s*and\s*$/) || ['\\land', '∧', '\\wedge', ','].includes(node.text ?? ''),
    );
    if (and.length > 1) return { kind: 'and', parts: and.map((part) => this.condition(part)), at };

    const operands: Node[][] = [[]];
    const found: Relation[] = [];
    for (const item of items) {
      const text = relationText(item);
      if (text === null) operands[operands.length - 1].push(item);
      else if (relations[text]) {
        found.push(relations[text]);
        operands.push([]);
      } else throw this.cannotRead(item);
    }
    if (found.length === 0) throw this.cannotRead(items[0], 'a condition without a relation');
    return {
      kind: 'relation',
      operands: operands.map((operand) => this.sub(operand).wholeExpression()),
      relations: found,
      at,
    };
  }

  // Operators and functions.

  private operator(item: Item, node: Node): Expression {
    const start = this.position;
    let name = node.name ?? textOf(plain(asList(node.body)));
    let head = item;
    if (name === '\\arg') {
      const next = this.peek(1);
      const op = next?.type === 'supsub' ? next.base : next;
      if (op?.name !== '\\max' && op?.name !== '\\min') throw this.cannotRead(item);
      name = op.name === '\\max' ? 'argmax' : 'argmin';
      head = next as Item;
      this.position++;
    }
    this.position++;
    const word = name.replace(/^\\/, '').toLowerCase();
    const { sub, sup } = head.type === 'supsub' ? head : { sub: null, sup: null };
    const fold = foldWords[word];
    if (fold && (fold === 'sum' || fold === 'prod' || sub)) return this.fold(fold, sub ?? null, sup ?? null, start);
    if (this.vocabulary.isFunction(`\\text{${name}}`) || !isKnownFunction(word)) {
      this.position = start;
      return this.symbol();
    }
    return this.application(word, sub ?? null, sup ?? null, start);
  }

  /** A function by its printed name: `\log`, `\tanh`, `\operatorname{softmax}`. */
  private application(word: string, sub: Node | null, sup: Node | null, start: number): Expression {
    const { primes, rest } = primesOf(sup);
    let name = word;
    if (sub) {
      const base = canonical([sub]);
      if (word !== 'log' || !/^(2|10)$/.test(base))
        throw this.cannotRead(this.items[start], `\\${word} with the index ${base}`);
      name = `log${base}`;
    }
    if (rest.length > 0 && canonical(rest) === '-1')
      throw this.cannotRead(this.items[start], `\\${word}^{-1}: inverse or reciprocal?`);
    const next = this.peek();
    if (!next) throw this.cannotRead(undefined, `\\${word} without an argument`);
    let call: Expression;
    if (this.opensGroup(next)) {
      const { list, close } = this.argumentList();
      call = { kind: 'call', of: name, primes, arguments: list, at: this.since(start) };
      call = this.raised(call, rest);
      return this.indexed(call, close);
    }
    const argument = this.bareArgument(word);
    call = { kind: 'call', of: name, primes, arguments: [argument], at: this.since(start) };
    return this.raised(call, rest);
  }

  private raised(value: Expression, exponent: readonly Node[]): Expression {
    return exponent.length === 0
      ? value
      : { kind: 'power', base: value, exponent: this.inside(exponent), at: value.at };
  }

  /** Without brackets a function takes the factors that stand side by side behind it, up to the next sign or function. */
  private bareArgument(word: string): Expression {
    const start = this.position;
    const first = this.peek();
    if (first && this.startsFold(first)) return this.factor();
    if (first?.type === 'atom' && (first.text === '-' || first.text === '−'))
      throw this.cannotRead(first, `\\${word} of a sign: use brackets`);
    let argument = this.factor();
    for (;;) {
      const item = this.peek();
      if (!item || this.productSign(item) || !this.startsFactor(item)) return argument;
      const node = item.type === 'supsub' ? item.base : item;
      if (node?.type === 'op' || node?.type === 'operatorname') return argument;
      if (this.opensGroup(item) || this.isBar(item)) {
        throw this.ambiguous(item, `\\${word} a ( b ): is the bracket inside the function? Bracket its argument`);
      }
      const right = this.factor();
      argument = { kind: 'binary', operator: 'juxtapose', left: argument, right, at: this.since(start) };
    }
  }

  private argumentList(): { list: readonly Expression[]; close: Item } {
    const item = this.peek() as Item;
    const node = item.type === 'supsub' ? item.base : item;
    if (node?.type === 'leftright') {
      this.position++;
      const left = node.left ?? '';
      if (!groups.has(left)) {
        return { list: [this.leftRight(node)], close: item };
      }
      if (closers[left] !== node.right) throw this.cannotRead(node);
      return { list: this.sub(asList(node.body)).list(), close: item };
    }
    const open = this.openDelimiter(item) ?? '';
    if (!groups.has(open)) {
      const start = this.position;
      const { items, close } = this.delimited(open);
      return { list: [this.norm(items, open, this.since(start))], close };
    }
    const { items, close } = this.delimited(open);
    return { list: this.sub(items).list(), close };
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

  private fold(fold: FoldName, sub: Node | null, sup: Node | null, start: number): Expression {
    const { bounds, conditions } = this.limits(sub, sup, start);
    const names = bounds.map((bound) => bound.name);
    this.bound.push(...names);
    try {
      return this.foldBody(fold, bounds, conditions, start);
    } finally {
      this.bound.splice(this.bound.length - names.length);
    }
  }

  private foldBody(fold: FoldName, bounds: Bound[], conditions: Condition[], start: number): Expression {
    const bare = fold === 'max' || fold === 'min' || fold === 'argmax' || fold === 'argmin';
    let body: Expression;
    if (fold === 'mean' || fold === 'variance' || (bare && this.opensGroup(this.peek()))) {
      const next = this.peek();
      if (!next || !this.opensGroup(next)) throw this.cannotRead(next, 'an expectation without brackets');
      const { list, close } = this.argumentList();
      if (list.length !== 1) throw this.cannotRead(next, 'several quantities where one is expected');
      return this.indexed({ kind: 'fold', fold, bounds, conditions, body: list[0], at: this.since(start) }, close);
    }
    if (bare) body = this.bareArgument(fold);
    else body = this.product();
    return { kind: 'fold', fold, bounds, conditions, body, at: this.since(start) };
  }

  private limits(sub: Node | null, sup: Node | null, start: number): { bounds: Bound[]; conditions: Condition[] } {
    const rows = sub ? limitRows(sub) : [];
    const bounds: Bound[] = [];
    const conditionRows: Node[][] = [];
    let waiting: string[] = [];
    const to = sup ? this.inside([sup]) : null;
    for (const row of rows) {
      const signs = row.map((node) => relationText(node));
      const at = signs.findIndex((sign) => sign !== null);
      if (at < 0) {
        if (row.length === 0) continue;
        waiting.push(...this.indexNames(row));
        continue;
      }
      const sign = relations[signs[at] ?? ''];
      const known = [...bounds.map((bound) => bound.name), ...waiting];
      const last = signs.reduce((found, text, k) => (text === null ? found : k), -1);
      if (sign === '=' && last === at && row.slice(0, at).every((node) => !known.includes(canonical([node])))) {
        const names = [...waiting, ...this.indexNames(row.slice(0, at))];
        const from = this.sub(row.slice(at + 1)).wholeExpression();
        for (const name of names) bounds.push({ name, from, to, set: null });
        waiting = [];
      } else if (sign === '∈' && last === at) {
        const names = [...waiting, ...this.indexNames(row.slice(0, at))];
        const set = this.setOf(row.slice(at + 1));
        for (const name of names) bounds.push({ name, from: null, to: null, set });
        waiting = [];
      } else if (
        last > at &&
        (sign === '≤' || sign === '<') &&
        row.slice(at + 1, last).length === 1 &&
        !known.includes(canonical(row.slice(at + 1, last)))
      ) {
        // 1 ≤ i ≤ n, 0 < i < n
        const name = canonical(row.slice(at + 1, last));
        const [low, high] = [
          this.sub(row.slice(0, at)).wholeExpression(),
          this.sub(row.slice(last + 1)).wholeExpression(),
        ];
        const one: Expression = { kind: 'number', value: 1, at: null };
        const upper = relations[signs[last] ?? ''];
        if (upper !== '≤' && upper !== '<') throw this.cannotRead(row[last]);
        bounds.push({
          name,
          from: sign === '<' ? { kind: 'binary', operator: '+', left: low, right: one, at: null } : low,
          to: upper === '<' ? { kind: 'binary', operator: '-', left: high, right: one, at: null } : high,
          set: null,
        });
      } else {
        const names = row
          .slice(0, at)
          .filter((node) => node.type === 'mathord')
          .map((node) => canonical([node]));
        if (!names.some((name) => known.includes(name))) waiting.push(...names.slice(0, 1));
        // i < j: a second name that nothing else explains is an index too
        const unexplained = row
          .filter((node) => node.type === 'mathord')
          .map((node) => canonical([node]))
          .filter((name) => ![...known, ...waiting, ...this.bound].includes(name) && !this.vocabulary.isNumber(name));
        waiting.push(...unexplained);
        conditionRows.push(row);
      }
    }
    for (const name of waiting) bounds.push({ name, from: null, to: null, set: null });
    if (sup && bounds.every((bound) => bound.to === null))
      throw this.cannotRead(this.items[start], 'an upper limit without a lower one');
    if (rows.length === 0 && sup) throw this.cannotRead(this.items[start], 'an upper limit without an index');
    return { bounds, conditions: conditionRows.map((row) => this.condition(row)) };
  }

  private indexNames(nodes: readonly Node[]): string[] {
    return nodes
      .filter(
        (node) =>
          !(node.type === 'atom' && (node.family === 'punct' || node.family === 'open' || node.family === 'close')),
      )
      .map((node) => {
        if (!['mathord', 'supsub', 'accent', 'font', 'text', 'mclass'].includes(node.type))
          throw this.cannotRead(node, 'the index of a sum');
        return canonical([node]);
      });
  }

  private setOf(nodes: readonly Node[]): Expression {
    const items = plain(nodes);
    if (items[0]?.type === 'atom' && items[0].text === '\\{') {
      const { items: inside } = new Parser(this.tex, items, this.vocabulary).delimited('\\{');
      return { kind: 'list', items: this.sub(inside).list(), at: this.place(...items) };
    }
    return this.sub(items).wholeExpression();
  }

  // Symbols and indices.

  private symbol(): Expression {
    const start = this.position;
    const item = this.peek() as Item;
    const node = (item.type === 'supsub' ? item.base : item) as Node;
    const named = ['mathord', 'textord', 'accent', 'overline', 'font', 'text', 'operatorname', 'mclass'];
    if (
      !named.includes(node.type) ||
      /^(\\(dots|ldots|cdots|vdots|ddots|forall|exists|infty|nabla)|[.…⋯'"?])$/.test(node.text ?? '')
    ) {
      if (node.text === '\\infty') {
        this.position++;
        return { kind: 'number', value: Number.POSITIVE_INFINITY, at: this.place(node) };
      }
      throw this.cannotRead(item);
    }
    if (node.type === 'mclass' && !isBold(node)) throw this.cannotRead(item);
    this.position++;
    const indicator = canonical([node]);
    if (
      /^(\\mathbb\{[1I]\}|\\mathbf\{1\}|\\boldsymbol\{1\})$/.test(indicator) &&
      !this.vocabulary.isNumber(indicator)
    ) {
      return this.indicator(item, start);
    }
    if (
      /^(\\mathbb\{E\}|\\text\{E\}|\\text\{Var\}|\\mathbb\{V\}|\\text\{𝔼\})$/.test(indicator) &&
      !this.vocabulary.isNumber(indicator)
    ) {
      const fold = /E|𝔼/.test(indicator) ? 'mean' : 'variance';
      return this.fold(fold, item.type === 'supsub' ? (item.sub ?? null) : null, null, start);
    }
    return this.nameWithIndices(indicator, item.type === 'supsub' ? item : null, start, node);
  }

  /** 1[y = k], 1\{…\}, 1_{\{…\}} */
  private indicator(item: Item, start: number): Expression {
    if (item.type === 'supsub' && item.sub && !item.sup) {
      const inside = plain([item.sub]).filter((node) => !/^\\[{}]$|^[[\]()]$/.test(node.text ?? ''));
      return { kind: 'indicator', condition: this.condition(inside), at: this.since(start) };
    }
    const next = this.peek();
    if (!next || !this.opensGroup(next)) throw this.cannotRead(item, 'an indicator without its condition');
    const open = this.openDelimiter(next);
    if (open) {
      const { items, close } = this.delimited(open);
      return this.indexed({ kind: 'indicator', condition: this.condition(items), at: this.since(start) }, close);
    }
    this.position++;
    const group = (next.type === 'supsub' ? next.base : next) as Node;
    return this.indexed(
      { kind: 'indicator', condition: this.condition(asList(group.body)), at: this.since(start) },
      next,
    );
  }

  private nameWithIndices(base: string, item: Item | null, start: number, node?: Node): Expression {
    let key = base;
    let { sub, sup } = item ?? { sub: null, sup: null };
    // \hat{y_i}: the indices belong to the symbol under the hat
    const under = node?.type === 'accent' ? plain(asList(node.base)) : [];
    if (under.length === 1 && under[0].type === 'supsub' && !sub && !sup && under[0].base) {
      key = `${node?.label}{${canonical([under[0].base])}}`;
      ({ sub, sup } = under[0]);
    }
    const { primes, rest } = primesOf(sup ?? null);
    const word = /^\\text\{(.*)\}$/.exec(key)?.[1].toLowerCase();
    const isCall = this.opensGroup(this.peek());
    if (
      this.vocabulary.isFunction(key) ||
      (word && isKnownFunction(word) && isCall && !this.vocabulary.isNumber(key))
    ) {
      return this.calling(key, word, sub ?? null, rest, primes, start);
    }
    if (key === '\\sigma' && isCall && !this.vocabulary.isNumber(key))
      return this.calling(key, 'sigmoid', sub ?? null, rest, primes, start);
    return this.named(key, sub ?? null, rest, primes, this.since(start));
  }

  private calling(
    key: string,
    word: string | undefined,
    sub: Node | null,
    rest: readonly Node[],
    primes: number,
    start: number,
  ): Expression {
    const next = this.peek();
    if (!next || !this.opensGroup(next))
      throw this.cannotRead(next ?? this.items[start], `the function ${key} without brackets`);
    const { list, close } = this.argumentList();
    const at = this.since(start);
    const of: string | SymbolNode = this.vocabulary.isFunction(key)
      ? (this.named(key, sub, rest, 0, at) as SymbolNode)
      : (word as string);
    let call: Expression = { kind: 'call', of, primes, arguments: list, at };
    if (typeof of === 'string') call = this.raised(call, rest);
    return this.indexed(call, close);
  }

  private named(
    base: string,
    sub: Node | null,
    sup: readonly Node[] | null,
    primes: number,
    at: Place | null,
  ): Expression {
    const supTex = sup && sup.length > 0 ? canonical(sup) : '';
    const symbol: SymbolNode = {
      kind: 'symbol',
      base,
      sub: sub ? this.entries(sub) : null,
      sup: null,
      subTex: sub ? canonical([sub]) : '',
      supTex: '',
      primes,
      at,
    };
    if (supTex === '') return symbol;
    const exponent = this.sub(sup as readonly Node[]).tryExpression();
    if (transposes.has(supTex) && !this.vocabulary.isNumber(supTex)) return { kind: 'transpose', of: symbol, at };
    return { ...symbol, sup: exponent, supTex };
  }

  /** What hangs on a closing bracket: an index picks from the result, an exponent raises it. */
  private indexed(value: Expression, item: Item): Expression {
    if (item.type !== 'supsub') return value;
    let result = value;
    const at = this.place(item);
    if (item.sub) {
      if (result.kind === 'norm' && result.order !== 'absolute') {
        const order = canonical([item.sub]);
        const orders = { '1': 1, '2': 2, '\\infty': 'infinity', F: 'frobenius', '\\text{F}': 'frobenius' } as const;
        if (!(order in orders)) throw this.cannotRead(item.sub, `the norm with index ${order}`);
        result = { ...result, order: orders[order as keyof typeof orders] };
      } else result = { kind: 'select', of: result, sub: this.entries(item.sub), at };
    }
    if (!item.sup) return result;
    const { primes, rest } = primesOf(item.sup);
    if (primes > 0) throw this.cannotRead(item.sup, 'a prime on a bracket');
    if (transposes.has(canonical(rest)) && !this.vocabulary.isNumber(canonical(rest)))
      return { kind: 'transpose', of: result, at };
    return { kind: 'power', base: result, exponent: this.inside(rest), at };
  }

  private entries(sub: Node | null): IndexEntry[] {
    if (!sub) return [];
    const parts = split(plain([sub]), (node) => node.type === 'atom' && node.family === 'punct');
    return parts.map((part) => {
      const parser = this.sub(part);
      const units = part.every((node) => isUnit(node)) ? this.unitsOf(part) : null;
      return { whole: parser.tryExpression(), units, tex: canonical(part), at: this.place(...part) };
    });
  }

  /** Indices side by side, one node each: `ij`, `12`, `i1`. */
  private unitsOf(part: readonly Node[]): Expression[] | null {
    const units = part.map((node) => this.sub([node]).tryExpression());
    return units.every((unit) => unit !== null) ? (units as Expression[]) : null;
  }

  private inside(nodes: readonly Node[]): Expression {
    const parser = this.sub(nodes);
    if (parser.items.length === 0) throw this.cannotRead(nodes[0], 'an empty place');
    return parser.wholeExpression();
  }

  private sub(nodes: readonly Node[]): Parser {
    return new Parser(this.tex, nodes, this.vocabulary, this.bound);
  }
}
