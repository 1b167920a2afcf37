/**
 * Over what an index runs. With limits, from one to the other; in a set, over its members; without either, over the
 * arrays that it indexes inside the sum, which must agree.
 */
import { phrase } from '../../phrases.ts';
import { Problem } from '../../problem.ts';
import { childrenOf, mentions, nameOf, operandsOf } from '../children.ts';
import { where } from '../tex/place.ts';
import type { Bound, Expression, FoldNode, IndexEntry, SymbolNode, TransposeNode } from '../tree.ts';
import { type Given, isLayers, isTensor, tensorOf, toLists } from '../values.ts';
import { indicesFor, indicesOf } from './indices.ts';
import { bind, lookup, type Scope, spend } from './scope.ts';
import { countOf, isPowerOnly } from './symbols.ts';

/** A scope for each value of the fold's k-th index, in their order. */
export function* boundScopes(node: FoldNode, k: number, scope: Scope): Iterable<Scope> {
  const bound = node.bounds[k];
  if (!bound.sampled) {
    for (const i of rangeOf(node, k, scope)) yield bind(scope, bound.name, i);
    return;
  }
  const names = [bound.name, ...bound.sampled.beside];
  const samples = names.map((name) => samplesOf(name, bound, node, scope));
  if (samples.some((list) => list.length !== samples[0].length))
    throw new Problem('formula-ranges', {
      index: bound.name,
      first: `${names[0]}: ${samples[0].length}`,
      second: `${names[1]}: ${samples[1].length}`,
      place: where(node.at),
    });
  for (let n = 0; n < samples[0].length; n++)
    yield names.reduce((inner, name, at) => bind(inner, name, samples[at][n]), scope);
}

/** The values of a name are its samples: numbers, or the rows of a matrix. */
function samplesOf(name: string, bound: Bound, node: FoldNode, scope: Scope): readonly Given[] {
  const given = lookup(scope, name);
  if (given === undefined || typeof given === 'number' || typeof given === 'string' || isLayers(given))
    throw new Problem('formula-samples', { index: name, from: bound.sampled?.from ?? '', place: where(node.at) });
  return toLists(tensorOf(given as readonly Given[], name)) as readonly Given[];
}

/** The values of the fold's k-th index where it counts. */
export function rangeOf(node: FoldNode, k: number, scope: Scope): Iterable<number> {
  const { name, from, to, set } = node.bounds[k];
  if (set) return members(set, scope, node);
  if (from && to) {
    const [first, last] = [limit(from, scope, node), limit(to, scope, node)];
    // from n + 1 to n there is nothing; \prod_{t=T-1}^1 may count down
    if (last < first - 1)
      throw new Problem('formula-ambiguous', {
        why: phrase('counting-down', { first, last }),
        place: where(from.at ?? node.at),
      });
    return between(first, last, scope);
  }
  const free = freeRange(name, node, scope);
  if (!from) return free;
  const first = limit(from, scope, node);
  return free.filter((i) => i >= first);
}

function limit(expression: Expression, scope: Scope, node: FoldNode): number {
  const value = scope.evaluate(expression, scope);
  if (isTensor(value) || !Number.isInteger(value)) {
    throw new Problem('formula-limit', {
      found: isTensor(value) ? phrase('an-array') : value,
      place: where(expression.at ?? node.at),
    });
  }
  return value;
}

/** Every step takes an operation at least: a range that is too long is refused before the first. */
function* between(first: number, last: number, scope: Scope): Iterable<number> {
  if (last - first >= scope.work.left) spend(scope, last - first + 1);
  for (let i = first; i <= last; i++) yield i;
}

function members(set: Expression, scope: Scope, node: FoldNode): readonly number[] {
  const notASet = (found: string | number | ReturnType<typeof phrase>) =>
    new Problem('formula-limit', { found, place: where(set.at ?? node.at) });
  if (set.kind === 'interval') throw notASet(phrase('an-interval'));
  if (set.kind === 'list')
    return set.items.map((item) => {
      const value = scope.evaluate(item, scope);
      if (isTensor(value)) throw notASet(phrase('an-array'));
      return value;
    });
  const value = scope.evaluate(set, scope);
  if (!isTensor(value)) throw notASet(value);
  return value.data;
}

interface Use {
  readonly shown: string;
  readonly values: readonly number[];
  /** The index stands alone (`x_i`), not as part of a larger one (`x_{i+1}`). */
  readonly alone: boolean;
}

function freeRange(name: string, node: FoldNode, scope: Scope): readonly number[] {
  const uses: Use[] = [];
  collect(node.body, name, scope, uses);
  for (const operand of node.conditions.flatMap(operandsOf)) collect(operand, name, scope, uses);
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

/** Every place below where the index picks from an array; a fold that binds the same name hides it. */
function collect(node: Expression, name: string, scope: Scope, uses: Use[]): void {
  const into = (child: Expression) => collect(child, name, scope, uses);
  switch (node.kind) {
    case 'symbol':
      symbolUses(node, name, scope, uses);
      return;
    case 'transpose':
      if (!transposedUses(node, name, scope, uses)) into(node.of);
      return;
    case 'select': {
      into(node.of);
      if (!node.sub.some((entry) => inEntry(entry, name))) return;
      const value = attempt(() => scope.evaluate(node.of, scope));
      if (value !== null && isTensor(value)) arrayUses(node.sub, value.shape, name, scope, 'a result', uses);
      return;
    }
    case 'fold':
      if (node.bounds.some((bound) => bound.name === name)) {
        for (const { from, to, set } of node.bounds) for (const part of [from, to, set]) if (part) into(part);
        return;
      }
  }
  childrenOf(node).forEach(into);
}

/** W^\top_{ij}: the first index runs over the columns. */
function transposedUses({ of }: TransposeNode, name: string, scope: Scope, uses: Use[]): boolean {
  if (of.kind !== 'symbol' || of.bracketed || indicesOf(of).length !== 2) return false;
  const [first, second] = indicesOf(of);
  const swapped = [second, first].map((whole) => ({ whole, units: null, tex: '', at: of.at }));
  symbolUses({ ...of, sub: swapped, subTex: '' }, name, scope, uses);
  return true;
}

/** What depends on an index that is not bound yet cannot be evaluated: then other uses decide. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.code === 'formula-work') throw problem;
    return null;
  }
}

const isAlone = (expression: Expression | null, name: string): boolean =>
  expression?.kind === 'symbol' && nameOf(expression) === name;

const inEntry = ({ whole, units }: IndexEntry, name: string): boolean =>
  [whole, ...(units ?? [])].some((index) => index !== null && mentions(index, name));

function symbolUses(node: SymbolNode, name: string, scope: Scope, uses: Use[]): void {
  const sub = node.sub ?? [];
  for (const entry of sub) {
    for (const unit of entry.units ?? [entry.whole]) if (unit && !isAlone(unit, name)) collect(unit, name, scope, uses);
  }
  if (node.sup && !isAlone(node.sup, name)) collect(node.sup, name, scope, uses);
  let given = lookup(scope, node.base + "'".repeat(node.primes));
  let rest: readonly IndexEntry[] = sub;
  const isLayered = isLayers(given);
  if (isLayers(given)) {
    const layers = given;
    const [tex, index] =
      node.supTex !== '' && !isPowerOnly(layers, node)
        ? [node.supTex, node.sup]
        : [sub[0]?.tex ?? '', sub[0]?.whole ?? null];
    if (tex !== node.supTex) rest = sub.slice(1);
    if (Object.hasOwn(layers, tex)) given = layers[tex];
    else if (index && mentions(index, name)) {
      const keys = Object.keys(layers).map(Number).filter(Number.isInteger);
      uses.push({ shown: node.base, values: solutions(index, name, keys, scope), alone: isAlone(index, name) });
      return;
    } else {
      const key = index && attempt(() => scope.evaluate(index, scope));
      if (key === null) return;
      given = layers[String(key)];
    }
  }
  if (!Array.isArray(given) && !ArrayBuffer.isView(given)) return;
  const { shape } = tensorOf(given as readonly Given[], node.base);
  const counted = node.counts && node.sup && !isLayered ? [countOf(node)] : [];
  arrayUses(counted, shape.slice(0, counted.length), name, scope, node.base, uses);
  arrayUses(rest, shape.slice(counted.length), name, scope, node.base, uses);
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
    if (!index || !mentions(index, name)) return;
    const positions = Array.from({ length: shape[k] }, (_, i) => i + 1);
    uses.push({ shown, values: solutions(index, name, positions, scope), alone: isAlone(index, name) });
  });
}

/** The values of the name for which the index expression lands on one of the positions. */
function solutions(index: Expression, name: string, positions: readonly number[], scope: Scope): number[] {
  if (isAlone(index, name)) return [...positions];
  const reach = positions.reduce((most, at) => Math.max(most, at), 1) + 64;
  const found: number[] = [];
  const reached = new Set(positions);
  for (let i = -64; i <= reach; i++) {
    const at = attempt(() => scope.evaluate(index, bind(scope, name, i)));
    if (at === null) return [...positions];
    if (reached.has(at as number)) found.push(i);
  }
  return found;
}
