/**
 * What the symbols stand for while a formula is evaluated, and how a piece of it is named in an error.
 */
import type { Expression } from './tree.ts';
import type { Given } from './values.ts';

/** The values of the symbols, keyed by canonical TeX, and the indices bound so far. */
export interface Scope {
  readonly values: ReadonlyMap<string, Given>;
  readonly bound: ReadonlyMap<string, Given>;
  /** Indices that were bound by a sum that has ended: only for a better message. */
  readonly tex: string;
}

export const bind = (scope: Scope, name: string, value: Given): Scope => ({
  ...scope,
  bound: new Map([...scope.bound, [name, value]]),
});

export function lookup(scope: Scope, key: string): Given | undefined {
  if (scope.bound.has(key)) return scope.bound.get(key);
  if (scope.values.has(key)) return scope.values.get(key);
  const word = /^\\text\{(.*)\}$/.exec(key)?.[1];
  return word === undefined ? undefined : scope.values.get(word);
}

export const piece = (node: { at: Expression['at'] }, scope: Scope): string =>
  node.at ? scope.tex.slice(node.at.start, node.at.end) : 'a piece of a macro';
