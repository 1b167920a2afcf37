/** The site as built (`npm run build` first): what its pages cost, ask for and lead to. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { headersOf, readRules } from '../../src/integrations/policy/headers.ts';
import { alone, hashesOf, policyIn } from '../../src/integrations/policy/policy.ts';

const dist = 'dist';
const built = existsSync(join(dist, 'en/index.html'));
const names = built ? readdirSync(dist, { recursive: true, encoding: 'utf8' }) : [];
/** sandbox.html is no page of the book: the reader's own function runs in it. */
const sandbox = 'sandbox.html';
const pages = names.filter((name) => name.endsWith('.html') && name !== sandbox).sort();

const documents = new Map(pages.map((page) => [page, parseHTML(readFileSync(join(dist, page), 'utf8')).document]));
const icon = documents.get('en/index.html')?.querySelector('link[rel=icon]')?.getAttribute('href') ?? '/favicon.svg';
/** What the site was built for: '/' or '/book/'. */
const base = icon.slice(0, -'favicon.svg'.length);

/** A file of dist for an address of the site. */
function fileAt(path: string, from: string): string {
  const absolute = path.startsWith('/') ? path : posix.join(base, posix.dirname(from), path);
  const below = absolute.slice(base.length);
  return below === '' || below.endsWith('/') ? `${below}index.html` : below;
}

const statically = /(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]+?\s*from\s*)?["'](\.{1,2}\/[^"']+\.js)["']/g;

/** A script and everything it imports before it runs. */
function withImports(file: string, seen: Set<string>): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, specifier] of readFileSync(join(dist, file), 'utf8').matchAll(statically)) {
    withImports(posix.join(dirname(file), specifier), seen);
  }
  return seen;
}

/** Bytes of JavaScript, each file compressed by itself, that a page runs before its reader does anything. */
function costOf(page: string): number {
  const document = documents.get(page)!;
  const files = new Set<string>();
  let inline = '';
  for (const script of document.querySelectorAll('script')) {
    const source = script.getAttribute('src');
    if (source) withImports(fileAt(source, page), files);
    else if (script.getAttribute('type') !== 'application/json') inline += script.textContent;
  }
  for (const link of document.querySelectorAll('link[rel=modulepreload]')) {
    withImports(fileAt(link.getAttribute('href')!, page), files);
  }
  // Islands that wake by themselves, and the first of those that wake in view: it may be in view at once.
  const islands = [...document.querySelectorAll('astro-island')];
  const firstVisible = islands.find((island) => island.getAttribute('client') === 'visible');
  for (const island of islands) {
    if (island.getAttribute('client') === 'visible' && island !== firstVisible) continue;
    for (const name of ['component-url', 'renderer-url', 'before-hydration-url']) {
      const url = island.getAttribute(name);
      if (url) withImports(fileAt(url, page), files);
    }
  }
  return [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length,
    inline === '' ? 0 : gzipSync(inline).length,
  );
}

describe.skipIf(!built)('the policy of the built site', () => {
  const htmlOf = (page: string) => readFileSync(join(dist, page), 'utf8');

  it('stands first in every page, names each of its inline scripts, and lets none evaluate text', () => {
    for (const page of pages) {
      const html = htmlOf(page);
      const policy = policyIn(html) ?? '';
      expect(html.indexOf('Content-Security-Policy'), page).toBeLessThan(html.search(/<(script|style|link)\b/));
      for (const hash of hashesOf(html)) expect(policy, page).toContain(hash);
      expect(policy, page).not.toMatch(/'unsafe-eval'|https?:|blob:|\*/);
      expect(html, page).not.toMatch(/<[^>]+\son[a-z]+\s*=|href="javascript:/);
    }
  });

  it('is sent by hosts that read _headers, to each page the same, and to the frame of the reader’s function its own', () => {
    const rules = readRules(readFileSync(join(dist, '_headers'), 'utf8'));
    for (const page of pages) {
      expect(headersOf(rules, `${base}${page}`)['Content-Security-Policy'], page).toBe(policyIn(htmlOf(page)));
    }
    const own = policyIn(htmlOf(sandbox)) ?? '';
    expect(own).toContain("connect-src 'none'");
    expect(own).toContain(hashesOf(htmlOf(sandbox))[0]);
    expect(headersOf(rules, `${base}${sandbox}`)['Content-Security-Policy']).toBe(`${own}; ${alone}`);
  });
});

/** Compressed as any host does it. */
const weightOf = (bytes: string | Buffer): number => gzipSync(bytes, { level: 9 }).length;

/** Bytes of the style sheets that a page links or holds, each compressed by itself. */
function stylesOf(page: string): number {
  const document = documents.get(page)!;
  const links = [...document.querySelectorAll('link[rel=stylesheet]')].map((link) => link.getAttribute('href')!);
  const inline = [...document.querySelectorAll('style')].map((style) => style.textContent ?? '').join('');
  return [...new Set(links)].reduce(
    (sum, href) => sum + weightOf(readFileSync(join(dist, fileAt(href, page)))),
    inline === '' ? 0 : weightOf(inline),
  );
}

const budget = { html: 60 * 1024, css: 18 * 1024 };

describe.skipIf(!built)('the built site', () => {
  it('has a home in both languages, a root and a page for addresses that lead nowhere', () => {
    expect(pages).toEqual(expect.arrayContaining(['index.html', 'en/index.html', 'zh/index.html', '404.html']));
  });

  it.each(pages)('%s costs at most 60 KB of JavaScript before its reader touches anything', (page) => {
    expect(costOf(page)).toBeLessThanOrEqual(60 * 1024);
  });

  it.each(pages)('%s weighs at most 60 KB, and its style sheets 18 KB, both compressed', (page) => {
    const found = { html: weightOf(readFileSync(join(dist, page))), css: stylesOf(page) };
    for (const kind of ['html', 'css'] as const) expect(found[kind], kind).toBeLessThanOrEqual(budget[kind]);
  });

  it.each(pages)('%s links its sheets before anything is drawn, the kit’s before what overrules them', (page) => {
    const document = documents.get(page)!;
    const names = [...document.querySelectorAll('link[rel=stylesheet]')].map((link) => {
      expect(link.closest('head'), link.getAttribute('href')!).not.toBeNull();
      return posix.basename(link.getAttribute('href')!);
    });
    expect(new Set(names).size).toBe(names.length);
    const kits = names.findIndex((name) => /^sheet\./.test(name));
    // after the book's own two
    expect(kits).toBe(document.querySelector('.live') || kits >= 0 ? 2 : -1);
  });

  it.each(pages)('%s says its language, its title and what it is about', (page) => {
    const document = documents.get(page)!;
    expect(document.documentElement.getAttribute('lang')).toBe(page.startsWith('zh/') ? 'zh-CN' : 'en');
    expect(document.querySelector('title')?.textContent).toMatch(/Deep Learning, Live|深度学习活页/);
    expect(document.querySelector('meta[name=description]')?.getAttribute('content')?.length).toBeGreaterThan(15);
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect(document.querySelectorAll('main')).toHaveLength(1);
  });

  it.each(pages)('%s asks no other origin for anything', (page) => {
    const asking = [...documents.get(page)!.querySelectorAll('[src], [href], [srcset], [poster], [data]')].filter(
      (element) =>
        element.localName !== 'a' && !(element.localName === 'link' && element.getAttribute('rel') === 'license'),
    );
    for (const element of asking) {
      for (const name of ['src', 'href', 'srcset', 'poster', 'data']) {
        expect(element.getAttribute(name) ?? '', element.outerHTML).not.toMatch(/^(https?:)?\/\//);
      }
    }
  });

  it.each(pages)('%s leads only to pages, files and anchors that are there', (page) => {
    const document = documents.get(page)!;
    for (const link of document.querySelectorAll('a[href], link[rel=alternate], link[rel=canonical]')) {
      const href = link.getAttribute('href')!;
      if (/^[a-z]+:/.test(href)) continue;
      const [path, anchor] = href.split('#');
      const target = path === '' ? page : fileAt(path, page);
      expect(names, `${href} on ${page}`).toContain(target);
      if (!anchor) continue;
      expect(documents.get(target)?.getElementById(decodeURIComponent(anchor)), `${href} on ${page}`).toBeTruthy();
    }
  });

  it.each(pages)('%s uses each id once and points labels at ids that are there', (page) => {
    const document = documents.get(page)!;
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.getAttribute('id')!);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const name of ['popovertarget', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'for']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        for (const id of element.getAttribute(name)!.split(/\s+/)) expect(ids, `${name} on ${page}`).toContain(id);
      }
    }
  });

  it('gives every chapter in both languages, each naming the other', () => {
    const slugs = (lang: string) => pages.filter((page) => page.startsWith(`${lang}/`)).map((page) => page.slice(3));
    expect(slugs('zh')).toEqual(slugs('en'));
    for (const page of pages.filter((name) => /^(en|zh)\//.test(name))) {
      const tags = [...documents.get(page)!.querySelectorAll('link[rel=alternate]')].map((link) =>
        link.getAttribute('hreflang'),
      );
      expect(tags).toEqual(['en', 'zh-CN', 'x-default']);
    }
  });

  it('opens with every numbered chapter that can be read, each with its picture and its exercises', () => {
    const asked = JSON.parse(readFileSync(join(dist, 'tasks.json'), 'utf8'));
    for (const lang of ['en', 'zh']) {
      const front = documents.get(`${lang}/index.html`)!;
      const numbered = [...front.querySelectorAll('main .contents li')].filter(
        (line) => line.querySelector('a') && /^\d+$/.test(line.querySelector('span')?.textContent ?? ''),
      );
      const shown = [...front.querySelectorAll('.home-chapters a')];
      expect(shown.map((link) => link.getAttribute('href'))).toEqual(
        numbered.map((line) => line.querySelector('a')?.getAttribute('href')),
      );
      for (const link of shown) {
        expect(link.querySelectorAll('.thumbnail > *').length, link.textContent).toBeGreaterThan(0);
        const slug = link.getAttribute('data-chapter')!;
        expect(link.querySelector('[data-done-of]')?.textContent).toContain(`${asked[slug].length}`);
      }
    }
  });

  it.each(pages.filter((page) => page.startsWith('zh/')))('%s has Chinese words in its formulas', (page) => {
    const words = [...documents.get(page)!.querySelectorAll('mtext')].map(({ textContent }) => textContent ?? '');
    expect(words.filter((word) => /[a-z]{2}/i.test(word))).toEqual([]);
  });

  it('gives a page for addresses that lead nowhere no address of its own', () => {
    const nowhere = documents.get('404.html')!;
    expect(nowhere.querySelectorAll('link[rel=canonical], link[rel=alternate], .print-address')).toHaveLength(0);
    expect(nowhere.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
  });

  it.each(pages.filter((page) => /^(en|zh)\//.test(page) && !/figures\/index/.test(page)))(
    '%s says once what stands still without scripts',
    (page) => expect(documents.get(page)!.querySelectorAll(':is(main, .exercise) > noscript')).toHaveLength(1),
  );

  it('says on paper where each page is to be found', () => {
    const ofTheBook = pages.filter((page) => /^(en|zh)\//.test(page) && !/figures\/index/.test(page));
    expect(ofTheBook.length).toBeGreaterThan(15);
    for (const page of ofTheBook) {
      const document = documents.get(page)!;
      const canonical = document.querySelector('link[rel=canonical]')?.getAttribute('href');
      expect(document.querySelector('.print-address')?.textContent, page).toContain(canonical);
    }
  });

  it('serves fonts as woff2 only, from itself', () => {
    expect(names.filter((name) => /\.(woff|ttf|otf|eot)$/.test(name))).toEqual([]);
    for (const sheet of names.filter((name) => name.endsWith('.css'))) {
      const addresses = [...readFileSync(join(dist, sheet), 'utf8').matchAll(/url\(["']?([^"')]+)/g)].map(
        ([, url]) => url,
      );
      for (const url of addresses) expect(url, sheet).not.toMatch(/^(https?:)?\/\//);
    }
  });
});
