/** Determinant, inverse and trace of small matrices, by Gauss with the largest pivot. */
import { phrase } from '../../phrases.ts';
import { Problem } from '../../problem.ts';
import { where } from '../tex/place.ts';
import type { Expression } from '../tree.ts';
import { describe, isSquare, isTensor, type Tensor, type Value } from '../values.ts';
import { piece, type Scope, spend } from './scope.ts';

/** The rows of a square matrix; a number is one of size 1. */
function square(value: Value, node: Expression, scope: Scope): number[][] {
  if (!isTensor(value)) return [[value]];
  if (!isSquare(value))
    throw new Problem('formula-shape', {
      piece: piece(node, scope),
      expected: phrase('square-matrix'),
      found: describe(value),
      place: where(node.at),
    });
  const [n] = value.shape;
  spend(scope, n * n * n);
  return Array.from({ length: n }, (_, r) => value.data.slice(r * n, (r + 1) * n));
}

/** Rows brought to a triangle, with what stands right of them; the sign of the exchanges, 0 where the matrix has no inverse. */
function eliminate(rows: number[][]): number {
  const n = rows.length;
  let sign = 1;
  for (let k = 0; k < n; k++) {
    const pivot = rows
      .slice(k)
      .reduce((best, row, at) => (Math.abs(row[k]) > Math.abs(rows[best][k]) ? k + at : best), k);
    if (rows[pivot][k] === 0) return 0;
    if (pivot !== k) {
      [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
      sign = -sign;
    }
    for (let i = k + 1; i < n; i++) {
      const factor = rows[i][k] / rows[k][k];
      rows[i] = rows[i].map((x, j) => (j < k ? x : x - factor * rows[k][j]));
    }
  }
  return sign;
}

export function determinant(value: Value, node: Expression, scope: Scope): number {
  const rows = square(value, node, scope);
  const sign = eliminate(rows);
  return sign === 0 ? 0 : rows.reduce((product, row, k) => product * row[k], sign);
}

export function trace(value: Value, node: Expression, scope: Scope): number {
  return square(value, node, scope).reduce((sum, row, k) => sum + row[k], 0);
}

export function inverse(value: Tensor, node: Expression, scope: Scope): Tensor {
  const original = square(value, node, scope);
  const n = original.length;
  const rows = original.map((row, r) => [...row, ...row.map((_, c) => (r === c ? 1 : 0))]);
  const largest = Math.max(...value.data.map(Math.abs));
  const sign = eliminate(rows);
  if (sign === 0 || rows.some((row, k) => Math.abs(row[k]) <= 1e-14 * largest))
    throw new Problem('formula-singular', { piece: piece(node, scope), place: where(node.at) });
  for (let k = n - 1; k >= 0; k--) {
    rows[k] = rows[k].map((x) => x / rows[k][k]);
    for (let i = 0; i < k; i++) {
      const factor = rows[i][k];
      rows[i] = rows[i].map((x, j) => x - factor * rows[k][j]);
    }
  }
  return { shape: [n, n], data: rows.flatMap((row) => row.slice(n)) };
}
