/** Where no script runs: a chapter is read, its figures were drawn when the site was built, and a claim's numbers open. */
import { expect, test } from './book.ts';

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } });

const figures = [
  ['forward', '#through-the-layers', '.still-pixels :is(path, use)'],
  ['backprop', '#gradient-check', '.chart .mark-backward'],
  ['backprop', '#edit-one-weight', '.chart .mark-backward'],
] as const;

test('without JavaScript a chapter can be read, dead controls are gone, and figures have a picture, a sentence and numbers', async ({
  page,
}) => {
  for (const [chapter, figure, mark] of figures) {
    if (!page.url().includes(chapter)) await page.goto(`/zh/${chapter}/`);
    const widget = page.locator(figure);
    await expect(widget.locator(mark).first()).toBeVisible();
    await expect(widget.getByRole('status')).toContainText('本书自带');
    await expect(widget.locator('table').first()).toContainText(/\d/);
  }
  await page.goto('/en/loss/');
  await expect(page.locator('.costs-dearest li:last-child .costs-withheld')).toBeVisible();

  await expect(page.locator('.prose p').first()).toBeVisible();
  await page.locator('.sections summary').click();
  await expect(page.locator('.sections a').first()).toBeVisible();
  await page.locator('.equation-tools summary').first().click();
  await expect(page.locator('.equation-tools table').first()).toBeVisible();
  await expect(page.locator('#appearance')).toBeHidden();
  await expect(page.locator('button[data-tex]').first()).toBeHidden();
});

test('without JavaScript a claim’s numbers open by keyboard, seed by seed, with the command that makes them again', async ({
  page,
}) => {
  await page.goto('en/dropout/');
  await page.locator('[popovertarget="claim-gap-opens"].claim-mark').first().focus();
  await page.keyboard.press('Enter');
  const card = page.locator('#claim-gap-opens');
  await expect(card).toBeVisible();
  await expect(card.getByRole('row')).toHaveCount(22);
  await expect(card).toContainText('20 of 20 seeds');
  await expect(card).toContainText('npm run records -- dropout/sizes --check');
  await expect(card.locator('.claim-measure')).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
});
