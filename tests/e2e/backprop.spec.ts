/** The chapter on backpropagation: each figure driven once by mouse or keyboard, a derivation graded. */
import type { Page } from '@playwright/test';
import { exercises } from '../../lib/exercises/index.ts';
import { generator } from '../../lib/generator.ts';
import { strings as exerciseWords } from '../../src/book/words/exercise/strings.ts';
import { awake, buttonOf, expect, test } from './book.ts';

const t = { shrink: 'divide the nudge by 5', nothing: 'Nothing is computed yet' };

/** A derivation of several fields: half right, looked up, right. */
async function derivation(page: Page): Promise<void> {
  const t = exerciseWords.en;
  const several = exercises.find(({ chapter, tex }) => chapter === 'backprop' && tex.length > 1)!;
  const exercise = await awake(page, `#exercise-${several.id}`);
  const { asked } = several.instance(generator(1, several.id));
  const fields = exercise.locator('.exercise-answer .field:has(.exercise-mark)');
  await expect(exercise.getByText(t.afterTry)).toBeVisible();
  await expect(exercise.getByText(t.solution)).toBeHidden();
  await fields.nth(0).getByRole('textbox').fill(asked[0].value.toFixed(several.tolerance.decimals));
  await fields.nth(1).getByRole('textbox').fill('99');
  await buttonOf(exercise, t.check).click();
  const marks = exercise.locator('.exercise-mark');
  await expect(marks.nth(0)).toHaveAttribute('data-mark', 'right');
  await expect(marks.nth(1)).toHaveAttribute('data-mark', 'wrong');
  await expect(exercise.locator('.exercise-says .katex')).toHaveCount(1);
  await exercise.getByText(t.solution).click();
  await expect(exercise.locator('.exercise-lines').first()).toBeVisible();
  const review = await awake(page, '.exercise-review');
  await expect(review.getByText(t.review).getByRole('link')).toHaveAttribute('href', `#exercise-${several.id}`);
  for (const [k, { value }] of asked.entries())
    await fields.nth(k).getByRole('textbox').fill(value.toFixed(several.tolerance.decimals));
  await fields.nth(0).getByRole('textbox').press('Enter');
  await expect(exercise.locator('.exercise-says')).toHaveText(t.right);
  await expect(exercise.getByRole('link', { name: /^Next: Exercise/ })).toBeVisible();
  await expect(review.getByText(t.review)).toHaveCount(0);
}

test('the figures of the chapter on backpropagation answer, and its exercises grade', async ({ page }) => {
  await page.goto('/en/backprop/');

  const nudge = await awake(page, '#nudge-chain');
  const [weight, end] = [nudge.getByRole('slider').first(), nudge.getByRole('slider').last()];
  const ratio = nudge.locator('.nudge-ratio').nth(1);
  await expect(ratio).toHaveText('× 0.833');
  for (let k = 0; k < 4; k++) await nudge.getByRole('button', { name: t.shrink }).click();
  await expect(ratio).toHaveText('× 0.999');
  await weight.press('ArrowRight');
  await expect(weight).toHaveAttribute('aria-valuetext', '−0.240');
  const box = (await end.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 40, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  expect(Number(await nudge.getByRole('textbox').last().inputValue())).toBeGreaterThan(0.1);

  const there = await awake(page, '#there-and-back');
  const [caption, paths] = [there.locator('caption'), there.locator('.there-wire [data-part=true]')];
  await there.locator('.there-unit').nth(1).hover();
  await expect(caption).toContainText('δ₂¹');
  await expect(paths).toHaveCount(4);
  await there.locator('.there-unit').last().focus();
  await expect(caption).toContainText('δ₂²');
  await expect(paths).toHaveCount(1);
  await there.getByRole('slider').press('Home');
  await expect(there.locator('.there-sum')).toContainText(t.nothing);
  await there.getByRole('slider').press('ArrowRight');
  await expect(caption).toContainText('z₁¹');
  await expect(there.locator('.there-sum tr')).toHaveCount(4);

  const check = await awake(page, '#gradient-check');
  await expect(check.locator('.chart .mark')).not.toHaveCount(0);
  await check.getByRole('combobox').selectOption('2');
  await check.getByRole('slider').last().press('ArrowRight');
  await expect(check.getByRole('status')).toContainText('10⁻');

  const edit = await awake(page, '#edit-one-weight');
  const before = await edit.locator('.numbers td').nth(3).textContent();
  await edit.getByRole('slider').press('ArrowLeft');
  await expect(edit.locator('.numbers td').nth(3)).not.toHaveText(before!);

  await test.step('a derivation is graded field by field, its solution opens after a try, and what was missed is listed', () =>
    derivation(page));
});
