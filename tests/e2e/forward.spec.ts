/** The chapter on the forward pass: each figure driven once by mouse or keyboard, one exercise wrong and then right. */
import { exerciseById } from '../../lib/exercises/index.ts';
import { generator } from '../../lib/generator.ts';
import { awake, buttonOf, expect, test } from './book.ts';

const t = { step: '单步', neuron: '神经元', seven: '为本书手写的7', check: '检查' };

test('the figures of the chapter on the forward pass answer, and its exercises grade', async ({ page }) => {
  await page.goto('/zh/forward/');

  const neuron = await awake(page, '#one-neuron');
  await expect(neuron.locator('.neuron-lines')).toContainText('= 1.20');
  await neuron.locator('.handle').press('ArrowRight');
  await expect(neuron.locator('.neuron-lines')).toContainText('= 1.30');
  await neuron.locator('select').selectOption('sigmoid');
  await expect(neuron.locator('.neuron-output')).toContainText('0.7858');

  const through = await awake(page, '#through-the-layers');
  const terms = through.locator('.live-below .numbers');
  await expect(terms).toBeVisible();
  await buttonOf(through, t.seven).press('Enter');
  await expect(through.getByRole('status')).toContainText('7');
  await through.getByRole('textbox', { name: t.neuron }).fill('5');
  await through.getByRole('textbox', { name: t.neuron }).press('Enter');
  await expect(through.locator('.through-heading').last()).toContainText('5');
  const cells = await terms.locator('tr td:last-child').allTextContents();
  const [total, ...parts] = cells.map((text) => Math.round(1e4 * Number(text.replace('−', '-')))).toReversed();
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
  await through.locator('.fields select').selectOption('3');
  await expect(through.locator('.through-parts canvas')).toHaveCount(0);

  const why = await awake(page, '#why-activation');
  for (let k = 0; k < 12; k++) await why.getByRole('button', { name: t.step }).click();
  await expect(why.getByRole('status')).toContainText('120');
  const [linear, relu] = (await why.locator('.why-planes p:last-child').allTextContents()).map((text) =>
    Number(/[\d.]+/.exec(text)![0]),
  );
  expect(relu).toBeGreaterThan(linear! + 10);

  const { asked } = exerciseById('forward-sigmoid')!.instance(generator(1, 'forward-sigmoid'));
  const exercise = await awake(page, '#exercise-forward-sigmoid');
  for (const [answer, right] of [
    [asked[0].value + 1, false],
    [asked[0].value, true],
  ] as const) {
    await exercise.getByRole('textbox').first().fill(answer.toFixed(3));
    await exercise.getByRole('button', { name: t.check }).click();
    await expect(exercise.locator('.exercise-says')).toHaveAttribute('data-outcome', right ? 'right' : 'wrong');
  }
});
