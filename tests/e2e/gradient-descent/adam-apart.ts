/** Adam taken apart, driven by keyboard: the cursor, the correction, a training, a weight. */
import type { Page } from '@playwright/test';
import { awake, expect, type Lang } from '../book.ts';

const words = {
  en: {
    step: 'One step',
    train: 'Train a network',
    correction: 'Bias correction',
    rare: 'A rarely lit one',
  },
  zh: { step: '单步', train: '训练一个网络', correction: '偏差校正', rare: '一个很少亮起的' },
};

export async function driveAdamApart(page: Page, lang: Lang): Promise<void> {
  const t = words[lang];
  const apart = await awake(page, '#adam-apart');
  const says = apart.getByRole('status');
  await expect(says).toContainText('1.00');
  await expect(apart.locator('[data-line=w]')).toContainText('= −0.001');

  await apart.getByRole('button', { name: t.step }).press('Enter');
  await expect(apart.locator('[data-line=w]')).toContainText('= −0.002');
  await apart.getByLabel(t.correction).press('Space');
  await expect(says).toContainText('3.16');
  await apart.getByLabel(t.correction).press('Space');

  await apart.getByRole('button', { name: t.train }).press('Enter');
  const rates = apart.locator('.apart-rates');
  await expect(rates.getByRole('img')).toHaveCount(2);
  await apart.getByRole('slider').first().press('End');
  await expect(apart.getByRole('slider').first()).toHaveValue('120');
  await apart.getByRole('button', { name: t.rare }).press('Enter');
  await expect(apart.locator('[data-plot=gradient] .apart-line path')).toHaveAttribute('d', /^M[\d.]+,[\d.]+V[\d.]+$/);
}
