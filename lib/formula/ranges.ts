/**
 * Over what an index runs. With limits, from one to the other; in a set, over its members; without either, over the
 * arrays that it indexes inside the sum, which must agree.
 */
import { phrase } from '../phrases.ts';
import { Problem } from '../problem.ts';
import { evaluate } from './evaluate.ts';
import { indicesFor } from './indices.ts';
import { where } from './pieces.ts';
import { lookup, type Scope } from './scope.ts';
import type { Condition, Expression, IndexEntry, SymbolNode } from './tree.ts';
import { type Given, isLayers, isTensor, tensorOf } from './values.ts';

type Fold = Expression & { kind: 'fold' };

/** The values of the fold's k-th index, in their order. */
export function rangeOf(node: Fold, k: number, scope: Scope): Iterable<number> {
  const { name, from, to, set } = node.bounds[k];
  if (set) return members(set, scope, node);
  if (from && to) return between(limit(from, scope, node), limit(to, scope, node));
  const free = freeRange(name, node, scope);
  if (!from) return free;
  const first = limit(from, scope, node);
  return free.filter((i) => i >= first);
}

function limit(expression: Expression, scope: Scope, node: Fold): number {
  const value = evaluate(expression, scope);
  if (isTensor(value) || !Number.isInteger(value)) {
    throw new Problem('formula-limit', {
      found: isTensor(value) ? phrase('an-array') : value,
      place: where(expression.at ?? node.at),
    });
  }
  return value;
}

function* between(first: number, last: number): Iterable<number> {
  for (let i = first; i <= last; i++) yield i;
}

function members(set: Expression, scope: Scope, node: Fold): readonly number[] {
  if (set.kind === 'list') return set.items.map((item) => evaluate(item, scope) as number);
  const value = evaluate(set, scope);
  if (!isTensor(value)) throw new Problem('formula-limit', { found: value, place: where(set.at ?? node.at) });
  return value.data;
}

interface Use {
  readonly shown: string;
  readonly values: readonly number[];
  /** The index stands alone (`x_i`), not as part of a larger one (`x_{i+1}`). */
  readonly alone: boolean;
}

function freeRange(name: string, node: Fold, scope: Scope): readonly number[] {
  const uses: Use[] = [];
  collect(node.body, name, scope, uses);
  for (const condition of node.conditions) collectCondition(condition, name, scope, uses);
  const alone = uses.filter((use) => use.alone);
  // \mathbb{E}_r[…]: r itself is an array of samples, over whose entries the mean goes
  if (uses.length === 0) {
    const samples = lookup(scope, name);
    if (Array.isArray(samples) && (node.fold === 'mean' || node.fold === 'variance'))
      return tensorOf(samples, name).data;
    throw new Problem('formula-range-unknown', { index: name, place: where(node.at) });
  }
  const [first, ...others] = alone;
  if (first) {
    for (const other of others) {
      if (other.values.length !== first.values.length || other.values.some((i, k) => i !== first.values[k])) {
        throw new Problem('formula-ranges', {
          index: name,
          first: `${first.shown}: ${spoken(first.values)}`,
          second: `${other.shown}: ${spoken(other.values)}`,
          place: where(node.at),
        });
      }
    }
  }
  const candidates = first ? first.values : uses[0].values;
  return candidates.filter((i) => uses.every((use) => use.values.includes(i)));
}

const spoken = (values: readonly number[]): string =>
  values.length === 0 ? '—' : `${values[0]} … ${values[values.length - 1]}`;

function collectCondition(condition: Condition, name: string, scope: Scope, uses: Use[]): void {
  if (condition.kind === 'relation') for (const operand of condition.operands) collect(operand, name, scope, uses);
  else if (condition.kind !== 'otherwise')
    for (const part of condition.parts) collectCondition(part, name, scope, uses);
}

/** Every place below where the index picks from an array; a fold that binds the same name hides it. */
function collect(node: Expression, name: string, scope: Scope, uses: Use[]): void {
  const into = (child: Expression | null) => child && collect(child, name, scope, uses);
  switch (node.kind) {
    case 'number':
      return;
    case 'symbol':
      symbolUses(node, name, scope, uses);
      return;
    case 'negate':
    case 'transpose':
    case 'norm':
      into(node.of);
      return;
    case 'binary':
      into(node.left);
      into(node.right);
      return;
    case 'power':
      into(node.base);
      into(node.exponent);
      return;
    case 'select': {
      into(node.of);
      if (!node.sub.some((entry) => mentions(entry, name))) return;
      try {
        const value = evaluate(node.of, scope);
        if (isTensor(value)) arrayUses(node.sub, value.shape, name, scope, 'a result', uses);
      } catch {
        // depends on the index itself: other uses decide
      }
      return;
    }
    case 'call':
      for (const argument of node.arguments) into(argument);
      return;
    case 'fold':
      for (const bound of node.bounds) {
        into(bound.from);
        into(bound.to);
        into(bound.set);
      }
      if (node.bounds.some((bound) => bound.name === name)) return;
      into(node.body);
      for (const condition of node.conditions) collectCondition(condition, name, scope, uses);
      return;
    case 'cases':
      for (const row of node.rows) {
        into(row.value);
        if (row.condition) collectCondition(row.condition, name, scope, uses);
      }
      return;
    case 'indicator':
      collectCondition(node.condition, name, scope, uses);
      return;
    case 'list':
      for (const item of node.items) into(item);
  }
}

const isAlone = (expression: Expression | null, name: string): boolean =>
  expression?.kind === 'symbol' && expression.base === name && expression.sub === null && expression.supTex === '';

function mentionsExpression(node: Expression | null, name: string): boolean {
  if (!node) return false;
  if (isAlone(node, name)) return true;
  switch (node.kind) {
    case 'binary':
      return mentionsExpression(node.left, name) || mentionsExpression(node.right, name);
    case 'negate':
      return mentionsExpression(node.of, name);
    case 'symbol':
      return (node.sub ?? []).some((entry) => mentions(entry, name)) || mentionsExpression(node.sup, name);
    default:
      return false;
  }
}

const mentions = (entry: IndexEntry, name: string): boolean =>
  mentionsExpression(entry.whole, name) || (entry.units ?? []).some((unit) => mentionsExpression(unit, name));

function symbolUses(node: SymbolNode, name: string, scope: Scope, uses: Use[]): void {
  const sub = node.sub ?? [];
  for (const entry of sub) {
    for (const unit of entry.units ?? [entry.whole]) if (unit && !isAlone(unit, name)) collect(unit, name, scope, uses);
  }
  if (node.sup && !isAlone(node.sup, name)) collect(node.sup, name, scope, uses);
  let given = lookup(scope, node.base + "'".repeat(node.primes));
  let rest: readonly IndexEntry[] = sub;
  if (isLayers(given)) {
    const layers = given;
    const [tex, index] = node.supTex !== '' ? [node.supTex, node.sup] : [sub[0]?.tex ?? '', sub[0]?.whole ?? null];
    if (node.supTex === '') rest = sub.slice(1);
    if (Object.hasOwn(layers, tex)) given = layers[tex];
    else if (index && mentionsExpression(index, name)) {
      const keys = Object.keys(layers).map(Number).filter(Number.isInteger);
      uses.push({ shown: node.base, values: solutions(index, name, keys, scope), alone: isAlone(index, name) });
      return;
    } else {
      try {
        given = layers[String(evaluate(index as Expression, scope))];
      } catch {
        return;
      }
    }
  }
  if (!Array.isArray(given) && !ArrayBuffer.isView(given)) return;
  arrayUses(rest, tensorOf(given as readonly Given[], node.base).shape, name, scope, node.base, uses);
}

function arrayUses(
  sub: readonly IndexEntry[],
  shape: readonly number[],
  name: string,
  scope: Scope,
  shown: string,
  uses: Use[],
): void {
  const indices = indicesFor(sub, shape.length);
  if (typeof indices === 'string') return;
  indices.forEach((index, k) => {
    if (!index || !mentionsExpression(index, name)) return;
    const positions = Array.from({ length: shape[k] }, (_, i) => i + 1);
    uses.push({ shown, values: solutions(index, name, positions, scope), alone: isAlone(index, name) });
  });
}

/** The values of the name for which the index expression lands on one of the positions. */
function solutions(index: Expression, name: string, positions: readonly number[], scope: Scope): number[] {
  if (isAlone(index, name)) return [...positions];
  const reach = Math.max(...positions, 1) + 64;
  const found: number[] = [];
  for (let i = -64; i <= reach; i++) {
    try {
      const inner = { ...scope, bound: new Map([...scope.bound, [name, i]]) };
      if (positions.includes(evaluate(index, inner) as number)) found.push(i);
    } catch {
      // depends on an index that is not bound yet: leaves the range to the other uses
      return [...positions];
    }
  }
  return found;
}
