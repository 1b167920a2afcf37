/** Pages written in fewer bytes: a browser makes the same of them. */
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { leanPage, leanPages } from '../../src/integrations/lean/page.ts';

const outline = 'M95,702\nc-2.7,0,-7.17,-2.7,-13.5,-8z';
const root = `<span class="hide-tail"><svg viewBox="0 0 400000 1080"><path d="${outline}"></path></svg></span>`;
const script = `(()=>{${'wake();'.repeat(100)}})()`;
const page = (body: string, head = '') =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">${head}<title>T</title></head><body class="a b">${body}</body></html>`;

const leanOf = (html: string) => {
  const kept: string[] = [];
  const lean = leanPage(html, (text, kind) => `/${kept.push(text)}.${kind}`);
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

  it('has the curves of stills in a file, side by side or not at all, with the look of the place where they are used', () => {
    const long = `M0,0l${'1,2 '.repeat(50)}3,4`;
    const drawn = `<g><path d="${long}" class="mark" data-faint="true"></path><path d="M0 0h1" class="mark"></path></g><g><path d="M1 1h1"></path></g>`;
    const { lean, kept } = leanOf(page(`<svg>${drawn}</svg><astro-island><svg>${drawn}${drawn}</svg></astro-island>`));
    expect(kept).toEqual([
      `<svg xmlns="http://www.w3.org/2000/svg"><path id="c0" d="${long}"/><path id="c1" d="M0 0h1"/></svg>`,
    ]);
    const used = '<g><use href=/1.svg#c0 class=mark data-faint=true /><use href=/1.svg#c1 class=mark /></g>';
    expect(lean.split(`${used}<g><path d="M1 1h1" /></g>`)).toHaveLength(3);
    expect(lean).toContain(`<g><path d="${long}"`);
  });

  it('has what lies behind the disclosures of figures on a page beside it, each linked to its part there', () => {
    const figure = (id: string) =>
      `<astro-island><figure class="live" id="${id}"><h3><a class="permalink" href="#${id}">Title ${id}</a></h3><p>1.5</p>` +
      `<details class="data-table"><summary>Numbers</summary><section class="scroll"><table><tbody><tr><td>0.25</td></tr></tbody></table></section></details>` +
      `<details class="live-how"><summary>How</summary><div class="live-how-text"><p>Because of ${id}.</p></div></details></figure></astro-island>`;
    const links = '<link rel="canonical" href="/en/c/"><link rel="alternate" hreflang="zh-CN" href="/zh/c/">';
    const html = page(`<header>H</header><main><h1>C</h1>${figure('a')}${figure('b')}</main>`, links);
    const { page: lean, behind } = leanPages(html, () => '');
    expect(lean).toContain('<p>1.5');
    expect(lean).not.toMatch(/0\.25|Because/);
    for (const id of ['a', 'b']) {
      expect(lean).toContain(`<div class=live-how-text><a href=/en/c/figures/#${id}>How</a></div>`);
      expect(behind).toContain(`<h2 id=${id}><a href=/en/c/#${id}>Title ${id}</a></h2>`);
      expect(behind).toContain(`Because of ${id}.`);
    }
    expect(behind?.match(/0\.25/g)).toHaveLength(2);
    expect(behind).toContain('<link rel=alternate hreflang=zh-CN href=/zh/c/figures/>');
    expect(behind).toContain('<header>H</header>');
    expect(behind).not.toMatch(/astro-island|1\.5/);
    expect(leanPages(page('<main><h1>C</h1></main>', links), () => '').behind).toBeNull();
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
