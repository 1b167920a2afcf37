/** Claims on the page: a mark that opens its card, with and without JavaScript, and a measurement made again. */
import { expect, test } from '@playwright/test';

const open = '[popovertarget="claim-gap-opens"].claim-mark';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('a claim’s numbers open by keyboard, seed by seed, with the command that makes them again', async ({ page }) => {
    await page.goto('en/dropout/');
    await page.locator(open).first().focus();
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
});

test('a claim is measured again on the page, with a seed that is in no record', async ({ page }) => {
  await page.goto('zh/dropout/');
  await page.locator('[popovertarget="claim-data-wins"].claim-mark').first().click();
  const card = page.locator('#claim-data-wins');
  await card.getByRole('button', { name: '在这里再测一次，用种子21' }).click();
  await expect(card.getByRole('status')).toHaveText(/种子21：成立。/);
  const rows = card.locator('.claim-here');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('种子21，在本页');
  await expect(rows.first().getByRole('img')).toHaveAccessibleName('成立');
  await expect(card.locator('.claim-measure')).toHaveText('在这里再测一次，用种子22');
});
