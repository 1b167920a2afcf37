/**
 * Sums, products, quotients, powers and norms of numbers and arrays.
 */
import { phrase } from '../phrases.ts';
import { Problem } from '../problem.ts';
import { evaluate } from './evaluate.ts';
import { where } from './pieces.ts';
import { piece, type Scope } from './scope.ts';
import type { Expression } from './tree.ts';
import { describe, isTensor, map, product, type Value, zip } from './values.ts';

function misfit(node: Expression & { kind: 'binary' }, a: Value, b: Value, scope: Scope): () => Problem {
  return () =>
    new Problem('formula-misfit', {
      piece: piece(node, scope),
      left: describe(a),
      right: describe(b),
      place: where(node.at),
    });
}

export function binary(node: Expression & { kind: 'binary' }, scope: Scope): Value {
  const a = evaluate(node.left, scope);
  const b = evaluate(node.right, scope);
  const problem = misfit(node, a, b, scope);
  switch (node.operator) {
    case '+':
      return zip(a, b, (x, y) => x + y, problem);
    case '-':
      return zip(a, b, (x, y) => x - y, problem);
    case '/':
      return zip(a, b, (x, y) => x / y, problem);
    case 'elementwise':
      return zip(a, b, (x, y) => x * y, problem);
    case 'dot':
      if (isTensor(a) && isTensor(b) && a.shape.length === 1 && b.shape.length === 1 && !a.row && !b.row) {
        if (a.shape[0] !== b.shape[0]) throw problem();
        return a.data.reduce((sum, x, k) => sum + x * b.data[k], 0);
      }
      return product(a, b, problem);
    case 'times':
      if (isTensor(a) && isTensor(b)) {
        throw new Problem('formula-ambiguous', {
          why: phrase('times-arrays'),
          place: where(node.at),
        });
      }
      return product(a, b, problem);
    case 'juxtapose':
      if (
        isTensor(a) &&
        node.left.kind === 'symbol' &&
        node.right.kind === 'symbol' &&
        node.right.bracketed &&
        !isTensor(b)
      ) {
        throw new Problem('formula-ambiguous', {
          why: phrase('array-bracket', { piece: piece(node, scope) }),
          place: where(node.at),
        });
      }
      return product(a, b, problem);
  }
}

export function power(node: Expression & { kind: 'power' }, scope: Scope): Value {
  return raise(evaluate(node.base, scope), evaluate(node.exponent, scope), node, scope);
}

export function raise(base: Value, exponent: Value, node: Expression, scope: Scope): Value {
  if (isTensor(exponent) && isTensor(base)) {
    throw new Problem('formula-shape', {
      piece: piece(node, scope),
      expected: phrase('number-exponent'),
      found: describe(exponent),
      place: where(node.at),
    });
  }
  if (isTensor(base) && base.shape.length > 1) {
    throw new Problem('formula-ambiguous', {
      why: phrase('matrix-power'),
      place: where(node.at),
    });
  }
  if (isTensor(exponent)) return map(exponent, (y) => (base as number) ** y);
  return map(base, (x) => x ** exponent);
}

export function norm(node: Expression & { kind: 'norm' }, scope: Scope): Value {
  const value = evaluate(node.of, scope);
  if (node.order === 'absolute') {
    if (isTensor(value))
      throw new Problem('formula-ambiguous', {
        why: phrase('array-bars'),
        place: where(node.at),
      });
    return Math.abs(value);
  }
  const data = isTensor(value) ? value.data : [value];
  if (isTensor(value) && value.shape.length > 1 && node.order !== 'frobenius') {
    throw new Problem('formula-ambiguous', {
      why: phrase('matrix-norm'),
      place: where(node.at),
    });
  }
  if (node.order === 1) return data.reduce((sum, x) => sum + Math.abs(x), 0);
  if (node.order === 'infinity') return Math.max(...data.map(Math.abs));
  return Math.sqrt(data.reduce((sum, x) => sum + x * x, 0));
}
