/**
 * What a symbol may stand for: a number, an array counted from 1, layers selected by an index, or a function's name.
 * While a formula is evaluated an array is a `Tensor`: its shape and its numbers in row-major order.
 */
import { type Phrase, phrase } from '../phrases.ts';
import { Problem } from '../problem.ts';

export type Given = number | string | readonly Given[] | { readonly [key: string]: Given };

export interface Tensor {
  readonly shape: readonly number[];
  readonly data: readonly number[];
  /** A vector that was transposed: a row in products. */
  readonly row?: boolean;
}

export type Value = number | Tensor;

export const isTensor = (value: unknown): value is Tensor =>
  typeof value === 'object' && value !== null && 'shape' in value && 'data' in value;

export const isLayers = (given: Given | Value | undefined): given is { readonly [key: string]: Given } =>
  typeof given === 'object' && given !== null && !Array.isArray(given) && !isTensor(given);

/** Lists already read: a sum over a long index asks for the same ones again for each of its terms. */
const read = new WeakMap<readonly Given[], Tensor>();

/** Nested lists as a tensor; ragged or empty ones are refused. A list is taken as it was when first read. */
export function tensorOf(given: readonly Given[], name: string): Tensor {
  const known = read.get(given) ?? flattened(given, name);
  if (Array.isArray(given)) read.set(given, known);
  return known;
}

function flattened(given: readonly Given[], name: string): Tensor {
  const shape: number[] = [];
  for (
    let level: Given = given;
    Array.isArray(level) || ArrayBuffer.isView(level);
    level = (level as readonly Given[])[0]
  ) {
    shape.push((level as readonly Given[]).length);
    if (shape.at(-1) === 0) throw new Problem('formula-value', { name, found: phrase('nothing') });
  }
  const data: number[] = [];
  const fill = (level: Given, depth: number): void => {
    const isList = Array.isArray(level) || ArrayBuffer.isView(level);
    if (depth === shape.length) {
      if (typeof level !== 'number')
        throw new Problem('formula-value', { name, found: JSON.stringify(level) ?? phrase('nothing') });
      data.push(level);
      return;
    }
    if (!isList || (level as readonly Given[]).length !== shape[depth]) {
      throw new Problem('formula-value', { name, found: phrase('ragged') });
    }
    for (const item of level as readonly Given[]) fill(item, depth + 1);
  };
  fill(given, 0);
  return { shape, data };
}

export function toLists(value: Value): Given {
  if (!isTensor(value)) return value;
  const [, ...rest] = value.shape;
  if (rest.length === 0) return [...value.data];
  const size = rest.reduce((product, n) => product * n, 1);
  return Array.from({ length: value.shape[0] }, (_, k) =>
    toLists({ shape: rest, data: value.data.slice(k * size, (k + 1) * size) }),
  );
}

export const describe = (value: Value): Phrase =>
  isTensor(value) ? phrase('the-array', { shape: value.shape.join(', ') }) : phrase('the-number', { value });

export const sameShape = (a: Tensor, b: Tensor): boolean =>
  a.shape.length === b.shape.length &&
  a.shape.every((n, k) => n === b.shape[k]) &&
  (a.row ?? false) === (b.row ?? false);

export const isSquare = (value: Value): boolean =>
  isTensor(value) && value.shape.length === 2 && value.shape[0] === value.shape[1];

export function map(value: Value, f: (x: number) => number): Value {
  return isTensor(value) ? { ...value, data: value.data.map(f) } : f(value);
}

/** Entry by entry; a number meets every entry; a vector as long as a matrix's rows meets every row. */
export function zip(a: Value, b: Value, f: (x: number, y: number) => number, misfit: () => Problem): Value {
  if (!isTensor(a) && !isTensor(b)) return f(a, b);
  if (!isTensor(b)) return map(a, (x) => f(x, b));
  if (!isTensor(a)) return map(b, (y) => f(a, y));
  if (sameShape(a, b) && a.shape.length === 1 && Boolean(a.row) !== Boolean(b.row)) throw misfit();
  if (sameShape(a, b)) return { ...a, data: a.data.map((x, k) => f(x, b.data[k])) };
  if (a.shape.length === 2 && b.shape.length === 1 && a.shape[1] === b.shape[0]) {
    return { ...a, data: a.data.map((x, k) => f(x, b.data[k % b.shape[0]])) };
  }
  if (b.shape.length === 2 && a.shape.length === 1 && b.shape[1] === a.shape[0]) {
    return { ...b, data: b.data.map((y, k) => f(a.data[k % a.shape[0]], y)) };
  }
  throw misfit();
}

export function transpose(value: Value): Value {
  if (!isTensor(value)) return value;
  if (value.shape.length === 1) return { ...value, row: !value.row };
  const [rows, columns] = value.shape;
  const data = Array.from(
    { length: rows * columns },
    (_, k) => value.data[(k % rows) * columns + Math.floor(k / rows)],
  );
  return { shape: [columns, rows], data };
}

/** The matrix product; a vector is a column, or a row where it was transposed or stands left of a matrix. */
export function product(a: Value, b: Value, misfit: () => Problem): Value {
  if (!isTensor(a)) return map(b, (y) => a * y);
  if (!isTensor(b)) return map(a, (x) => x * b);
  if (a.shape.length > 2 || b.shape.length > 2) throw misfit();
  const leftRow = a.shape.length === 1 && (a.row || b.shape.length === 2);
  const [m, k] = a.shape.length === 2 ? a.shape : leftRow ? [1, a.shape[0]] : [a.shape[0], 1];
  const rightColumn = b.shape.length === 1 && !b.row;
  const [k2, n] = b.shape.length === 2 ? b.shape : rightColumn ? [b.shape[0], 1] : [1, b.shape[0]];
  if (k !== k2) throw misfit();
  const data: number[] = new Array(m * n).fill(0);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) for (let t = 0; t < k; t++) data[i * n + j] += a.data[i * k + t] * b.data[t * n + j];
  }
  if (a.shape.length === 1 && b.shape.length === 1) {
    if (leftRow && rightColumn) return data[0];
    return { shape: [m, n], data };
  }
  if (b.shape.length === 1 && rightColumn) return { shape: [m], data };
  if (a.shape.length === 1 && leftRow) return { shape: [n], data, row: a.row };
  return { shape: [m, n], data };
}

/** Equal up to rounding, entry by entry. */
export function agree(a: Value | null, b: Value | null): boolean {
  if (a === null || b === null) return a === b;
  if (isTensor(a) !== isTensor(b)) return false;
  const [x, y] = [a, b].map((value) => (isTensor(value) ? value.data : [value]));
  return (
    x.length === y.length &&
    x.every((u, k) => u === y[k] || Math.abs(u - y[k]) <= 1e-9 * Math.max(Math.abs(u), Math.abs(y[k])))
  );
}
