/** What opens and closes: brackets typed by hand or grown with \left and \right, and bars that do both. */
import { phrase } from '../../phrases.ts';
import type { Node } from '../tex/node.ts';
import { cannotRead, peek, type Reader, use } from './reader.ts';
import { closers, groups } from './vocabulary.ts';

const closing = new Set(Object.values(closers));

export const baseOf = (item: Node | undefined): Node | undefined =>
  item?.type === 'supsub' ? (item.base ?? undefined) : item;

export function openDelimiter(item: Node | undefined): string | null {
  if (item?.type === 'atom' && item.family === 'open') return item.text ?? null;
  if (item?.type === 'delimsizing' && (item.mclass === 'mopen' || closers[item.delim ?? ''])) return item.delim ?? null;
  return null;
}

export function closeDelimiter(item: Node | undefined): string | null {
  const node = baseOf(item);
  const text = node?.type === 'delimsizing' ? node.delim : node?.type === 'atom' ? node.text : undefined;
  return closing.has(text ?? '') ? (text ?? null) : null;
}

export function barOf(item: Node | undefined): string | null {
  const node = baseOf(item);
  const isSign = node?.type === 'textord' || node?.type === 'atom';
  const text = node?.type === 'delimsizing' ? node.delim : isSign ? node?.text : null;
  if (text === '|' || text === '\\vert' || text === '∣') return '|';
  return text === '\\|' || text === '\\Vert' || text === '∥' ? '\\|' : null;
}

export const opensGroup = (item: Node | undefined): boolean =>
  baseOf(item)?.type === 'leftright' || openDelimiter(item) !== null;

/** Whether brackets or bars end with it. */
export const closesGroup = (item: Node | undefined): boolean =>
  baseOf(item)?.type === 'leftright' || closeDelimiter(item) !== null || barOf(item) !== null;

/** Round, square or curly. */
export const opensBracket = (item: Node | undefined): boolean =>
  groups.has(openDelimiter(item) ?? (baseOf(item)?.type === 'leftright' ? (baseOf(item)?.left ?? '') : ''));

export interface Delimited {
  readonly open: string;
  readonly items: readonly Node[];
  /** What closes, with the scripts that hang on it. */
  readonly close: Node;
}

/** The group that begins here, whichever way it is typed; the position ends behind it. */
export function delimited(r: Reader): Delimited {
  const item = peek(r) as Node;
  const node = baseOf(item);
  if (node?.type === 'leftright') {
    r.position++;
    const [open, close] = [node.left ?? '.', node.right ?? '.'];
    if (!matches(open, close)) throw cannotRead(r, node, phrase('delimiters', { open, close }));
    return {
      open: open === '\\vert' ? '|' : open === '\\Vert' ? '\\|' : open,
      items: node.body as Node[],
      close: item,
    };
  }
  const start = r.position;
  const open = openDelimiter(item) ?? '';
  let depth = 0;
  for (let k = start; k < r.items.length; k++) {
    if (openDelimiter(r.items[k])) depth++;
    const closes = closeDelimiter(r.items[k]);
    if (!closes) continue;
    depth--;
    if (depth > 0) continue;
    if (closers[open] !== closes) throw cannotRead(r, r.items[k], phrase('delimiters', { open, close: closes }));
    use(r, r.items[start], baseOf(r.items[k]));
    r.position = k + 1;
    return { open, items: r.items.slice(start + 1, k), close: r.items[k] };
  }
  throw cannotRead(r, r.items[start], phrase('unclosed', { open }));
}

const sameOnBothSides = new Set(['|', '\\vert', '\\|', '\\Vert']);
const matches = (open: string, close: string): boolean =>
  closers[open] === close || (sameOnBothSides.has(open) && open === close) || (open === '\\{' && close === '.');
