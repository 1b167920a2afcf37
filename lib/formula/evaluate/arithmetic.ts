/** Sums, products, quotients and powers of numbers and arrays. */
import { phrase } from '../../phrases.ts';
import { Problem } from '../../problem.ts';
import { where } from '../tex/place.ts';
import type { BinaryNode, Expression } from '../tree.ts';
import { describe, isSquare, isTensor, map, product, type Tensor, type Value, zip } from '../values.ts';
import { inverse } from './linear-algebra.ts';
import { piece, type Scope, spend } from './scope.ts';

export const negated = (value: Value): Value => map(value, (x) => -x);

const unclear = (node: Expression, code: Parameters<typeof phrase>[0], scope: Scope): Problem =>
  new Problem('formula-ambiguous', { why: phrase(code, { piece: piece(node, scope) }), place: where(node.at) });

/** A long sum leans to the left: its terms are added in a loop, so that no chain is too long. */
export function binary(node: BinaryNode, scope: Scope): Value {
  const chain: BinaryNode[] = [];
  let first: Expression = node;
  while (first.kind === 'binary' && !(chain.length > 0 && first.bracketed)) {
    chain.push(first);
    first = first.left;
  }
  spend(scope, chain.length);
  return chain.reduceRight(
    (left, link) => operate(link, left, scope.evaluate(link.right, scope), scope),
    scope.evaluate(first, scope),
  );
}

function operate(node: BinaryNode, a: Value, b: Value, scope: Scope): Value {
  const problem = () =>
    new Problem('formula-misfit', {
      piece: piece(node, scope),
      left: describe(a),
      right: describe(b),
      place: where(node.at),
    });
  const areArrays = isTensor(a) && isTensor(b);
  if (areArrays) spend(scope, a.data.length * (b.shape.length === 1 && !b.row ? 1 : (b.shape.at(-1) ?? 1)));
  switch (node.operator) {
    case '+':
      return zip(a, b, (x, y) => x + y, problem);
    case '-':
      return zip(a, b, (x, y) => x - y, problem);
    case '/':
      if (!isTensor(a) && isTensor(b) && isSquare(b)) throw unclear(node, 'over-matrix', scope);
      return zip(a, b, (x, y) => x / y, problem);
    case 'elementwise':
      // u · v ⊙ w: a number times w, or an inner product with v ⊙ w
      if (isTensor(b) && isInner(node.left, scope)) throw unclear(node, 'inner-elementwise', scope);
      return zip(a, b, (x, y) => x * y, problem);
    case 'dot':
      // u · v · w, u ⊙ v · w: what first?
      if (areArrays && isEntrywise(node.left)) throw unclear(node, 'inner-elementwise', scope);
      if (isTensor(b) && isInner(node.left, scope)) throw unclear(node, 'two-inner', scope);
      if (areArrays && a.shape.length === 1 && b.shape.length === 1 && !a.row && !b.row) {
        if (a.shape[0] !== b.shape[0]) throw problem();
        return a.data.reduce((sum, x, k) => sum + x * b.data[k], 0);
      }
      if (areArrays && isColumn(a) && b.row) throw unclear(node, 'dot-row', scope);
      return product(a, b, problem);
    case 'times':
      if (areArrays) throw unclear(node, 'times-arrays', scope);
      return product(a, b, problem);
    case 'juxtapose':
      return product(a, b, problem);
  }
}

const isColumn = ({ shape, row }: Tensor): boolean => shape.length === 1 && !row;

const isEntrywise = (node: Expression): boolean =>
  node.kind === 'binary' && node.operator === 'elementwise' && !node.bracketed;

const isInner = (node: Expression, scope: Scope): boolean =>
  node.kind === 'binary' &&
  node.operator === 'dot' &&
  !node.bracketed &&
  isTensor(scope.evaluate(node.left, scope)) &&
  isTensor(scope.evaluate(node.right, scope));

export const power = (node: Expression & { kind: 'power' }, scope: Scope): Value =>
  raise(scope.evaluate(node.base, scope), node.exponent, node, scope);

export function raise(base: Value, by: Expression, node: Expression, scope: Scope): Value {
  const exponent = scope.evaluate(by, scope);
  // a^T, and T is a number
  if (isTensor(base) && by.kind === 'symbol' && /^(T|\\text\{T\})$/.test(by.tex))
    throw unclear(node, 'power-or-transpose', scope);
  if (isTensor(exponent)) {
    if (isTensor(base) || exponent.shape.length > 2)
      throw new Problem('formula-shape', {
        piece: piece(node, scope),
        expected: phrase('number-exponent'),
        found: describe(exponent),
        place: where(node.at),
      });
    if (isSquare(exponent)) throw unclear(node, 'matrix-exponent', scope);
    return map(exponent, (y) => base ** y);
  }
  if (isTensor(base) && base.shape.length > 1) {
    if (exponent === -1) return inverse(base, node, scope);
    throw unclear(node, 'matrix-power', scope);
  }
  return map(base, (x) => x ** exponent);
}
