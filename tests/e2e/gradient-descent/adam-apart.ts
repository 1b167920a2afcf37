/** Adam taken apart, driven by keyboard: the cursor, the correction, a training, a weight. */
import type { Page } from '@playwright/test';
import { strings } from '../../../src/figures/gradient-descent/adam-apart/strings.ts';
import { sharedStrings } from '../../../src/kit/strings.ts';
import { awake, expect, type Lang } from '../book.ts';

/** One step, the correction off and on. */
export async function tryAdamApart(page: Page, lang: Lang) {
  const t = strings[lang];
  const apart = await awake(page, '#adam-apart');
  const says = apart.locator('.live-says');
  await expect(says).toContainText('1.00');
  await expect(apart.locator('[data-line=w]')).toContainText('= −0.001');

  await apart.getByRole('button', { name: sharedStrings[lang].step }).press('Enter');
  await expect(apart.locator('[data-line=w]')).toContainText('= −0.002');
  await apart.getByLabel(t.corrected).press('Space');
  await expect(says).toContainText('3.16');
  await apart.getByLabel(t.corrected).press('Space');
  return { t, apart };
}

export async function driveAdamApart(page: Page, lang: Lang): Promise<void> {
  const { t, apart } = await tryAdamApart(page, lang);
  await apart.getByRole('button', { name: t.train }).press('Enter');
  const rates = apart.locator('.apart-rates');
  await expect(rates.getByRole('img')).toHaveCount(2);
  await apart.getByRole('slider', { name: t.t }).first().press('End');
  await expect(apart.getByRole('textbox', { name: t.t, exact: true })).toHaveValue('120');
  await apart.getByRole('button', { name: t.rare }).press('Enter');
  await expect(apart.locator('[data-plot=gradient] path')).toHaveAttribute('d', /^M[\d.]+ [\d.]+V[\d.]+$/);
}
