/**
 * Fractions, accents, limits and the columns of aligned equations as KaTeX sets them, in fewer boxes: instead of a table whose rows
 * hang from struts, boxes that lie in one cell and are shifted from the baseline (`.frac` and `.rows` in formulas.css).
 */
import type { Element, ElementContent } from 'hast';
import { visit } from 'unist-util-visit';

const classesOf = (node: Element): string[] => (node.properties.className as string[] | undefined) ?? [];
const elements = (node: Element | undefined): Element[] =>
  (node?.children ?? []).filter((child) => child.type === 'element');
const em = (node: Element, name: string): number | null => {
  const found = new RegExp(`(?:^|;)${name}:(-?[\\d.]+)em`).exec(String(node.properties.style ?? ''));
  return found && Number(found[1]);
};
const has = (node: ElementContent | undefined, name: string): boolean =>
  node?.type === 'element' && classesOf(node).includes(name);

/** What is set in a row, shifted; null where the row is more than that: of a root, or aside. */
function flat(row: Element): Element | null {
  const [strut, content, ...more] = elements(row);
  const [top, height] = [em(row, 'top'), strut && em(strut, 'height')];
  if (!content || more.length > 0 || top === null || height === null || row.properties.className) return null;
  if (em(row, 'margin-left') || em(row, 'margin-right')) return null;
  const shift = Number((top + height).toFixed(2));
  const style = shift === 0 ? {} : { style: `top:${shift}em` };
  if (!has(content, 'frac-line')) return { ...row, properties: style, children: [content] };
  const width = em(content, 'border-bottom-width');
  const line = width === 0.04 ? style : { style: `${style.style};border-bottom-width:${width}em` };
  return { ...content, properties: { ...line, className: ['frac-line'] } };
}

const stacked = /^(mfrac|katex-accent|op-limits|col-align-[lcr])$/;

/** All that stand in a formula, in place. */
export function flatRows(formula: Element): void {
  visit(formula, 'element', (node, index = 0, parent) => {
    if (!classesOf(node).some((name) => stacked.test(name))) return;
    const [table] = elements(node);
    const rows = elements(elements(elements(table)[0])[0]).map(flat);
    if (!has(table, 'vlist-t') || !rows.every((row) => row !== null)) return;
    if (!has(node, 'mfrac')) {
      table.properties.className = ['rows'];
      table.children = rows;
      return;
    }
    const isBeside = (at: number) => has(parent?.children[at] as ElementContent, 'nulldelimiter');
    const isSized = has(parent?.children[index - 1] as ElementContent, 'katex-sizing');
    // the usual room at its sides is a margin; in an exponent that room has another size
    node.properties.className = [isBeside(index - 1) && isBeside(index + 1) && !isSized ? 'frac' : 'rows'];
    node.children = rows;
  });
}
