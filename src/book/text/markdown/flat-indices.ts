/**
 * Indices and exponents as KaTeX sets them, in fewer boxes: instead of a table with a row for each, boxes that lie in one cell
 * and are shifted from the baseline (`.ix` in formulas.css). Each stands where KaTeX puts it.
 */
import type { Element } from 'hast';
import { visit } from 'unist-util-visit';

const classesOf = (node: Element): string[] => (node.properties.className as string[] | undefined) ?? [];
const elements = (node: Element): Element[] => node.children.filter((child) => child.type === 'element');

const em = (node: Element, name: string): number | null => {
  const found = new RegExp(`(?:^|;)${name}:(-?[\\d.]+)em`).exec(String(node.properties.style ?? ''));
  return found && Number(found[1]);
};

/** Of the letter size of an index to that of its line. */
const size = 0.7;
/** What KaTeX leaves behind an index, in ems of its line. */
const behind = 0.05;

/** An index in a box of its own, or null where it is not of the usual size. */
function flat(row: Element): Element | null {
  const [strut, sized, ...more] = elements(row);
  const [top, height] = [em(row, 'top'), strut && em(strut, 'height')];
  if (!sized || more.length > 0 || top === null || height === null) return null;
  if (!['reset-size6', 'size3'].every((name) => classesOf(sized).includes(name))) return null;
  if (sized.properties.dataSym || (em(row, 'margin-right') ?? 0) !== behind) return null;
  const inside = (length: number): string => `${Number((length / size).toFixed(2))}em`;
  const left = em(row, 'margin-left') ?? 0;
  const style = [`top:${inside(height + top)}`, ...(left === 0 ? [] : [`margin-left:${inside(left)}`])].join(';');
  return { type: 'element', tagName: 'span', properties: { style }, children: sized.children };
}

/** All that stand in a formula, in place. */
export function flatIndices(formula: Element): void {
  visit(formula, 'element', (node) => {
    if (!classesOf(node).includes('msupsub')) return;
    const vlist = elements(elements(elements(node)[0])[0])[0];
    const rows = elements(vlist).map(flat);
    if (!rows.every((row) => row !== null)) return;
    node.properties.className = ['ix'];
    node.children = rows;
  });
}
