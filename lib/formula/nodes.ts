/**
 * KaTeX's parse tree, made plain: what only dresses a formula (styles, colours, spaces, invisible braces) is taken off,
 * and every node can say its place and its canonical TeX.
 */
import katex from 'katex';
import { type Phrase, phrase } from '../phrases.ts';
import { Problem } from '../problem.ts';
import type { Place } from './tree.ts';

/** The fields of KaTeX's nodes that are read here; KaTeX does not publish the type. */
export interface Node {
  readonly type: string;
  readonly text?: string;
  readonly name?: string;
  readonly family?: string;
  readonly font?: string;
  readonly label?: string;
  readonly delim?: string;
  readonly left?: string;
  readonly right?: string;
  readonly leftDelim?: string | null;
  readonly hasBarLine?: boolean;
  readonly mclass?: string;
  // biome-ignore lint/suspicious/noExplicitAny: a node, a list of nodes or rows of nodes, by type
  readonly body?: any;
  readonly base?: Node | null;
  readonly sup?: Node | null;
  readonly sub?: Node | null;
  readonly numer?: Node;
  readonly denom?: Node;
  readonly index?: Node | null;
  readonly mathml?: readonly Node[];
  readonly loc?: { readonly start: number; readonly end: number; readonly lexer?: { readonly input: string } } | null;
}

type KatexParser = { __parse(tex: string, options: object): Node[] };

/** KaTeX's own tree of a TeX formula, with the page's macros. Throws Problem 'formula-tex' where KaTeX cannot read it. */
export function nodesOf(tex: string, macros: Record<string, string> = {}): Node[] {
  try {
    return (katex as unknown as KatexParser).__parse(tex, {
      macros: { ...macros },
      strict: false,
      trust: true,
      throwOnError: true,
      displayMode: true,
    });
  } catch (error) {
    const position = (error as { position?: number }).position;
    throw new Problem('formula-tex', {
      message: complaint(String((error as Error).message)),
      place: phrase('character', { from: (position ?? tex.length) + 1, to: (position ?? tex.length) + 1 }),
    });
  }
}

/** What KaTeX says, without the place and its surroundings: the place is a fact of its own. */
function complaint(message: string): Phrase | string {
  const text = message.replace(/^KaTeX parse error: /, '').replace(/ at (position \d+|end of input):.*$/s, '');
  const command = /^Undefined control sequence: (.+)$/.exec(text)?.[1];
  if (command) return phrase('tex-command', { command });
  const [, expected, found] = /^Expected '(.+)', got '(.+)'$/.exec(text) ?? [];
  if (expected === 'EOF') return phrase('tex-extra', { found });
  if (expected) return found === 'EOF' ? phrase('tex-ends', { expected }) : phrase('tex-expected', { expected, found });
  const group = /^(?:Expected group after|Expected group as argument to) '(.+)'$/.exec(text)?.[1];
  if (group) return phrase('tex-group', { command: group });
  if (/^Unexpected end of input in a macro argument/.test(text)) return phrase('tex-ends', { expected: '}' });
  if (/^Expected & or/.test(text)) return phrase('tex-ends', { expected: '\\end' });
  const twice = /^Double (superscript|subscript)$/.exec(text)?.[1];
  if (twice) return phrase(`tex-${twice as 'superscript' | 'subscript'}-twice`);
  return text;
}

/** Nodes that only style, colour or tag what they hold. */
const dress = new Set(['styling', 'color', 'sizing', 'html', 'tag', 'lap', 'smash', 'hbox']);
const spaces = new Set(['spacing', 'kern', 'nobreak', 'rule', 'internal', 'cr']);

/** The list without dress and spaces; braces that group nothing visible are opened. */
export function plain(nodes: readonly Node[]): Node[] {
  return negated(nodes).flatMap((node) => {
    if (spaces.has(node.type)) return [];
    if (dress.has(node.type)) return plain(asList(node.body));
    if (node.type === 'ordgroup') {
      const inside = plain(asList(node.body));
      return inside.length === 1 && inside[0].type === 'atom' && inside[0].family === 'punct' ? [node] : inside;
    }
    if (node.type === 'mclass' && !isBold(node)) return plain(asList(node.body));
    return [node];
  });
}

const negations: Readonly<Record<string, string>> = { '=': '\\ne', '\\in': '\\notin' };

/** \not= comes as a stroke and a sign of its own: one sign again. */
function negated(nodes: readonly Node[]): Node[] {
  const list: Node[] = [];
  for (const node of nodes) {
    const stroke = list.at(-1);
    if (stroke?.type === 'htmlmathml' && textOf(stroke.mathml ?? []) === '\u0338' && negations[node.text ?? '']) {
      list[list.length - 1] = { ...node, text: negations[node.text ?? ''] };
    } else list.push(node);
  }
  return list;
}

export function asList(body: Node | readonly Node[] | null | undefined): readonly Node[] {
  if (!body) return [];
  return Array.isArray(body) ? (body as readonly Node[]) : [body as Node];
}

export function isBold(node: Node): boolean {
  const [only, ...more] = asList(node.body);
  return node.type === 'mclass' && more.length === 0 && only?.type === 'font' && only.font === 'boldsymbol';
}

/** What a relation reads as: `=`, `≠`, `\le` …, or null. */
export function relationText(node: Node): string | null {
  if (node.type === 'atom' && node.family === 'rel') return node.text ?? null;
  if (node.type === 'htmlmathml') {
    const text = textOf(node.mathml ?? []);
    return text === '' ? null : text;
  }
  return null;
}

export function textOf(nodes: readonly Node[]): string {
  return nodes.map((node) => node.text ?? textOf(asList(node.body))).join('');
}

/** First and last character of a node in the TeX; null where it came from a macro. */
export function placeOf(tex: string, ...nodes: readonly (Node | null | undefined)[]): Place | null {
  let start = Number.POSITIVE_INFINITY;
  let end = -1;
  const visit = (node: Node | null | undefined): void => {
    if (!node) return;
    const { loc } = node;
    if (loc && (loc.lexer === undefined || loc.lexer.input === tex)) {
      start = Math.min(start, loc.start);
      end = Math.max(end, loc.end);
    }
    for (const child of [node.base, node.sub, node.sup, node.numer, node.denom, node.index]) visit(child);
    for (const child of asList(node.body).flat()) visit(child as Node);
  };
  for (const node of nodes) visit(node);
  return end < 0 ? null : { start, end };
}

const words = new Set(['mathrm', '\\mathrm', '\\text', '\\textrm', '\\operatorname', '\\textnormal', '\\mathit']);

/** One spelling for a piece of TeX: `\hat y` and `\hat{y}`, `x_i` and `x_{i}` are the same. */
export function canonical(nodes: readonly Node[]): string {
  return joined(plain(nodes).map(canonicalNode));
}

/** Pieces of TeX side by side: a command's name does not run into a letter. */
export const joined = (pieces: readonly string[]): string =>
  pieces.reduce(
    (tex, piece) => (/\\[a-zA-Z]+$/.test(tex) && /^[a-zA-Z]/.test(piece) ? `${tex} ${piece}` : tex + piece),
    '',
  );

function canonicalNode(node: Node): string {
  const body = () => canonical(asList(node.body));
  switch (node.type) {
    case 'mathord':
    case 'textord':
    case 'atom':
      return node.text ?? '';
    case 'supsub':
      return (
        (node.base ? canonicalNode(node.base) : '') +
        (node.sub ? `_{${canonical([node.sub])}}` : '') +
        (node.sup ? `^{${canonical([node.sup])}}` : '')
      );
    case 'accent':
      return `${node.label}{${canonical(asList(node.base))}}`;
    case 'overline':
      return `\\overline{${body()}}`;
    case 'font':
      return words.has(node.font ?? '') ? `\\text{${body()}}` : `\\${node.font}{${body()}}`;
    case 'text':
    case 'operatorname':
      return `\\text{${textOf(plain(asList(node.body)))}}`;
    case 'mclass':
      return isBold(node) ? `\\boldsymbol{${canonical(asList(asList(node.body)[0].body))}}` : body();
    case 'genfrac':
      return `\\frac{${canonical(asList(node.numer))}}{${canonical(asList(node.denom))}}`;
    case 'op':
      return node.name ?? '';
    case 'ordgroup':
      return body();
    case 'leftright':
      return `${node.left}${body()}${node.right}`;
    default:
      return relationText(node) ?? `\\${node.type}{${body()}}`;
  }
}
