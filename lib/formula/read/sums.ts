/** Sums and products: how tightly signs hold, and what may stand beside what without one. */
import { phrase } from '../../phrases.ts';
import type { Node } from '../tex/node.ts';
import type { Expression } from '../tree.ts';
import { writeTex } from '../write.ts';
import { productSign, startsFactor, startsFold, sumSign } from './begins.ts';
import { barOf, baseOf } from './delimiters.ts';
import { factor } from './factor.ts';
import { noMixedNumber, noNumberBehind } from './numbers.ts';
import { ambiguous, cannotRead, eitherOr, peek, type Reader, since, take } from './reader.ts';

export function expression(r: Reader): Expression {
  const start = r.position;
  let left = signedProduct(r);
  for (;;) {
    const operator = sumSign(peek(r));
    if (!operator) return left;
    const sign = take(r);
    if (left.kind === 'fold' && !left.bracketed) noIndexOutside(r, left, sign);
    // a + + b: a sign that slipped; a + -b is clear
    if (sumSign(peek(r)) === '+') throw cannotRead(r, peek(r));
    left = { kind: 'binary', operator, left, right: signedProduct(r), at: since(r, start) };
  }
}

/** \arg\min_k a_k + b_k: is the second term inside? */
function noIndexOutside(r: Reader, fold: Expression & { kind: 'fold' }, sign: Node): void {
  if (fold.fold === 'argmin' || fold.fold === 'argmax')
    throw eitherOr(r, sign, `(\\${fold.fold} a) ${sign.text} b`, `\\${fold.fold} (a ${sign.text} b)`);
}

/** A product behind one sign at most: --a and +-a are signs that slipped, and -(-a) has brackets. */
export function signedProduct(r: Reader): Expression {
  const start = r.position;
  if (!sumSign(peek(r))) return product(r);
  const isMinus = sumSign(take(r)) === '-';
  if (sumSign(peek(r))) throw cannotRead(r, peek(r));
  const value = product(r);
  return isMinus ? { kind: 'negate', of: value, at: since(r, start) } : value;
}

/**
 * Runs of factors side by side, between signs: a run holds tighter than ⊙, · and ×. Behind a slash a run is read in two ways,
 * but for a sum, which ends what stands under the line.
 */
export function product(r: Reader): Expression {
  const start = r.position;
  let left = run(r, false);
  let afterSlash = false;
  for (;;) {
    const operator = productSign(peek(r));
    if (!operator) return left;
    const sign = take(r);
    if (operator === '/' && afterSlash) throw ambiguous(r, sign, phrase('two-slashes'));
    if (!startsFold(peek(r))) noSlashBefore(r, left, sign);
    left = { kind: 'binary', operator, left, right: run(r, operator === '/'), at: since(r, start) };
    if (operator === '/') afterSlash = true;
    // 1/n \sum_i …: the sum is multiplied by the quotient
    while (operator === '/' && startsFold(peek(r))) left = beside(r, left, start);
  }
}

/** a / b \cdot c: is c below the line? 1/2 \cdot c and 1/n \cdot \sum are clear. */
function noSlashBefore(r: Reader, left: Expression, sign: Node): void {
  if (left.kind !== 'binary' || left.operator !== '/' || left.bracketed) return;
  if (left.left.kind === 'number' && left.right.kind === 'number') return;
  const [above, below, c] = [writeTex(left.left), writeTex(left.right), `${sign.text} \\dots`];
  throw eitherOr(r, sign, `\\frac{${above}}{${below}} ${c}`, `\\frac{${above}}{${below} ${c}}`);
}

function run(r: Reader, behindSlash: boolean): Expression {
  const start = r.position;
  const bars = barsOf(r, start);
  let left = factor(r);
  let last = left;
  for (;;) {
    const item = peek(r);
    if (!item || productSign(item) || !startsFactor(r, item)) break;
    if (behindSlash) {
      if (startsFold(item)) return left;
      throw ambiguous(r, item, phrase('slash-product'));
    }
    checkBefore(r, last, item);
    bars.next(item);
    const right = factor(r);
    checkBeside(r, last, right, item);
    left = { kind: 'binary', operator: 'juxtapose', left, right, at: since(r, start) };
    last = right;
  }
  if (behindSlash && left.kind === 'fold' && isSigned(left.body))
    throw ambiguous(r, r.items[start], phrase('slash-sum'));
  return left;
}

/** |a| b |c|: b between two absolute values, or |b| within one? */
function barsOf(r: Reader, start: number): { next(item: Node): void } {
  let open = bareBar(r.items[start]);
  let between = 0;
  return {
    next(item) {
      const sign = bareBar(item);
      if (sign && sign === open && between > 0) throw ambiguous(r, item, phrase('nested-bars'));
      between = sign ? 0 : between + 1;
      open = sign ?? open;
    },
  };
}

const bareBar = (item: Node | undefined): string | null =>
  /^(textord|atom)$/.test(baseOf(item)?.type ?? '') ? barOf(item) : null;

const beside = (r: Reader, left: Expression, start: number): Expression => {
  const right = factor(r);
  return { kind: 'binary', operator: 'juxtapose', left, right, at: since(r, start) };
};

const isSigned = (node: Expression): boolean =>
  node.kind === 'binary' && !node.bracketed && ['dot', 'times', 'elementwise', '/'].includes(node.operator);

/** What never stands behind a factor without a sign: a number, or anything behind the bracket of a max over an index. */
function checkBefore(r: Reader, last: Expression, item: Node): void {
  noNumberBehind(r, item);
  if (last.kind === 'fold' && !last.bracketed && /^(arg)?(max|min)$/.test(last.fold))
    throw ambiguous(r, item, phrase('behind-fold', { name: last.fold }));
}

/** 2½ is a mixed number or a product; f(x) is a product of two names or a function of one. */
function checkBeside(r: Reader, last: Expression, right: Expression, item: Node): void {
  noMixedNumber(r, last, right, item);
  noComposition(r, last, right, item);
  if (last.kind !== 'symbol' || last.bracketed || last.supTex !== '') return;
  const isSingle = right.bracketed && (right.kind === 'symbol' || right.kind === 'number');
  if (isSingle && (r.vocabulary.isNumber(last.base) || /^(e|\\pi|\\text\{e\})$/.test(last.base)))
    throw ambiguous(r, item, phrase('product-or-value', { name: last.tex, argument: writeTex(right) }));
}

/** (f \circ g)(x): functions one after the other, or a product. */
function noComposition(r: Reader, last: Expression, right: Expression, item: Node): void {
  if (last.kind !== 'binary' || last.operator !== 'elementwise' || !last.bracketed || !right.bracketed) return;
  if (last.left.kind === 'symbol' && last.right.kind === 'symbol')
    throw eitherOr(r, item, `${last.left.tex}(${last.right.tex}(\\dots))`, `(${writeTex(last)}) \\cdot (\\dots)`);
}
