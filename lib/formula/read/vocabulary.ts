/** The signs of TeX that the reader knows by heart. */
import type { Node } from '../tex/node.ts';
import { textOf } from '../tex/plain.ts';
import type { Relation } from '../tree.ts';

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
