/**
 * Formulas in running text: a short one is never broken across lines, and the punctuation behind one never begins a
 * line. (Browsers treat a formula as an object behind which a line may end, even before ； or ：.)
 */
import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';

const wordJoiner = '\u2060';
const punctuation = /^[，。；：、！？）》”’…—,.;:!?)’”]/;
/** Letters, as shown; about eight ems. */
const longest = 18;

function shownLength(node: Element | ElementContent): number {
  if (node.type === 'text') return [...node.value.replace(/[\u200b\s]/g, '')].length;
  return node.type === 'element' ? node.children.reduce((sum, child) => sum + shownLength(child), 0) : 0;
}

const classesOf = (node: Element): string[] => (node.properties.className as string[] | undefined) ?? [];

export const rehypeInlineFormulas = () => (tree: Root) =>
  visit(tree, 'element', (node, index, parent) => {
    if (!classesOf(node).includes('katex') || parent === undefined || index === undefined) return;
    if (parent.type === 'element' && classesOf(parent).includes('katex-display')) return;
    const shown = node.children.find((child) => child.type === 'element' && classesOf(child).includes('katex-html'));
    if (shown && shownLength(shown) <= longest) node.properties.className = [...classesOf(node), 'katex-short'];
    const next = parent.children[index + 1];
    if (next?.type === 'text' && punctuation.test(next.value)) next.value = wordJoiner + next.value;
  });
