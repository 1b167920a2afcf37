/** One factor: a number, a name, a function with its argument, something in brackets, a fraction, a root; and factorials. */
import { phrase } from '../../phrases.ts';
import { foldWords, isKnownFunction } from '../functions.ts';
import { canonical } from '../tex/canonical.ts';
import type { Node } from '../tex/node.ts';
import { asList, plain, textOf } from '../tex/plain.ts';
import type { Expression } from '../tree.ts';
import { applied } from './applied.ts';
import { bars, group, leftRight } from './brackets.ts';
import { application } from './calls.ts';
import { barOf, baseOf, openDelimiter } from './delimiters.ts';
import { compound, derivative, inlineDerivative, slope } from './derivative.ts';
import { fold } from './folds.ts';
import { symbol } from './names.ts';
import { number } from './numbers.ts';
import { ambiguous, cannotRead, inside, peek, place, type Reader, since, use } from './reader.ts';
import { inBrackets, indexed, primesOf, transposition } from './scripts.ts';

export function factor(r: Reader): Expression {
  const start = r.position;
  let value = primary(r);
  for (let times = 0; baseOf(peek(r))?.text === '!'; times++) {
    const sign = peek(r) as Node;
    if (times > 0) throw ambiguous(r, sign, phrase('double-factorial'));
    const isRaised = value.kind === 'power' || (value.kind === 'symbol' && value.supTex !== '' && !value.counts);
    if (isRaised && !value.bracketed) throw ambiguous(r, sign, phrase('power-factorial'));
    use(r, baseOf(sign));
    r.position++;
    if (sign.type === 'supsub' && sign.sub) throw cannotRead(r, sign);
    value = { kind: 'call', of: 'factorial', primes: 0, arguments: [value], at: since(r, start) };
    value = indexed(r, value, sign);
  }
  return value;
}

function primary(r: Reader): Expression {
  const item = peek(r);
  if (!item) throw cannotRead(r, undefined);
  const read = compound(r) ?? number(r) ?? slope(r) ?? inlineDerivative(r);
  if (read) return read;
  if (barOf(item)) return bars(r);
  const node = baseOf(item);
  if (!node) throw cannotRead(r, item, phrase('index-alone'));
  switch (node.type) {
    case 'op':
    case 'operatorname':
      return operator(r, item, node);
    case 'ordgroup':
      return braced(r, item, node);
    case 'leftright':
      return leftRight(r);
    case 'genfrac':
      r.position++;
      return indexed(r, fraction(r, node), item);
    case 'sqrt':
      r.position++;
      return indexed(r, root(r, node), item);
    case 'array':
      throw cannotRead(r, node, phrase('array-outside'));
  }
  // \mathrm{argmax}_k is \operatorname*{argmax}_k, only set otherwise
  if (item.type === 'supsub' && item.sub && /^\\text\{(arg)?(max|min)\}$/.test(canonical([node])))
    return operator(r, item, node);
  return openDelimiter(node) ? group(r) : applied(r, symbol(r), r.position);
}

/** {x_i}^2: braces that show nothing, round one piece; {ab}^2 is read in two ways. */
function braced(r: Reader, item: Node, node: Node): Expression {
  const content = plain(asList(node.body));
  if (content.length === 0) throw cannotRead(r, item, phrase('index-alone'));
  const isOne = content.length === 1 || openDelimiter(content[0]) !== null || barOf(content[0]) !== null;
  if (!isOne || isRaisedTwice(r, content[0], item))
    throw ambiguous(r, item, phrase('braces', { tex: canonical(content) }));
  r.position++;
  return indexed(r, inside(r, content), item);
}

/** {x^2}^3 and {a_1}_2 show a long exponent, a long index; {x'}^2, {W^{(2)}}^2 and {W^2}^\top do not. */
function isRaisedTwice(r: Reader, inner: Node, outer: Node): boolean {
  if (inner.type !== 'supsub') return false;
  if (inner.sub && outer.sub) return true;
  const [first, second] = [primesOf(r, inner.sup).rest, primesOf(r, outer.sup).rest];
  return first.length > 0 && second.length > 0 && !inBrackets(first) && !transposition(r, second);
}

function root(r: Reader, node: Node): Expression {
  const of = inside(r, asList(node.body));
  const at = place(r, node);
  return node.index
    ? { kind: 'call', of: 'root', primes: 0, arguments: [of, inside(r, [node.index])], at }
    : { kind: 'call', of: 'sqrt', primes: 0, arguments: [of], at };
}

function fraction(r: Reader, node: Node): Expression {
  const at = place(r, node);
  const [above, below] = [plain(asList(node.numer)), plain(asList(node.denom))];
  if (node.leftDelim === '(' && node.hasBarLine === false)
    return { kind: 'call', of: 'binomial', primes: 0, arguments: [inside(r, above), inside(r, below)], at };
  if (node.hasBarLine === false || node.leftDelim) throw cannotRead(r, node, phrase('stack-without-line'));
  return (
    derivative(r, above, below, at) ?? {
      kind: 'binary',
      operator: '/',
      bracketed: true,
      left: inside(r, above),
      right: inside(r, below),
      at,
    }
  );
}

/** \\arg\\max under \\underset, \\mathop{\\sum}: words and letters; a root or a hat over them would be lost. */
function operatorWord(r: Reader, node: Node): string {
  if (!/^(op|operatorname|mathord|textord|text|font)$/.test(node.type)) throw cannotRead(r, node);
  return node.name?.slice(1) ?? textOf([node]);
}

/** What stands upright: sums, extremes, functions, and names that the values give. */
function operator(r: Reader, item: Node, node: Node): Expression {
  const start = r.position;
  let name =
    node.name ??
    plain(asList(node.body))
      .map((part) => operatorWord(r, part))
      .join('');
  let head = item;
  if (name === '\\arg') {
    const next = peek(r, 1);
    const behind = baseOf(next)?.name;
    if (item !== node || (behind !== '\\max' && behind !== '\\min')) throw cannotRead(r, item);
    name = behind === '\\max' ? 'argmax' : 'argmin';
    use(r, node);
    head = next as Node;
    r.position++;
  }
  const word = name.replace(/^\\/, '').toLowerCase();
  const fn = foldWords.get(word);
  const isOwn = r.vocabulary.isFunction(`\\text{${name}}`) || r.vocabulary.isNumber(`\\text{${name}}`);
  const hasIndex = head.type === 'supsub' && head.sub;
  const isFold = fn && !isOwn && (fn === 'sum' || fn === 'prod' || hasIndex);
  // \overset{2}{x}: a sign over a letter is no exponent
  if (!isFold && node.type === 'op' && !node.name && head.type === 'supsub') throw cannotRead(r, head);
  if (!isFold && (isOwn || !isKnownFunction(word))) {
    r.position = start;
    return applied(r, symbol(r), start);
  }
  r.position++;
  use(r, baseOf(head));
  return isFold ? fold(r, fn, head, start) : application(r, word, head, start);
}
