/** How functions, relations and brackets are spelled in TeX. */
import type { Relation } from './tree.ts';

const names: ReadonlyMap<string, string> = new Map([
  ['sigmoid', '\\sigma'],
  ['E', '\\mathbb{E}'],
  ['leaky_relu', '\\operatorname{leaky\\_relu}'],
]);
const known = /^(exp|log|ln|sin|cos|tan|sinh|cosh|tanh|arctan|arcsin|arccos|max|min|det)$/;

export function functionTex(name: string, primes = 0): string {
  const tex = known.test(name) ? `\\${name}` : (names.get(name) ?? `\\operatorname{${name}}`);
  return primes > 0 ? `${tex}^{${'\\prime'.repeat(primes)}}` : tex;
}

export const relationTex: Readonly<Record<Relation, string>> = {
  '=': '=',
  '≠': '\\ne',
  '<': '<',
  '>': '>',
  '≤': '\\le',
  '≥': '\\ge',
  '∈': '\\in',
  '∉': '\\notin',
};

/** Brackets grow only around what is tall; around other brackets they are a size larger, and a line may break inside. */
export function bracketed(tex: string): string {
  if (/\\(frac|begin|sqrt|binom)/.test(tex)) return `\\left(${tex}\\right)`;
  return /\\underbrace|\(/.test(tex) ? `\\bigl(${tex}\\bigr)` : `(${tex})`;
}
