/** What an item can begin. */
import type { Node } from '../tex/node.ts';
import { barOf, baseOf, openDelimiter } from './delimiters.ts';
import type { Reader } from './reader.ts';
import { closers, products } from './vocabulary.ts';

export function startsFold(item: Node | undefined): boolean {
  const op = baseOf(item);
  return op?.type === 'op' && (op.name === '\\sum' || op.name === '\\prod');
}

export function startsFactor(r: Reader, item: Node): boolean {
  const bar = barOf(item);
  if (bar) return r.bars.at(-1) !== bar;
  const node = baseOf(item);
  if (!node) return false;
  switch (node.type) {
    case 'mathord':
    case 'font':
    case 'accent':
    case 'overline':
    case 'mclass':
    case 'text':
    case 'operatorname':
    case 'op':
    case 'genfrac':
    case 'sqrt':
    case 'leftright':
    case 'ordgroup':
    case 'array':
      return true;
    case 'textord':
      return node.text !== '/' && node.text !== '.';
    case 'atom':
      return openDelimiter(item) !== null;
    case 'delimsizing':
      return node.mclass === 'mopen' || closers[node.delim ?? ''] !== undefined;
    default:
      return false;
  }
}

export function productSign(item: Node | undefined): 'dot' | 'times' | 'elementwise' | '/' | null {
  if (item?.type === 'delimsizing' && item.delim === '/') return '/';
  if (item?.type !== 'atom' && item?.type !== 'textord') return null;
  return products[item.text ?? ''] ?? null;
}

/** The signs + and −, or null. */
export function sumSign(item: Node | undefined): '+' | '-' | null {
  if (item?.type !== 'atom') return null;
  return item.text === '+' ? '+' : item.text === '-' || item.text === '−' ? '-' : null;
}

export const isSign = (node: Node | undefined): boolean => sumSign(node) !== null || productSign(node) !== null;
