/** The learning-rate finder as a reader uses it, by keyboard: a step, a pause, a whole test, rates tried, a reset. */
import type { Page } from '@playwright/test';
import { strings } from '../../../src/figures/gradient-descent/rate-finder/strings.ts';
import { sharedStrings } from '../../../src/kit/strings.ts';
import { awake, expect, type Lang } from '../book.ts';

export async function driveRateFinder(page: Page, lang: Lang): Promise<void> {
  const [t, shared] = [strings[lang], sharedStrings[lang]];
  const finder = await awake(page, '#rate-finder');
  const [says, button] = [finder.getByRole('status'), (name: string) => finder.getByRole('button', { name })];

  // the recorded test stands there, with its limit and its best
  await expect(says).toContainText('0.37');
  await expect(finder.locator('[data-trial=whole]')).toHaveCount(8);
  await expect(finder.locator('.finder-limit text')).toHaveText('2/λ');

  await finder.locator('.live-more > summary').press('Enter');
  await finder.getByRole('textbox', { name: t.steps }).fill('100');
  await page.keyboard.press('Enter');
  await expect(says).toHaveText(t.empty);
  await button(shared.step).press('Enter');
  await expect(says).toContainText(t.at(1, 100, '', '').split('η')[0]);

  await button(shared.play).press('Enter');
  await button(shared.pause).press('Enter');
  await expect(button(shared.play)).toBeVisible();

  // a number out of range is refused and nothing is lost
  await finder.getByRole('textbox', { name: t.high }).fill('1000');
  await page.keyboard.press('Enter');
  await expect(finder.getByRole('alert')).toBeVisible();

  // the whole test, with the optimiser that has no limit to be measured
  await finder.getByRole('combobox').selectOption('adam');
  await expect(finder.locator('.finder-limit text')).toHaveCount(0);
  await button(shared.play).press('Enter');
  await expect(button(t.try)).toBeEnabled();
  await expect(says).toContainText('0.001');

  // the rates round its suggestion: the first that was tried is the best so far, and the rest can wait
  await button(t.try).press('Enter');
  await expect(finder.locator('[data-trial=best]')).toBeVisible();
  await button(t.stop).press('Enter');
  await expect(button(t.try)).toBeEnabled();
  await finder.getByText(t.trialTable).press('Enter');
  await expect(finder.getByRole('table').last().getByRole('row').nth(1)).toContainText('%');

  await button(shared.reset).press('Enter');
  await expect(finder.locator('.finder-limit text')).toHaveText('2/λ');
  await expect(says).toContainText('0.037');
}
