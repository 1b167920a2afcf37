/**
 * Operators and functions by their printed names, with or without brackets, and the sums and extremes.
 */

import { phrase } from '../phrases.ts';
import type { Item } from './cursor.ts';
import { foldWords, isKnownFunction } from './functions.ts';
import { NameReader } from './names.ts';
import { asList, canonical, type Node, plain, textOf } from './nodes.ts';
import { closers, groups, primesOf } from './pieces.ts';
import type { Bound, Condition, Expression, FoldName } from './tree.ts';

export abstract class CallReader extends NameReader {
  protected abstract product(): Expression;
  protected abstract leftRight(node: Node): Expression;
  protected abstract norm(items: readonly Node[], open: string, at: Expression['at']): Expression;

  protected operator(item: Item, node: Node): Expression {
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
  protected application(word: string, sub: Node | null, sup: Node | null, start: number): Expression {
    const { primes, rest } = primesOf(sup);
    let name = word;
    if (sub) {
      const base = canonical([sub]);
      if (word !== 'log' || !/^(2|10)$/.test(base))
        throw this.cannotRead(this.items[start], phrase('function-index', { name: word, index: base }));
      name = `log${base}`;
    }
    if (rest.length > 0 && canonical(rest) === '-1')
      throw this.cannotRead(this.items[start], phrase('function-inverse', { name: word }));
    const next = this.peek();
    if (!next) throw this.cannotRead(undefined, phrase('function-alone', { name: word }));
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

  protected raised(value: Expression, exponent: readonly Node[]): Expression {
    return exponent.length === 0
      ? value
      : { kind: 'power', base: value, exponent: this.inside(exponent), at: value.at };
  }

  /** Without brackets a function takes the factors that stand side by side behind it, up to the next sign or function. */
  protected bareArgument(word: string): Expression {
    const start = this.position;
    const first = this.peek();
    if (first && this.startsFold(first)) return this.factor();
    if (first?.type === 'atom' && (first.text === '-' || first.text === '−'))
      throw this.cannotRead(first, phrase('function-sign', { name: word }));
    let argument = this.factor();
    for (;;) {
      const item = this.peek();
      if (!item || this.productSign(item) || !this.startsFactor(item)) return argument;
      const node = item.type === 'supsub' ? item.base : item;
      if (node?.type === 'op' || node?.type === 'operatorname') return argument;
      if (this.opensGroup(item) || this.isBar(item)) {
        throw this.ambiguous(item, phrase('bare-bracket', { name: word }));
      }
      const right = this.factor();
      argument = { kind: 'binary', operator: 'juxtapose', left: argument, right, at: this.since(start) };
    }
  }

  protected argumentList(): { list: readonly Expression[]; close: Item } {
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

  protected fold(fold: FoldName, sub: Node | null, sup: Node | null, start: number): Expression {
    const { bounds, conditions } = this.limits(sub, sup, start);
    const names = bounds.map((bound) => bound.name);
    this.bound.push(...names);
    try {
      return this.foldBody(fold, bounds, conditions, start);
    } finally {
      this.bound.splice(this.bound.length - names.length);
    }
  }

  protected foldBody(fold: FoldName, bounds: Bound[], conditions: Condition[], start: number): Expression {
    const bare = fold === 'max' || fold === 'min' || fold === 'argmax' || fold === 'argmin';
    let body: Expression;
    if (fold === 'mean' || fold === 'variance' || (bare && this.opensGroup(this.peek()))) {
      const next = this.peek();
      if (!next || !this.opensGroup(next)) throw this.cannotRead(next, phrase('expectation-brackets'));
      const { list, close } = this.argumentList();
      if (list.length !== 1) throw this.cannotRead(next, phrase('several-quantities'));
      return this.indexed({ kind: 'fold', fold, bounds, conditions, body: list[0], at: this.since(start) }, close);
    }
    if (bare) body = this.bareArgument(fold);
    else body = this.product();
    return { kind: 'fold', fold, bounds, conditions, body, at: this.since(start) };
  }
}
