/**
 * The value of a formula: a walk over the tree that `parse.ts` made, with the values that the symbols stand for.
 */
import { phrase } from '../phrases.ts';
import { Problem } from '../problem.ts';
import { call } from './apply.ts';
import { binary, norm, power } from './arithmetic.ts';
import { holds } from './conditions.ts';
import { fold } from './folds.ts';
import { select } from './indices.ts';
import { where } from './pieces.ts';
import { piece, type Scope } from './scope.ts';
import { symbolValue } from './symbols.ts';
import type { Expression } from './tree.ts';
import { describe, isTensor, map, transpose, type Value } from './values.ts';

export function evaluate(node: Expression, scope: Scope): Value {
  const value = compute(node, scope);
  const isBad = isTensor(value) ? value.data.some(Number.isNaN) : Number.isNaN(value);
  if (isBad) throw new Problem('formula-not-a-number', { piece: piece(node, scope), place: where(node.at) });
  return value;
}

function compute(node: Expression, scope: Scope): Value {
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'symbol':
      return symbolValue(node, scope);
    case 'negate':
      return map(evaluate(node.of, scope), (x) => -x);
    case 'binary':
      return binary(node, scope);
    case 'power':
      return power(node, scope);
    case 'transpose':
      return transpose(evaluate(node.of, scope));
    case 'select':
      return select(evaluate(node.of, scope), node.sub, scope, piece(node, scope));
    case 'call':
      return call(node, scope);
    case 'fold':
      return fold(node, scope);
    case 'norm':
      return norm(node, scope);
    case 'cases': {
      for (const row of node.rows) {
        if (row.condition === null || holds(row.condition, scope)) return evaluate(row.value, scope);
      }
      throw new Problem('formula-no-case', { place: where(node.at) });
    }
    case 'indicator':
      return holds(node.condition, scope) ? 1 : 0;
    case 'list':
      throw new Problem('formula-unreadable', { what: phrase('list'), place: where(node.at) });
  }
}

export function scalar(node: Expression, scope: Scope): number {
  const value = evaluate(node, scope);
  if (isTensor(value))
    throw new Problem('formula-shape', {
      piece: piece(node, scope),
      expected: phrase('a-number'),
      found: describe(value),
      place: where(node.at),
    });
  return value;
}
