/**
 * Which symbol each letter of a set formula is: KaTeX's HTML is walked, and every symbol of the notation gets
 * `data-sym` and, where it is one of the five kinds of quantity, its role's class (the colour in formulas.css).
 *
 * `z_j^l` is tagged as one piece, indices included; what stands in an index is tagged inside it. A letter with two
 * meanings is decided by the equation's own list of symbols, else by its index (m_t is Adam's, m the batch size).
 */
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import katex from 'katex';
import { SKIP, visit } from 'unist-util-visit';
import { equationById } from '../../../../lib/equations/index.ts';
import { notation, type Role, type SymbolId, symbolIds, symbolOf } from '../../../../lib/notation.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { leanFormulas } from './lean-formulas.ts';
import { texOptions } from './strict-tex.ts';

const isElement = (node: ElementContent | undefined): node is Element => node?.type === 'element';
const classesOf = (node: Element): string[] => (node.properties.className as string[] | undefined) ?? [];
const has = (node: ElementContent | undefined, name: string): boolean =>
  isElement(node) && classesOf(node).includes(name);

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value.replace(/\u200b/g, '');
  return isElement(node) ? node.children.map(textOf).join('') : '';
}

/** Upright words and the like: their letters are no symbols. */
const words = ['mathrm', 'text', 'mathsf', 'mathtt'];
const isWord = (node: Element): boolean => words.some((word) => has(node, word));

/** The element whose only child is the letter, below an accent or by itself. */
function nucleus(node: ElementContent | undefined): string | null {
  if (!isElement(node) || isWord(node)) return null;
  if (has(node, 'katex-accent')) {
    let letter: string | null = null;
    visit(node, 'element', (inner) => {
      if (letter === null && has(inner, 'mathnormal')) letter = textOf(inner);
    });
    return letter;
  }
  const [only, ...more] = node.children;
  if (more.length > 0 || only?.type !== 'text' || !has(node, 'mord')) return null;
  // a bold 1 is a column of ones, a plain 1 is a number
  return has(node, 'mathbf') ? `bold ${textOf(only)}` : textOf(only);
}

interface Candidate {
  readonly id: SymbolId;
  readonly index: string;
}

/** letter → the symbols it may be, read off the notation's own TeX as KaTeX sets it. */
const candidates = new Map<string, Candidate[]>();
const capital: Partial<Record<SymbolId, string>> = { w: 'W' };

for (const id of symbolIds) {
  const html = katex.renderToString(notation[id].tex, { ...texOptions(), output: 'html' });
  let found: { letter: string; index: string } | null = null;
  visit(fromHtml(html, { fragment: true }), 'element', (node) => {
    if (found || !has(node, 'mord')) return;
    const letter = nucleus(node.children[0]) ?? nucleus(node);
    if (letter !== null) found = { letter, index: has(node.children[1], 'msupsub') ? textOf(node.children[1]) : '' };
  });
  if (!found) throw new Error(`notation: the TeX of "${id}" shows no letter`);
  const { letter, index } = found;
  for (const key of [letter, capital[id]])
    if (key) candidates.set(key, [...(candidates.get(key) ?? []), { id, index }]);
}

interface Meaning {
  readonly id?: SymbolId;
  readonly role?: Role;
}

/** Those whose own index is the most of this one. In m_1 the number stands for an index (m_t, not the batch size m). */
function closest(possible: readonly Candidate[], index: string): Candidate[] {
  const shared = ({ index: own }: Candidate): number =>
    index.startsWith(own) ? own.length : /^\d/.test(index) && !/\d/.test(own) ? 0.5 : -1;
  const most = Math.max(...possible.map(shared));
  return most < 0 ? [] : possible.filter((one) => shared(one) === most);
}

/** Where a formula stands. */
interface Scope {
  /** The only symbols that occur: an equation's own list. */
  readonly among?: readonly SymbolId[];
  /** The symbols of the chapter's equations: in running text they decide where nothing else does. */
  readonly chapter?: ReadonlySet<SymbolId>;
}

/** What a letter with this index means in its scope. */
function meaning(letter: string, index: string, { among, chapter }: Scope): Meaning | null {
  // a bold letter that is no symbol of its own is the matrix of a batch: 𝐙 holds the z of all its examples
  const key = candidates.has(letter) ? letter : letter.replace(/^bold (.)$/, (_, bold: string) => bold.toLowerCase());
  const possible = (candidates.get(key) ?? []).filter(({ id }) => !among || among.includes(id));
  if (possible.length === 0) return null;
  const near = possible.length === 1 ? possible : closest(possible, index);
  const shown = near.filter(({ id }) => chapter?.has(id));
  const fits = near.length > 1 && shown.length === 1 ? shown : near;
  if (fits.length === 1) return { id: fits[0].id, role: symbolOf(fits[0].id).role };
  const roles = new Set((fits.length > 0 ? fits : possible).map(({ id }) => symbolOf(id).role));
  return roles.size === 1 ? { role: [...roles][0] } : null;
}

function tag(node: Element, { id, role }: Meaning): void {
  if (id) node.properties.dataSym = id;
  if (role) node.properties.className = [...classesOf(node), `role-${role}`];
}

/** `dW` comes as one span: each letter that is a symbol gets its own. */
function splitLetters(node: Element, text: string, scope: Scope): void {
  const letters = [...text];
  if (letters.length < 2 || !has(node, 'mathnormal')) return;
  const meanings = letters.map((letter) => meaning(letter, '', scope));
  if (meanings.every((one) => one === null)) return;
  node.children = letters.map((value, index) => {
    const span: Element = { type: 'element', tagName: 'span', properties: {}, children: [{ type: 'text', value }] };
    const known = meanings[index];
    if (known) tag(span, known);
    return span;
  });
}

function walk(node: Element, scope: Scope): void {
  const indices = node.children[1];
  const compound = has(node, 'mord') && node.children.length === 2 && has(indices, 'msupsub');
  if (isWord(node) && !compound) return;

  const letter = nucleus(compound ? node.children[0] : node);
  const known = letter === null ? null : meaning(letter, compound ? textOf(indices) : '', scope);
  if (known) {
    tag(node, known);
    if (compound && isElement(indices)) walk(indices, scope);
  } else if (letter !== null && !compound && !has(node, 'katex-accent')) {
    splitLetters(node, letter, scope);
  } else {
    for (const child of node.children) if (isElement(child)) walk(child, scope);
  }
}

/** Tags every formula below a node. */
export function tagSymbols(tree: Root | Element, scope: Scope = {}): void {
  visit(tree, 'element', (node) => {
    if (!has(node, 'katex-html')) return;
    walk(node, scope);
    return SKIP;
  });
}

/** The rehype plugin, after rehype-katex. */
export const rehypeSymbols = () => (tree: Root) => tagSymbols(tree, { chapter: chapterSymbols(tree) });

/** The symbols of every <Equation id="…" /> and every <Line id="…" /> of a chapter. */
function chapterSymbols(tree: Root): Set<SymbolId> {
  const found = new Set<SymbolId>();
  visit(tree, (node) => {
    const { name, attributes } = node as { name?: string; attributes?: { name?: string; value?: unknown }[] };
    if (name !== 'Equation' && name !== 'Line') return;
    const id = attributes?.find((attribute) => attribute.name === 'id')?.value;
    for (const symbol of equationById(String(id))?.symbols ?? []) found.add(symbol);
  });
  return found;
}

/** Words in the registry's formulas, where a page is Chinese; the TeX that runs, and that is handed over, stays as it is. */
const chineseWords: readonly (readonly [english: string, chinese: string])[] = [
  ['\\text{if }', '\\text{若}\\,'],
  ['\\text{otherwise}', '\\text{否则}'],
];

interface FormulaOptions {
  /** Of the words in it. */
  readonly lang?: Lang;
  readonly display?: boolean;
  /** The only ones that occur. */
  readonly symbols?: readonly SymbolId[];
  /** It stands where screen readers pass by: no MathML. */
  readonly silent?: boolean;
}

/** A formula as HTML, tagged. Throws KaTeX's ParseError where the TeX does not parse. */
export function renderFormula(tex: string, { lang, display, symbols, silent }: FormulaOptions = {}): string {
  const words = lang === 'zh' ? chineseWords : [];
  const worded = words.reduce((text, [english, chinese]) => text.replaceAll(english, chinese), tex);
  const options = { ...texOptions(display), output: silent ? 'html' : 'htmlAndMathml' } as const;
  const tree = fromHtml(katex.renderToString(worded, options), { fragment: true });
  tagSymbols(tree, { among: symbols });
  leanFormulas(tree);
  return toHtml(tree);
}
