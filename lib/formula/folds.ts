/**
 * Sums, products, extremes and means over indices.
 */
import { phrase } from '../phrases.ts';
import { Problem } from '../problem.ts';
import { extremeIndex } from './apply.ts';
import { holds } from './conditions.ts';
import { evaluate } from './evaluate.ts';
import { where } from './pieces.ts';
import { rangeOf } from './ranges.ts';
import { bind, piece, type Scope } from './scope.ts';
import type { Expression } from './tree.ts';
import { describe, isTensor, map, type Value, zip } from './values.ts';

export function fold(node: Expression & { kind: 'fold' }, scope: Scope): Value {
  if (node.bounds.length === 0) return unbound(node, scope);
  const values: Value[] = [];
  const tuples: number[] = [];
  const visit = (k: number, inner: Scope): void => {
    if (k === node.bounds.length) {
      if (!node.conditions.every((condition) => holds(condition, inner))) return;
      values.push(evaluate(node.body, inner));
      tuples.push(Number(inner.bound.get(node.bounds[node.bounds.length - 1].name)));
      return;
    }
    for (const i of rangeOf(node, k, inner)) visit(k + 1, bind(inner, node.bounds[k].name, i));
  };
  visit(0, scope);
  return folded(node, values, tuples, scope);
}

function folded(
  node: Expression & { kind: 'fold' },
  values: readonly Value[],
  tuples: readonly number[],
  scope: Scope,
): Value {
  const at = where(node.at);
  const numbers = (): number[] =>
    values.map((value) => {
      if (isTensor(value))
        throw new Problem('formula-shape', {
          piece: piece(node, scope),
          expected: phrase('numbers'),
          found: describe(value),
          place: at,
        });
      return value;
    });
  const accumulate = (list: readonly Value[], f: (x: number, y: number) => number): Value =>
    list.reduce((total, value) =>
      zip(
        total,
        value,
        f,
        () =>
          new Problem('formula-misfit', {
            piece: piece(node, scope),
            left: describe(total),
            right: describe(value),
            place: at,
          }),
      ),
    );
  const nothing = () => {
    if (values.length === 0) throw new Problem('formula-empty', { piece: piece(node, scope), place: at });
  };
  switch (node.fold) {
    case 'sum':
      return values.length === 0 ? 0 : accumulate(values, (x, y) => x + y);
    case 'prod':
      return values.length === 0 ? 1 : accumulate(values, (x, y) => x * y);
    case 'mean':
      nothing();
      return map(
        accumulate(values, (x, y) => x + y),
        (x) => x / values.length,
      );
    case 'variance': {
      nothing();
      const mean = map(
        accumulate(values, (x, y) => x + y),
        (x) => x / values.length,
      );
      const squares = values.map((value) =>
        zip(
          value,
          mean,
          (x, y) => (x - y) ** 2,
          () => new Problem('formula-empty', { piece: piece(node, scope), place: at }),
        ),
      );
      return map(
        accumulate(squares, (x, y) => x + y),
        (x) => x / values.length,
      );
    }
    case 'max':
      nothing();
      return Math.max(...numbers());
    case 'min':
      nothing();
      return Math.min(...numbers());
    case 'argmax':
    case 'argmin':
      nothing();
      if (node.bounds.length > 1) throw new Problem('formula-ambiguous', { why: phrase('argmax-indices'), place: at });
      return tuples[extremeIndex(numbers(), node.fold === 'argmax')];
  }
}

/** E[x] without an index: the mean over all entries of x. \sum x is refused: over what? */
function unbound(node: Expression & { kind: 'fold' }, scope: Scope): Value {
  const value = evaluate(node.body, scope);
  if (
    (node.fold === 'mean' || node.fold === 'variance' || node.fold === 'max' || node.fold === 'min') &&
    isTensor(value)
  ) {
    return folded(node, value.data, [], scope);
  }
  throw new Problem('formula-ambiguous', { why: phrase('over-what'), place: where(node.at) });
}
