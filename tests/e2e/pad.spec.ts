/** The drawing pad: real test images drawn with the mouse, a digit drawn by keyboard, and a browser that cannot train. */
import { loadMnist, mnistAvailable } from '../../src/integrations/data/mnist.ts';
import { unsupportedSentence } from '../../src/reader/strings.ts';
import { strokesOfImage } from '../support/strokes-of-image.ts';
import { awake, buttonOf, expect, test } from './book.ts';
import { TrainerOnPage } from './trainer.ts';

test('the pad reads what is drawn by keyboard over the book’s digit, taken back and cleared, and images of MNIST drawn with the mouse', async ({
  page,
}) => {
  await page.goto('/en/mnist/');
  const pad = await awake(page, '#digit-pad');
  const surface = pad.locator('.drawing-surface');
  await expect(pad.locator('.pad-reading')).toContainText('3');
  await surface.focus();
  for (let k = 0; k < 3; k++) await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Space');
  for (let k = 0; k < 6; k++) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Space');
  await expect(pad.locator('.pad-reading')).toContainText('1');
  await page.keyboard.press('Backspace');
  await expect(pad.locator('.pad-reading')).toContainText('3');
  await page.keyboard.press('Delete');
  await expect(pad.getByRole('status').first()).toContainText(/no ink/i);

  // images of MNIST, with the mouse
  if (!mnistAvailable()) return;
  const { test: digits } = await loadMnist();
  await surface.scrollIntoViewIfNeeded();
  const box = (await surface.boundingBox()) as { x: number; y: number; width: number; height: number };
  for (const digit of [2, 7]) {
    const index = digits.labels.indexOf(digit);
    const clear = buttonOf(pad, 'Clear');
    if (await clear.isEnabled()) await clear.click();
    for (const [from, to] of strokesOfImage(digits.images.subarray(index * 784, (index + 1) * 784), 0.6)) {
      await page.mouse.move(box.x + from[0] * box.width, box.y + from[1] * box.height);
      await page.mouse.down();
      const end = to ?? from;
      await page.mouse.move(box.x + end[0] * box.width, box.y + end[1] * box.height);
      await page.mouse.up();
    }
    await expect(pad.locator('.pad-reading')).toContainText(new RegExp(`^\\D*${digit}`));
  }
});

test('a browser without workers is told so in a sentence and can read on', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
  const trainer = await TrainerOnPage.on(page, 'en', '/en/mnist/');
  await trainer.start();
  await expect(trainer.root.getByRole('alert')).toContainText(unsupportedSentence.en.workers);
  await expect(page.locator('.prose h2').first()).toBeVisible();
});

test('a browser without WebAssembly SIMD is told so in a sentence', async ({ page }) => {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  const trainer = await TrainerOnPage.on(page, 'zh', '/zh/mnist/');
  await trainer.start();
  await expect(trainer.root.getByRole('alert')).toContainText(unsupportedSentence.zh.simd);
});
