/**
 * The value of a name with its indices: a key with literal indices wins; an object is selected by the superscript if
 * there is one, else by the subscript; any other superscript is a power.
 */
import { notation } from '../../notation.ts';
import { type Phrase, phrase } from '../../phrases.ts';
import { Problem } from '../../problem.ts';
import { childrenOf } from '../children.ts';
import { where } from '../tex/place.ts';
import type { Expression, IndexEntry, SymbolNode } from '../tree.ts';
import { type Given, isLayers, isSquare, isTensor, tensorOf, type Value } from '../values.ts';
import { raise } from './arithmetic.ts';
import { select } from './indices.ts';
import { keysOf, known, lookup, piece, type Scope, scalar } from './scope.ts';

/** The symbols that the book counts by layers above: w_{ij}^l. Of them a number above is a layer, never a power. */
const layered = new Set(
  Object.values(notation).flatMap(({ tex }) => (tex.endsWith('^l') ? [tex.slice(0, tex.indexOf('_'))] : [])),
);

/** Euler's number, π, and Kronecker's delta where nothing else is said. */
function convention(node: SymbolNode, scope: Scope): Value | undefined {
  if (node.primes > 0) return undefined;
  if ((node.base === 'e' || node.base === '\\text{e}') && node.sub === null) return Math.E;
  if (node.base === '\\pi' && node.sub === null) return Math.PI;
  if (node.base === '\\delta' && node.sub !== null && node.supTex === '') {
    const entries = node.sub.length === 1 ? node.sub[0].units : node.sub.map((entry) => entry.whole);
    if (entries?.length === 2 && entries[0] && entries[1])
      return scalar(entries[0], scope) === scalar(entries[1], scope) ? 1 : 0;
  }
  return undefined;
}

export function symbolValue(node: SymbolNode, scope: Scope): Value {
  const { base, exponent } = symbolParts(node, scope);
  if (exponent === null) return base;
  noCount(base, exponent, node, scope);
  return raise(base, exponent, node, scope);
}

/** w^t of an array, V^\pi: each entry raised to it, or the one that it counts or names? */
function noCount(base: Value, exponent: Expression, node: SymbolNode, scope: Scope): void {
  const isCount = isTensor(base) && base.shape.length === 1 && holdsName(exponent);
  const isPolicy = exponent.kind === 'symbol' && exponent.base === '\\pi' && lookup(scope, '\\pi') === undefined;
  if (!isCount && !(isPolicy && !/^(e|\\text\{e\})$/.test(node.base))) return;
  const name = node.base + (node.subTex === '' ? '' : `_{${node.subTex}}`);
  throw new Problem('formula-ambiguous', {
    why: phrase('either-or', { first: `(${name})^{${node.supTex}}`, second: `${name}^{(${node.supTex})}` }),
    place: where(node.at),
  });
}

const holdsName = (node: Expression): boolean => node.kind === 'symbol' || childrenOf(node).some(holdsName);

/** What the name with its indices stands for, and the power that its superscript raises it to, if it is one. */
export interface SymbolParts {
  readonly base: Value;
  readonly exponent: Expression | null;
}

const whole = (base: Value): SymbolParts => ({ base, exponent: null });

export function symbolParts(node: SymbolNode, scope: Scope): SymbolParts {
  const prime = "'".repeat(node.primes);
  const { base } = node;
  const name = base + prime;
  const sub = node.subTex === '' ? '' : `_{${node.subTex}}`;
  const sup = node.supTex === '' ? '' : `^{${node.supTex}}`;
  const shown = piece(node, scope);
  const at = where(node.at);

  // A key with literal indices wins: first with both, then with one of them.
  if (sub || sup) {
    const exact = lookup(scope, name + sub + sup);
    if (exact !== undefined) return whole(asValue(exact, shown, at));
    if (sub && sup) {
      const withSub = lookup(scope, name + sub);
      if (withSub !== undefined) return superscripted(withSub, { ...node, sub: null }, scope, shown);
      const withSup = lookup(scope, name + sup);
      if (withSup !== undefined) return whole(select(asValue(withSup, shown, at), node.sub ?? [], scope, shown));
    }
  }

  const given = lookup(scope, name);
  if (given === undefined) {
    const usual = convention(node, scope);
    if (usual !== undefined) return { base: usual, exponent: exponentOf(node, shown) };
    throw new Problem('formula-symbol', { symbol: name, shown, known: known(scope), place: at });
  }
  return superscripted(given, node, scope, shown);
}

/** x^{(i)} of an array: its i-th. */
export const countOf = (node: SymbolNode): IndexEntry => ({
  whole: node.sup,
  units: null,
  tex: node.supTex,
  at: node.at,
});

/** An object is selected by the superscript if there is one, else by the subscript; any other superscript is a power. */
function superscripted(given: Given, node: SymbolNode, scope: Scope, shown: string): SymbolParts {
  const at = where(node.at);
  if (isLayers(given)) {
    if (node.supTex !== '' && !isSquareOfLayer(given, node, scope)) {
      noPowerOfLayer(given, node, scope);
      const layer = layerOf(given, node.supTex, node.sup, scope, shown, at);
      return whole(select(asValue(layer, shown, at), node.sub ?? [], scope, shown));
    }
    const [entry, ...others] = node.sub ?? [];
    if (!entry) throw new Problem('formula-index-missing', { symbol: shown, known: keysOf(given), place: at });
    const layer = layerOf(given, entry.tex, entry.whole, scope, shown, at);
    return { base: select(asValue(layer, shown, at), others, scope, shown), exponent: exponentOf(node, shown) };
  }
  const value = asValue(given, shown, at);
  if (node.counts) {
    if (!isTensor(value) || !node.sup)
      throw new Problem('formula-unreadable', { what: phrase('counting', { symbol: shown }), place: at });
    const counted = select(value, [countOf(node)], scope, shown);
    return whole(select(counted, node.sub ?? [], scope, shown));
  }
  const picked = select(value, node.sub ?? [], scope, shown);
  if (node.supTex === '') return whole(picked);
  // W_{ij}^{-1}: the entry of the inverse, or one over the entry
  if (node.supTex === '-1' && isSquare(value) && !isTensor(picked))
    throw new Problem('formula-ambiguous', { why: phrase('inverse-entry', { piece: shown }), place: at });
  return { base: picked, exponent: exponentOf(node, shown) };
}

/** x^*, \pi^*, e^-: a superscript that is no quantity is no exponent. */
function exponentOf({ sup, supTex, at }: SymbolNode, shown: string): Expression | null {
  if (supTex !== '' && sup === null)
    throw new Problem('formula-unreadable', { what: phrase('superscript', { symbol: shown }), place: where(at) });
  return sup;
}

/** x_t^2 of what is kept by layers, where both x_t and x^2 are there: the square of the one, or an entry of the other? */
function noPowerOfLayer(layers: { readonly [key: string]: Given }, node: SymbolNode, scope: Scope): void {
  const [entry] = node.sub ?? [];
  const isNumber = /^\d+$/.test(node.supTex) && node.sub?.length === 1 && (entry.units?.length ?? 1) === 1;
  if (!isNumber || layered.has(node.base) || node.counts || !entry.whole || !isArray(layers[node.supTex])) return;
  if (Object.hasOwn(layers, String(scope.evaluate(entry.whole, scope))))
    throw new Problem('formula-ambiguous', {
      why: phrase('either-or', {
        first: `(${node.base}_{${node.subTex}})^{${node.supTex}}`,
        second: `${node.base}_{${node.subTex}}^{(${node.supTex})}`,
      }),
      place: where(node.at),
    });
}

/** Whether x_t^2 of what is kept by layers can be a power only: there is no x^2 that had an entry t. */
export const isPowerOnly = (layers: { readonly [key: string]: Given }, { sub, supTex }: SymbolNode): boolean =>
  /^\d+$/.test(supTex) && sub?.length === 1 && (sub[0].units?.length ?? 1) === 1 && !isArray(layers[supTex]);

const isArray = (given: Given | undefined): boolean => given !== undefined && typeof given !== 'number';

/** g_t^2 where g is kept by its step t: the square of g_t. A layer 2 with an entry t comes first. */
function isSquareOfLayer(layers: { readonly [key: string]: Given }, node: SymbolNode, scope: Scope): boolean {
  const [entry] = node.sub ?? [];
  if (!isPowerOnly(layers, node) || !entry?.whole) return false;
  return Object.hasOwn(layers, String(scope.evaluate(entry.whole, scope)));
}

export function layerOf(
  layers: { readonly [key: string]: Given },
  tex: string,
  index: Expression | null,
  scope: Scope,
  shown: string,
  at: Phrase,
): Given {
  if (Object.hasOwn(layers, tex)) return layers[tex];
  if (index === null) throw new Problem('formula-index-missing', { symbol: shown, known: keysOf(layers), place: at });
  const key = String(scalar(index, scope));
  if (!Object.hasOwn(layers, key)) {
    throw new Problem('formula-index', { symbol: shown, index: key, range: keysOf(layers), place: at });
  }
  return layers[key];
}

function asValue(given: Given, shown: string, at: Phrase): Value {
  if (typeof given === 'number') return given;
  if (typeof given === 'string') throw new Problem('formula-function', { symbol: shown, name: given, place: at });
  if (isLayers(given)) throw new Problem('formula-index-missing', { symbol: shown, known: keysOf(given), place: at });
  return tensorOf(given, shown);
}
