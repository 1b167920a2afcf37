/**
 * Two formulas on one instance: the first piece, in reading order, in which the second differs in value from the first. What
 * stands on both sides is compared piece by piece, as deep as the two are built alike; a factor or a term that only one of
 * them has is told as such. Chapter: equations.
 */
import { Problem } from '../problem.ts';
import { evaluate } from './evaluate.ts';
import { conditionOf, parseTex, scopeOf, type Values } from './index.ts';
import { rangeOf } from './ranges.ts';
import { bind, type Scope } from './scope.ts';
import type { Condition, Expression, Place } from './tree.ts';
import { type Given, isTensor, toLists, type Value } from './values.ts';
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

const closeness = 1e-9;

/** Null where nothing differs on this instance. `left`: what the left sides' symbols stand for besides. */
export function firstDifference(first: string, second: string, values: Values, left: Values = {}): Difference | null {
  const [a, b] = [parseTex(first, values), parseTex(second, values)];
  const whole = { ...values, ...left };
  const sides: Scopes = { first: scopeOf(first, whole), second: scopeOf(second, whole), at: [] };
  const scopes: Scopes = { first: scopeOf(first, values), second: scopeOf(second, values), at: [] };
  for (let k = 0; k < Math.max(a.length, b.length); k++) {
    const inLeft = a[k]?.left && b[k]?.left ? compare([a[k].left, b[k].left], sides) : null;
    const found = inLeft ?? compare([a[k]?.members.at(-1) ?? null, b[k]?.members.at(-1) ?? null], scopes);
    if (found) return found;
  }
  return null;
}

/** The same for formulas that are relations. */
export function firstConditionDifference(first: string, second: string, values: Values): Difference | null {
  const scopes: Scopes = { first: scopeOf(first, values), second: scopeOf(second, values), at: [] };
  const [a, b] = [operands(conditionOf(first, values)), operands(conditionOf(second, values))];
  return inOrder(a, b, scopes);
}

const operands = (condition: Condition): readonly Expression[] => {
  if (condition.kind === 'otherwise') return [];
  return condition.kind === 'relation' ? condition.operands : condition.parts.flatMap(operands);
};

function valueIn(node: Expression, scope: Scope): { readonly value: Value | null; readonly problem: Problem | null } {
  try {
    return { value: evaluate(node, scope), problem: null };
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

function agree(a: Value | null, b: Value | null): boolean {
  if (a === null || b === null) return a === b;
  if (isTensor(a) !== isTensor(b)) return false;
  const [x, y] = [a, b].map((value) => (isTensor(value) ? value.data : [value]));
  return (
    x.length === y.length &&
    x.every((u, k) => u === y[k] || Math.abs(u - y[k]) <= closeness * Math.max(Math.abs(u), Math.abs(y[k])))
  );
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

/** Pieces in reading order. */
function partsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'binary':
      return isSigned(node) ? termsOf(node) : isQuotient(node) ? [node.left, node.right] : factorsOf(node);
    case 'negate':
    case 'transpose':
    case 'norm':
    case 'select':
      return [node.of];
    case 'power':
      return [node.base, node.exponent];
    case 'call':
      return node.arguments;
    case 'cases':
      return node.rows.flatMap(({ value, condition }) => [value, ...(condition ? operands(condition) : [])]);
    case 'indicator':
      return operands(node.condition);
    case 'list':
      return node.items;
    default:
      return [];
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

type Fold = Expression & { kind: 'fold' };

/** Limits first, then the bodies at the first indices where they differ. */
function inFold(a: Fold, b: Fold, scopes: Scopes): Difference | null {
  if (a.fold !== b.fold || a.bounds.length !== b.bounds.length) return null;
  const limits = (fold: Fold) => fold.bounds.flatMap(({ from, to, set }) => [from, to, set]);
  const [ofA, ofB] = [limits(a), limits(b)];
  for (let k = 0; k < ofA.length; k++) {
    if (!ofA[k] !== !ofB[k]) return null;
    const [first, second] = [sideOf(ofA[k], scopes.first), sideOf(ofB[k], scopes.second)];
    // a limit is told whole: n and n − 1
    if (JSON.stringify(first?.value) !== JSON.stringify(second?.value)) return { first, second, at: scopes.at };
  }
  return inBody(a, b, scopes, 0);
}

function inBody(a: Fold, b: Fold, scopes: Scopes, k: number): Difference | null {
  if (k === a.bounds.length) return compare([a.body, b.body], scopes);
  const [nameA, nameB] = [a.bounds[k].name, b.bounds[k].name];
  const indices = attempted(() => [...rangeOf(a, k, scopes.first)]);
  const others = attempted(() => [...rangeOf(b, k, scopes.second)]);
  if (!indices || !others || indices.length !== others.length) return null;
  for (const [n, i] of indices.entries()) {
    const found = inBody(
      a,
      b,
      {
        first: bind(scopes.first, nameA, i),
        second: bind(scopes.second, nameB, others[n]),
        at: [...scopes.at, { index: nameA, value: i }],
      },
      k + 1,
    );
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
