/** Adam taken apart, driven by keyboard: the cursor, the correction, a training, a weight. */
import type { Page } from '@playwright/test';
import { strings } from '../../../src/figures/gradient-descent/adam-apart/strings.ts';
import { sharedStrings } from '../../../src/kit/strings.ts';
import { awake, expect, type Lang } from '../book.ts';

export async function driveAdamApart(page: Page, lang: Lang): Promise<void> {
  const t = strings[lang];
  const apart = await awake(page, '#adam-apart');
  const says = apart.locator('.live-says');
  const step = apart.getByRole('textbox', { name: t.t, exact: true });
  await apart.getByRole('button', { name: sharedStrings[lang].step }).press('Enter');
  await expect(step).toHaveValue('25');

  await apart.getByRole('combobox', { name: t.source }).selectOption('constant');
  await apart.getByRole('slider', { name: t.along(t.strips.g), exact: true }).press('Home');
  await expect(step).toHaveValue('1');
  await expect(apart.locator('[data-line=stepKeras]')).toContainText('= −0.001');
  await apart.getByLabel(t.corrected).press('Space');
  await expect(apart.locator('[data-line=stepBare]')).toContainText('= −0.003162');
  await expect(says).toContainText('6.57');
  await apart.getByLabel(t.corrected).press('Space');

  await apart.getByRole('button', { name: t.train }).press('Enter');
  await expect(apart.locator('.apart-rates').getByRole('img')).toHaveCount(1);
  await apart.getByRole('slider', { name: `${t.t}, ${t.strips.step}` }).press('End');
  await expect(step).toHaveValue('120');
  await apart.getByRole('combobox', { name: t.source }).selectOption('lit');
  await expect(apart.locator('[data-plot=g] path').first()).toHaveAttribute('d', /^M[\d.]+,[\d.]+v-?[\d.]+$/);
}
