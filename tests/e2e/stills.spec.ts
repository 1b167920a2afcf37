/** What the figures of a network show where nothing runs: they were drawn when the site was built, and are as large as awake. */
import { awake, expect, langs, test } from './book.ts';

const figures = [
  ['forward', '#through-the-layers', '.still-pixels :is(path, use)'],
  ['backprop', '#gradient-check', '.chart .mark-backward'],
  ['backprop', '#edit-one-weight', '.chart .mark-backward'],
] as const;

for (const lang of langs) {
  test(`without JavaScript there is a picture, a sentence and numbers (${lang})`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
    const page = await context.newPage();
    for (const [chapter, figure, mark] of figures) {
      await page.goto(`/${lang}/${chapter}/`);
      const widget = page.locator(figure);
      await expect(widget.locator(mark).first()).toBeVisible();
      await expect(widget.getByRole('status')).toContainText(lang === 'en' ? 'comes with the book' : '本书自带');
      await expect(widget.locator('table').first()).toContainText(/\d/);
    }
    await page.goto(`/${lang}/loss/`);
    await expect(page.locator('.costs-dearest li:last-child .costs-withheld')).toBeVisible();
    await context.close();
  });

  test(`nothing moves when they wake (${lang})`, async ({ page }) => {
    for (const [chapter, figure] of figures) {
      await page.goto(`/${lang}/${chapter}/`);
      const sizeOf = async () => (await page.locator(figure).boundingBox())?.height ?? 0;
      const asleep = await sizeOf();
      const widget = await awake(page, figure);
      await expect(widget.getByRole('status')).toContainText(lang === 'en' ? 'comes with the book' : '本书自带');
      await page.waitForTimeout(500);
      expect(Math.abs((await sizeOf()) - asleep)).toBeLessThan(1);
    }
  });
}
