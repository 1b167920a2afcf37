/** Subscripts and superscripts: indices, primes, transposition, powers, and counting in brackets. */
import { phrase } from '../../phrases.ts';
import { canonical } from '../tex/canonical.ts';
import type { Node } from '../tex/node.ts';
import { isComma, plain } from '../tex/plain.ts';
import type { Expression, IndexEntry, NormOrder } from '../tree.ts';
import { ambiguous, cannotRead, inside, place, type Reader, tryInside, use } from './reader.ts';
import { split, transposes } from './vocabulary.ts';

/** Primes taken off a superscript: `g'`, `g'^{l}`, `g^{l\prime}`. */
export function primesOf(r: Reader, sup: Node | null | undefined): { primes: number; rest: readonly Node[] } {
  const nodes = sup ? plain([sup]) : [];
  const isPrime = (node: Node) => node.text === '\\prime' || node.text === '′';
  use(r, ...nodes.filter(isPrime));
  const rest = nodes.filter((node) => !isPrime(node));
  return { primes: nodes.length - rest.length, rest };
}

/** Whether a superscript is nothing but ⊤; null where it is not. The letter T with a value is a power. */
export function transposition(r: Reader, sup: readonly Node[]): { readonly letter: boolean } | null {
  const tex = canonical(sup);
  if (!transposes.has(tex) || r.vocabulary.isNumber(tex)) return null;
  use(r, ...sup);
  return { letter: tex === 'T' || tex === '\\text{T}' };
}

/** A^{(l)\top}: what stands before a transposition at the end. */
export function beforeTranspose(r: Reader, sup: readonly Node[]): readonly Node[] | null {
  const last = sup.slice(-1);
  const isLayer = sup.length > 1 && inBrackets(sup.slice(0, -1));
  return isLayer && transposes.has(canonical(last)) && !r.vocabulary.isNumber(canonical(last))
    ? sup.slice(0, -1)
    : null;
}

/** Whether a superscript is one bracket: x^{(i)}, x^{[l]}. */
export function inBrackets(sup: readonly Node[]): boolean {
  if (sup.length === 0) return false;
  const [first] = sup;
  if (sup.length === 1) return first.type === 'leftright' && (first.left === '(' || first.left === '[');
  let depth = 0;
  return sup.every((node, k) => {
    if (node.text === '(' || node.text === '[') depth++;
    if (node.text === ')' || node.text === ']') depth--;
    return k === sup.length - 1 ? depth === 0 && node.family === 'close' : depth > 0;
  });
}

/** The entries of a subscript between its commas. */
export function entries(r: Reader, subscript: Node | null | undefined): IndexEntry[] {
  if (!subscript) return [];
  const items = plain([subscript]);
  const parts = split(items, isComma);
  use(r, ...items.filter(isComma));
  if (parts.some((part) => part.length === 0)) throw cannotRead(r, subscript, phrase('empty-place'));
  return parts.map((part) => {
    // x_{(i)}: the i-th in order of size
    if (inBrackets(part)) throw ambiguous(r, part[0], phrase('index-in-brackets', { index: canonical(part) }));
    const isUnits = part.every(({ type }) => ['mathord', 'textord', 'accent', 'font', 'supsub'].includes(type));
    const units = isUnits ? part.map((node) => tryInside(r, [node])) : [null];
    const read = tryInside(r, part);
    use(r, ...part);
    return {
      whole: read,
      units: units.includes(null) ? null : (units as Expression[]),
      tex: canonical(part),
      at: place(r, ...part),
    };
  });
}

/** What hangs on a closing bracket: an index picks from the result, an exponent raises it. */
export function indexed(r: Reader, value: Expression, item: Node): Expression {
  if (item.type !== 'supsub') return value;
  const at = place(r, item);
  let result = value;
  if (item.sub) {
    const isNorm = result.kind === 'norm' && result.order !== 'absolute' && !result.bracketed;
    if (isNorm && result.kind === 'norm') result = { ...result, order: normOrder(r, item.sub), at };
    else result = { kind: 'select', of: result, sub: entries(r, item.sub), at };
  }
  if (!item.sup) return result;
  const { primes, rest } = primesOf(r, item.sup);
  if (primes > 0) throw cannotRead(r, item.sup, phrase('bracket-prime'));
  const transposed = transposition(r, rest);
  if (transposed) return { kind: 'transpose', of: result, letter: transposed.letter, at };
  return { kind: 'power', base: result, exponent: inside(r, rest), at };
}

function normOrder(r: Reader, index: Node): NormOrder {
  const tex = canonical([index]);
  if (/^(F|\\text\{F\}|\\text\{Fro\}|\\text\{fro\})$/.test(tex) && !r.vocabulary.isNumber(tex)) {
    use(r, index);
    return 'frobenius';
  }
  if (tex === '\\infty') {
    use(r, index);
    return 'infinity';
  }
  const order = tryInside(r, [index]);
  if (!order || order.kind === 'list') throw cannotRead(r, index, phrase('norm-index', { index: tex }));
  return order;
}
