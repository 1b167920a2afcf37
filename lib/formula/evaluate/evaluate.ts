/** The value of a formula: a walk over its tree, with the values that the symbols stand for. */
import { phrase } from '../../phrases.ts';
import { Problem } from '../../problem.ts';
import { where } from '../tex/place.ts';
import type { Expression } from '../tree.ts';
import { type Given, isTensor, type Value } from '../values.ts';
import { binary, negated, power } from './arithmetic.ts';
import { blocks, concatenated } from './blocks.ts';
import { call } from './call.ts';
import { cases } from './cases.ts';
import { holds } from './conditions.ts';
import { fold } from './folds.ts';
import { select } from './indices.ts';
import { norm } from './norms.ts';
import { piece, type Scope, spend } from './scope.ts';
import { symbolValue } from './symbols.ts';
import { transposed } from './transpose.ts';

/** More operations than this are refused: a formula of the book takes some thousands. */
export const mostOperations = 1_000_000;

export const scopeWith = (tex: string, values: ReadonlyMap<string, Given>, most = mostOperations): Scope => ({
  values,
  bound: new Map(),
  tex,
  work: { left: most, most, infinite: false },
  evaluate,
  holds,
});

export function evaluate(node: Expression, scope: Scope): Value {
  spend(scope, 1);
  const value = compute(node, scope);
  if (isTensor(value)) spend(scope, value.data.length);
  const isBad = isTensor(value) ? value.data.some(Number.isNaN) : Number.isNaN(value);
  if (isBad) throw new Problem('formula-not-a-number', { piece: piece(node, scope), place: where(node.at) });
  checkFinite(value, node, scope);
  return value;
}

/** What nothing infinite goes into comes out finite, or is refused: 1/0, the logarithm of 0, 10^{400}. */
function checkFinite(value: Value, node: Expression, scope: Scope): void {
  const isWhole = isTensor(value) ? value.data.every(Number.isFinite) : Number.isFinite(value);
  if (isWhole || scope.work.infinite) return;
  if (node.kind !== 'number' && node.kind !== 'symbol')
    throw new Problem('formula-infinite', { piece: piece(node, scope), place: where(node.at) });
  scope.work.infinite = true;
}

function compute(node: Expression, scope: Scope): Value {
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'symbol':
      return symbolValue(node, scope);
    case 'negate':
      return negated(evaluate(node.of, scope));
    case 'binary':
      return binary(node, scope);
    case 'power':
      return power(node, scope);
    case 'transpose':
      return transposed(node, scope);
    case 'select':
      return select(evaluate(node.of, scope), node.sub, scope, piece(node, scope));
    case 'call':
      return call(node, scope);
    case 'fold':
      return fold(node, scope);
    case 'norm':
      return norm(node, scope);
    case 'cases':
      return cases(node, scope);
    case 'indicator':
      return holds(node.condition, scope) ? 1 : 0;
    case 'matrix':
      return blocks(node, scope);
    case 'list':
      if (node.form === 'concat' || node.form === 'stack') return concatenated(node, scope);
      throw new Problem('formula-unreadable', { what: phrase('list'), place: where(node.at) });
    case 'interval':
      throw new Problem('formula-unreadable', { what: phrase('list'), place: where(node.at) });
  }
}
