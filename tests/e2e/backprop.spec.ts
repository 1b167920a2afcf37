/** The chapter on backpropagation: each figure driven once by mouse or keyboard, one exercise wrong and then right. */
import { exerciseById } from '../../lib/exercises/index.ts';
import { generator } from '../../lib/generator.ts';
import { awake, expect, langs, test } from './book.ts';

const words = {
  en: { check: 'Check' },
  zh: { check: '检查' },
};

for (const lang of langs) {
  test(`the figures of the chapter on backpropagation answer, and its exercises grade (${lang})`, async ({ page }) => {
    const t = words[lang];
    await page.goto(`/${lang}/backprop/`);

    const nudge = await awake(page, '#nudge-chain');
    await nudge.getByRole('textbox').first().fill('0.01');
    await page.keyboard.press('Enter');
    await expect(nudge.locator('.numbers tr').last().locator('td').nth(3)).toHaveText(/0\.096|0\.097/);

    const there = await awake(page, '#there-and-back');
    await there.locator('.live-below select').selectOption('17');
    await expect(there.locator('.there-line')).toContainText('δ₁¹');
    await there
      .locator('.there-unit')
      .nth(9 - 1)
      .click();
    await expect(there.locator('.there-line')).toContainText('²');
    await there.locator('.live-below select').selectOption('24');
    await expect(there.locator('.there-slope')).toHaveCount(20);
    await there.locator('.there-slope').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await expect(there.locator('.there-line')).toContainText('∂L/∂w₃₂²');
    await expect(there.getByRole('radio', { checked: true })).toBeFocused();

    const check = await awake(page, '#gradient-check');
    await expect(check.locator('.chart .mark')).not.toHaveCount(0);
    await check.getByRole('radio').nth(2).check();
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
}
