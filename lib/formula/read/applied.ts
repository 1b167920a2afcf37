/** P(x \mid y), f(x, y), D(p \| q): a quantity named by all of it, for no product is written so. */

import { canonical } from '../tex/canonical.ts';
import type { Node } from '../tex/node.ts';
import { isPunctuation, plain, relationText } from '../tex/plain.ts';
import type { Expression } from '../tree.ts';
import { barOf, baseOf, closeDelimiter, delimited, openDelimiter, opensBracket } from './delimiters.ts';
import { named } from './named.ts';
import { peek, type Reader, since, use } from './reader.ts';
import { indexed } from './scripts.ts';

export function applied(r: Reader, name: Expression, start: number): Expression {
  if (name.kind !== 'symbol' || name.bracketed || !opensBracket(peek(r))) return name;
  const begin = r.position;
  const { open, items, close } = delimited(r);
  const content = plain(items);
  // W[h, x] is a product with what is set end to end
  const isJoined = open === '[' && !content.some((node) => relationText(node) !== null || barOf(node));
  if (!(open === '(' || open === '[') || isJoined || !isNamed(content)) {
    r.position = begin;
    return name;
  }
  use(r, ...items);
  const group =
    baseOf(close)?.type === 'leftright'
      ? [baseOf(close) as Node]
      : [...r.items.slice(begin, r.position - 1), baseOf(close) as Node];
  const base = name.tex + canonical(group);
  const at = since(r, start - 1);
  return indexed(r, named(base, at), close);
}

/** Whether a comma, a relation or a single bar stands between the brackets, outside of inner ones. */
function isNamed(content: readonly Node[]): boolean {
  let depth = 0;
  let bars = 0;
  for (const node of content) {
    if (openDelimiter(node)) depth++;
    if (closeDelimiter(node)) depth--;
    if (depth > 0) continue;
    if (isPunctuation(node) || relationText(node) !== null) return true;
    if (barOf(node)) bars++;
  }
  return bars === 1;
}
