/** A tree as HTML in few bytes, which is parsed to the same tree: bare attributes, and no end tag that the next tag implies. */
import type { Element, Nodes, Parents } from 'hast';
import { toHtml } from 'hast-util-to-html';

const options = {
  allowDangerousCharacters: true,
  closeEmptyElements: true,
  collapseEmptyAttributes: true,
  preferUnquoted: true,
  quoteSmart: true,
} as const;

const blocks =
  'p|ul|ol|dl|div|h[1-6]|table|figure|section|pre|details|blockquote|form|hr|nav|header|footer|article|aside';
/** Which elements end where another follows at once, or where that around them ends. */
const endsBefore: readonly (readonly [name: RegExp, next: RegExp, parent: RegExp])[] = [
  [/^(td|th)$/, /^(td|th)$/, /^tr$/],
  [/^tr$/, /^tr$/, /^(thead|tbody|tfoot)$/],
  [/^li$/, /^li$/, /^(ul|ol)$/],
  [/^(dt|dd)$/, /^(dt|dd)$/, /^$/],
  [/^option$/, /^option$/, /^select$/],
  [/^p$/, new RegExp(`^(${blocks})$`), /^(div|section|article|figure|td|th|li|dd|details|blockquote)$/],
];

function endIsImplied({ tagName }: Element, next: Nodes | undefined, parent: Parents | undefined): boolean {
  const rule = endsBefore.find(([name]) => name.test(tagName));
  if (!rule) return false;
  if (next) return next.type === 'element' && rule[1].test(next.tagName);
  return parent?.type === 'element' && rule[2].test(parent.tagName);
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const isRaw = ({ tagName }: Element): boolean => tagName === 'script' || tagName === 'style';

export function write(node: Nodes, next?: Nodes, parent?: Parents, space: 'html' | 'svg' = 'html'): string {
  if (node.type === 'text') return parent?.type === 'element' && isRaw(parent) ? node.value : escaped(node.value);
  if (node.type !== 'element' && node.type !== 'root') return toHtml(node);
  const within = 'content' in node && node.content ? node.content : node;
  const below = node.type === 'element' && node.tagName === 'svg' ? 'svg' : space;
  const inside = within.children
    .map((child, k) => write(child, within.children[k + 1], node, below === 'svg' && isForeign(node) ? 'html' : below))
    .join('');
  if (node.type === 'root') return inside;
  const tags = toHtml({ ...node, children: [], content: undefined } as Element, { ...options, space });
  const end = `</${node.tagName}>`;
  if (!tags.endsWith(end)) return inside === '' ? tags : `${tags.replace(/\s*\/>$/, '>')}${inside}${end}`;
  // a parser drops the first line break in these
  const extra = /^(pre|textarea)$/.test(node.tagName) && inside.startsWith('\n') ? '\n' : '';
  return tags.slice(0, -end.length) + extra + inside + (endIsImplied(node, next, parent) ? '' : end);
}

const isForeign = (node: Nodes): boolean => node.type === 'element' && node.tagName === 'foreignObject';
