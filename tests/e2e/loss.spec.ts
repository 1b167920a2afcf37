/** The chapter on losses: each figure driven once by mouse or keyboard. */
import { awake, expect, test } from './book.ts';

const t = { mislead: 'Sure and wrong', step: 'One step', measure: 'Measure every test digit' };

test('the figures of the chapter on losses answer', async ({ page }) => {
  await page.goto('/en/loss/');

  const logits = await awake(page, '#logits-to-loss');
  await logits.getByRole('button', { name: t.mislead }).click();
  await expect(logits.locator('.logits-totals')).toContainText('24.000');
  const routes = logits.locator('.logits-routes');
  await routes.getByRole('textbox').fill('1000');
  await page.keyboard.press('Enter');
  await expect(routes.getByRole('row').nth(1)).toContainText('24.000');
  await expect(routes.getByRole('row').nth(3)).toContainText('NaN');
  await logits.getByRole('slider').first().press('ArrowRight');
  await expect(logits.locator('.logits-logit span').first()).toHaveText('0.1');

  const slow = await awake(page, '#slow-start');
  await slow.getByRole('button', { name: t.step }).press('Enter');
  await expect(slow.getByRole('status')).toContainText('414');
  await expect(slow.locator('.numbers')).toContainText('0.99');

  const costs = await awake(page, '#who-costs');
  await expect(costs.locator('.costs-withheld')).toHaveCount(12);
  await costs.getByRole('button', { name: t.measure }).click();
  await expect(costs.locator('.costs-dearest canvas')).toHaveCount(12);
  await expect(costs.getByRole('status')).toContainText('10,000');
});
