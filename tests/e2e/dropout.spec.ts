/** The chapter on dropout: each figure driven once by mouse or keyboard, one exercise wrong and then right. */
import { exerciseById } from '../../lib/exercises/index.ts';
import { generator } from '../../lib/generator.ts';
import { awake, expect, langs, test } from './book.ts';

const words = {
  en: { train: 'Train both', step: 'One step', check: 'Check', l2: /L2/ },
  zh: { train: '训练这一对', step: '单步', check: '检查', l2: /L2/ },
};

for (const lang of langs) {
  test(`the figures of the chapter on dropout answer, and its exercises grade (${lang})`, async ({ page }) => {
    const t = words[lang];
    await page.goto(`/${lang}/dropout/`);

    const lab = await awake(page, '#overfitting-lab');
    await lab.getByRole('checkbox', { name: t.l2 }).check();
    await lab.getByRole('button', { name: t.train }).press('Enter');
    await expect(lab.getByRole('button', { name: t.train })).toBeVisible();
    await expect(lab.getByRole('status')).toContainText('60');

    const masks = await awake(page, '#masks');
    for (let k = 0; k < 3; k++) await masks.getByRole('button', { name: t.step }).click();
    await expect(masks.getByRole('status')).toContainText('4');

    const { asked } = exerciseById('dropout-spread')!.instance(generator(1, 'dropout-spread'));
    const exercise = await awake(page, '#exercise-dropout-spread');
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
