/**
 * Digits side by side are one number. A gap or `{,}` may only part them in threes: 60\,000, 1{,}000,000 would be two readings.
 */
import { phrase } from '../../phrases.ts';
import { canonical } from '../tex/canonical.ts';
import type { Node } from '../tex/node.ts';
import type { Expression } from '../tree.ts';
import { baseOf } from './delimiters.ts';
import { ambiguous, cannotRead, inside, peek, type Reader, since, take, use } from './reader.ts';

const isDigit = (node: Node | undefined): boolean => node?.type === 'textord' && /^[0-9.]$/.test(node.text ?? '');
const isSeparator = (node: Node | undefined): boolean => node?.type === 'ordgroup' && canonical([node]) === ',';

/** The number that begins here, or null; an exponent hangs on the last of its digits. */
export function number(r: Reader): Expression | null {
  const start = r.position;
  if (!isDigit(digitOf(peek(r)))) return null;
  const groups = [''];
  let parted: 'gap' | 'comma' | null = null;
  let exponent: Node | null = null;
  for (let last: Node | null = null; ; ) {
    const item = peek(r);
    if (isSeparator(item) && isDigit(digitOf(peek(r, 1)))) {
      use(r, take(r));
      groups.push('');
      parted ??= 'comma';
      if (parted !== 'comma') throw ambiguous(r, item, phrase('digit-groups'));
      last = null;
      continue;
    }
    const node = digitOf(item);
    if (!item || !isDigit(node)) break;
    if (last && isApart(last, node)) {
      groups.push('');
      parted ??= 'gap';
      if (parted !== 'gap') throw ambiguous(r, item, phrase('digit-groups'));
    }
    if (item.type === 'supsub' && item.sub) throw cannotRead(r, item, phrase('number-subscript'));
    groups[groups.length - 1] += node?.text;
    use(r, node);
    r.position++;
    last = node as Node;
    if (item.type === 'supsub') {
      exponent = item.sup ?? null;
      break;
    }
  }
  const isGrouped = /^[1-9]\d{0,2}$/.test(groups[0]) && groups.slice(1).every((group) => /^\d{3}$/.test(group));
  if (parted && !isGrouped) throw ambiguous(r, r.items[start], phrase('digit-groups'));
  const text = groups.join('');
  noEulerExponent(r, exponent);
  if (!/^((0|[1-9]\d*)(\.\d+)?|\.\d+)$/.test(text)) throw cannotRead(r, r.items[start], phrase('as-number', { text }));
  const at = since(r, start);
  const value: Expression = { kind: 'number', value: Number(text), at };
  if (!Number.isFinite(value.value)) throw cannotRead(r, r.items[start], phrase('as-number', { text }));
  return exponent ? { kind: 'power', base: value, exponent: inside(r, [exponent]), at } : value;
}

const digitOf = (item: Node | undefined): Node | undefined =>
  item?.type === 'supsub' ? (item.base ?? undefined) : item;

/** Whether something invisible stands between two digits. */
const isApart = (a: Node, b: Node | undefined): boolean =>
  Boolean(a.loc && b?.loc && a.loc.lexer === b.loc.lexer && b.loc.start > a.loc.end);

/** 1e-8 is no power of ten. */
function noEulerExponent(r: Reader, exponent: Node | null): void {
  const [e, sign, digit] = [0, 1, 2].map((k) => peek(r, k));
  const isSign = sign?.type === 'atom' && /^[+\-−]$/.test(sign.text ?? '');
  const name = e && e.type !== 'supsub' ? canonical([e]) : '';
  if (exponent || !/^(e|\\text\{e\})$/.test(name) || r.vocabulary.isNumber(name)) return;
  if (isDigit(sign) || (isSign && isDigit(digit))) throw ambiguous(r, e, phrase('euler-number'));
}

/** 1,000 between commas of a list: two numbers, or one. */
export function noCommaThousands(r: Reader, items: readonly Node[]): void {
  items.forEach((item, k) => {
    const isThousands =
      item.type === 'atom' &&
      item.text === ',' &&
      isDigit(items[k - 1]) &&
      items[k + 1]?.text === '0' &&
      [2, 3].every((ahead) => /^\d$/.test(digitOf(items[k + ahead])?.text ?? '')) &&
      !isDigit(items[k + 4]);
    if (isThousands) throw ambiguous(r, item, phrase('digit-groups'));
  });
}

/** A number never stands behind a factor without a sign. */
export function noNumberBehind(r: Reader, item: Node): void {
  const node = baseOf(item);
  if (node?.type === 'textord' && /^([0-9.]|\\infty)$/.test(node.text ?? ''))
    throw ambiguous(r, item, phrase('number-behind'));
}

/** 2½ is a mixed number or a product. */
export function noMixedNumber(r: Reader, last: Expression, right: Expression, item: Node): void {
  const isFraction = right.kind === 'binary' && baseOf(item)?.type === 'genfrac';
  const isNumeric = isFraction && right.left.kind === 'number' && right.right.kind === 'number';
  if (isNumeric && last.kind === 'number' && !last.bracketed) throw ambiguous(r, item, phrase('mixed-number'));
}
