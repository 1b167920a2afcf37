/**
 * What a set formula need not carry. KaTeX writes its TeX a second time behind the MathML, names the namespace of an element
 * that HTML knows, gives lengths to a ten-thousandth of an em, sets an index in nine boxes, and wraps every sign in a class
 * that no rule names. A page holds hundreds of formulas. What is left out changes no place by a tenth of a pixel.
 */
import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { flatIndices } from './flat-indices.ts';
import { flatRows } from './flat-rows.ts';

const classesOf = (node: Element): string[] => (node.properties.className as string[] | undefined) ?? [];

/** Lengths to a hundredth of an em: less than a tenth of a pixel. */
const rounded = (style: string): string =>
  style.replace(/-?\d+\.\d{3,}(?=em)/g, (length) => String(Number(Number(length).toFixed(2)))).replace(/;$/, '');

/** What many boxes say alike: a class (formulas.css), or what the sheet says anyway. */
function leanStyle({ properties }: Element, style: string): void {
  const [, slant] = /^margin-right:0\.0([2-6])em$/.exec(style) ?? [];
  if (!slant && style !== 'height:3em') {
    properties.style = style;
    return;
  }
  delete properties.style;
  if (slant) properties.className = [...((properties.className as string[]) ?? []), `slant-${slant}`];
}

/** What is a row by itself. */
const rows = /^(math|mrow|mtd)$/;

/** The MathML without the TeX, without rows of one and rows in rows; nobody sees how its tables are drawn. */
function leanMath(node: Element): void {
  node.children = node.children.flatMap((child) => {
    if (child.type !== 'element') return [child];
    // of MathML and TeX the first
    const part = child.tagName === 'semantics' ? (child.children[0] as Element) : child;
    if (part.tagName === 'mstyle') Object.assign(part, { tagName: 'mrow', properties: {} });
    if (part.tagName === 'mtable') part.properties = {};
    leanMath(part);
    const isRow = part.tagName === 'mrow' && (part.children.length === 1 || rows.test(node.tagName));
    return isRow ? part.children : [part];
  });
}

/** What is never broken needs no box round its only one. */
function oneBox(formula: Element): void {
  const shown = formula.children.at(-1) as Element;
  const [base, ...others] = shown.children;
  if (base?.type !== 'element' || others.length > 0 || !classesOf(base).includes('katex-base')) return;
  shown.properties.className = [...classesOf(shown), 'katex-base'];
  shown.children = base.children;
}

/** A letter or a number alone, which is read aloud as it stands: it needs no MathML. */
function unlessAlone(formula: Element): void {
  const [mathml, shown, ...more] = formula.children as Element[];
  const [row, ...others] = (mathml?.children[0] as Element | undefined)?.children ?? [];
  const isAlone = row?.type === 'element' && /^m[in]$/.test(row.tagName) && others.length === 0;
  if (!isAlone || !shown || more.length > 0) return;
  delete shown.properties.ariaHidden;
  formula.children = [shown];
}

/** How letters, brackets and commas are drawn: nobody sees the MathML. */
const drawing = [
  'mathVariant',
  'mathvariant',
  'stretchy',
  'separator',
  'fence',
  'lspace',
  'rspace',
  'minsize',
  'maxsize',
];

/** Classes by which KaTeX tells kinds of atoms apart while it sets them; no sheet names them. */
const kindsOfAtoms = new Set(['mord', 'mbin', 'mrel', 'mopen', 'mclose', 'mpunct', 'minner', 'mop', 'mtight']);
/** Spaces between atoms, in hundredths of an em → their class (formulas.css). */
const spaces: Readonly<Record<string, string>> = { 17: 'thin', 22: 'medium', 28: 'thick' };

/** A line of a formula is at least so high above its baseline and below it: line-height 1.2 of KaTeX's main font. */
const line = { above: 0.91, below: 0.28 };

const emOf = (style: unknown, name: string): number =>
  Number(new RegExp(`(?:^|;)${name}:(-?[\\d.]+)em`).exec(String(style ?? ''))?.[1] ?? 0);

/** A strut that lies within the line which is there anyway. */
function isIdle(node: Element): boolean {
  if (!classesOf(node).includes('katex-strut')) return false;
  const [height, below] = [emOf(node.properties.style, 'height'), -emOf(node.properties.style, 'vertical-align')];
  return below <= line.below && height - below <= line.above;
}

function leanHtml(node: Element): void {
  const { properties } = node;
  if (classesOf(node).includes('mspace')) {
    const space = spaces[Math.round(100 * emOf(properties.style, 'margin-right'))];
    if (space) node.properties = { className: [`m${space}`] };
  } else if (properties.className) {
    if (classesOf(node).includes('mathnormal')) node.tagName = 'i';
    properties.className = classesOf(node).filter((name) => !kindsOfAtoms.has(name) && name !== 'mathnormal');
    if (properties.className.length === 0) delete properties.className;
  }
  const isFraction = (child?: ElementContent) => child?.type === 'element' && classesOf(child).includes('frac');
  node.children = node.children.flatMap((child, k, all) => {
    if (child.type !== 'element' || child.tagName === 'svg') return [child];
    // a fraction has its room at the sides as a margin
    const isRoom = classesOf(child).includes('nulldelimiter') && (isFraction(all[k - 1]) || isFraction(all[k + 1]));
    if (isIdle(child) || isRoom) return [];
    leanHtml(child);
    const isBare = child.tagName === 'span' && Object.keys(child.properties).length === 0;
    return isBare && !isBox(node) ? child.children : [child];
  });
}

/** Its children are boxes, whatever their classes. */
const isBox = (node: Element): boolean =>
  classesOf(node).some((name) => /^(vlist|mfrac|ix|frac|rows)/.test(name)) || isRow(node);
/** A row of KaTeX's tables holds its place by its first box; its content is aligned as one. */
const isRow = ({ children: [first] }: Element): boolean =>
  first?.type === 'element' && classesOf(first).includes('pstrut');

/** Every formula below a node, in place. */
export function leanFormulas(tree: Root | Element): void {
  visit(tree, 'element', (node, _, parent) => {
    if (!classesOf(node).includes('katex')) return;
    visit(node, 'element', (part) => {
      const { properties, tagName } = part;
      if (tagName === 'math') {
        delete properties.xmlns;
        leanMath(part);
      }
      for (const name of drawing) delete properties[name];
      if (typeof properties.style === 'string') leanStyle(part, rounded(properties.style));
      if (classesOf(part).includes('katex-html')) {
        flatIndices(part);
        flatRows(part);
        leanHtml(part);
      }
    });
    unlessAlone(node);
    if (parent?.type !== 'element' || !classesOf(parent).includes('katex-display')) oneBox(node);
    return SKIP;
  });
}

/** The rehype plugin, after those that read the formulas. */
export const rehypeLeanFormulas = () => (tree: Root) => leanFormulas(tree);
