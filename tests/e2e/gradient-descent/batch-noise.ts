/** Drives the figure on the batch size by keyboard: one round, a stopped measurement, another size, three trainings. */
import type { Page } from '@playwright/test';
import { awake, expect, type Lang } from '../book.ts';

const words = {
  en: {
    step: 'One step',
    measure: 'Measure',
    pause: 'Pause',
    reset: 'Reset',
    size: 'Batch size m',
    show: 'Show',
    recorded: 'recorded on MNIST',
    one: 'one draw',
    train: 'Train all three',
    eta: 'learning rate',
  },
  zh: {
    step: '单步',
    measure: '测量',
    pause: '暂停',
    reset: '重置',
    size: '批大小 m',
    show: '显示',
    recorded: 'MNIST 上的记录',
    one: '抽 1 次',
    train: '训练这三个',
    eta: '学习率',
  },
};

export async function driveBatchNoise(page: Page, lang: Lang): Promise<void> {
  const t = words[lang];
  const figure = await awake(page, '#batch-noise');
  const says = figure.getByRole('status');
  const readings = figure.locator('.noise-readings');
  const button = (name: string) => figure.getByRole('button', { name, exact: true });
  await expect(says).toContainText(t.recorded);
  await expect(readings).toContainText('m = 128');

  await button(t.step).press('Enter');
  await expect(says).toContainText(t.one, { timeout: 30_000 });
  await expect(figure.locator('.noise-latest')).toHaveCount(21);

  await figure.getByLabel(t.size, { exact: true }).selectOption('4');
  await expect(readings).toContainText('m = 16');
  const error = await readings.getByRole('row').nth(2).getByRole('cell').first().textContent();
  await figure.getByLabel(t.show, { exact: true }).selectOption('square');
  await expect(readings.getByRole('row').nth(2).getByRole('cell').first()).toHaveText(error ?? '');

  await button(t.measure).press('Enter');
  await expect(figure.locator('.noise-pictures li').last()).toContainText('m = 4', { timeout: 30_000 });
  await button(t.pause).press('Enter');
  await expect(button(t.measure)).toBeVisible();
  await button(t.reset).press('Enter');
  await expect(says).toContainText(t.recorded);

  await figure.getByRole('textbox', { name: t.eta }).fill('0.05');
  await page.keyboard.press('Enter');
  const trainings = figure.locator('.noise-second');
  await button(t.train).press('Enter');
  await expect(trainings.locator('.widget-says')).toContainText('η = 0.05', { timeout: 60_000 });
  await expect(trainings.locator('.noise-outcome').first()).toContainText('6,000');
  await expect(trainings.locator('.noise-outcome').last()).toContainText('12');
}
