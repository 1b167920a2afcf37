/**
 * The vocabulary of TeX that the parser knows by heart, and small questions asked of nodes.
 */
import { type Phrase, phrase } from '../phrases.ts';
import { type Node, plain, relationText, textOf } from './nodes.ts';
import type { Place, Relation } from './tree.ts';

export const closers: Record<string, string> = {
  '(': ')',
  '[': ']',
  '\\{': '\\}',
  '\\lbrace': '\\rbrace',
  '\\lbrack': '\\rbrack',
  '\\lvert': '\\rvert',
  '\\lVert': '\\rVert',
  '\\lfloor': '\\rfloor',
  '\\lceil': '\\rceil',
  '\\langle': '\\rangle',
};
export const groups = new Set(['(', '[', '\\{', '\\lbrace', '\\lbrack']);
export const assignments = new Set([
  '=',
  '\\leftarrow',
  '\\gets',
  '\\equiv',
  '\\coloneqq',
  '≔',
  '\\triangleq',
  '≜',
  '\\approx',
  '\\longleftarrow',
  '≡',
  '≈',
  ':=',
]);
export const relations: Record<string, Relation> = {
  '=': '=',
  '≠': '≠',
  '\\ne': '≠',
  '\\neq': '≠',
  '<': '<',
  '>': '>',
  '\\lt': '<',
  '\\gt': '>',
  '\\le': '≤',
  '\\leq': '≤',
  '\\leqslant': '≤',
  '\\ge': '≥',
  '\\geq': '≥',
  '\\geqslant': '≥',
  '\\in': '∈',
  '∉': '∉',
  '\\notin': '∉',
};
export const products: Record<string, 'dot' | 'times' | 'elementwise' | '/'> = {
  '\\cdot': 'dot',
  '\\times': 'times',
  '*': 'times',
  '\\ast': 'times',
  '⋅': 'dot',
  '×': 'times',
  '\\odot': 'elementwise',
  '\\circ': 'elementwise',
  '∘': 'elementwise',
  '/': '/',
  '\\div': '/',
  '\\oslash': '/',
};
export const transposes = new Set(['\\top', '\\intercal', 'T', '\\text{T}', '\\mathsf{T}', '\\text{⊤}', '⊤']);

/** A place as a fact of a Problem: its first and last character, counted from 1. */
export const where = (at: Place | null): Phrase =>
  at ? phrase('character', { from: at.start + 1, to: Math.max(at.start + 1, at.end) }) : phrase('macro');

export function isUnit(node: Node): boolean {
  return node.type === 'mathord' || node.type === 'textord' || node.type === 'accent' || node.type === 'font';
}

export function isWord(node: Node, pattern: RegExp): boolean {
  return (node.type === 'text' || node.type === 'font') && pattern.test(textOf([node]).replace(/[.,;:，。；：]/g, ' '));
}

export function split(items: readonly Node[], at: (node: Node) => boolean): Node[][] {
  const parts: Node[][] = [[]];
  for (const item of items) {
    if (at(item)) parts.push([]);
    else parts[parts.length - 1].push(item);
  }
  return parts;
}

export function splitIndices(node: Node): { base: Node; sub: Node | null; sup: Node | null } {
  if (node.type !== 'supsub' || !node.base) return { base: node, sub: null, sup: null };
  return { base: node.base, sub: node.sub ?? null, sup: node.sup ?? null };
}

/** Primes taken off a superscript: `g'`, `g'^{l}`, `g^{l\prime}`. */
export function primesOf(sup: Node | null): { primes: number; rest: readonly Node[] } {
  const nodes = sup ? plain([sup]) : [];
  const rest = nodes.filter((node) => node.text !== '\\prime' && node.text !== '′');
  return { primes: nodes.length - rest.length, rest };
}

/** The rows of a sum's lower limit: \substack, \atop, or pieces between commas. */
export function limitRows(sub: Node): Node[][] {
  const items = plain([sub]);
  if (items.length === 1 && items[0].type === 'array')
    return (items[0].body as Node[][]).flatMap((row) => row.flatMap((cell) => limitRows(cell)));
  if (items.length === 1 && items[0].type === 'genfrac' && items[0].hasBarLine === false) {
    return [...limitRows(items[0].numer as Node), ...limitRows(items[0].denom as Node)];
  }
  let depth = 0;
  const rows: Node[][] = [[]];
  const commas: Node[] = [];
  for (const item of items) {
    if (item.type === 'atom' && item.family === 'open') depth++;
    if (item.type === 'atom' && item.family === 'close') depth--;
    if (depth === 0 && item.type === 'atom' && item.family === 'punct') {
      commas.push(item);
      rows.push([]);
    } else rows[rows.length - 1].push(item);
  }
  return chained(rows, commas);
}

const isBelow = (node: Node | undefined): boolean => /^[≤<]$/.test(relations[relationText(node ?? noNode) ?? ''] ?? '');
const noNode: Node = { type: '' };

/** 1 ≤ i, j ≤ n is one row: both indices lie between both limits. */
function chained(rows: readonly Node[][], commas: readonly Node[]): Node[][] {
  const joinedRows: Node[][] = [];
  for (let k = 0; k < rows.length; k++) {
    let end = k;
    if (rows[k].at(-1)?.type === 'mathord' && isBelow(rows[k].at(-2)) && rows[k].length > 2) {
      end = k + 1;
      while (rows[end]?.length === 1 && rows[end][0].type === 'mathord') end++;
      const isChain = rows[end]?.[0]?.type === 'mathord' && isBelow(rows[end][1]) && rows[end].length > 2;
      if (!isChain) end = k;
    }
    joinedRows.push(rows.slice(k, end + 1).flatMap((row, n) => (n === 0 ? row : [commas[k + n - 1], ...row])));
    k = end;
  }
  return joinedRows;
}
