/** Under and over a sum: which indices it binds, between which limits, under which conditions. */
import { phrase } from '../../phrases.ts';
import { canonical } from '../tex/canonical.ts';
import type { Node } from '../tex/node.ts';
import { isComma, plain, relationText } from '../tex/plain.ts';
import type { Bound, Condition } from '../tree.ts';
import { topLevel } from './brackets.ts';
import { setOf } from './conditions.ts';
import { closeDelimiter, openDelimiter } from './delimiters.ts';
import { rowsOfLimit } from './limit-rows.ts';
import { ambiguous, cannotRead, eitherOr, inside, place, type Reader, use } from './reader.ts';
import { relations, split } from './vocabulary.ts';

export interface Limits {
  readonly bounds: readonly Bound[];
  readonly conditions: readonly Condition[];
}

const unlimited = { from: null, to: null, set: null };

export function limits(r: Reader, lower: Node | null, upper: Node | null, head: Node): Limits {
  const rows = lower ? rowsOfLimit(r, lower) : [];
  const bounds: Bound[] = [];
  const conditions: Condition[] = [];
  const rowsOfConditions: Node[][] = [];
  let waiting: string[] = [];
  const to = upper ? inside(r, [upper]) : null;
  for (const row of rows) {
    const signs = topLevel(row, (node) => relationText(node) !== null);
    const texts = signs.map((sign) => relationText(sign) ?? '');
    if (row.length === 0) throw cannotRead(r, head, phrase('empty-place'));
    if (signs.length === 0) {
      waiting.push(...names(r, row));
      continue;
    }
    const at = row.indexOf(signs[0]);
    const [before, behind] = [row.slice(0, at), row.slice(at + 1)];
    const isFresh = isList(before) && !indexNames(before).some((name) => [...known(bounds), ...waiting].includes(name));
    if (signs.length === 1 && isFresh && relations[texts[0]] === '=') {
      use(r, signs[0]);
      const from = inside(r, behind);
      for (const name of [...waiting, ...names(r, before)]) bounds.push({ name, from, to, set: null });
      waiting = [];
    } else if (signs.length === 1 && isFresh && relations[texts[0]] === '∈') {
      use(r, signs[0]);
      const set = setOf(r, behind);
      for (const name of [...waiting, ...names(r, before)]) bounds.push({ name, ...unlimited, set });
      waiting = [];
    } else if (signs.length === 1 && texts[0] === '\\sim') {
      use(r, signs[0]);
      bounds.push(...sampled(r, before, behind, signs[0]));
    } else {
      const between = betweenEnds(r, row, signs, [...known(bounds), ...waiting]);
      if (between) {
        bounds.push(...between.bounds);
        conditions.push(...between.conditions);
      } else {
        waiting.push(...freshIn(r, row, signs, [...known(bounds), ...waiting]));
        rowsOfConditions.push(row);
      }
    }
  }
  for (const name of waiting) bounds.push({ name, ...unlimited });
  if (new Set(known(bounds)).size < bounds.length) throw cannotRead(r, lower ?? head, phrase('sum-index'));
  if (upper && bounds.length === 0) throw cannotRead(r, head, phrase('limit-index'));
  if (upper && bounds.every((bound) => bound.to !== to)) throw cannotRead(r, head, phrase('limit-lower'));
  return { bounds, conditions: [...conditions, ...rowsOfConditions.map((row) => r.grammar.condition(r, row))] };
}

const known = (bounds: readonly Bound[]): string[] => bounds.map(({ name }) => name);

const isName = (node: Node): boolean => ['mathord', 'supsub', 'accent', 'font', 'text', 'mclass'].includes(node.type);

/** Names between commas. */
const isList = (nodes: readonly Node[]): boolean =>
  nodes.length % 2 === 1 && nodes.every((node, k) => (k % 2 === 0 ? isName(node) : isComma(node)));

/** An index is called by its name with its primes: j'. */
const indexName = (node: Node): string =>
  canonical([node]).replace(/\^\{((?:\\prime)+)\}/, (_, primes) => "'".repeat(primes.length / 6));

const indexNames = (nodes: readonly Node[]): string[] => nodes.filter((node) => !isComma(node)).map(indexName);

/** Indices that stand alone, `i`, `i, j` or `(i, j)`. */
function names(r: Reader, nodes: readonly Node[]): string[] {
  const list = openDelimiter(nodes[0]) && closeDelimiter(nodes.at(-1)) ? nodes.slice(1, -1) : nodes;
  // \\sum_{ij}
  if (
    list.length > 1 &&
    list.every(({ type }) => type === 'mathord') &&
    new Set(indexNames(list)).size === list.length
  ) {
    use(r, ...nodes);
    return indexNames(list);
  }
  const wrong = list.find((node, k) => (k % 2 === 0 ? !isName(node) : !isComma(node)));
  if (wrong || list.length % 2 === 0) throw cannotRead(r, wrong ?? nodes[0], phrase('sum-index'));
  use(r, ...nodes);
  return indexNames(list);
}

/** z ~ q, (x, y) ~ q: the samples are the values of the names; q must be no more than a name. */
function sampled(r: Reader, before: readonly Node[], behind: readonly Node[], sign: Node): Bound[] {
  if (behind.length === 0) throw cannotRead(r, sign, phrase('empty-place'));
  const [name, ...beside] = names(r, before);
  const base = behind[0].type === 'supsub' && behind[0].base ? behind[0].base : behind[0];
  if (r.vocabulary.isNumber(canonical([base])))
    throw ambiguous(r, behind[0], phrase('samples-or-weights', { name, from: canonical(behind) }));
  use(r, ...behind);
  return [{ name, ...unlimited, sampled: { from: canonical(behind), beside } }];
}

/** 1 ≤ i ≤ n, 0 < i < n, 1 ≤ i, j ≤ n, 1 ≤ i < j ≤ n: the indices in the middle run from one end to the other. */
function betweenEnds(r: Reader, row: readonly Node[], signs: readonly Node[], taken: readonly string[]): Limits | null {
  const operands = split(row, (node) => signs.includes(node));
  const rising = signs.every((sign) => /^[≤<]$/.test(relations[relationText(sign) ?? ''] ?? ''));
  const middle = operands.slice(1, -1);
  if (!rising || middle.length === 0 || !middle.every(isList)) return null;
  const inner = middle.flatMap(indexNames);
  const ends = [operands[0], operands[operands.length - 1]];
  // i < j < k: the ends are indices too
  const isEnd = (end: readonly Node[]) => !(isList(end) && freshNames(r, end, [...taken, ...inner]).length > 0);
  if (inner.some((name) => taken.includes(name)) || !ends.every(isEnd)) return null;
  const [from, to] = ends.map((end) => inside(r, end));
  use(r, ...row);
  // every name of one place stands in the relation to every name of the next
  const conditions = signs.flatMap((sign, k) => {
    const [left, right] = [operands[k], operands[k + 1]].map((operand) =>
      split(operand, isComma).map((part) => inside(r, part)),
    );
    const relation = relations[relationText(sign) ?? ''];
    return left.flatMap((a) =>
      right.map(
        (b): Condition => ({ kind: 'relation', operands: [a, b], relations: [relation], at: place(r, ...row) }),
      ),
    );
  });
  return { bounds: inner.map((name) => ({ name, from, to, set: null })), conditions };
}

/** Names that nothing else explains: no value, no other index. */
const freshNames = (r: Reader, nodes: readonly Node[], taken: readonly string[]): string[] =>
  indexNames(nodes).filter((name) => !taken.includes(name) && !r.bound.includes(name) && !r.vocabulary.isNumber(name));

/** The indices that a condition brings: the names that nothing else explains; if all are explained, the first. */
function freshIn(r: Reader, row: readonly Node[], signs: readonly Node[], taken: readonly string[]): string[] {
  const letters = row.filter((node) => !signs.includes(node)).flatMap(lettersOf);
  const fresh = [...new Set(freshNames(r, letters, taken))];
  if (fresh.length > 0) return fresh;
  if (indexNames(letters).some((name) => taken.includes(name))) return [];
  const [first, ...others] = indexNames(letters).filter((name) => !r.bound.includes(name));
  if (first === undefined) throw cannotRead(r, row[0], phrase('sum-index'));
  const other = others.find((name) => name !== first);
  if (other !== undefined) throw eitherOr(r, row[0], first, other);
  return [first];
}

const lettersOf = (node: Node): readonly Node[] => {
  if (node.type === 'mathord') return [node];
  if (node.type === 'supsub' && node.base?.type === 'mathord') return [node];
  return node.type === 'ordgroup' || node.type === 'leftright' ? plain(node.body).flatMap(lettersOf) : [];
};
