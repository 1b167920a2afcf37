/** Drives the figure on the batch size by keyboard: one round, a stopped measurement, another size, three trainings. */
import type { Page } from '@playwright/test';
import { strings } from '../../../src/figures/gradient-descent/batch-noise/strings.ts';
import { sharedStrings } from '../../../src/kit/strings.ts';
import { awake, buttonOf, expect, type Lang } from '../book.ts';

export async function driveBatchNoise(page: Page, lang: Lang): Promise<void> {
  const [t, shared] = [strings[lang], sharedStrings[lang]];
  const figure = await awake(page, '#batch-noise');
  const says = figure.getByRole('status').first();
  const readings = figure.locator('.numbers');
  await expect(says).toContainText(t.sources.recorded);
  await expect(readings).toContainText('m = 128');
  await figure.getByLabel(t.size, { exact: true }).selectOption('4');
  await expect(readings).toContainText('m = 16');

  const button = (name: string) => buttonOf(figure, name);
  await button(shared.step).press('Enter');
  await expect(figure.locator('.noise-pictures li').nth(1)).toContainText(t.draw(4, 1));

  const error = await readings.getByRole('row').nth(2).getByRole('cell').first().textContent();
  await figure.getByLabel(t.show, { exact: true }).selectOption('square');
  await expect(readings.getByRole('row').nth(2).getByRole('cell').first()).toHaveText(error ?? '');

  await button(t.measure).press('Enter');
  await expect(figure.locator('.noise-pictures li').last()).toContainText('m = 4');
  await button(shared.pause).press('Enter');
  await expect(button(t.measure)).toBeVisible();
  await button(shared.reset).press('Enter');
  await expect(says).toContainText(t.sources.recorded);

  await figure.getByRole('textbox', { name: t.eta }).fill('0.05');
  await page.keyboard.press('Enter');
  const trainings = figure.locator('.noise-trainings');
  await button(t.train).press('Enter');
  await expect(trainings.locator('.live-says')).toContainText('η = 0.05');
  await expect(trainings.locator('.legend li').first()).toContainText('6,000');
  await expect(trainings.locator('.legend li').last()).toContainText('12');
}
