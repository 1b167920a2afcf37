/**
 * What a set formula need not carry: KaTeX writes its TeX a second time behind the MathML, names the namespace of an element
 * that HTML knows, and gives lengths to a ten-thousandth of an em. A page holds hundreds of formulas.
 */
import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

const classesOf = (node: Element): string[] => (node.properties.className as string[] | undefined) ?? [];

/** Lengths to a hundredth of an em: less than a tenth of a pixel. */
const rounded = (style: string): string =>
  style.replace(/-?\d+\.\d{3,}(?=em)/g, (length) => String(Number(Number(length).toFixed(2)))).replace(/;$/, '');

const withoutTex = (children: readonly ElementContent[]): ElementContent[] =>
  children.flatMap((child) => {
    if (child.type !== 'element') return [child];
    return child.tagName === 'semantics' ? child.children.slice(0, 1) : [child];
  });

/** Every formula below a node, in place. */
export function leanFormulas(tree: Root | Element): void {
  visit(tree, 'element', (node) => {
    if (!classesOf(node).includes('katex')) return;
    visit(node, 'element', (part) => {
      const { properties, tagName } = part;
      if (tagName === 'math') {
        delete properties.xmlns;
        part.children = withoutTex(part.children);
      }
      if (typeof properties.style === 'string') properties.style = rounded(properties.style);
    });
    return SKIP;
  });
}

/** The rehype plugin, after those that read the formulas. */
export const rehypeLeanFormulas = () => (tree: Root) => leanFormulas(tree);
