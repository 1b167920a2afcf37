/** Norms and what bars mean: |x| of a number, |A| the determinant of a square matrix, \|x\|_p of a vector. */
import { phrase } from '../../phrases.ts';
import { Problem } from '../../problem.ts';
import { where } from '../tex/place.ts';
import type { Expression } from '../tree.ts';
import { isSquare, isTensor, type Value } from '../values.ts';
import { determinant } from './linear-algebra.ts';
import { piece, type Scope, scalar } from './scope.ts';

export function norm(node: Expression & { kind: 'norm' }, scope: Scope): Value {
  const value = scope.evaluate(node.of, scope);
  if (node.order === 'absolute') {
    if (!isTensor(value)) return Math.abs(value);
    if (isSquare(value)) return determinant(value, node, scope);
    throw new Problem('formula-ambiguous', { why: phrase('array-bars'), place: where(node.at) });
  }
  const sizes = (isTensor(value) ? value.data : [value]).map(Math.abs);
  if (node.order === 'frobenius') return Math.sqrt(sizes.reduce((sum, x) => sum + x * x, 0));
  if (isTensor(value) && value.shape.length > 1)
    throw new Problem('formula-ambiguous', { why: phrase('matrix-norm'), place: where(node.at) });
  if (node.order === 'infinity') return sizes.reduce((most, x) => Math.max(most, x), 0);
  const p = scalar(node.order, scope);
  if (p === Number.POSITIVE_INFINITY) return sizes.reduce((most, x) => Math.max(most, x), 0);
  if (p === 0) return sizes.filter((x) => x > 0).length;
  if (p === 1) return sizes.reduce((sum, x) => sum + x, 0);
  if (p === 2) return Math.sqrt(sizes.reduce((sum, x) => sum + x * x, 0));
  if (!(p > 0))
    throw new Problem('formula-unreadable', {
      what: phrase('norm-index', { index: piece(node.order, scope) }),
      place: where(node.at),
    });
  return sizes.reduce((sum, x) => sum + x ** p, 0) ** (1 / p);
}
