/** The bowl, driven by keyboard: a step, the start moved, a rate too high, the valley's best rate and its limit. */
import type { Page } from '@playwright/test';
import { stepsToOverflow } from '../../../src/experiments/gradient-descent/bowl/descent.ts';
import { strings } from '../../../src/figures/gradient-descent/bowl/strings.ts';
import { sharedStrings } from '../../../src/kit/strings.ts';
import { awake, buttonOf, expect, type Lang } from '../book.ts';

export async function driveBowl(page: Page, lang: Lang): Promise<void> {
  const t = strings[lang];
  const bowl = await awake(page, '#bowl');
  const numbers = bowl.locator('.numbers').first();
  const start = bowl.locator('.handle');
  const press = (name: string) => buttonOf(bowl, name).press('Enter');
  await press(sharedStrings[lang].step);
  await expect(numbers.getByRole('row').nth(1)).toContainText('0.85000.8500');
  await start.press('ArrowRight');
  await expect(start).toHaveAttribute('aria-valuetext', 'w = −3.4');

  const says = bowl.locator('.live-says');
  const eta = bowl.getByRole('textbox', { name: t.eta });

  await eta.fill('2.1');
  await eta.press('Enter');
  await expect(bowl.locator('.arrow-head')).toHaveCount(1);
  const overflow = stepsToOverflow({ lambda: [1], start: [-3.4], eta: 2.1 });
  await expect(says).toContainText(overflow?.toLocaleString('en') ?? 'none');
  await eta.fill('-1');
  await eta.press('Enter');
  await expect(bowl.getByRole('alert')).toBeVisible();
  await expect(eta).toHaveValue('2.1');

  await bowl.getByRole('combobox').selectOption('valley');
  await start.press('ArrowUp');
  await expect(start).toHaveAttribute('aria-valuetext', /w₁ = −3\.4.*w₂ = 2\.1$/);
  await press(t.best);
  await expect(bowl.locator('.arrow-head')).toHaveCount(0);
  await expect(numbers.getByRole('row').nth(2)).toContainText('−0.8182');
  await press(t.limit);
  await expect(eta).toHaveValue('0.2');
  await expect(numbers.getByRole('row').nth(2)).toContainText('−1.0000');

  const ring = await start.boundingBox();
  if (!ring) throw new Error('the start is not on the page');
  await page.mouse.move(ring.x + ring.width / 2, ring.y + ring.height / 2);
  await page.mouse.down();
  await page.mouse.move(ring.x + ring.width / 2 + 3000, ring.y + ring.height / 2 + 3000);
  await page.mouse.up();
  await expect(start).toHaveAttribute('aria-valuetext', /w₁ = 4.*w₂ = −3$/);
}
