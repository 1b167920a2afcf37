/**
 * A working's line as TeX: what is ready stands as its number, the rest as it is still to be computed.
 */
import { bracketed, functionTex, relationTex } from '../spelling.ts';
import type { ListNode } from '../tree.ts';
import { isTensor, type Tensor } from '../values.ts';
import type { Closed, ClosedCondition, Term } from './closed.ts';
import { type Digits, largest } from './digits.ts';

export interface Style {
  /** What stands under the terms that are not shown one by one. */
  readonly rest?: (count: number) => string;
  /** What stands under the remainder of rounding. */
  readonly rounding?: string;
  /** Dresses a number that stands for a symbol, named by its TeX without indices. */
  readonly dress?: (tex: string, base: string) => string;
  /** All digits, all terms, no remainders: a formula that can be evaluated again. */
  readonly full?: boolean;
}

export interface Page extends Style {
  readonly ready: ReadonlySet<Closed>;
  readonly digits: Digits;
}

/** How tightly a piece holds together: a sum, a product, a number that is raised, a piece that needs no brackets anywhere. */
const loose = 0;
const factor = 1;
const raised = 2;

export function numberTex(value: number, decimals: number, full = false): string {
  if (!Number.isFinite(value)) return value > 0 ? '\\infty' : '-\\infty';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e15) return String(value).replace(/\B(?=(\d{3})+$)/g, '{,}');
  const isTiny = size < 10 ** -decimals / 2;
  if (full || size >= largest || (isTiny && decimals >= 9)) {
    const [digits, exponent] = (full ? value.toExponential() : value.toExponential(3)).split('e');
    return exponent === '+0' ? digits : `${digits} \\cdot 10^{${Number(exponent)}}`;
  }
  const text = value.toFixed(decimals);
  // 1 − 0.8 is 0.2 to a reader, though not to float64
  const isExact = Math.abs(Number(text) - value) <= 1e-13 * size;
  const short = isExact && text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return /^-0\.?0*$/.test(short) ? short.slice(1) : short;
}

const inBrackets = (tex: string, needed: boolean): string => (needed ? bracketed(tex) : tex);

/** The number of a piece, without the brackets that a sign may need. */
function plainNumber(node: Closed, page: Page): string {
  const { value, form } = node;
  const decimals = page.digits.decimals.get(node) ?? 4;
  const tex = isTensor(value) ? arrayTex(value, decimals, page) : numberTex(value, decimals, page.full);
  return form.kind === 'leaf' && form.base !== null && page.dress ? page.dress(tex, form.base) : tex;
}

const isNegative = ({ value }: Closed): boolean => typeof value === 'number' && value < 0;
const isPowerOfTen = (tex: string): boolean => tex.includes('\\cdot ');

export function print(node: Closed, page: Page, place: number = loose): string {
  const { form } = node;
  if (form.kind === 'constant') return form.tex;
  // a set or an interval is no number
  const isNumber = page.ready.has(node) && !Number.isNaN(node.value);
  if (isNumber || form.kind === 'leaf') {
    if (form.kind === 'rest')
      return page.full
        ? inBrackets(plainNumber(node, page), place > loose)
        : under(inBrackets(plainNumber(node, page), isNegative(node)), form.items.length, page);
    const tex = plainNumber(node, page);
    return inBrackets(tex, place > loose && (isNegative(node) || isPowerOfTen(tex)));
  }
  const inside = (part: Closed, where: number = loose) => print(part, page, where);
  switch (form.kind) {
    case 'sum':
      return inBrackets(sumTex(node, form.terms, page), place > loose);
    case 'product': {
      // arrays are not multiplied in any order: what belongs together keeps its brackets
      const isArrays = isTensor(node.value);
      const holdsArrays = form.factors.some(({ value }) => isTensor(value));
      const isOther = (part: Closed, k: number) =>
        holdsArrays &&
        part.form.kind === 'product' &&
        (k > 0 || (part.form.sign === '\\odot') !== (form.sign === '\\odot'));
      const factors = form.factors.map((part, k) =>
        inside(part, (isArrays && /product|call/.test(part.form.kind)) || isOther(part, k) ? raised : factor),
      );
      return inBrackets(factors.join(form.sign === '' ? '\\,' : ` ${form.sign} `), place > factor);
    }
    case 'rest': {
      if (!page.full) return under('\\cdots', form.items.length, page);
      const items = form.items.map((item) => inside(item, factor));
      return inBrackets(items.join(form.of === 'sum' ? ' + ' : ' \\cdot '), true);
    }
    case 'fraction':
      return inBrackets(`\\frac{${inside(form.above)}}{${inside(form.below)}}`, place > factor);
    case 'negate':
      return inBrackets(`-${inside(form.of, factor)}`, place > loose);
    case 'power':
      return inBrackets(`${inside(form.base, raised)}^{${inside(form.exponent)}}`, place === raised);
    case 'call':
      return inBrackets(callTex(form.name, form.primes, form.arguments, page), place > factor);
    case 'list': {
      const open = form.list === 'variance' ? '\\operatorname{Var}' : functionTex(form.list);
      return inBrackets(`${open}${bracketed(listed(node, form.items, page).join(', '))}`, place > factor);
    }
    case 'transpose':
      return inBrackets(`${inside(form.of, raised)}^{\\top}`, place === raised);
    case 'select':
      return `${bracketed(inside(form.of))}_{${form.index}}`;
    case 'norm': {
      const order = form.order === 'infinity' ? '_\\infty' : form.order === 'frobenius' ? '_F' : `_{${form.order}}`;
      return form.order === 'absolute'
        ? `\\left|${inside(form.of)}\\right|`
        : `\\left\\|${inside(form.of)}\\right\\|${order}`;
    }
    case 'indicator':
      return `\\left[${conditionTex(form.condition, page)}\\right]`;
    case 'cases': {
      const rows = form.rows.map(({ value, condition }) => {
        const words =
          condition === null
            ? ''
            : condition.kind === 'otherwise'
              ? '\\text{otherwise}'
              : `\\text{if } ${conditionTex(condition, page)}`;
        return `${value ? inside(value) : '\\text{—}'} & ${words}`;
      });
      return `\\begin{cases} ${rows.join(' \\\\ ')} \\end{cases}`;
    }
    case 'set':
      return listTex(
        form.list,
        form.items.map((item) => inside(item)),
      );
    case 'matrix':
      return `\\begin{pmatrix} ${form.rows.map((row) => row.map((cell) => inside(cell)).join(' & ')).join(' \\\\ ')} \\end{pmatrix}`;
    case 'interval':
      return `${form.lowOpen ? '(' : '['}${inside(form.low)}, ${inside(form.high)}${form.highOpen ? ')' : ']'}`;
  }
}

function listTex(list: ListNode['form'], items: readonly string[]): string {
  if (list === 'set') return `\\{${items.join(', ')}\\}`;
  return list === 'pair' ? `(${items.join(', ')})` : `[${items.join(list === 'stack' ? '; ' : ', ')}]`;
}

const shownOfList = 5;

/** Of a long list the first two and the one that decides. */
function listed({ value }: Closed, items: readonly Closed[], page: Page): string[] {
  const all = items.map((item) => print(item, page));
  if (page.full || items.length <= shownOfList) return all;
  const decisive = items.findIndex((item, k) => k > 1 && item.value === value);
  const last = decisive < 0 ? 2 : decisive;
  return [
    ...all.slice(0, 2),
    ...(last > 2 ? ['\\ldots'] : []),
    all[last],
    ...(last < items.length - 1 ? ['\\ldots'] : []),
  ];
}

function under(tex: string, count: number, page: Page): string {
  return page.rest ? `\\underbrace{${tex}}_{${page.rest(count)}}` : tex;
}

/** Signs and terms; behind terms that are all ready, what rounding left over. */
function sumTex(node: Closed, terms: readonly Term[], page: Page): string {
  const pieces = terms.map(({ sign, of }, k) => {
    // a plus before a negative number is a minus; a minus before one keeps its brackets
    const isMerged = sign === 1 && k > 0 && isNegative(of) && page.ready.has(of) && of.form.kind !== 'rest';
    if (isMerged) return ` - ${print(of, page).replace(/^((?:\\html\w+\{[^}]*\}\{)*)-/, '$1')}`;
    const isBracketed = sign === -1 || (of.form.kind === 'sum' && !page.ready.has(of));
    const tex = print(of, page, isBracketed ? factor : loose);
    if (k === 0) return sign === 1 ? tex : `-${tex}`;
    return ` ${sign === 1 ? '+' : '-'} ${startsWithSign(tex) ? bracketed(tex) : tex}`;
  });
  const remainder = page.digits.remainders.get(node);
  const isOwed = remainder !== undefined && !page.full && terms.every(({ of }) => page.ready.has(of));
  return pieces.join('') + (isOwed ? remainderTex(remainder, page.digits.decimals.get(node) ?? 0, page) : '');
}

const startsWithSign = (tex: string): boolean => /^(\\html\w+\{[^}]*\}\{)*-/.test(tex);

function remainderTex(units: bigint, decimals: number, page: Page): string {
  const size = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const tex = `${size.slice(0, size.length - decimals)}.${size.slice(-decimals)}`;
  return ` ${units < 0n ? '-' : '+'} ${page.rounding ? `\\underbrace{${tex}}_{${page.rounding}}` : tex}`;
}

function callTex(name: string, primes: number, list: readonly Closed[], page: Page): string {
  const [first, second] = list;
  if (name === 'sqrt') return `\\sqrt{${print(first, page)}}`;
  if (name === 'root') return `\\sqrt[${print(second, page)}]{${print(first, page)}}`;
  if (name === 'logbase') return `\\log_{${print(first, page)}}${bracketed(print(second, page))}`;
  if (name === 'binomial') return `\\binom{${print(first, page)}}{${print(second, page)}}`;
  if (name === 'factorial') return `${print(first, page, raised)}!`;
  if (name === 'floor' || name === 'ceil') return `\\left\\l${name}${print(first, page)}\\right\\r${name}`;
  // a matrix has brackets of its own
  if (list.length === 1 && isTensor(first.value) && page.ready.has(first) && !page.full)
    return `${functionTex(name, primes)}${print(first, page)}`;
  return `${functionTex(name, primes)}${bracketed(list.map((item) => print(item, page)).join(', '))}`;
}

export function conditionTex(condition: ClosedCondition, page: Page): string {
  if (condition.kind === 'otherwise') return '\\text{otherwise}';
  if (condition.kind !== 'relation') {
    return condition.parts
      .map((part) => conditionTex(part, page))
      .join(condition.kind === 'and' ? ' \\land ' : ' \\lor ');
  }
  return condition.operands
    .map((operand, k) => (k > 0 ? ` ${relationTex[condition.relations[k - 1]]} ` : '') + print(operand, page))
    .join('');
}

const mostRows = 4;
const mostColumns = 5;

/** A matrix, its middle left out where it is large; a vector is a column unless it was transposed. */
export function arrayTex({ shape, data, row }: Tensor, decimals: number, { full }: Pick<Style, 'full'> = {}): string {
  const [rows, columns] = shape.length === 2 ? shape : row ? [1, shape[0]] : [shape[0], 1];
  const at = kept(rows, full ? rows : mostRows);
  const cells = at.map((r) =>
    kept(columns, full ? columns : mostColumns)
      .map((c) =>
        r === null
          ? c === null
            ? '\\ddots'
            : '\\vdots'
          : c === null
            ? '\\cdots'
            : numberTex(data[r * columns + c], decimals, full),
      )
      .join(' & '),
  );
  return `\\begin{pmatrix} ${cells.join(' \\\\ ')} \\end{pmatrix}`;
}

/** The places of so many that are shown; null stands for those left out before the last. */
function kept(count: number, most: number): (number | null)[] {
  if (count <= most) return Array.from({ length: count }, (_, k) => k);
  return [...Array.from({ length: most - 2 }, (_, k) => k), null, count - 1];
}
