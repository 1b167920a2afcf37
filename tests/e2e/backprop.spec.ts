/** The chapter on backpropagation: each figure driven once by mouse or keyboard, one exercise wrong and then right. */
import { exerciseById } from '../../lib/exercises/index.ts';
import { generator } from '../../lib/generator.ts';
import { awake, expect, test } from './book.ts';

const t = { check: '检查', shrink: '把推动量除以5', nothing: '还什么都没有算' };

test('the figures of the chapter on backpropagation answer, and its exercises grade', async ({ page }) => {
  await page.goto('/zh/backprop/');

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

  const { asked } = exerciseById('backprop-output')!.instance(generator(1, 'backprop-output'));
  const exercise = await awake(page, '#exercise-backprop-output');
  for (const [answer, right] of [
    [asked[0].value + 1, false],
    [asked[0].value, true],
  ] as const) {
    await exercise.getByRole('textbox').first().fill(answer.toFixed(3));
    await exercise.getByRole('button', { name: t.check }).click();
    await expect(exercise.locator('.exercise-says')).toHaveAttribute('data-outcome', right ? 'right' : 'wrong');
  }
});
