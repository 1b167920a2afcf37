/** The shell round every chapter: its two languages, its colours, its sections, and that it stands still. */
import type { Page } from '@playwright/test';
import { expect, type Lang, langs, test } from './book.ts';

/** Opens the first chapter that the contents of the home page link. */
async function openChapter(page: Page, lang: Lang): Promise<void> {
  await page.goto(`/${lang}/`);
  const href = await page.locator('main .contents a').first().getAttribute('href');
  await page.goto(href ?? '');
}

test('the language switch keeps the chapter and the section in view', async ({ page }) => {
  await openChapter(page, 'en');
  const section = page.locator('.prose h2[id]').nth(1);
  const id = await section.getAttribute('id');
  await section.evaluate((heading) => heading.scrollIntoView());
  await expect(page.locator('.sections a[aria-current=location]')).toHaveAttribute('href', `#${id}`);
  const slug = new URL(page.url()).pathname.split('/').at(-2);
  await page.locator('#other-language').click();
  await expect(page).toHaveURL(new RegExp(`/zh/${slug}/#${id}$`));
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.locator(`#${id}`)).toBeInViewport();
});

test('the root leads to the language last read', async ({ page }) => {
  await page.goto('/zh/');
  await page.goto('/');
  await expect(page).toHaveURL(/\/zh\/$/);
});

test('the colours follow the system until the reader chooses, and the choice is remembered', async ({ page }) => {
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
});

test('by keyboard: the skip link, the contents, a term and its meaning', async ({ page }) => {
  await openChapter(page, 'en');
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
});

test('an equation hands over its TeX and says so, and its legend names every symbol', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openChapter(page, 'en');
  const equation = page.locator('.equation').first();
  await equation.locator('button[data-tex]').click();
  await expect(equation.locator('.equation-tools').getByRole('status')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    await equation.locator('button[data-tex]').getAttribute('data-tex'),
  );
  await equation.locator('summary').click();
  await expect(equation.locator('tbody tr').first()).toBeVisible();
});

test('every face that the page names beside the system’s has rules, the stand-ins too', async ({ page }) => {
  await page.goto('/en/');
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

for (const lang of langs) {
  for (const width of [360, 1024, 1440]) {
    test(`${lang} at ${width} px: nothing jumps while a chapter or the home page loads, and nothing is cut off`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.addInitScript(() => {
        const shifts = { sum: 0 };
        (window as unknown as { shifts: typeof shifts }).shifts = shifts;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
            if (!entry.hadRecentInput) shifts.sum += entry.value;
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      const shift = () => page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum);
      const overhang = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await page.goto(`/${lang}/`, { waitUntil: 'networkidle' });
      expect(await shift()).toBeLessThan(0.01);
      expect(await overhang()).toBeLessThanOrEqual(0);
      await openChapter(page, lang);
      await page.waitForLoadState('networkidle');
      expect(await shift()).toBeLessThan(0.01);
      expect(await overhang()).toBeLessThanOrEqual(0);
    });
  }
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } });

  test('a chapter can be read: side notes and legends unfold, links lead on, dead controls are gone', async ({
    page,
  }) => {
    await openChapter(page, 'en');
    await expect(page.locator('.prose p').first()).toBeVisible();
    await page.locator('.sections summary').click();
    await expect(page.locator('.sections a').first()).toBeVisible();
    await page.locator('.equation-tools summary').first().click();
    await expect(page.locator('.equation-tools table').first()).toBeVisible();
    await expect(page.locator('#appearance')).toBeHidden();
    await expect(page.locator('button[data-tex]').first()).toBeHidden();
  });
});
