/**
 * Names with their indices: symbols, functions of the values, derivatives as named quantities, indicators.
 */

import { phrase } from '../phrases.ts';
import type { Item } from './cursor.ts';
import { isKnownFunction } from './functions.ts';
import { LimitReader } from './limits.ts';
import { asList, canonical, isBold, joined, type Node, plain } from './nodes.ts';
import { isUnit, primesOf, split, splitIndices, transposes } from './pieces.ts';
import type { Expression, FoldName, IndexEntry, Place, SymbolNode } from './tree.ts';

export abstract class NameReader extends LimitReader {
  protected abstract fold(fold: FoldName, sub: Node | null, sup: Node | null, start: number): Expression;
  protected abstract argumentList(): { list: readonly Expression[]; close: Item };
  protected abstract raised(value: Expression, exponent: readonly Node[]): Expression;

  protected symbol(): Expression {
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
  protected indicator(item: Item, start: number): Expression {
    if (item.type === 'supsub' && item.sub && !item.sup) {
      const inside = plain([item.sub]).filter((node) => !/^\\[{}]$|^[[\]()]$/.test(node.text ?? ''));
      return { kind: 'indicator', condition: this.condition(inside), at: this.since(start) };
    }
    const next = this.peek();
    if (!next || !this.opensGroup(next)) throw this.cannotRead(item, phrase('indicator-condition'));
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

  protected nameWithIndices(base: string, item: Item | null, start: number, node?: Node): Expression {
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

  protected calling(
    key: string,
    word: string | undefined,
    sub: Node | null,
    rest: readonly Node[],
    primes: number,
    start: number,
  ): Expression {
    const next = this.peek();
    if (!next || !this.opensGroup(next))
      throw this.cannotRead(next ?? this.items[start], phrase('function-brackets', { name: key }));
    const { list, close } = this.argumentList();
    const at = this.since(start);
    const of: string | SymbolNode = this.vocabulary.isFunction(key)
      ? (this.named(key, sub, rest, 0, at) as SymbolNode)
      : (word as string);
    let call: Expression = { kind: 'call', of, primes, arguments: list, at };
    if (typeof of === 'string') call = this.raised(call, rest);
    return this.indexed(call, close);
  }

  protected named(
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
      tex:
        base +
        (sub ? `_{${canonical([sub])}}` : '') +
        (supTex || primes ? `^{${'\\prime'.repeat(primes)}${supTex}}` : ''),
      at,
    };
    if (supTex === '') return symbol;
    const layer = this.beforeTranspose(sup as readonly Node[]);
    if (layer) {
      const of = this.named(base, sub, layer, primes, at);
      return { kind: 'transpose', of, at };
    }
    const exponent = this.sub(sup as readonly Node[]).tryExpression();
    if (transposes.has(supTex) && !this.vocabulary.isNumber(supTex))
      return { kind: 'transpose', of: { ...symbol, tex: base + (sub ? `_{${canonical([sub])}}` : '') }, at };
    return { ...symbol, sup: exponent, supTex };
  }

  /** A^{(l)\top}: the layer in its brackets, where a transposition follows. */
  private beforeTranspose(sup: readonly Node[]): readonly Node[] | null {
    const nodes = plain(sup);
    const last = canonical(nodes.slice(-1));
    const bracket = nodes.at(-2);
    const isLayer = bracket?.type === 'leftright' || (bracket?.type === 'atom' && bracket.family === 'close');
    return isLayer && transposes.has(last) && !this.vocabulary.isNumber(last) ? nodes.slice(0, -1) : null;
  }

  /** What hangs on a closing bracket: an index picks from the result, an exponent raises it. */
  protected indexed(value: Expression, item: Item): Expression {
    if (item.type !== 'supsub') return value;
    let result = value;
    const at = this.place(item);
    if (item.sub) {
      if (result.kind === 'norm' && result.order !== 'absolute') {
        const order = canonical([item.sub]);
        const orders = { '1': 1, '2': 2, '\\infty': 'infinity', F: 'frobenius', '\\text{F}': 'frobenius' } as const;
        if (!(order in orders)) throw this.cannotRead(item.sub, phrase('norm-index', { index: order }));
        result = { ...result, order: orders[order as keyof typeof orders] };
      } else result = { kind: 'select', of: result, sub: this.entries(item.sub), at };
    }
    if (!item.sup) return result;
    const { primes, rest } = primesOf(item.sup);
    if (primes > 0) throw this.cannotRead(item.sup, phrase('bracket-prime'));
    if (transposes.has(canonical(rest)) && !this.vocabulary.isNumber(canonical(rest)))
      return { kind: 'transpose', of: result, at };
    return { kind: 'power', base: result, exponent: this.inside(rest), at };
  }

  protected entries(sub: Node | null): IndexEntry[] {
    if (!sub) return [];
    const parts = split(plain([sub]), (node) => node.type === 'atom' && node.family === 'punct');
    return parts.map((part) => {
      const parser = this.sub(part);
      const units = part.every((node) => isUnit(node)) ? this.unitsOf(part) : null;
      return { whole: parser.tryExpression(), units, tex: canonical(part), at: this.place(...part) };
    });
  }

  /** Indices side by side, one node each: `ij`, `12`, `i1`. */
  protected unitsOf(part: readonly Node[]): Expression[] | null {
    const units = part.map((node) => this.sub([node]).tryExpression());
    return units.every((unit) => unit !== null) ? (units as Expression[]) : null;
  }

  /** ∂L/∂w as one named quantity; its indices are those of numerator and denominator, in this order. */
  protected derivative(numer: readonly Node[], denom: readonly Node[], at: Place | null): Expression | null {
    const sign = denom[0] ? canonical([denom[0]]) : '';
    const isSign = (text: string) => text === '\\partial' || text === 'd' || text === '\\text{d}';
    if (!isSign(sign) || !numer[0] || canonical([numer[0]]) !== sign) return null;
    if (denom.length !== 2 || numer.length !== 2) {
      if (sign !== '\\partial') return null;
      throw this.cannotRead(numer[0], phrase('derivative-form'));
    }
    const [above, below] = [splitIndices(numer[1]), splitIndices(denom[1])];
    const over = (numerator: Node, denominator: Node) =>
      `\\frac{${joined([sign, canonical([numerator])])}}{${joined([sign, canonical([denominator])])}}`;
    const base = over(above.base, below.base);
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
      tex: over(numer[1], denom[1]),
      at,
    };
  }

  /** `\partial L / \partial w` typed on one line. */
  protected inlineDerivative(): Expression | null {
    const [sign, above, slash, again, below] = [0, 1, 2, 3, 4].map((k) => this.peek(k));
    if (sign?.text !== '\\partial') return null;
    if (!above || !below || slash?.text !== '/' || again?.text !== '\\partial') {
      throw this.cannotRead(sign, phrase('derivative-outside'));
    }
    this.position += 5;
    return this.derivative([sign, above], [again, below], this.place(sign, above, below));
  }

  /** A name made of several pieces that the values have: `\Delta w`, `dw`. */
  protected compound(): Expression | null {
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
}
