/**
 * Matrices out of rows and columns, whose cells may be blocks, and vectors set end to end. One column is a vector, one row a
 * vector that lies.
 */
import { phrase } from '../../phrases.ts';
import { Problem } from '../../problem.ts';
import { where } from '../tex/place.ts';
import type { Expression, ListNode, MatrixNode } from '../tree.ts';
import { describe, isTensor, type Tensor, type Value } from '../values.ts';
import { piece, type Scope } from './scope.ts';

interface Block {
  readonly rows: number;
  readonly columns: number;
  readonly data: readonly number[];
}

function blockOf(value: Value, node: Expression, scope: Scope): Block {
  if (!isTensor(value)) return { rows: 1, columns: 1, data: [value] };
  const { shape, data, row } = value;
  if (shape.length > 2)
    throw new Problem('formula-shape', {
      piece: piece(node, scope),
      expected: phrase('a-matrix'),
      found: describe(value),
      place: where(node.at),
    });
  if (shape.length === 2) return { rows: shape[0], columns: shape[1], data };
  return row ? { rows: 1, columns: shape[0], data } : { rows: shape[0], columns: 1, data };
}

function valueFrom({ rows, columns, data }: Block): Value {
  if (rows === 1 && columns === 1) return data[0];
  if (columns === 1) return { shape: [rows], data };
  if (rows === 1) return { shape: [columns], data, row: true };
  return { shape: [rows, columns], data };
}

/** Blocks side by side, if they are equally tall. */
const beside = (blocks: readonly Block[]): Block | null => {
  const [{ rows }] = blocks;
  if (blocks.some((block) => block.rows !== rows)) return null;
  const line = (block: Block, r: number) => block.data.slice(r * block.columns, (r + 1) * block.columns);
  return {
    rows,
    columns: blocks.reduce((sum, block) => sum + block.columns, 0),
    data: Array.from({ length: rows }, (_, r) => blocks.flatMap((block) => line(block, r))).flat(),
  };
};

/** Blocks one under the other, if they are equally wide. */
const below = (blocks: readonly Block[]): Block | null => {
  const [{ columns }] = blocks;
  if (blocks.some((block) => block.columns !== columns)) return null;
  return {
    rows: blocks.reduce((sum, block) => sum + block.rows, 0),
    columns,
    data: blocks.flatMap(({ data }) => data),
  };
};

export function blocks(node: MatrixNode, scope: Scope): Value {
  const rows = node.rows.map((row) => beside(row.map((cell) => blockOf(scope.evaluate(cell, scope), cell, scope))));
  const whole = rows.includes(null) ? null : below(rows as Block[]);
  if (!whole) throw new Problem('formula-blocks', { piece: piece(node, scope), place: where(node.at) });
  return valueFrom(whole);
}

/** [h, x]: vectors and numbers end to end, matrices side by side. */
export function concatenated(node: ListNode, scope: Scope): Value {
  const values = node.items.map((item) => scope.evaluate(item, scope));
  const flat = values.filter((value): value is Tensor => isTensor(value));
  const isVectors = flat.every(({ shape }) => shape.length === 1);
  if (isVectors) {
    const lying = flat.length > 0 && flat.every(({ row }) => row);
    if (flat.some(({ row }) => Boolean(row) !== lying) || (node.form === 'stack' && lying))
      throw new Problem('formula-blocks', { piece: piece(node, scope), place: where(node.at) });
    const data = values.flatMap((value) => (isTensor(value) ? [...value.data] : [value]));
    return lying ? { shape: [data.length], data, row: true } : { shape: [data.length], data };
  }
  const parts = values.map((value, k) => blockOf(value, node.items[k], scope));
  const whole = node.form === 'stack' ? below(parts) : beside(parts);
  if (!whole) throw new Problem('formula-blocks', { piece: piece(node, scope), place: where(node.at) });
  return valueFrom(whole);
}
