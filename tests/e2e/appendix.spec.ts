/** The appendix: every equation computed again by the reader's own browser, and the article's formulas on another instance. */
import { equations } from '../../lib/equations/index.ts';
import { awake, expect, test } from './book.ts';

test('recomputing every equation ends with all holding, and the page answers meanwhile', async ({ page }) => {
  await page.goto('/en/equations/');
  const widget = await awake(page, '#verdicts');
  const count = widget.locator('input').nth(1);
  await count.fill('3');
  await count.press('Enter');
  // how many verdicts stood there at each turn that the page had
  await page.evaluate(() => {
    const stood = new Set<number>();
    Object.assign(window, { stood });
    const turn = () => {
      stood.add(document.querySelectorAll('[data-trial]:not([data-outcome=none])').length);
      setTimeout(turn);
    };
    turn();
  });
  await widget.getByRole('button').first().click();
  await expect(widget.locator('.live-says')).toContainText(`All ${equations.length} equations hold on`);
  const verdicts = page.locator('[data-trial]');
  await expect(verdicts).toHaveCount(equations.length);
  for (const text of await verdicts.allTextContents()) expect(text).toMatch(/^holds on 3 instances/);
  // a page that computed all at once would have had no turn between none and all
  expect(await page.evaluate(() => (window as unknown as { stood: Set<number> }).stood.size)).toBeGreaterThan(10);
});

test('the article’s formulas fail on further instances, the corrected ones hold', async ({ page }) => {
  await page.goto('/zh/errata/');
  const trial = await awake(page, '[data-article="plain-descent"]');
  for (let press = 0; press < 3; press++) {
    const before = await trial.locator('caption').textContent();
    await trial.getByRole('button').click();
    await expect(trial.locator('caption')).not.toHaveText(before ?? '');
    await expect(trial.locator('tr[data-holds=false]')).toHaveCount(1);
    await expect(trial.locator('tr[data-holds=true]')).toHaveCount(1);
  }
});
