/**
 * Every page, loaded once a language: nothing moves while it loads and wakes, an audit for accessibility finds nothing, picture
 * and controls of a figure are one screen, and its figures do by keyboard what they promise. English in light, Chinese in dark:
 * what could differ by theme alone is contrast, what could differ by language alone are names; each is looked at in both.
 */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sharedNames, violations } from './audit.ts';
import { expect, langs, test, wakeAll, watchShifts } from './book.ts';
import { cutOff, saidBy } from './drawn.ts';
import { anchorOf, driveFigures, expectOneScreen, heightsOf } from './figures.ts';

const dist = join(import.meta.dirname, '../../dist');
const schemes = { en: 'light', zh: 'dark' } as const;
/** What stands behind the figures of a chapter: a page of plain text. */
const isBehind = (file: string) => file.endsWith('figures/index.html');

for (const lang of langs) {
  for (const file of readdirSync(join(dist, lang), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('index.html') || isBehind(file)) continue;
    const path = `/${lang}/${file.slice(0, -'index.html'.length)}`;
    const chapter = dirname(file) === '.' ? 'home' : dirname(file);
    const folder = join('src/figures', chapter);
    const figures = existsSync(folder) ? readdirSync(folder) : [];

    test(`${path}: nothing moves, axe finds nothing, no two buttons are called alike, nothing is cut off at 320 px, its figures fit a screen and answer`, async ({
      page,
      context,
    }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.emulateMedia({ colorScheme: schemes[lang] });
      const shift = await watchShifts(page);
      await page.goto(path);
      const said = await saidBy(page);
      const asleep = await heightsOf(page);
      await wakeAll(page);
      expect(await cutOff(page)).toEqual([]);
      const ids = said.map(([id]) => id);
      await expect.poll(async () => (await saidBy(page)).filter(([id]) => ids.includes(id))).toEqual(said);
      expect(await violations(page)).toEqual([]);
      expect(await sharedNames(page)).toEqual([]);
      // after the audit: what comes late has come
      expect(await heightsOf(page)).toEqual(asleep);
      expect(await shift()).toBeLessThan(0.02);
      await expectOneScreen(page);
      // with its figures awake, as wide as a screen enlarged to 400 %
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await page.setViewportSize({ width: 1280, height: 900 });

      if (figures.length === 0) return;
      expect(asleep.map(([id]) => id).sort()).toEqual(figures.map(anchorOf).sort());
      // the keys know no language
      if (lang === 'en') await driveFigures(page, figures);
    });
  }
}

for (const lang of langs) {
  test(`/${lang}/…/figures/, what stands behind them: nothing moves, axe finds nothing, nothing is cut off at 320 px`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: schemes[lang] });
    const shift = await watchShifts(page);
    const files = readdirSync(join(dist, lang), { recursive: true, encoding: 'utf8' }).filter(isBehind);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`/${lang}/${dirname(file)}/`);
      expect(await violations(page), file).toEqual([]);
      expect(await sharedNames(page), file).toEqual([]);
      expect(await shift(), file).toBeLessThan(0.02);
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), file).toBeLessThanOrEqual(320);
    }
  });
}

test('the page for addresses that lead nowhere: axe finds nothing', async ({ page, watch }) => {
  watch.expectComplaint(/404/);
  await page.goto('/en/nowhere/');
  expect(await violations(page)).toEqual([]);
});
