/** The rows of a sum's lower limit: \substack, \atop, or pieces between commas. */
import type { Node } from '../tex/node.ts';
import { asList, isComma, plain, relationText } from '../tex/plain.ts';
import { closeDelimiter, openDelimiter } from './delimiters.ts';
import { type Reader, use } from './reader.ts';
import { relations } from './vocabulary.ts';

export function rowsOfLimit(r: Reader, lower: Node): Node[][] {
  const items = plain([lower]);
  const [only] = items;
  if (items.length === 1 && only.type === 'array')
    return (only.body as Node[][]).flatMap((row) => row.flatMap((cell) => rowsOfLimit(r, cell)));
  if (items.length === 1 && only.type === 'genfrac' && only.hasBarLine === false)
    return [only.numer, only.denom].flatMap((part) => asList(part).flatMap((node) => rowsOfLimit(r, node)));
  let depth = 0;
  const rows: Node[][] = [[]];
  const commas: Node[] = [];
  for (const item of items) {
    if (openDelimiter(item)) depth++;
    if (closeDelimiter(item)) depth--;
    if (depth === 0 && isComma(item)) {
      commas.push(item);
      rows.push([]);
    } else rows[rows.length - 1].push(item);
  }
  use(r, ...commas);
  return chained(rows, commas);
}

const isBelow = (node: Node | undefined): boolean => /^[≤<]$/.test(relations[relationText(node) ?? ''] ?? '');
const isLetter = (node: Node | undefined): boolean =>
  node?.type === 'mathord' || (node?.type === 'supsub' && node.base?.type === 'mathord');

/** 1 ≤ i, j ≤ n is one row: both indices lie between both limits. So is i, j = 1. */
function chained(rows: readonly Node[][], commas: readonly Node[]): Node[][] {
  const joinedRows: Node[][] = [];
  for (let k = 0; k < rows.length; k++) {
    let end = k;
    if (isLetter(rows[k].at(-1)) && isBelow(rows[k].at(-2)) && rows[k].length > 2) {
      end = k + 1;
      while (rows[end]?.length === 1 && isLetter(rows[end][0])) end++;
      const isChain = isLetter(rows[end]?.[0]) && isBelow(rows[end]?.[1]) && rows[end].length > 2;
      if (!isChain) end = k;
    }
    joinedRows.push(rows.slice(k, end + 1).flatMap((row, n) => (n === 0 ? row : [commas[k + n - 1], ...row])));
    k = end;
  }
  return joinedRows;
}
