/**
 * From KaTeX's tree to what the formula means. Nothing is guessed: a reading that a book could mean otherwise
 * is a Problem that names the piece and its place.
 */

import { phrase } from '../phrases.ts';
import { Problem } from '../problem.ts';
import { CallReader } from './calls.ts';
import type { Item } from './cursor.ts';
import { asList, canonical, type Node, plain, relationText } from './nodes.ts';
import { assignments, closers, groups, relations } from './pieces.ts';
import type { Expression, Place, Statement } from './tree.ts';

export class Parser extends CallReader {
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
      return { members: [only], left: null, leftTex: null, sign: null, leftProblem: null };
    }
    const members: Expression[] = [];
    let left: Expression | null = null;
    let leftProblem: Problem | null = null;
    const starts = [0, ...cuts.map((cut) => cut + 1)];
    starts.forEach((start, k) => {
      const piece = this.items.slice(start, k < cuts.length ? cuts[k] : this.items.length);
      const text = piece.length === 1 ? relationText(piece[0]) : null;
      if (piece.length === 0 || text !== null) {
        if (k > 0 && relationText(this.items[start - 1]) === '=' && this.items[start - 2]?.text === ':') return;
        throw this.cannotRead(this.items[Math.max(0, start - 1)], phrase('side-missing'));
      }
      const stripped = piece.at(-1)?.text === ':' ? piece.slice(0, -1) : piece;
      const parser = new Parser(this.tex, stripped, this.vocabulary);
      if (k === 0) {
        try {
          left = parser.wholeExpression();
        } catch (problem) {
          if (!(problem instanceof Problem)) throw problem;
          leftProblem = problem;
        }
      } else members.push(parser.wholeExpression());
    });
    const leftTex = canonical(this.items.slice(0, cuts[0]));
    return { members, left, leftTex, sign: relationText(this.items[cuts[0]]), leftProblem };
  }

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

  protected signedProduct(): Expression {
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

  protected product(): Expression {
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
        if (operator === '/' && afterSlash) throw this.ambiguous(item, phrase('two-slashes'));
        coefficient = operator === '/' && numeric && right.kind === 'number';
        afterSlash = operator === '/' && !(right.kind === 'fold');
        left = { kind: 'binary', operator, left, right, at: this.since(start) };
      } else if (this.startsFactor(item)) {
        if (afterSlash && !this.startsFold(item) && !(coefficient && this.opensGroup(item))) {
          throw this.ambiguous(item, phrase('slash-product'));
        }
        const right = this.factor();
        left = { kind: 'binary', operator: 'juxtapose', left, right, at: this.since(start) };
      } else return left;
    }
  }

  protected factor(): Expression {
    const start = this.position;
    let value = this.primary();
    while (this.peek()?.text === '!') {
      this.position++;
      value = { kind: 'call', of: 'factorial', primes: 0, arguments: [value], at: this.since(start) };
    }
    return value;
  }

  protected primary(): Expression {
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
    if (!node) throw this.cannotRead(item, phrase('index-alone'));
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
        throw this.cannotRead(node, phrase('array-outside'));
    }
    const open = this.openDelimiter(node);
    if (open) return this.group(open);
    return this.symbol();
  }

  /** Digits standing side by side are one number; an exponent hangs on the last of them. */
  protected digits(): Expression | null {
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
      if (item?.type === 'supsub' && item.sub) throw this.cannotRead(item, phrase('number-subscript'));
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
      throw this.ambiguous(e, phrase('euler-number'));
    }
    if (!/^(\d+\.?\d*|\.\d+)$/.test(text)) throw this.cannotRead(this.items[start], phrase('as-number', { text }));
    const at = this.since(start);
    const number: Expression = { kind: 'number', value: Number(text), at };
    return exponent ? { kind: 'power', base: number, exponent: this.inside([exponent]), at } : number;
  }

  /** Between a pair of delimiters typed by hand; what closes may carry indices: `softmax(z)_j`, `(a - y)^2`. */
  protected group(open: string): Expression {
    const start = this.position;
    const { items, close } = this.delimited(open);
    const at = this.since(start);
    if (open === '\\lvert' || open === '\\lVert') return this.indexed(this.norm(items, open, at), close);
    if (open === '\\lfloor' || open === '\\lceil') {
      const of = open === '\\lfloor' ? 'floor' : 'ceil';
      return this.indexed({ kind: 'call', of, primes: 0, arguments: [this.sub(items).wholeExpression()], at }, close);
    }
    if (open === '\\langle') return this.indexed(this.innerProduct(this.sub(items), at, this.items[start]), close);
    if (!groups.has(open)) throw this.cannotRead(this.items[start]);
    return this.indexed(this.bracketed(open, items, at), close);
  }

  /** A group; [y = k] is Iverson's bracket: 1 where the relation holds, else 0. */
  protected bracketed(open: string, items: readonly Node[], at: Place | null): Expression {
    const isRelation =
      (open === '[' || open === '\\lbrack') && plain(items).some((item) => relations[relationText(item) ?? '']);
    if (isRelation) return { kind: 'indicator', condition: this.condition(items), at };
    const inside = this.grouped(this.sub(items), at);
    return inside.kind === 'symbol' ? { ...inside, bracketed: true } : inside;
  }

  protected grouped(parser: Parser, at: Place | null): Expression {
    const list = parser.list();
    return list.length === 1 ? list[0] : { kind: 'list', items: list, at };
  }

  /** ⟨u, v⟩ of two vectors. */
  protected innerProduct(parser: Parser, at: Place | null, node: Node): Expression {
    const [left, right, ...more] = parser.list();
    if (!right || more.length > 0) throw this.cannotRead(node, phrase('inner-product'));
    return { kind: 'binary', operator: 'dot', left, right, at };
  }

  /** |x| and \|x\|: the same sign opens and closes. */
  protected bar(): Expression {
    const start = this.position;
    const sign = this.isBar(this.items[start]) ?? '|';
    if (this.items[start].type === 'supsub') throw this.cannotRead(this.items[start]);
    this.position++;
    this.bars.push(sign);
    const of = this.expression();
    this.bars.pop();
    const close = this.peek();
    if (this.isBar(close) !== sign) throw this.cannotRead(close, phrase('unclosed', { open: sign }));
    this.position++;
    const at = this.since(start);
    const norm: Expression =
      sign === '|' ? { kind: 'norm', of, order: 'absolute', at } : { kind: 'norm', of, order: 2, at };
    return this.indexed(norm, close as Item);
  }

  protected norm(items: readonly Node[], open: string, at: Place | null): Expression {
    const of = this.sub(items).wholeExpression();
    return { kind: 'norm', of, order: open === '\\lvert' || open === '|' ? 'absolute' : 2, at };
  }

  protected leftRight(node: Node): Expression {
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
    if (left === '\\langle' && node.right === '\\rangle') return this.innerProduct(this.sub(body), at, node);
    if (!groups.has(left) || closers[left] !== node.right)
      throw this.cannotRead(node, phrase('delimiters', { open: left, close: node.right ?? '.' }));
    return this.bracketed(left, body, at);
  }

  protected fraction(node: Node): Expression {
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
    if (node.hasBarLine === false) throw this.cannotRead(node, phrase('stack-without-line'));
    const numer = plain(asList(node.numer));
    const denom = plain(asList(node.denom));
    const derivative = this.derivative(numer, denom, at);
    if (derivative) return derivative;
    return { kind: 'binary', operator: '/', left: this.inside(numer), right: this.inside(denom), at };
  }

  protected sub(nodes: readonly Node[]): Parser {
    return new Parser(this.tex, nodes, this.vocabulary, this.bound);
  }
}
