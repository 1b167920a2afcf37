/**
 * One entry of a closed formula whose value is an array: the scalar working behind it, so that a matrix product can be shown
 * as the sum that each of its entries is.
 */
import { isTensor, type Tensor, type Value } from '../values.ts';
import { shortenedSum } from './close.ts';
import type { Closed, Form, Term } from './closed.ts';

/** Row and column, counted from 0; of a vector the column is 0, of a row the row. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

/** Rows and columns of a value as products see it. */
export function extent(value: Value): readonly [rows: number, columns: number] {
  if (!isTensor(value)) return [1, 1];
  if (value.shape.length === 2) return [value.shape[0], value.shape[1]];
  return value.row ? [1, value.shape[0]] : [value.shape[0], 1];
}

function at(value: Value, { row, column }: Position): number {
  if (!isTensor(value)) return value;
  const [rows, columns] = extent(value);
  // a vector meets every row of a matrix, entry by column
  if (row >= rows || column >= columns) return value.data[columns === 1 ? column : row];
  return value.data[row * columns + column];
}

export function entryOf(node: Closed, position: Position): Closed {
  if (!isTensor(node.value)) return node;
  return { value: at(node.value, position), form: formOf(node, position) };
}

function formOf({ value, form }: Closed, position: Position): Form {
  const of = (part: Closed) => entryOf(part, isTensor(value) ? within(part.value, value, position) : position);
  switch (form.kind) {
    case 'sum':
      return { kind: 'sum', terms: form.terms.flatMap(({ sign, of: term }) => joining(sign, term, of(term))) };
    case 'negate':
      return { kind: 'negate', of: of(form.of) };
    case 'fraction':
      return { kind: 'fraction', above: of(form.above), below: of(form.below) };
    case 'power':
      // an entry of the inverse is no power of an entry
      if (isTensor(value) && value.shape.length > 1) break;
      return { kind: 'power', base: of(form.base), exponent: of(form.exponent) };
    case 'transpose':
      return formAt(form.of, { row: position.column, column: position.row });
    case 'call':
      // only functions that act entry by entry keep the shape of what they are given
      if (
        form.arguments.every((part) => !isTensor(part.value) || sameExtent(part.value, value)) &&
        form.name !== 'softmax'
      ) {
        return { ...form, arguments: form.arguments.map(of) };
      }
      break;
    case 'product': {
      if (form.sign === '\\odot') return { kind: 'product', factors: form.factors.map(of), sign: '\\cdot' };
      const [left, right, ...more] = form.factors;
      if (more.length > 0 || !right) break;
      if (!isTensor(left.value) || !isTensor(right.value))
        return { kind: 'product', factors: [of(left), of(right)], sign: '\\cdot' };
      return productForm(left, right, position);
    }
    case 'leaf':
      return form;
  }
  return { kind: 'leaf', base: null };
}

/** Row times column is a sum that joins the sum around it. */
function joining(sign: Term['sign'], whole: Closed, entry: Closed): readonly Term[] {
  const joins = sign === 1 && whole.form.kind === 'product' && entry.form.kind === 'sum';
  return joins && entry.form.kind === 'sum' ? entry.form.terms : [{ sign, of: entry }];
}

const formAt = (node: Closed, position: Position): Form => entryOf(node, position).form;

const sameExtent = (a: Value, b: Value): boolean => extent(a).every((size, k) => size === extent(b)[k]);

/** In a matrix a vector stands in every row. */
function within(part: Value, whole: Tensor, position: Position): Position {
  if (!isTensor(part) || part.shape.length !== 1 || whole.shape.length !== 2) return position;
  return placeIn(part, position.column);
}

/** The k-th of a vector, which stands or lies. */
const placeIn = ({ row }: Tensor, k: number): Position => (row ? { row: 0, column: k } : { row: k, column: 0 });

/** Row times column: the sum over what lies between. */
function productForm(left: Closed, right: Closed, { row, column }: Position): Form {
  const [, columns] = extent(left.value);
  const isRow =
    isTensor(left.value) && left.value.shape.length === 1 && isTensor(right.value) && right.value.shape.length === 2;
  const vector = isRow && isTensor(left.value) ? left.value : null;
  const inner = vector ? vector.data.length : columns;
  // what a vector before a matrix gives stands or lies as the vector does
  const at = vector && !vector.row ? row : column;
  const products = Array.from({ length: inner }, (_, k): Closed => {
    const a = entryOf(left, vector ? placeIn(vector, k) : { row, column: k });
    const b = entryOf(right, { row: k, column: at });
    return {
      value: (a.value as number) * (b.value as number),
      form: { kind: 'product', factors: [a, b], sign: '\\cdot' },
    };
  });
  return shortenedSum(products);
}
