/**
 * Every page before an audit for accessibility: the English ones in light, the Chinese ones in dark. What could differ by
 * theme alone is contrast, what could differ by language alone are names; each is looked at in both.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { violations } from './audit.ts';
import { expect, type Lang, test, wakeAll } from './book.ts';

const dist = join(import.meta.dirname, '../../dist');

/** Addresses of the built pages of a language; the one for addresses that lead nowhere has both. */
function pagesOf(lang: Lang): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file === '404.html' || (file.endsWith('.html') && file.startsWith(`${lang}/`)))
    .map((file) => `/${file.replace(/index\.html$/, '')}`);
}

// one worker each, where there are two
test.describe.configure({ mode: 'parallel' });

for (const [lang, colorScheme] of [
  ['en', 'light'],
  ['zh', 'dark'],
] as const) {
  test(`axe finds nothing on any page, and at 320 px none scrolls sideways, ${lang}, ${colorScheme}`, async ({
    page,
    watch,
  }) => {
    test.setTimeout(600_000); // every page of a language, one after another
    watch.expectComplaint(/404/);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const addresses = pagesOf(lang);
    expect(addresses.length).toBeGreaterThan(3);
    for (const address of addresses) {
      await page.goto(address);
      await wakeAll(page);
      expect(await violations(page), address).toEqual([]);
      // with its figures awake, as wide as a screen enlarged to 400 %
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(320);
      await page.setViewportSize({ width: 1280, height: 720 });
    }
  });
}
