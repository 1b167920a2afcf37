/**
 * Gaps that a reader sees, inside of a formula: what a wide one parts is no product, and names in brackets with a gap between each
 * two may be the entries of a row. Gaps between whole lines are read in `lines.ts`.
 */
import { phrase } from '../../phrases.ts';
import type { Node } from '../tex/node.ts';
import { isGap, isPunctuation, partsOf, relationText } from '../tex/plain.ts';
import { isSign } from './begins.ts';
import { baseOf, closeDelimiter, openDelimiter } from './delimiters.ts';
import { ambiguous, type Reader } from './reader.ts';

/** What shows as a space: more than the thin one that is set between factors. */
const isSpace = (node: Node): boolean =>
  node.type === 'spacing' || isGap(node) || (node.type === 'kern' && (node.dimension?.number ?? 0) >= 4);
const isInvisible = (node: Node): boolean => /^(spacing|kern|internal|cr)$/.test(node.type);
const isName = (node: Node): boolean => /^(mathord|font|accent|mclass)$/.test(baseOf(node)?.type ?? '');
const isQuantity = (node: Node | undefined): node is Node =>
  node !== undefined &&
  !isSign(node) &&
  relationText(node) === null &&
  !isPunctuation(node) &&
  !/^(text|op|operatorname)$/.test(baseOf(node)?.type ?? '');

/** Throws Problem 'formula-ambiguous' at the first of them. */
export function checkGaps(r: Reader, nodes: readonly Node[], isLine = true): void {
  if (!isLine) checkWide(r, nodes);
  checkRows(r, nodes);
  for (const node of nodes) {
    if (node.type === 'leftright' && /^[([]$/.test(node.left ?? '')) checkRow(r, node.body as Node[]);
    const inner = Array.isArray(node.body) && node.type !== 'array' ? (node.body as Node[]) : [];
    // what only dresses a line is the line itself
    const isStill = isLine && /^(styling|color|sizing|html)$/.test(node.type);
    checkGaps(r, inner, isStill);
    const rest = partsOf(node).filter((part) => !inner.includes(part));
    for (const part of rest) checkGaps(r, [part], isLine && node.type === 'array');
  }
}

function checkWide(r: Reader, nodes: readonly Node[]): void {
  let last: Node | undefined;
  let isApart = false;
  for (const node of nodes) {
    if (isInvisible(node)) {
      isApart ||= isGap(node);
      continue;
    }
    const isBetween = isApart && isQuantity(last) && isQuantity(node) && !openDelimiter(last) && !closeDelimiter(node);
    if (isBetween) throw ambiguous(r, node, phrase('stray-gap'));
    isApart = false;
    last = node;
  }
}

/** Brackets typed by hand: what stands between each and the one that closes it. */
function checkRows(r: Reader, nodes: readonly Node[]): void {
  nodes.forEach((node, k) => {
    if (!/^[([]$/.test(openDelimiter(node) ?? '')) return;
    const length = nodes.slice(k + 1).findIndex((other) => openDelimiter(other) || closeDelimiter(other));
    if (length > 0) checkRow(r, nodes.slice(k + 1, k + 1 + length));
  });
}

function checkRow(r: Reader, nodes: readonly Node[]): void {
  const visible = nodes.filter((node) => !isInvisible(node));
  if (visible.length < 2 || !visible.every(isName)) return;
  const isParted = visible.slice(1).every((node) => {
    const at = nodes.indexOf(node);
    const before = nodes.slice(0, at).findLastIndex((other) => !isInvisible(other));
    return nodes.slice(before + 1, at).some(isSpace);
  });
  if (isParted) throw ambiguous(r, visible[1], phrase('row-or-product'));
}
