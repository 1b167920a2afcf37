/** The drawing pad: real test images drawn with the mouse, a digit drawn by keyboard, and a browser that cannot train. */
import { loadMnist, mnistAvailable } from '../../src/integrations/data/mnist.ts';
import { unsupportedSentence } from '../../src/reader/strings.ts';
import { strokesOfImage } from '../support/strokes-of-image.ts';
import { awake, buttonOf, expect, langs, test } from './book.ts';
import { TrainerOnPage } from './trainer.ts';

test('the pad reads test images of MNIST that are drawn with the mouse', async ({ page }) => {
  test.skip(!mnistAvailable(), 'MNIST is not installed: npm run data, or MNIST_DIR');
  test.setTimeout(180_000); // some hundred small strokes
  const { test: digits } = await loadMnist();
  await page.goto('/en/mnist/');
  const pad = await awake(page, '#digit-pad');
  const surface = pad.locator('.drawing-surface');
  await surface.scrollIntoViewIfNeeded();
  const box = (await surface.boundingBox()) as { x: number; y: number; width: number; height: number };
  let right = 0;
  for (const digit of [2, 4, 5, 7, 8]) {
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
    const read = async () => /\d/.exec((await pad.locator('.pad-reading').textContent()) ?? '')?.[0];
    const isRead = expect.poll(read, { timeout: 10_000 }).toBe(String(digit));
    right += await isRead.then(() => 1).catch(() => 0);
  }
  expect(right, 'digits read right of 5').toBeGreaterThanOrEqual(4);
});

test('a one drawn by keyboard over the book’s digit is read, taken back by keyboard, and all ink cleared', async ({
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
});

for (const lang of langs) {
  test(`a browser without workers is told so in a sentence and can read on: ${lang}`, async ({ page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
    const trainer = await TrainerOnPage.on(page, lang, `/${lang}/mnist/`);
    await trainer.start();
    await expect(trainer.root.getByRole('alert')).toContainText(unsupportedSentence[lang].workers);
    await expect(page.locator('.prose h2').first()).toBeVisible();
  });

  test(`a browser without WebAssembly SIMD is told so in a sentence: ${lang}`, async ({ page }) => {
    await page.addInitScript(() => {
      WebAssembly.validate = () => false;
    });
    const trainer = await TrainerOnPage.on(page, lang, `/${lang}/mnist/`);
    await trainer.start();
    await expect(trainer.root.getByRole('alert')).toContainText(unsupportedSentence[lang].simd);
  });
}
