/**
 * KaTeX's tree made plain: what only dresses a formula (styles, colours, spaces, braces that group nothing visible, labels
 * under braces) is taken off.
 */
import type { Node } from './node.ts';

/** Nodes that only style, colour or tag what they hold. */
const dress = new Set(['styling', 'color', 'sizing', 'html', 'tag', 'lap', 'smash', 'hbox']);
const spaces = new Set(['spacing', 'kern', 'nobreak', 'internal', 'cr']);

/** A gap that parts: \\quad and wider, or a new line. */
export const isGap = (node: Node | undefined): boolean =>
  node?.type === 'cr' ||
  (node?.type === 'kern' && /^(em|cm)$/.test(node.dimension?.unit ?? '') && (node.dimension?.number ?? 0) >= 1);

/** The wide gaps stay where they are asked for. */
export function plain(nodes: readonly Node[], gaps = false): Node[] {
  const list = negated(nodes);
  return list.flatMap((node, k) => {
    if (spaces.has(node.type)) return gaps && isGap(node) ? [node] : [];
    if (dress.has(node.type)) return plain(asList(node.body), gaps);
    if (node.type === 'ordgroup') {
      const inside = plain(asList(node.body), gaps);
      return inside.length === 1 && isPunctuation(inside[0]) ? [node] : inside;
    }
    if (node.type === 'mclass' && !isBold(node)) return plain(asList(node.body));
    if (node.type === 'enclose' && node.label === '\\fbox') return plain(asList(node.body));
    const brace = node.type === 'supsub' ? node.base : node;
    if (brace?.type !== 'horizBrace') return [node];
    const labelled = plain(asList(brace.base));
    // a sum under a brace, times something: the brace shows that it holds together
    return labelled.some(isPlusMinus) && !standsAlone(list, k) ? [node] : labelled;
  });
}

const isPlusMinus = (node: Node | undefined): boolean => /^[+\-−]$/.test(node?.text ?? '');

/** Whether what stands here is a term of its own, and no factor. */
function standsAlone(list: readonly Node[], k: number): boolean {
  const visible = (node: Node) => !spaces.has(node.type);
  const [before, behind] = [list.slice(0, k).filter(visible).at(-1), list.slice(k + 1).find(visible)];
  const isEdge = (node: Node | undefined) =>
    !node || relationText(node) !== null || /^(punct|open|close)$/.test(node.family ?? '');
  return (isEdge(before) || before?.text === '+') && (isEdge(behind) || isPlusMinus(behind));
}

/** A comma, a semicolon, a colon of punctuation. */
export const isPunctuation = (node: Node | undefined): boolean => node?.type === 'atom' && node.family === 'punct';
export const isComma = (node: Node | undefined): boolean => isPunctuation(node) && node?.text === ',';

const joint: Readonly<Record<string, string>> = { '<': '\\le', '>': '\\ge' };
const negations: Readonly<Record<string, string>> = { '=': '\\ne', '\\in': '\\notin' };
/** Each negated sign once, so that it is the same node whenever its list is made plain. */
const negatedOf = new WeakMap<Node, Node>();

/** \\not= comes as a stroke and a sign of its own, >= as two signs: one sign again. */
function negated(nodes: readonly Node[]): Node[] {
  const list: Node[] = [];
  for (const node of nodes) {
    const stroke = list.at(-1);
    const isStruck = stroke?.type === 'htmlmathml' && textOf(stroke.mathml ?? []) === '\u0338';
    const isJoint = node.text === '=' && stroke?.type === 'atom' && joint[stroke.text ?? ''] !== undefined;
    const text = isStruck ? negations[node.text ?? ''] : isJoint ? joint[stroke.text ?? ''] : undefined;
    if (text) {
      const sign = negatedOf.get(node) ?? { ...node, text };
      negatedOf.set(node, sign);
      list[list.length - 1] = sign;
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

/** What a relation reads as: `=`, `≠`, `\le` …, or null. A word over it (\stackrel{def}{=}) is only a label. */
export function relationText(node: Node | undefined): string | null {
  if (!node) return null;
  if (node.type === 'atom' && node.family === 'rel') return node.text ?? null;
  if (node.type === 'htmlmathml') {
    const text = textOf(node.mathml ?? []);
    return text === '' ? null : text;
  }
  if (node.type === 'supsub' && node.base?.type === 'op' && !node.base.name) {
    const [only, ...more] = plain(asList(node.base.body));
    return more.length === 0 ? relationText(only) : null;
  }
  return null;
}

export function textOf(nodes: readonly Node[]): string {
  return nodes.map((node) => node.text ?? textOf(asList(node.body))).join('');
}

/** The node under its indices, and they. */
export function splitIndices(node: Node): { base: Node; sub: Node | null; sup: Node | null } {
  if (node.type !== 'supsub' || !node.base) return { base: node, sub: null, sup: null };
  return { base: node.base, sub: node.sub ?? null, sup: node.sup ?? null };
}

/** Everything a node holds, one level down. */
export function partsOf(node: Node): readonly Node[] {
  const inBody = asList(node.body).flat() as readonly (Node | null)[];
  return [node.base, node.sub, node.sup, node.numer, node.denom, node.index, ...inBody].filter(
    (part): part is Node => part !== null && part !== undefined,
  );
}
