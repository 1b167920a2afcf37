/** Pages written in fewer bytes: a browser makes the same of them. */
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { leanPage } from '../../src/integrations/lean/page.ts';

const outline = 'M95,702\nc-2.7,0,-7.17,-2.7,-13.5,-8z';
const root = `<span class="hide-tail"><svg viewBox="0 0 400000 1080"><path d="${outline}"></path></svg></span>`;
const script = `(()=>{${'wake();'.repeat(100)}})()`;
const page = (body: string, head = '') =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">${head}<title>T</title></head><body class="a b">${body}</body></html>`;

const leanOf = (html: string) => {
  const kept: string[] = [];
  const lean = leanPage(html, (text) => `/${kept.push(text)}.js`);
  return { lean, kept };
};
/** Elements, attributes and texts, as a browser has them. */
function treeOf(html: string): unknown {
  const strip = (node: Root | Element): unknown => ({
    tag: 'tagName' in node ? node.tagName : '',
    properties: 'properties' in node ? node.properties : {},
    children: node.children.map((child) =>
      child.type === 'element' ? strip(child) : 'value' in child ? child.value : child.type,
    ),
  });
  return strip(fromHtml(html));
}

describe('a page in fewer bytes', () => {
  it('is the same page, however its attributes and ends are written', () => {
    const html = page(
      '<p>One &lt; two &amp; “three”</p> <ul><li>a</li> <li>b</li></ul><p>x<em> y</em></p><!--$s--><input value="" disabled="">' +
        `<table><thead><tr><th scope="col">n</th></tr></thead><tbody><tr><td></td><td>1 = "1"</td></tr></tbody></table>` +
        `<a href="/en/?a=1&amp;b='2'" title='say "so"'>l</a><pre>\n\n a  b</pre><svg viewBox="0 0 1 1"><path d="M0 0" tabindex="0"></path></svg>` +
        '<template data-of="x"><b>later</b></template><noscript><p>none</p></noscript><script type="application/json">{"a":"</b>"}</script>',
      '<script>a < b && c</script>',
    );
    const { lean, kept } = leanOf(html);
    expect(treeOf(lean)).toEqual(treeOf(html));
    expect(lean.length).toBeLessThan(html.length);
    expect(kept).toEqual([]);
  });

  it('has long scripts in files, in their order and after the page, and short ones where they were', () => {
    const { lean, kept } = leanOf(page(`<script>short()</script><script>${script}</script>`));
    expect(kept).toEqual([script]);
    expect(lean).toContain('<script>short()</script><script src=/1.js defer></script>');
  });

  it('draws an outline that occurs twice from one place, and one that occurs once where it is', () => {
    const uses = (html: string): string[] => {
      const found: string[] = [];
      visit(fromHtml(html), 'element', ({ tagName, properties, content }) => {
        if (content) found.push(...(JSON.stringify(content).match(/#outline-\d/g) ?? []));
        if (tagName === 'use' || properties.d === outline)
          found.push(String(properties.href ?? properties.id ?? 'here'));
      });
      return found;
    };
    expect(uses(leanOf(page(root)).lean)).toEqual(['here']);
    const later = `<template>${root}</template>`;
    expect(uses(leanOf(page(root + root + later)).lean)).toEqual([
      '#outline-0',
      '#outline-0',
      '#outline-0',
      'outline-0',
    ]);
  });

  it('leaves out of a listing the wrapping in its own ink, but none at or below a symbol', () => {
    const ink = (text: string) => `<span style="color:var(--code-ink)">${text}</span>`;
    const symbol = `<span data-sym="w">${ink('W')}</span>`;
    const { lean } = leanOf(page(`<pre><code>${ink('a')}${symbol}${ink('b')}</code></pre>`));
    expect(lean).toContain(
      '<pre><code>a<span data-sym=w><span style=color:var(--code-ink)>W</span></span>b</code></pre>',
    );
  });

  it('keeps of an island what wakes it', () => {
    const { lean } = leanOf(
      page(
        '<astro-island uid="Z" data-preact-island-id="3" component-url="/a.js" component-export="default" ssr="" client="visible" ' +
          'opts="{&quot;name&quot;:&quot;Island&quot;,&quot;value&quot;:{&quot;rootMargin&quot;:&quot;300px&quot;}}" await-children=""></astro-island>',
      ),
    );
    const expected = `<astro-island component-url=/a.js ssr client=visible opts='{"value":{"rootMargin":"300px"}}' await-children>`;
    expect(lean).toContain(expected);
  });
});
