/**
 * What lies behind the disclosures of a page's figures, how each is computed and its numbers, on a page of its own: a figure that
 * wakes writes it anew, and where no script runs a link leads there.
 */
import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

export const behindFolder = 'figures/';

const words = {
  en: { title: 'Behind the figures', back: 'Back to the page' },
  zh: { title: '图背后的算法与数字', back: '回到正文' },
} as const;

const hasClass = ({ properties }: Element, name: string): boolean =>
  ((properties.className as string[] | undefined) ?? []).includes(name);
const find = (within: Root | Element, is: (node: Element) => boolean): Element | undefined => {
  let found: Element | undefined;
  visit(within, 'element', (node) => {
    if (!found && is(node)) found = node;
  });
  return found;
};
const element = (tagName: string, properties: Element['properties'], children: ElementContent[]): Element => ({
  ...{ type: 'element', tagName, properties, children },
});

/** Cut out of the figures of a page, figure by figure, each part with a link in its place; `home`: the page's own address. */
function cutOut(tree: Root, home: string): Element[] {
  const sections: Element[] = [];
  visit(tree, 'element', (island) => {
    if (island.tagName !== 'astro-island') return;
    const figure = find(island, (node) => node.tagName === 'figure' && hasClass(node, 'live'));
    const id = figure?.properties.id;
    const title = figure && find(figure, (node) => node.tagName === 'a' && hasClass(node, 'permalink'));
    if (!figure || !title || !find(figure, (node) => hasClass(node, 'live-how'))) return SKIP;
    const parts: ElementContent[] = [];
    visit(figure, 'element', (details) => {
      if (!['live-how', 'data-table'].some((name) => hasClass(details, name))) return;
      const [summary, place] = details.children.filter((child) => child.type === 'element');
      const link = element('a', { href: `${home}${behindFolder}#${id}` }, structuredClone(summary.children));
      parts.push(element('h3', {}, structuredClone(summary.children)), { ...place, children: place.children });
      place.children = [link];
      return SKIP;
    });
    const heading = element('h2', { id }, [element('a', { href: `${home}#${id}` }, title.children)]);
    sections.push(element('section', { className: ['live'] }, [heading, ...parts]));
    return SKIP;
  });
  return sections;
}

/** The page that they make, which looks as the page that they stood on; null where there are none. */
export function behindFigures(tree: Root): Root | null {
  const canonical = find(
    tree,
    ({ tagName, properties }) => tagName === 'link' && String(properties.rel) === 'canonical',
  );
  const home = canonical?.properties.href;
  if (typeof home !== 'string') return null;
  const frame = structuredClone(tree);
  const sections = cutOut(tree, home);
  const main = find(frame, ({ tagName }) => tagName === 'main');
  if (sections.length === 0 || !main) return null;
  const html = find(frame, ({ tagName }) => tagName === 'html');
  const t = words[String(html?.properties.lang).startsWith('zh') ? 'zh' : 'en'];
  // what paper says of where the page is to be found stays
  const address = find(main, (node) => hasClass(node, 'print-address'));
  main.children = [
    ...(address ? [address] : []),
    element('header', { className: ['chapter-head'] }, [
      element('p', { className: ['eyebrow'] }, [element('a', { href: home }, [{ type: 'text', value: t.back }])]),
      element('h1', {}, [{ type: 'text', value: t.title }]),
    ]),
    element('article', { className: ['prose'] }, sections),
  ];
  visit(frame, 'element', ({ tagName, properties, children }) => {
    const isOther = properties.id === 'other-language' || /canonical|alternate/.test(String(properties.rel));
    if (isOther && typeof properties.href === 'string') properties.href += behindFolder;
    const [text] = children;
    if (properties.id === 'address' && text?.type === 'text') text.value += behindFolder;
    if (tagName === 'title') children.unshift({ type: 'text', value: `${t.title}: ` });
  });
  return frame;
}
