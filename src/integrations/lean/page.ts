/** A built page, said in fewer bytes: what a browser makes of it stays the same, element by element. */
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { SKIP, visit } from 'unist-util-visit';
import { behindFigures } from './behind.ts';
import { write } from './write.ts';

/** Keeps a script that stood in a page, or curves, and says at which address. */
export type Keep = (text: string, kind: 'js' | 'svg') => string;

/** From here on a script is worth a file, which the next page finds kept. */
const longScript = 500;

/** Astro's own scripts, which wake the figures: once for all pages. They wait for the page to be read. */
function scriptsToFiles(tree: Root, keep: Keep): void {
  visit(tree, 'element', (node) => {
    const [text] = node.children;
    if (node.tagName !== 'script' || Object.keys(node.properties).length > 0 || text?.type !== 'text') return;
    if (text.value.length < longScript) return;
    node.properties = { src: keep(text.value, 'js'), defer: true };
    node.children = [];
  });
}

/** What Astro notes at an island, and nothing reads. */
function leanIslands(tree: Root): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName !== 'astro-island') return;
    for (const name of ['uid', 'dataPreactIslandId']) delete properties[name];
    if (properties['component-export'] === 'default') delete properties['component-export'];
    // the name is for messages of Astro's development server
    const { value } = JSON.parse(String(properties.opts ?? '{}'));
    properties.opts = JSON.stringify({ value });
  });
}

/** In a listing, the wrapping of what has the listing's own ink, below a symbol the symbol's; other inks by their class (code.css). */
function plainInk(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'pre') return;
    unwrap(node);
    visit(node, 'element', ({ properties }) => {
      const [, ink, bold] =
        /^color:var\(--code-(?!ink)(\w+)\)(;font-weight:bold)?$/.exec(String(properties.style)) ?? [];
      if (!ink) return;
      delete properties.style;
      properties.className = [...((properties.className as string[]) ?? []), `ink-${ink}`, ...(bold ? ['bold'] : [])];
    });
  });
}
function unwrap(node: Element): void {
  node.children = node.children.flatMap((child) => {
    if (child.type !== 'element' || child.properties.dataSym) return [child];
    unwrap(child);
    const [name, ...more] = Object.keys(child.properties);
    const isPlain = name === 'style' && more.length === 0 && child.properties.style === 'color:var(--code-ink)';
    return isPlain ? child.children : [child];
  });
}

/** The outlines of KaTeX's roots and braces, which a page draws again and again: once, and then by their name. */
function sharedOutlines(tree: Root): void {
  const places = new Map<string, Element[]>();
  const note = (node: Element): void => {
    const { tagName, properties, content } = node;
    // what lies in a template is shown later
    if (content) visit(content, 'element', note);
    if (tagName === 'path' && typeof properties.d === 'string' && /^[^,]*,\d+\n/.test(properties.d))
      places.set(properties.d, [...(places.get(properties.d) ?? []), node]);
  };
  visit(tree, 'element', note);
  const shared = [...places].filter(([, all]) => all.length > 1);
  if (shared.length === 0) return;
  const paths = shared.map(([d, all], k): Element => {
    const id = `outline-${k}`;
    for (const node of all) Object.assign(node, { tagName: 'use', properties: { href: `#${id}` } });
    return { type: 'element', tagName: 'path', properties: { id, d }, children: [] };
  });
  const svg: Element = {
    type: 'element',
    tagName: 'svg',
    properties: { width: 0, height: 0, style: 'position:absolute', ariaHidden: 'true' },
    children: [{ type: 'element', tagName: 'defs', properties: {}, children: paths }],
  };
  visit(tree, 'element', (node) => {
    if (node.tagName === 'body') node.children.push(svg);
  });
}

/** From here on a curve of a still is worth a place in a file. */
const longCurve = 60;

/**
 * The curves of figures' stills: in a file, by their name. Colour and width come from the place where they are used; a figure that
 * wakes draws its own.
 */
function curvesToFile(tree: Root, keep: Keep): void {
  const places = new Map<string, Element[]>();
  visit(tree, 'element', (island) => {
    if (island.tagName !== 'astro-island') return;
    visit(island, 'element', (parent) => {
      const paths = parent.children.filter(
        (child) => child.type === 'element' && child.tagName === 'path',
      ) as Element[];
      // a figure that wakes takes a path that it finds for its first: all that lie side by side go together
      if (!paths.some(({ properties: { d } }) => String(d).length >= longCurve && !/\n/.test(String(d)))) return;
      for (const node of paths) {
        const d = String(node.properties.d);
        places.set(d, [...(places.get(d) ?? []), node]);
      }
    });
    return SKIP;
  });
  if (places.size === 0) return;
  const paths = [...places.keys()].map((d, k) => `<path id="c${k}" d="${d}"/>`);
  const file = keep(`<svg xmlns="http://www.w3.org/2000/svg">${paths.join('')}</svg>`, 'svg');
  [...places.values()].forEach((all, k) => {
    for (const node of all) {
      const { d, ...properties } = node.properties;
      Object.assign(node, { tagName: 'use', properties: { href: `${file}#c${k}`, ...properties } });
    }
  });
}

/** The page, and the one that holds what lay behind its figures. */
export function leanPages(html: string, keep: Keep): { readonly page: string; readonly behind: string | null } {
  const tree = fromHtml(html);
  const behind = behindFigures(tree);
  return { page: leanTree(tree, keep), behind: behind && leanTree(behind, keep) };
}
export const leanPage = (html: string, keep: Keep): string => leanTree(fromHtml(html), keep);

function leanTree(tree: Root, keep: Keep): string {
  scriptsToFiles(tree, keep);
  leanIslands(tree);
  plainInk(tree);
  sharedOutlines(tree);
  curvesToFile(tree, keep);
  return write(tree);
}
