/** The lines of a formula: rows of `aligned`, and equations beside each other, parted by commas or wide gaps. */
import { phrase } from '../../phrases.ts';
import type { Node } from '../tex/node.ts';
import { isGap, isPunctuation, plain, relationText } from '../tex/plain.ts';
import { isSign } from './begins.ts';
import { topLevel } from './brackets.ts';
import { closeDelimiter, openDelimiter } from './delimiters.ts';
import { ambiguous, type Reader, use } from './reader.ts';
import { assignments, isWord, split } from './vocabulary.ts';

const layouts = new Set(['align', 'alignat', 'gather']);

/** Rows of `aligned`: one that begins with a sign, or follows one that is not at its end, continues it. */
export function linesOf(r: Reader, nodes: readonly Node[]): Node[][] {
  const [only] = r.items;
  const isLayout = r.items.length === 1 && only.type === 'array' && layouts.has(only.colSeparationType ?? '');
  if (!isLayout) return beside(r, plain(nodes, true));
  const lines: Node[][] = [];
  let isSplit = false;
  for (const cells of only.body as Node[][]) {
    const row = columnsOf(cells).flatMap((column) => beside(r, column));
    if (row.length === 0) continue;
    const last = lines.at(-1);
    if (last && (continues(row[0][0]) || isOpen(last))) {
      if (isSplit || row.length > 1) throw ambiguous(r, row[0][0], phrase('stray-line'));
      last.push(...row[0]);
    } else lines.push(...row);
    isSplit = row.length > 1 || (isSplit && last === lines.at(-1));
  }
  const isEquation = lines.map((line) => sidesOf(line).length > 0);
  const stray = lines.findIndex((_, k) => k > 0 && !isEquation[k] && isEquation.slice(0, k).includes(true));
  if (stray >= 0) throw ambiguous(r, lines[stray][0], phrase('stray-line'));
  return lines;
}

/** Equations in columns of their own, x &= 1 & y &= 2; else the cells of a row are one line. */
function columnsOf(cells: readonly Node[]): Node[][] {
  const pairs = cells.flatMap((_, k) => (k % 2 === 0 ? [plain(cells.slice(k, k + 2), true)] : []));
  const filled = pairs.filter((pair) => pair.length > 0);
  return filled.length > 1 && filled.every(isEquation) ? filled : [plain(cells, true)];
}

const and = /^\s*(and|和|且)\s*$/;

/** x = 1, y = 2: each an equation. A wide gap between two quantities is no product. */
function beside(r: Reader, items: readonly Node[]): Node[][] {
  const all = items.filter((node) => !isGap(node));
  if (all.length === 0) return [];
  const parting = topLevel(items, (node) => isPunctuation(node) || isGap(node) || isWord(node, and));
  const pieces = split(items, (node) => parting.includes(node)).filter((piece) => piece.length > 0);
  const commas = parting.filter((node) => !isGap(node));
  const isList = split(all, (node) => commas.includes(node))
    .slice(0, -1)
    .every((piece) => piece.length > 0);
  if (pieces.length > 1 && isList && pieces.every(isEquation)) {
    use(r, ...commas);
    return pieces;
  }
  const gap = items.findIndex((node, k) => isGap(node) && isQuantity(items[k - 1]) && isQuantity(items[k + 1]));
  if (gap >= 0) throw ambiguous(r, items[gap + 1], phrase('stray-gap'));
  return [all];
}

const isQuantity = (node: Node | undefined): boolean =>
  node !== undefined && !isSign(node) && relationText(node) === null && !isPunctuation(node) && !isGap(node);
const continues = (node: Node): boolean => isSign(node) || relationText(node) !== null;

/** A line that ends with a sign, or with a bracket still open. */
function isOpen(line: readonly Node[]): boolean {
  const last = line[line.length - 1];
  const opened = line.filter((node) => openDelimiter(node)).length - line.filter((node) => closeDelimiter(node)).length;
  return isSign(last) || relationText(last) !== null || opened > 0;
}

const sidesOf = (items: readonly Node[]): readonly Node[] =>
  topLevel(items, (node) => assignments.has(relationText(node) ?? ''));

const isEquation = (items: readonly Node[]): boolean =>
  sidesOf(items).length > 0 && relationText(items[0]) === null && relationText(items.at(-1)) === null;
