/** Conditions: relations and chains of them, joined by "and" or "or". */
import { phrase } from '../../phrases.ts';
import type { Node } from '../tex/node.ts';
import { isComma, plain, relationText } from '../tex/plain.ts';
import type { Condition, Expression, Relation } from '../tree.ts';
import { listOf, topLevel } from './brackets.ts';
import { delimited, openDelimiter } from './delimiters.ts';
import { cannotRead, eitherOr, inside, peek, place, type Reader, sub, use, whole } from './reader.ts';
import { isWord, relations, split } from './vocabulary.ts';

const leading = /^\s*(if|for|when|where|若|当|如果)\s*$/i;
const otherwise = /^\s*(otherwise|else|elsewhere|其他|否则|其它)\s*$/i;
const [or, and] = [/^\s*(or|或)\s*$/i, /^\s*(and|且|和)\s*$/i];
const signs = { or: ['\\lor', '∨', '\\vee'], and: ['\\land', '∧', '\\wedge', ','] };

export function condition(r: Reader, nodes: readonly Node[]): Condition {
  let items = plain(nodes);
  if (items.length > 0 && /^[.,;，。；]$/.test(items[items.length - 1].text ?? '')) {
    use(r, items[items.length - 1]);
    items = items.slice(0, -1);
  }
  if (items.length > 0 && isWord(items[0], leading)) {
    use(r, items[0]);
    items = items.slice(1);
  }
  if (items.length === 0) throw cannotRead(r, nodes[0], phrase('condition-relation'));
  const at = place(r, ...items);
  if (items.length === 1 && isWord(items[0], otherwise)) {
    use(r, items[0]);
    return { kind: 'otherwise', at };
  }
  noMixedWords(r, items);
  for (const kind of ['or', 'and'] as const) {
    const isJoint = (node: Node) => signs[kind].includes(node.text ?? '') || isWord(node, kind === 'or' ? or : and);
    const joints = topLevel(items, isJoint);
    if (joints.length === 0) continue;
    use(r, ...joints);
    const parts = split(items, (node) => joints.includes(node)).map((part) => condition(r, part));
    return { kind, parts, at };
  }
  return chain(r, items);
}

/** a or b, and c, in words: (a or b) and c? The signs ∨ and ∧ have their order. */
function noMixedWords(r: Reader, items: readonly Node[]): void {
  const words = (pattern: RegExp) =>
    topLevel(items, (node) => isWord(node, pattern) || (pattern === and && isComma(node)));
  const [both, either] = [words(and), words(or)];
  if (both.length > 0 && either.length > 0)
    throw eitherOr(r, either[0], 'a \\lor (b \\land c)', '(a \\lor b) \\land c');
}

function chain(r: Reader, items: readonly Node[]): Condition {
  const found = topLevel(items, (node) => relationText(node) !== null);
  if (found.length === 0) throw cannotRead(r, items[0], phrase('condition-relation'));
  const operands = split(items, (node) => found.includes(node));
  const list: Relation[] = found.map((sign) => {
    const relation = relations[relationText(sign) ?? ''];
    if (!relation) throw cannotRead(r, sign);
    use(r, sign);
    return relation;
  });
  const read = operands.map((operand, k) => {
    const isSet = k > 0 && (list[k - 1] === '∈' || list[k - 1] === '∉');
    return isSet ? setOf(r, operand) : whole(sub(r, operand));
  });
  return { kind: 'relation', operands: read, relations: list, at: place(r, ...items) };
}

/** What stands on the right of ∈: {1, 2}, [a, b], (a, b], or a quantity whose entries are the members. */
export function setOf(r: Reader, nodes: readonly Node[]): Expression {
  const items = plain(nodes);
  const interval = intervalOf(r, items);
  if (interval) return interval;
  const reader = sub(r, items);
  if (openDelimiter(peek(reader)) === '\\{' || reader.items[0]?.left === '\\{') {
    const { items: content, close } = delimited(reader);
    if (!peek(reader) && close.type !== 'supsub') return listOf(r, plain(content), 'set', place(r, ...items));
  }
  return inside(r, items);
}

function intervalOf(r: Reader, items: readonly Node[]): Expression | null {
  const [only] = items;
  const grown = items.length === 1 && only?.type === 'leftright' ? only : null;
  const [open, close] = grown ? [grown.left, grown.right] : [only?.text, items.at(-1)?.text];
  if (!/^[[(]$/.test(open ?? '') || !/^[\])]$/.test(close ?? '')) return null;
  const content = grown ? plain(grown.body) : items.slice(1, -1);
  const commas = topLevel(content, isComma);
  if (commas.length !== 1 || commas[0].text !== ',') return null;
  use(r, ...(grown ? [] : [only, items.at(-1)]), ...commas);
  const [low, high] = split(content, (node) => node === commas[0]).map((part) => inside(r, part));
  return { kind: 'interval', low, high, lowOpen: open === '(', highOpen: close === ')', at: place(r, ...items) };
}
