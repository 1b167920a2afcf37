/**
 * An expression as TeX again: a piece of a formula, to be shown by itself.
 */
import { bracketed, functionTex, relationTex } from './spelling.ts';
import type { Bound, Condition, Expression, FoldNode, NormOrder } from './tree.ts';

const loose = 0;
const factor = 1;
const raised = 2;

const inBrackets = (tex: string, needed: boolean): string => (needed ? bracketed(tex) : tex);

const foldNames = { sum: '\\sum', prod: '\\prod', mean: '\\mathbb{E}', variance: '\\operatorname{Var}' } as const;
const signs = { dot: ' \\cdot ', times: ' \\times ', elementwise: ' \\odot ', juxtapose: '\\, ', '/': '' } as const;

export function writeTex(node: Expression, place: number = loose): string {
  switch (node.kind) {
    case 'number':
      return Number.isFinite(node.value) ? String(node.value) : '\\infty';
    case 'symbol':
      // what has a superscript already, or is a quotient, is raised in brackets
      return inBrackets(node.tex, place === raised && /[\^(]|\\frac/.test(node.tex));
    case 'negate':
      return inBrackets(`-${writeTex(node.of, factor)}`, place > loose);
    case 'binary': {
      const { operator, left, right } = node;
      if (operator === '/') return inBrackets(`\\frac{${writeTex(left)}}{${writeTex(right)}}`, place > factor);
      if (operator === '+' || operator === '-') {
        return inBrackets(`${writeTex(left)} ${operator} ${writeTex(right, factor)}`, place > loose);
      }
      const isNumbers = operator === 'juxtapose' && right.kind === 'number';
      const sign = isNumbers ? signs.dot : signs[operator];
      return inBrackets(`${writeTex(left, factor)}${sign}${writeTex(right, factor)}`, place > factor);
    }
    case 'power':
      return inBrackets(`${writeTex(node.base, raised)}^{${writeTex(node.exponent)}}`, place === raised);
    case 'transpose':
      return `${writeTex(node.of, raised)}^{\\top}`;
    case 'select':
      return `${bracketed(writeTex(node.of))}_{${node.sub.map(({ tex }) => tex).join(',')}}`;
    case 'call':
      return inBrackets(callTex(node), place > factor);
    case 'fold': {
      const name = foldNames[node.fold as keyof typeof foldNames] ?? functionTex(node.fold);
      const isBracketed = node.fold === 'mean' || node.fold === 'variance';
      const inner = node.body.kind === 'fold' ? loose : factor;
      const body = isBracketed ? `\\left[${writeTex(node.body)}\\right]` : ` ${writeTex(node.body, inner)}`;
      return inBrackets(`${name}${limitsTex(node)}${body}`, place > loose);
    }
    case 'norm':
      return node.order === 'absolute'
        ? `\\left|${writeTex(node.of)}\\right|`
        : `\\left\\|${writeTex(node.of)}\\right\\|${orderTex(node.order)}`;
    case 'cases': {
      const rows = node.rows.map(
        ({ value, condition }) => `${writeTex(value)} & ${condition ? caseTex(condition) : ''}`,
      );
      return `\\begin{cases} ${rows.join(' \\\\ ')} \\end{cases}`;
    }
    case 'indicator':
      return `\\left[${writeCondition(node.condition)}\\right]`;
    case 'matrix': {
      const rows = node.rows.map((row) => row.map((cell) => writeTex(cell)).join(' & '));
      return `\\begin{bmatrix} ${rows.join(' \\\\ ')} \\end{bmatrix}`;
    }
    case 'list': {
      const items = node.items.map((item) => writeTex(item)).join(node.form === 'stack' ? '; ' : ', ');
      return node.form === 'set' ? `\\{${items}\\}` : node.form === 'pair' ? `(${items})` : `[${items}]`;
    }
    case 'interval': {
      const ends = `${writeTex(node.low)}, ${writeTex(node.high)}`;
      return `${node.lowOpen ? '(' : '['}${ends}${node.highOpen ? ')' : ']'}`;
    }
  }
}

const orderTex = (order: NormOrder): string =>
  order === 'infinity'
    ? '_\\infty'
    : order === 'frobenius'
      ? '_F'
      : typeof order === 'string' || !order.at
        ? ''
        : `_{${writeTex(order)}}`;

const caseTex = (condition: Condition): string =>
  condition.kind === 'otherwise' ? '\\text{otherwise}' : `\\text{if } ${writeCondition(condition)}`;

export function writeCondition(condition: Condition): string {
  if (condition.kind === 'otherwise') return '\\text{otherwise}';
  if (condition.kind !== 'relation')
    return condition.parts.map(writeCondition).join(condition.kind === 'and' ? ' \\land ' : ' \\lor ');
  return condition.operands
    .map((operand, k) => (k > 0 ? ` ${relationTex[condition.relations[k - 1]]} ` : '') + writeTex(operand))
    .join('');
}

function callTex({ of, primes, arguments: list }: Expression & { kind: 'call' }): string {
  const [first, second] = list;
  if (of === 'sqrt') return `\\sqrt{${writeTex(first)}}`;
  if (of === 'root') return `\\sqrt[${writeTex(second)}]{${writeTex(first)}}`;
  if (of === 'logbase') return `\\log_{${writeTex(first)}}${bracketed(writeTex(second))}`;
  if (of === 'binomial') return `\\binom{${writeTex(first)}}{${writeTex(second)}}`;
  if (of === 'factorial') return `${writeTex(first, raised)}!`;
  if (of === 'floor' || of === 'ceil') return `\\left\\l${of}${writeTex(first)}\\right\\r${of}`;
  const name = typeof of === 'string' ? functionTex(of, primes) : of.tex + "'".repeat(primes);
  return `${name}${bracketed(list.map((item) => writeTex(item)).join(', '))}`;
}

/** Under and over the sign of a fold. */
function limitsTex({ bounds, conditions }: FoldNode): string {
  const [only, ...more] = bounds;
  if (only?.from && only.to && more.length === 0 && conditions.length === 0) {
    return `_{${only.name}=${writeTex(only.from)}}^{${writeTex(only.to)}}`;
  }
  const pieces = [...bounds.map(boundTex), ...conditions.map(writeCondition)];
  return pieces.length === 0 ? '' : `_{${pieces.join(',\\,')}}`;
}

function boundTex({ name, from, to, set, sampled }: Bound): string {
  if (sampled)
    return `${sampled.beside.length > 0 ? `(${[name, ...sampled.beside].join(', ')})` : name} \\sim ${sampled.from}`;
  if (set) return `${name} \\in ${writeTex(set)}`;
  if (from && to) return `${writeTex(from)} \\le ${name} \\le ${writeTex(to)}`;
  return from ? `${name}=${writeTex(from)}` : name;
}
