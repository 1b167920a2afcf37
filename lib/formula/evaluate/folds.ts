/**
 * Sums, products, extremes and means over indices.
 */

import { phrase } from '../../phrases.ts';
import { Problem } from '../../problem.ts';
import { where } from '../tex/place.ts';
import type { FoldNode } from '../tree.ts';
import { describe, isTensor, map, type Value, zip } from '../values.ts';
import { extremeIndex } from './extremes.ts';
import { numbersOf } from './numbers.ts';
import { boundScopes } from './ranges.ts';
import { piece, type Scope } from './scope.ts';

export function fold(node: FoldNode, scope: Scope): Value {
  if (node.bounds.length === 0) return unbound(node, scope);
  const values: Value[] = [];
  const places: number[] = [];
  const last = node.bounds[node.bounds.length - 1].name;
  for (const inner of instances(node, scope)) {
    values.push(scope.evaluate(node.body, inner));
    places.push(Number(inner.bound.get(last)));
  }
  return folded(node, values, places, scope);
}

/** Every scope in which the fold's body is taken: its indices bound, its conditions true. */
export function* instances(node: FoldNode, scope: Scope, k = 0): Iterable<Scope> {
  if (k === node.bounds.length) {
    if (node.conditions.every((condition) => scope.holds(condition, scope))) yield scope;
    return;
  }
  for (const inner of boundScopes(node, k, scope)) yield* instances(node, inner, k + 1);
}

function folded(node: FoldNode, values: readonly Value[], places: readonly number[], scope: Scope): Value {
  const at = where(node.at);
  const numbers = (): number[] => numbersOf(values, node, scope);
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
      return numbers().reduce((most, x) => Math.max(most, x));
    case 'min':
      nothing();
      return numbers().reduce((least, x) => Math.min(least, x));
    case 'argmax':
    case 'argmin':
      nothing();
      if (node.bounds.length > 1) throw new Problem('formula-ambiguous', { why: phrase('argmax-indices'), place: at });
      return places[extremeIndex(numbers(), node.fold === 'argmax')];
  }
}

/** E[x] without an index: the mean over all entries of x. \sum x is refused: over what? */
function unbound(node: FoldNode, scope: Scope): Value {
  const value = scope.evaluate(node.body, scope);
  if (
    (node.fold === 'mean' || node.fold === 'variance' || node.fold === 'max' || node.fold === 'min') &&
    isTensor(value)
  ) {
    return folded(node, value.data, [], scope);
  }
  throw new Problem('formula-ambiguous', { why: phrase('over-what'), place: where(node.at) });
}
