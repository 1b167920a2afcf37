/** A reader writes one of the engine's functions: an endless loop, a wrong answer, the right one, and a training with it. */
import { programById } from '../../lib/exercises/programs/index.ts';
import { strings } from '../../src/book/words/code-exercise/strings.ts';
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
