/** Functions by their printed names, `\log`, `\tanh`, `\operatorname{softmax}`, with or without brackets. */

import { phrase } from '../../phrases.ts';
import { isKnownFunction, mayBeRaised } from '../functions.ts';
import { canonical } from '../tex/canonical.ts';
import type { Node } from '../tex/node.ts';
import type { Expression } from '../tree.ts';
import { matrix } from './arrays.ts';
import { productSign, startsFactor, startsFold } from './begins.ts';
import { barOf, baseOf, closesGroup, delimited, opensBracket, opensGroup } from './delimiters.ts';
import { named } from './named.ts';
import { noCommaThousands, noMixedNumber, noNumberBehind } from './numbers.ts';
import { ambiguous, cannotRead, eitherOr, inside, list, peek, type Reader, since, sub, use } from './reader.ts';
import { indexed, primesOf } from './scripts.ts';

/** The function `word`, read behind its name; `head` is the name with its scripts. */
export function application(r: Reader, word: string, head: Node, start: number): Expression {
  const { primes, rest } = primesOf(r, head.type === 'supsub' ? head.sup : null);
  const lower = head.type === 'supsub' ? head.sub : null;
  const logarithm = lower ? base(r, word, lower, head) : null;
  const next = peek(r);
  if (!next) throw cannotRead(r, undefined, phrase('function-alone', { name: word }));
  const made = (list: readonly Expression[]): Expression => {
    const at = since(r, start);
    const call: Expression = { kind: 'call', of: word, primes, arguments: list, at };
    if (!logarithm) return call;
    if (primes > 0) throw cannotRead(r, head);
    return { kind: 'call', of: 'logbase', primes: 0, arguments: [logarithm, ...list], at };
  };
  if (opensBracket(next)) {
    const { list, close } = argumentsOf(r);
    if (rest.length > 0 && close.type === 'supsub' && close.sup) throw cannotRead(r, close);
    // \log(x)^2, \sin(x)^2: where brackets are mostly left out, the exponent may belong to the bracket
    if (usuallyBare.test(word) && close.type === 'supsub' && close.sup)
      throw eitherOr(
        r,
        close,
        `(\\${word}(x))^{${canonical([close.sup])}}`,
        `\\${word}(x^{${canonical([close.sup])}})`,
      );
    const call = indexed(r, powerOfCall(r, made(list), word, rest, head), close);
    // \log (a)(b): what belongs to the logarithm?
    if (usuallyBare.test(word) && opensBracket(peek(r)))
      throw eitherOr(r, peek(r), `(\\${word}(a)) (b)`, `\\${word}((a) (b))`);
    return call;
  }
  return powerOfCall(r, made([bareArgument(r, word)]), word, rest, head);
}

const usuallyBare = /^(log|ln|sin|cos|tan)$/;

/** The base of a logarithm; no other function may have an index. */
function base(r: Reader, word: string, lower: Node, head: Node): Expression {
  if (word !== 'log') throw cannotRead(r, head, phrase('function-index', { name: word, index: canonical([lower]) }));
  return inside(r, [lower]);
}

/** \sin^2 x is a power; \sin^{-1} x, f^2(x) and \tanh^{(2)}(x) are read in two ways. */
export function powerOfCall(
  r: Reader,
  call: Expression,
  word: string,
  exponent: readonly Node[],
  head: Node,
): Expression {
  if (exponent.length === 0) return call;
  const tex = canonical(exponent);
  if (/^-/.test(tex)) throw eitherOr(r, head, `\\frac{1}{\\operatorname{${word}}(x)}`, `\\operatorname{arc${word}}(x)`);
  if (!mayBeRaised(word) || /^[([]/.test(tex))
    throw eitherOr(
      r,
      head,
      `(\\operatorname{${word}}(x))^{${tex}}`,
      `\\operatorname{${word}}(\\operatorname{${word}}(x))`,
    );
  return { kind: 'power', base: call, exponent: inside(r, exponent), at: call.at };
}

/** The arguments in brackets, between commas. */
export function argumentsOf(r: Reader): { list: readonly Expression[]; close: Node; open: string } {
  const { open, items, close } = delimited(r);
  if (!/^(\(|\[|\\\{|\\lbrace|\\lbrack)$/.test(open)) throw cannotRead(r, close);
  noCommaThousands(r, items);
  const reader = sub(r, items);
  if (reader.items.length === 0) throw cannotRead(r, close, phrase('empty-place'));
  // \\det\\begin{bmatrix} … \\end{bmatrix}
  const [only, ...more] = reader.items;
  if (only.type === 'array' && more.length === 0) return { list: [matrix(r, only)], close, open };
  return { list: list(reader), close, open };
}

/** Without brackets a function takes the factors that stand side by side behind it, up to the next sign or function. */
export function bareArgument(r: Reader, word: string): Expression {
  const start = r.position;
  const first = peek(r) as Node;
  if (startsFold(first)) return wholeFold(r, word, r.grammar.factor(r));
  if (first?.type === 'atom' && (first.text === '-' || first.text === '−'))
    throw cannotRead(r, first, phrase('function-sign', { name: word }));
  const isFraction = baseOf(first)?.type === 'genfrac';
  let argument = valueOfName(r) ?? r.grammar.factor(r);
  for (;;) {
    const item = peek(r);
    if (!item) return argument;
    if (productSign(item)) {
      noFactorOutside(r, word, item);
      return argument;
    }
    if (!startsFactor(r, item)) return argument;
    const node = baseOf(item);
    if (node?.type === 'op' || node?.type === 'operatorname') return argument;
    if (opensGroup(item) || barOf(item) || isFraction || closesGroup(r.items[r.position - 1]))
      throw ambiguous(r, item, phrase('bare-bracket', { name: word }));
    noNumberBehind(r, item);
    const right = r.grammar.factor(r);
    if (argument.kind === 'number') noMixedNumber(r, argument, right, item);
    argument = { kind: 'binary', operator: 'juxtapose', left: argument, right, at: since(r, start) };
  }
}

/** \log p(x), where p has no value: that of p(x), named by all of it. */
function valueOfName(r: Reader): Expression | null {
  const [first, next] = [peek(r), peek(r, 1)];
  const node = baseOf(first);
  const isFree =
    /^(mathord|font|accent|mclass|text)$/.test(node?.type ?? '') &&
    opensBracket(next) &&
    node !== undefined &&
    ![canonical([node]), canonical([first as Node])].some(
      (name) => r.vocabulary.isNumber(name) || r.vocabulary.isFunction(name) || r.bound.includes(name),
    );
  if (
    !isFree ||
    canonical([node]) === '\\sigma' ||
    isKnownFunction(canonical([node]).replace(/^\\text\{(.*)\}$/, '$1'))
  )
    return null;
  const start = r.position;
  r.position++;
  const { close } = delimited(r);
  if (close.type === 'supsub') {
    r.position = start;
    return null;
  }
  const nodes = r.items.slice(start, r.position);
  use(r, ...nodes);
  const base = canonical(nodes);
  return named(base, since(r, start));
}

/** \log \sum_k a_k \cdot b: is b inside? */
function wholeFold(r: Reader, word: string, fold: Expression): Expression {
  const body = fold.kind === 'fold' ? fold.body : null;
  if (body?.kind === 'binary' && !body.bracketed && /^(dot|times|elementwise|\/)$/.test(body.operator))
    throw ambiguous(r, undefined, phrase('bare-bracket', { name: word }));
  return fold;
}

/** \log p / q, \log p \cdot q: is q inside? Another function behind the sign is not. */
function noFactorOutside(r: Reader, word: string, sign: Node): void {
  const behind = baseOf(peek(r, 1));
  const name = behind?.type === 'op' || behind?.type === 'operatorname' ? (behind.name ?? 'f') : null;
  if (name && isKnownFunction(name.replace(/^\\/, ''))) return;
  const [tex, operator] = [`\\${word}`, sign.text ?? '/'];
  throw eitherOr(r, sign, `(${tex} a) ${operator} b`, `${tex} (a ${operator} b)`);
}
