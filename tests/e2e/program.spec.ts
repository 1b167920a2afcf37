/** The program, line by line, and a prediction, driven as a reader does: by mouse, by keyboard, without data. */
import { readFileSync } from 'node:fs';
import { lineIds } from '../../src/figures/mnist/program/lines.ts';
import { strings } from '../../src/figures/mnist/program/strings.ts';
import { mnistAvailable } from '../../src/integrations/data/mnist.ts';
import { digitsSentence } from '../../src/reader/strings.ts';
import { awake, expect, test } from './book.ts';

const record = JSON.parse(readFileSync('content/records/mnist/program.json', 'utf8')).receipt;

test('the lines of the program are chosen with the arrow keys and run; a prediction is compared and remembered', async ({
  page,
}) => {
  const t = strings.en;
  await page.goto('/en/mnist/');
  const walk = await awake(page, '#program');
  await walk.getByRole('radio').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(walk.getByRole('radio', { checked: true })).toHaveAccessibleName(t.line(2, t.lines.load.name));
  await page.keyboard.press('ArrowUp');
  await walk.getByRole('button', { name: t.run }).press('Enter');
  await expect(walk.locator('.live-says')).toHaveText(t.results.imports());
  if (mnistAvailable()) {
    await walk.getByRole('radio').nth(lineIds.indexOf('output')).check();
    await walk.getByRole('button', { name: t.run }).click();
    await expect(walk.locator('.program-line[data-chosen="true"] .program-result')).toContainText('101,770');
    await expect(walk.locator('.program-digits > span')).toHaveCount(10);
  }

  const prediction = () => awake(page, '#prediction-wrong-after-training');
  const wrong = Math.round(10000 * (1 - record.testAccuracy));
  let widget = await prediction();
  await expect(widget.locator('.exercise-says')).toBeEmpty();
  await widget.getByRole('textbox').fill('400');
  await widget.getByRole('textbox').press('Enter');
  await widget.getByRole('button').click();
  await expect(widget.locator('.exercise-says')).toContainText(String(wrong));
  await page.reload();
  widget = await prediction();
  await expect(widget.locator('.exercise-says')).toContainText('400');
});

test('without MNIST the program runs on the book’s own digits, and says so', async ({ page, context, watch }) => {
  watch.expectComplaint(/404/);
  await context.route('**/data/mnist/**', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('/zh/mnist/');
  const walk = await awake(page, '#program');
  await walk.getByRole('radio').nth(lineIds.indexOf('metrics')).check();
  await walk.getByRole('button', { name: strings.zh.run }).click();
  await expect(walk.locator('.program-line[data-ran="true"]')).toHaveCount(lineIds.indexOf('metrics') + 1);
  await expect(walk.getByText(digitsSentence.zh.digits(false))).toBeVisible();
});
