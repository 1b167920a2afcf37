/** Brackets and bars: groups, norms, lists, Iverson's bracket, matrices. */
import { phrase } from '../../phrases.ts';
import type { Node } from '../tex/node.ts';
import type { Place } from '../tex/place.ts';
import { isPunctuation, plain, relationText } from '../tex/plain.ts';
import type { Expression, ListNode, NormOrder } from '../tree.ts';
import { cases, matrix } from './arrays.ts';
import { barOf, baseOf, closeDelimiter, type Delimited, delimited, openDelimiter } from './delimiters.ts';
import { noCommaThousands } from './numbers.ts';
import { cannotRead, inside, list, peek, place, type Reader, since, sub, use } from './reader.ts';
import { indexed } from './scripts.ts';
import { groups, relations, split } from './vocabulary.ts';

/** Between a pair of delimiters typed by hand; what closes may carry indices: `softmax(z)_j`, `(a - y)^2`. */
export function group(r: Reader): Expression {
  const start = r.position;
  const found = delimited(r);
  return indexed(r, enclosed(r, found, since(r, start)), found.close);
}

/** Between \left and \right. */
export function leftRight(r: Reader): Expression {
  const node = baseOf(peek(r)) as Node;
  const found = delimited(r);
  return indexed(r, enclosed(r, found, place(r, node)), found.close);
}

/** What stands in brackets holds together; bars and the like are signs of their own. */
const enclosed = (r: Reader, found: Delimited, at: Place | null): Expression => {
  const inner = grouped(r, found, at);
  return groups.has(found.open) ? { ...inner, bracketed: true } : inner;
};

function grouped(r: Reader, { open, items, close }: Delimited, at: Place | null): Expression {
  const content = plain(items);
  const array = content.length === 1 && content[0].type === 'array' ? content[0] : null;
  switch (open) {
    case '|':
    case '\\lvert':
      return { kind: 'norm', of: array ? matrix(r, array) : inside(r, items), order: 'absolute', at };
    case '\\|':
    case '\\lVert':
      return { kind: 'norm', of: array ? matrix(r, array) : inside(r, items), order: euclidean, at };
    case '\\lfloor':
    case '\\lceil':
      return { kind: 'call', of: open === '\\lfloor' ? 'floor' : 'ceil', primes: 0, arguments: [inside(r, items)], at };
    case '\\langle':
      return innerProduct(r, items, at, close);
  }
  if (array && open === '\\{') return cases(r, array);
  if (array) return matrix(r, array);
  const isSquare = open === '[' || open === '\\lbrack';
  if (isSquare && topLevel(content, (item) => relations[relationText(item) ?? ''] !== undefined).length > 0)
    return { kind: 'indicator', condition: r.grammar.condition(r, items), at };
  const commas = topLevel(content, isPunctuation);
  if (commas.length > 0) return listOf(r, content, isSquare ? null : open === '(' ? 'pair' : 'set', at);
  return inside(r, items);
}

/** Without an index of its own a norm is Euclid's. */
const euclidean: NormOrder = { kind: 'number', value: 2, at: null };

export function topLevel(items: readonly Node[], is: (node: Node) => boolean): readonly Node[] {
  let depth = 0;
  return items.filter((node) => {
    if (openDelimiter(node)) depth++;
    if (closeDelimiter(node)) depth--;
    return depth === 0 && is(node);
  });
}

/** {a, b}, (a, b), [h, x] end to end, [h; x] one under the other. */
export function listOf(
  r: Reader,
  content: readonly Node[],
  form: ListNode['form'] | null,
  at: Place | null,
): Expression {
  noCommaThousands(r, content);
  const signs = topLevel(content, isPunctuation);
  const below = signs.filter((sign) => sign.text === ';');
  if (below.length > 0 && (below.length < signs.length || form !== null)) throw cannotRead(r, below[0]);
  use(r, ...signs);
  if (below.length === 0) return { kind: 'list', items: list(sub(r, content)), form: form ?? 'concat', at };
  return {
    kind: 'list',
    items: split(content, (node) => signs.includes(node)).map((part) => inside(r, part)),
    form: 'stack',
    at,
  };
}

/** ⟨u, v⟩ of two vectors. */
function innerProduct(r: Reader, items: readonly Node[], at: Place | null, node: Node): Expression {
  const [left, right, ...more] = list(sub(r, items));
  if (!right || more.length > 0) throw cannotRead(r, node, phrase('inner-product'));
  return { kind: 'binary', operator: 'dot', left, right, at };
}

/** |x| and \|x\|: the same sign opens and closes. */
export function bars(r: Reader): Expression {
  const start = r.position;
  const sign = barOf(r.items[start]) ?? '|';
  if (r.items[start].type === 'supsub') throw cannotRead(r, r.items[start]);
  use(r, r.items[start]);
  r.position++;
  r.bars.push(sign);
  const of = r.grammar.expression(r);
  r.bars.pop();
  const close = peek(r);
  if (!close || barOf(close) !== sign) throw cannotRead(r, close, phrase('unclosed', { open: sign }));
  use(r, baseOf(close));
  r.position++;
  return indexed(r, { kind: 'norm', of, order: sign === '|' ? 'absolute' : euclidean, at: since(r, start) }, close);
}
