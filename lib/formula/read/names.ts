/** Names with their indices: symbols, functions of the values, indicators, expectations. */
import { phrase } from '../../phrases.ts';
import { isKnownFunction } from '../functions.ts';
import { canonical } from '../tex/canonical.ts';
import type { Node } from '../tex/node.ts';
import type { Place } from '../tex/place.ts';
import { asList, isBold, plain } from '../tex/plain.ts';
import type { Expression, SymbolNode } from '../tree.ts';
import { application, argumentsOf } from './calls.ts';
import { baseOf, delimited, opensGroup } from './delimiters.ts';
import { expectation } from './folds.ts';
import { cannotRead, eitherOr, peek, place, type Reader, since, spelled, sub, take, tryInside, use } from './reader.ts';
import { beforeTranspose, entries, inBrackets, indexed, primesOf, transposition } from './scripts.ts';

const named = new Set(['mathord', 'textord', 'accent', 'overline', 'font', 'text', 'operatorname', 'mclass', 'op']);
const noName = /^(\\(dots|ldots|cdots|vdots|ddots|forall|exists|nabla|partial|prime|emptyset|pm|mp)|[.…⋯'"?∂∇])$/;

/** Upright names that may name a quantity; the others are signs, such as \\int and \\lim. */
const operatorNames = /^\\(Pr|dim|deg|ker|gcd|hom)$/;

export function symbol(r: Reader): Expression {
  const start = r.position;
  const item = peek(r) as Node;
  const node = baseOf(item) as Node;
  if (node.text === '\\infty' && item === node) {
    take(r);
    return { kind: 'number', value: Number.POSITIVE_INFINITY, at: place(r, node) };
  }
  const isName = named.has(node.type) && !noName.test(node.text ?? '') && node.text !== '\\infty';
  const isSign = node.type === 'op' && node.name !== undefined && !operatorNames.test(node.name);
  if (!isName || isSign || (node.type === 'mclass' && !isBold(node))) throw cannotRead(r, item);
  take(r);
  const base = canonical([node]);
  const scripts = item.type === 'supsub' ? item : null;
  if (/^(\\mathbb\{[1I]\}|\\(mathbf|boldsymbol|text|textbf)\{1\})$/.test(base) && !r.vocabulary.isNumber(base)) {
    use(r, node);
    return indicator(r, item, start);
  }
  const isExpectation = /^(\\(mathbb|text)\{E\}|\\text\{𝔼\}|\\text\{Var\}|\\mathbb\{V\})$/.test(base);
  const isPlainE = base === 'E' && peek(r)?.text === '[' && !scripts?.sup;
  if ((isExpectation || isPlainE) && !r.vocabulary.isNumber(base) && !r.vocabulary.isFunction(base)) {
    use(r, node);
    return expectation(r, /V/.test(base) ? 'variance' : 'mean', item, start);
  }
  return withIndices(r, node, scripts, start);
}

/** 1[y = k], 1\{…\}, 1_{\{…\}} */
function indicator(r: Reader, item: Node, start: number): Expression {
  if (item.type === 'supsub') {
    if (item.sup || !item.sub) throw cannotRead(r, item);
    let content = plain([item.sub]);
    const group = sub(r, content);
    if (opensGroup(content[0])) {
      const { items } = delimited(group);
      if (group.position === content.length) content = plain(items);
    }
    return { kind: 'indicator', condition: r.grammar.condition(r, content), at: since(r, start) };
  }
  const next = peek(r);
  if (!opensGroup(next)) throw cannotRead(r, item, phrase('indicator-condition'));
  const { items, close } = delimited(r);
  return indexed(r, { kind: 'indicator', condition: r.grammar.condition(r, items), at: since(r, start) }, close);
}

/** A name (its node is given) with what hangs on it; behind a function's name comes its argument. */
export function withIndices(r: Reader, node: Node, scripts: Node | null, start: number, name?: string): Expression {
  let base = name ?? spelled(r, [node]);
  let { sub: lower, sup: upper } = scripts ?? { sub: null, sup: null };
  // \hat{y_i}: the indices belong to the symbol under the hat
  const under = node.type === 'accent' ? plain(asList(node.base)) : [];
  if (
    under.length === 1 &&
    under[0].type === 'supsub' &&
    under[0].base &&
    !lower &&
    !upper &&
    !r.vocabulary.isNumber(base)
  ) {
    base = `${node.label}{${canonical([under[0].base])}}`;
    ({ sub: lower, sup: upper } = under[0]);
  }
  const { primes, rest } = primesOf(r, upper);
  const called = calledName(r, base, lower ?? null);
  if (called) return calling(r, { base, called, lower: lower ?? null, rest, primes, start });
  return symbolNode(r, base, lower ?? null, rest, primes, since(r, start));
}

/** The function that a name stands for where an argument follows, or null. */
function calledName(r: Reader, base: string, lower: Node | null): string | null {
  if (r.vocabulary.isFunction(base)) return base;
  if (!opensGroup(peek(r)) || r.vocabulary.isNumber(base)) return null;
  if (lower && r.vocabulary.isNumber(`${base}_{${canonical([lower])}}`)) return null;
  if (base === '\\sigma') return 'sigmoid';
  const word = /^\\text\{(.*)\}$/.exec(base)?.[1].toLowerCase();
  return word && isKnownFunction(word) ? word : null;
}

interface Called {
  readonly base: string;
  readonly called: string;
  readonly lower: Node | null;
  readonly rest: readonly Node[];
  readonly primes: number;
  readonly start: number;
}

function calling(r: Reader, { base, called, lower, rest, primes, start }: Called): Expression {
  const next = peek(r);
  if (!opensGroup(next)) throw cannotRead(r, next ?? r.items[start], phrase('function-brackets', { name: base }));
  const head = r.items[start];
  if (r.vocabulary.isFunction(base)) {
    const of = symbolNode(r, base, lower, rest, 0, since(r, start));
    if (of.kind !== 'symbol') throw cannotRead(r, head);
    const { list, close } = argumentsOf(r);
    return indexed(r, { kind: 'call', of, primes, arguments: list, at: since(r, start) }, close);
  }
  // σ²(x): the square of the sigmoid, or a variance times x
  if (base === '\\sigma' && rest.length > 0)
    throw eitherOr(r, head, `(${base}(x))^{${canonical(rest)}}`, `${base}^{${canonical(rest)}} \\cdot (x)`);
  return application(r, called, head, start);
}

/** A symbol node, transposed where its superscript says so. */
export function symbolNode(
  r: Reader,
  base: string,
  lower: Node | null,
  sup: readonly Node[],
  primes: number,
  at: Place | null,
): Expression {
  const subTex = lower ? canonical([lower]) : '';
  const layer = beforeTranspose(r, sup);
  const transposed = transposition(r, layer ? sup.slice(-1) : sup);
  if (transposed) {
    const of = symbolNode(r, base, lower, layer ?? [], primes, at);
    return { kind: 'transpose', of, letter: transposed.letter, at };
  }
  const supTex = canonical(sup);
  const lowerTex = subTex === '' ? '' : `_{${subTex}}`;
  const upperTex = supTex || primes ? `^{${'\\prime'.repeat(primes)}${supTex}}` : '';
  const node: SymbolNode = {
    kind: 'symbol',
    base,
    sub: lower ? entries(r, lower) : null,
    sup: sup.length === 0 ? null : tryInside(r, sup),
    subTex,
    supTex,
    counts: inBrackets(sup),
    primes,
    tex: base + lowerTex + upperTex,
    at,
  };
  use(r, ...sup);
  return node;
}
