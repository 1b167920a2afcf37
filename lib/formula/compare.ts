/**
 * Two formulas on one instance: the first piece, in reading order, in which the second differs in value from the first. What
 * stands on both sides is compared piece by piece, as deep as the two are built alike; a factor or a term that only one of
 * them has is told as such. Chapter: equations.
 */
import { Problem } from '../problem.ts';
import { childrenOf, operandsOf } from './children.ts';
import { boundScopes } from './evaluate/ranges.ts';
import type { Scope } from './evaluate/scope.ts';
import { bounded, conditionOf, parseTex, scopeOf, type Values } from './index.ts';
import type { Place } from './tex/place.ts';
import type { Expression, FoldNode } from './tree.ts';
import { agree, type Given, toLists, type Value } from './values.ts';
import { writeTex } from './write.ts';

export interface Side {
  readonly tex: string;
  /** Null where it cannot be computed: then there is a problem. */
  readonly value: Given | null;
  readonly problem: Problem | null;
  readonly place: Place | null;
}

export interface Difference {
  /** Of the first formula; null where only the second has such a term or factor. */
  readonly first: Side | null;
  readonly second: Side | null;
  /** Values of the indices of the sums around it, where it differs. */
  readonly at: readonly { readonly index: string; readonly value: number }[];
}

interface Scopes {
  readonly first: Scope;
  readonly second: Scope;
  readonly at: Difference['at'];
}

type Pair = readonly [Expression | null, Expression | null];

/** Comparing evaluates each piece again and again: it may take more than one evaluation. */
const mostOperations = 20_000_000;

/** Null where nothing differs on this instance. `left`: what the left sides' symbols stand for besides. */
export function firstDifference(first: string, second: string, values: Values, left: Values = {}): Difference | null {
  return bounded(() => {
    const [a, b] = [parseTex(first, values), parseTex(second, values)];
    const whole = { ...values, ...left };
    const [sides, scopes] = [scopesOf(first, second, whole), scopesOf(first, second, values)];
    for (let k = 0; k < Math.max(a.length, b.length); k++) {
      const inLeft = a[k]?.left && b[k]?.left ? compare([a[k].left, b[k].left], sides) : null;
      if (inLeft) return inLeft;
      for (const pair of membersOf(a[k]?.members ?? [], b[k]?.members ?? [])) {
        const found = compare(pair, scopes);
        if (found) return found;
      }
    }
    return null;
  });
}

/** What stands behind each sign of equality beside its like; the last ones where there are not as many. */
function membersOf(first: readonly Expression[], second: readonly Expression[]): Pair[] {
  if (first.length === second.length && first.length > 0) return first.map((member, k) => [member, second[k]]);
  return [[first.at(-1) ?? null, second.at(-1) ?? null]];
}

/** The same for formulas that are relations. */
export function firstConditionDifference(first: string, second: string, values: Values): Difference | null {
  return bounded(() => {
    const [a, b] = [operandsOf(conditionOf(first, values)), operandsOf(conditionOf(second, values))];
    return inOrder(a, b, scopesOf(first, second, values));
  });
}

const scopesOf = (first: string, second: string, values: Values): Scopes => ({
  first: scopeOf(first, values, mostOperations),
  second: scopeOf(second, values, mostOperations),
  at: [],
});

function valueIn(node: Expression, scope: Scope): { readonly value: Value | null; readonly problem: Problem | null } {
  try {
    return { value: scope.evaluate(node, scope), problem: null };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return { value: null, problem };
  }
}

function sideOf(node: Expression | null, scope: Scope): Side | null {
  if (!node) return null;
  const { value, problem } = valueIn(node, scope);
  return { tex: writeTex(node), value: value === null ? null : toLists(value), problem, place: node.at };
}

function compare([a, b]: Pair, scopes: Scopes): Difference | null {
  const here = (): Difference => ({ first: sideOf(a, scopes.first), second: sideOf(b, scopes.second), at: scopes.at });
  if (!a || !b) return here();
  if (agree(valueIn(a, scopes.first).value, valueIn(b, scopes.second).value)) return null;
  return inside(a, b, scopes) ?? here();
}

/** The first difference below two pieces that differ; null where they are not built alike, and they themselves are it. */
function inside(a: Expression, b: Expression, scopes: Scopes): Difference | null {
  const [sums, products] = [[a, b].map(termsOf), [a, b].map(factorsOf)];
  if (sums.some((terms) => terms.length > 1) && sums[0].length !== sums[1].length)
    return aligned(sums[0], sums[1], scopes);
  // a flipped sign is told with all that stands behind it
  if ((a.kind === 'negate') !== (b.kind === 'negate')) return null;
  if (products.some((list) => list.length > 1) && products[0].length !== products[1].length) {
    return aligned(products[0], products[1], scopes);
  }
  if (a.kind === 'fold' && b.kind === 'fold') return inFold(a, b, scopes);
  if (a.kind !== b.kind || (a.kind === 'binary' && b.kind === 'binary' && isQuotient(a) !== isQuotient(b))) return null;
  return inOrder(partsOf(a), partsOf(b), scopes);
}

const isQuotient = (node: Expression): boolean => node.kind === 'binary' && node.operator === '/';
const isSigned = (node: Expression): boolean =>
  node.kind === 'binary' && (node.operator === '+' || node.operator === '-');

/** a, b and −c of a + b − c. */
function termsOf(node: Expression): readonly Expression[] {
  if (node.kind !== 'binary' || !isSigned(node)) return [node];
  const last: Expression = node.operator === '-' ? { kind: 'negate', of: node.right, at: node.right.at } : node.right;
  return [...termsOf(node.left), last];
}

/** a, b and c of a b c; a sign in front belongs to the first. */
function factorsOf(node: Expression): readonly Expression[] {
  if (node.kind !== 'binary' || isSigned(node) || isQuotient(node)) return [node];
  return [...factorsOf(node.left), ...factorsOf(node.right)];
}

/** Pieces in reading order. Indices are told with the name on which they hang. */
function partsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'symbol':
      return [];
    case 'binary':
      return isSigned(node) ? termsOf(node) : isQuotient(node) ? [node.left, node.right] : factorsOf(node);
    case 'select':
      return [node.of];
    case 'call':
      return node.arguments;
    default:
      return childrenOf(node);
  }
}

function inOrder(a: readonly Expression[], b: readonly Expression[], scopes: Scopes): Difference | null {
  for (let k = 0; k < Math.max(a.length, b.length); k++) {
    const found = compare([a[k] ?? null, b[k] ?? null], scopes);
    if (found) return found;
  }
  return null;
}

/** Lists of unequal length: one piece is missing, or added, or else the first that differs in value. */
function aligned(a: readonly Expression[], b: readonly Expression[], scopes: Scopes): Difference | null {
  // the same letters first: a 2 that was put in front is no x that happens to be 2
  const written: Same = (x, y) => writeTex(x) === writeTex(y);
  const valued: Same = (x, y) => agree(valueIn(x, scopes.first).value, valueIn(y, scopes.second).value);
  for (const same of [written, valued]) {
    const missing = oneMore(a, b, same);
    if (missing) return compare([missing, null], scopes);
    const added = oneMore(b, a, (x, y) => same(y, x));
    if (added) return compare([null, added], scopes);
  }
  // one piece against several, of which it is none: another expression altogether
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (
    short.length === 1 &&
    !long.some((piece) =>
      valued(...((short === a ? [short[0], piece] : [piece, short[0]]) as [Expression, Expression])),
    )
  )
    return null;
  const k = a.findIndex((piece, at) => !b[at] || !valued(piece, b[at]));
  const from = k < 0 ? a.length : k;
  return compare([a[from] ?? null, b[from] ?? null], scopes);
}

type Same = (x: Expression, y: Expression) => boolean;

/** The piece that the longer list has and the other has not, all else the same in order. */
function oneMore(longer: readonly Expression[], other: readonly Expression[], same: Same): Expression | null {
  if (longer.length !== other.length + 1) return null;
  const k = longer.findIndex((piece, at) => !other[at] || !same(piece, other[at]));
  return longer.slice(k + 1).every((piece, at) => same(piece, other[k + at])) ? longer[k] : null;
}

/** Limits first, then the bodies at the first indices where they differ. */
function inFold(a: FoldNode, b: FoldNode, scopes: Scopes): Difference | null {
  if (a.fold !== b.fold || a.bounds.length !== b.bounds.length) return null;
  const limits = (fold: FoldNode) => fold.bounds.flatMap(({ from, to, set }) => [from, to, set]);
  const [ofA, ofB] = [limits(a), limits(b)];
  for (let k = 0; k < ofA.length; k++) {
    if (!ofA[k] !== !ofB[k]) return null;
    const [first, second] = [sideOf(ofA[k], scopes.first), sideOf(ofB[k], scopes.second)];
    // a limit is told whole: n and n − 1
    if (JSON.stringify(first?.value) !== JSON.stringify(second?.value)) return { first, second, at: scopes.at };
  }
  return inBody(a, b, scopes, 0);
}

function inBody(a: FoldNode, b: FoldNode, scopes: Scopes, k: number): Difference | null {
  if (k === a.bounds.length) return compare([a.body, b.body], scopes);
  const firsts = attempted(() => [...boundScopes(a, k, scopes.first)]);
  const seconds = attempted(() => [...boundScopes(b, k, scopes.second)]);
  if (!firsts || !seconds || firsts.length !== seconds.length) return null;
  const { name } = a.bounds[k];
  for (const [n, first] of firsts.entries()) {
    const value = first.bound.get(name);
    const at = typeof value === 'number' ? [...scopes.at, { index: name, value }] : scopes.at;
    const found = inBody(a, b, { first, second: seconds[n], at }, k + 1);
    if (found) return found;
  }
  return null;
}

function attempted<T>(work: () => T): T | null {
  try {
    return work();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return null;
  }
}
