/** What stands in rows and columns: matrices and cases. */
import { phrase } from '../../phrases.ts';
import type { Node } from '../tex/node.ts';
import { isPunctuation, plain } from '../tex/plain.ts';
import type { Expression } from '../tree.ts';
import { cannotRead, inside, place, type Reader, sub, use, whole } from './reader.ts';

const rowsOf = (array: Node): readonly (readonly Node[])[] =>
  (array.body as Node[][]).filter((row) => plain(row).length > 0);

/** bmatrix and its like. Lines between rows or columns would part it: nothing here says how. */
export function matrix(r: Reader, array: Node): Expression {
  const isParted =
    array.cols?.some(({ type }) => type === 'separator') || array.hLinesBeforeRow?.some((at) => at.length > 0);
  if (isParted) throw cannotRead(r, array, phrase('parted-matrix'));
  const rows = rowsOf(array).map((row) => row.map((cell) => inside(r, [cell])));
  if (rows.length === 0) throw cannotRead(r, array, phrase('empty-place'));
  if (rows.some((row) => row.length !== rows[0].length)) throw cannotRead(r, array, phrase('ragged'));
  return { kind: 'matrix', rows, at: place(r, ...(array.body as Node[][]).flat()) };
}

export function cases(r: Reader, array: Node): Expression {
  const rows = rowsOf(array).map(([value, ...rest]) => {
    if (rest.length > 1) throw cannotRead(r, array, phrase('cases-columns'));
    const reader = sub(r, [value]);
    dropFullStop(reader);
    const condition = plain(rest);
    return { value: whole(reader), condition: condition.length === 0 ? null : r.grammar.condition(r, condition) };
  });
  if (rows.length === 0) throw cannotRead(r, array, phrase('empty-place'));
  if (rows.slice(0, -1).some(({ condition }) => condition === null || condition.kind === 'otherwise'))
    throw cannotRead(r, array, phrase('case-without-condition'));
  return { kind: 'cases', rows, at: place(r, ...(array.body as Node[][]).flat()) };
}

/** A formula in a sentence may end in a comma or a full stop. */
export function dropFullStop(r: Reader): void {
  const last = r.items.at(-1);
  if (!isPunctuation(last) && !(last?.type === 'textord' && last.text === '.')) return;
  use(r, last);
  r.items = r.items.slice(0, -1);
}
