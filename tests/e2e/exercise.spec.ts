/** A reader writes one of the engine's functions: an endless loop, a wrong answer, the right one, and a training with it. */

import { exercises } from '../../lib/exercises/index.ts';
import { programById } from '../../lib/exercises/programs/index.ts';
import { generator } from '../../lib/generator.ts';
import { strings } from '../../src/book/words/code-exercise/strings.ts';
import { strings as exerciseWords } from '../../src/book/words/exercise/strings.ts';
import { digitsSentence } from '../../src/reader/strings.ts';
import { awake, buttonOf, expect, test } from './book.ts';

const program = programById('loss-program')!;

test('a function is written, tested and trained with, and nothing that it does harms the page', async ({
  page,
  watch,
}) => {
  const t = strings.zh;
  watch.expectComplaint(/404/);
  await page.route('**/data/mnist/**', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('/zh/loss/');
  const exercise = await awake(page, '#exercise-loss-program');
  await exercise.getByRole('textbox').focus();
  const editor = exercise.locator('.cm-content');
  await expect(editor).toBeVisible();
  const write = async (code: string) => {
    await editor.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(code);
  };
  const says = exercise.locator('.exercise-says');
  const press = (name: string) => buttonOf(exercise, name).click();

  await write(`function ${program.name}() {\n  const sum = ;\n}`);
  await press(t.test);
  await expect(says).toContainText(t.line(2));
  await write(`function ${program.name}() { for (;;); }`);
  await press(t.test);
  await expect(says).toHaveText(t.timeout(3));
  await write(program.slips['no mean over the batch']!);
  await press(t.test);
  await expect(exercise.locator('.code-cases li[data-passed="false"]').first()).toContainText('delta[0]');
  await write(program.solution);
  await press(t.test);
  await expect(says).toHaveText(t.passed(4));

  await press(t.train);
  await expect(says).toHaveAttribute('data-outcome', 'trained');
  const accuracies = await exercise.locator('.code-training td:last-child').allTextContents();
  expect(accuracies.slice(-2)[0]).toBe(accuracies.slice(-2)[1]);
  expect(Number.parseFloat(accuracies.at(-1) ?? '')).toBeGreaterThan(70);
  await expect(exercise.getByText(digitsSentence.zh.digits(false))).toBeVisible();

  // what was written is there after a reload
  await page.reload();
  const again = await awake(page, '#exercise-loss-program');
  await expect(again.getByRole('textbox')).toHaveValue(program.solution);
  await expect(again.locator('.exercise-says')).toContainText(t.solved);
});

test('a derivation is graded field by field, its solution opens after a try, and what was missed is listed', async ({
  page,
}) => {
  const t = exerciseWords.en;
  const several = exercises.find(({ chapter, tex }) => chapter === 'backprop' && tex.length > 1)!;
  await page.goto('/en/backprop/');
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
});
