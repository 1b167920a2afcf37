/**
 * Subscripts: which entry, row or column of an array they pick, counted from 1.
 */
import { phrase } from '../../phrases.ts';
import { Problem } from '../../problem.ts';
import { childrenOf } from '../children.ts';
import { where } from '../tex/place.ts';
import type { Expression, IndexEntry, SymbolNode } from '../tree.ts';
import { isTensor, type Value } from '../values.ts';
import { type Scope, scalar } from './scope.ts';

/** Where each index of a subscript points in an array of this many dimensions; null is a whole dimension (`:`). */
export function indicesFor(
  sub: readonly IndexEntry[],
  rank: number,
): (Expression | null)[] | 'too many' | 'unreadable' {
  // indices side by side, one a dimension: w_{ij}, and the c and ijf of ∂z_c/∂a_{ijf}
  const spread: (Expression | null)[] = sub.flatMap((entry) => [...(entry.units ?? [null])]);
  if (rank > 1 && spread.length > sub.length && spread.length <= rank && !spread.includes(null)) return spread;
  const list = sub.map((entry) =>
    entry.tex === ':' || entry.tex === '\\cdot' || entry.tex === '*' ? null : entry.whole,
  );
  if (list.some((index, k) => index === null && !/^(:|\\cdot|\*)$/.test(sub[k].tex))) return 'unreadable';
  return list.length > rank ? 'too many' : list;
}

/** The indices of a symbol one by one, however they are parted. */
export function indicesOf({ sub }: SymbolNode): readonly (Expression | null)[] {
  const entries = sub ?? [];
  return entries.length === 1 ? (entries[0].units ?? [entries[0].whole]) : entries.map(({ whole }) => whole);
}

/** Whether something is multiplied in it: `ij+1`, `2i+1`. */
const multiplies = (node: Expression): boolean =>
  !node.bracketed &&
  ((node.kind === 'binary' && node.operator === 'juxtapose') ||
    (/binary|negate/.test(node.kind) && childrenOf(node).some(multiplies)));

/** x_{12} of an array with twelve rows and more: the entry 1, 2, or the twelfth row? */
function noLongNumber(only: IndexEntry | null, shape: readonly number[]): void {
  const digits = only?.units?.map((unit) => (unit.kind === 'number' ? unit.value : Number.NaN)) ?? [];
  if (!only || shape.length < 2 || digits.length !== 2 || !(digits[0] >= 1 && digits[1] >= 1)) return;
  if (10 * digits[0] + digits[1] > shape[0]) return;
  throw new Problem('formula-ambiguous', {
    why: phrase('index-commas', { index: only.tex, count: shape.length }),
    place: where(only.at),
  });
}

/** x_i, W_{ij}, W_{i} (a row), W_{:,j} (a column); counted from 1. */
export function select(value: Value, sub: readonly IndexEntry[], scope: Scope, shown: string): Value {
  if (sub.length === 0) return value;
  const at = where(sub[0].at);
  // w_*: the whole of w, or another w, the best one?
  if (sub.length === 1 && sub[0].tex === '*')
    throw new Problem('formula-unreadable', { what: phrase('index', { index: '*' }), place: at });
  const shape = isTensor(value) ? value.shape : [];
  const only = sub.length === 1 ? sub[0] : null;
  // x_{ij} of a vector could only be a product of indices: never meant
  if (
    shape.length === 1 &&
    only?.units &&
    only.units.length > 1 &&
    !only.units.every((unit) => unit.kind === 'number')
  ) {
    throw new Problem('formula-rank', {
      symbol: shown,
      indices: only.units.length,
      shape: `[${shape.join(', ')}]`,
      place: at,
    });
  }
  if (shape.length > 1 && only?.whole && multiplies(only.whole) && !(only.units && only.units.length > 1)) {
    throw new Problem('formula-ambiguous', {
      why: phrase('index-commas', { index: only.tex, count: shape.length }),
      place: at,
    });
  }
  noLongNumber(only, shape);
  const indices = indicesFor(sub, shape.length);
  if (indices === 'unreadable')
    throw new Problem('formula-unreadable', { what: phrase('index', { index: sub[0].tex }), place: at });
  if (indices === 'too many' || !isTensor(value)) {
    throw new Problem('formula-rank', {
      symbol: shown,
      indices: sub.length,
      shape: `[${shape.join(', ')}]`,
      place: at,
    });
  }
  let { data } = value;
  const left: number[] = [];
  let stride = 1;
  for (let k = shape.length - 1; k >= 0; k--) {
    const n = shape[k];
    const index = k < indices.length ? indices[k] : null;
    if (index === null) {
      left.unshift(n);
      stride *= n;
      continue;
    }
    const i = scalar(index, scope);
    if (!Number.isInteger(i) || i < 1 || i > n) {
      throw new Problem('formula-index', { symbol: shown, index: i, range: `1 … ${n}`, place: at });
    }
    const kept = data;
    const block = stride * n;
    const outer = kept.length / block;
    const next: number[] = [];
    for (let o = 0; o < outer; o++) for (let s = 0; s < stride; s++) next.push(kept[o * block + (i - 1) * stride + s]);
    data = next;
  }
  return left.length === 0 ? data[0] : { shape: left, data };
}
