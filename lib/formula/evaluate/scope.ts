/**
 * What the symbols stand for while a formula is evaluated, how much work is left, and how a piece of it is named in an error.
 * The walk itself is handed in here, so that what it consists of need not know it.
 */

import { phrase } from '../../phrases.ts';
import { Problem } from '../../problem.ts';
import { primed } from '../tex/canonical.ts';
import { where } from '../tex/place.ts';
import type { Condition, Expression } from '../tree.ts';
import { describe, type Given, isTensor, type Value } from '../values.ts';

/** The values of the symbols, keyed by canonical TeX, and the indices bound so far. */
export interface Scope {
  readonly values: ReadonlyMap<string, Given>;
  readonly bound: ReadonlyMap<string, Given>;
  readonly tex: string;
  /** How many operations are left, of all that one reading of the formula may take, and whether ∞ has gone into it. */
  readonly work: { left: number; readonly most: number; infinite: boolean };
  readonly evaluate: (node: Expression, scope: Scope) => Value;
  readonly holds: (condition: Condition, scope: Scope) => boolean;
}

export const bind = (scope: Scope, name: string, value: Given): Scope => ({
  ...scope,
  bound: new Map([...scope.bound, [name, value]]),
});

/** So many operations are about to be done. */
export function spend(scope: Scope, operations: number): void {
  scope.work.left -= operations;
  if (scope.work.left < 0) throw new Problem('formula-work', { most: scope.work.most });
}

export function lookup(scope: Scope, name: string): Given | undefined {
  const key = primed(name);
  if (scope.bound.has(key)) return scope.bound.get(key);
  if (scope.values.has(key)) return scope.values.get(key);
  const word = /^\\text\{(.*)\}$/.exec(key)?.[1];
  return word === undefined ? undefined : scope.values.get(word);
}

export const piece = (node: { at: Expression['at'] }, scope: Scope): string =>
  node.at ? scope.tex.slice(node.at.start, node.at.end) : 'a piece of a macro';

export function scalar(node: Expression, scope: Scope): number {
  const value = scope.evaluate(node, scope);
  if (isTensor(value))
    throw new Problem('formula-shape', {
      piece: piece(node, scope),
      expected: phrase('a-number'),
      found: describe(value),
      place: where(node.at),
    });
  return value;
}

/** The keys of layers, as a sentence names them. */
export const keysOf = (layers: object): string => Object.keys(layers).join(', ') || '—';

export const known = (scope: Scope): string =>
  [...new Set([...scope.bound.keys(), ...scope.values.keys()])].join(', ') || '—';
