/** The shell round every chapter: its two languages, its colours, its sections, and that it stands still. */
import type { Page } from '@playwright/test';
import { equationById } from '../../lib/equations/index.ts';
import { expect, test, watchShifts } from './book.ts';

/** One of those that the home page links. */
const chapter = 'forward';

/** From a section in English to the same in Chinese. */
async function switchLanguage(page: Page): Promise<void> {
  const section = page.locator('.prose h2[id]').nth(1);
  const id = await section.getAttribute('id');
  await section.evaluate((heading) => heading.scrollIntoView());
  await expect(page.locator('.sections a[aria-current=location]')).toHaveAttribute('href', `#${id}`);
  const slug = new URL(page.url()).pathname.split('/').at(-2);
  await page.locator('#other-language').click();
  await expect(page).toHaveURL(new RegExp(`/zh/${slug}/#${id}$`));
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.locator(`#${id}`)).toBeInViewport();
  await page.goto('/');
  await expect(page).toHaveURL(/\/zh\/$/);
}

test('the colours follow the system until the reader chooses, and the choice is remembered; every face has rules', async ({
  page,
}) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/en/');
  const dark = await paper();
  await page.locator('#appearance').click();
  const light = await paper();
  expect(light).not.toBe(dark);
  await page.reload();
  expect(await paper()).toBe(light);
  await page.locator('#appearance').click();
  expect(await paper()).toBe(dark);
  await page.locator('#appearance').click();
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await paper()).toBe(light);

  // every face that a page names beside the system's has rules, the stand-ins too
  await page.goto('/404.html');
  const { named, faces } = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const stacks = ['--serif', '--sans', '--mono'].map((name) => style.getPropertyValue(name)).join();
    const unquoted = (family: string) => family.trim().replace(/^["']|["']$/g, '');
    return {
      named: stacks.split(',').map(unquoted),
      faces: [...document.fonts].map(({ family }) => unquoted(family)),
    };
  });
  const own = named.filter((family) => /^(Source|JetBrains) /.test(family));
  expect(own.length).toBeGreaterThan(6);
  for (const family of own) expect(faces).toContain(family);
});

test('by keyboard: the skip link, the contents, a term and its meaning; an equation hands over its TeX; the other language keeps the place', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/en/${chapter}/`);
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();

  await page.locator('.contents-menu > summary').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.contents-panel a[aria-current=page]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.contents-panel')).toBeHidden();

  const term = page.locator('.term').first();
  await term.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.gloss:popover-open')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.gloss:popover-open')).toHaveCount(0);

  const equation = page.locator('.equation').first();
  await equation.locator('button[data-tex]').click();
  await expect(equation.locator('.equation-tools').getByRole('status')).toHaveText('Copied');
  const id = (await equation.getAttribute('id'))!.replace('eq-', '');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(equationById(id)!.tex);
  await equation.locator('summary').click();
  await expect(equation.locator('tbody tr').first()).toBeVisible();

  await test.step('the language switch keeps the chapter and the section in view, and the root leads to the language last read', () =>
    switchLanguage(page));
});

for (const [lang, first, ...others] of [
  ['en', 360, 1024, 1440],
  ['zh', 1440, 360, 1024],
] as const) {
  test(`${lang}: nothing jumps while the home page or a chapter loads at ${first} px, and nothing is cut off at any width`, async ({
    page,
  }) => {
    const shift = await watchShifts(page);
    for (const path of [`/${lang}/`, `/${lang}/${chapter}/`]) {
      await page.setViewportSize({ width: first, height: 800 });
      await page.goto(path, { waitUntil: 'networkidle' });
      expect(await shift()).toBeLessThan(0.01);
      for (const width of [first, ...others]) {
        await page.setViewportSize({ width, height: 800 });
        const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overhang, `${path} at ${width} px`).toBeLessThanOrEqual(0);
      }
    }
  });
}
