/** Real MNIST, trained in the page. */
import { mnistAvailable } from '../../src/integrations/data/mnist.ts';
import { expect, test } from './book.ts';
import { expectCalm } from './calm.ts';
import { TrainerOnPage } from './trainer.ts';

test.skip(!mnistAvailable(), 'MNIST is not installed: npm run data, or MNIST_DIR');

test('two epochs reach 96 % on the test set, meanwhile no task holds the page for 50 ms; a cell of the confusion matrix opens', async ({
  page,
  browser,
}) => {
  const trainer = await TrainerOnPage.on(page, 'zh', '/zh/mnist/');
  await trainer.set(trainer.t.fields.epochs, 2);
  await trainer.start();
  // from here on: waking and loading the plots is behind us
  const [first, second] = [1, 2].map((epoch) => trainer.root.getByText(trainer.t.of(epoch, 2)));
  await expect(first.or(second).first()).toBeVisible();
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  const receipt = await trainer.receipt();
  expectCalm((await browser.stopTracing()).toString());
  expect(receipt.testAccuracy).toBeGreaterThan(0.96);
  expect(receipt.steps).toBe(2 * 1688);

  const cell = trainer.root.locator('[data-cell="4-9"]');
  await cell.focus();
  await cell.press('ArrowLeft');
  await expect(trainer.root.locator('[data-cell="4-8"]')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(trainer.root.locator('.trainer-confusion canvas, .trainer-mistakes canvas').first()).toBeVisible();
});

test('pausing, stepping and resuming end in the same weights as running straight', async ({ page }) => {
  const trainer = await TrainerOnPage.on(page, 'en', '/en/mnist/');
  const { t, shared } = trainer;
  await trainer.set(t.fields.epochs, 2);
  await trainer.set(t.fields.examples, 20_000);
  await trainer.start();
  const straight = await trainer.receipt();

  await trainer.button(shared.reset).click();
  await expect(trainer.button(t.resume)).toBeVisible();
  for (let k = 0; k < 3; k++) await trainer.button(shared.step).click();
  await expect(trainer.root.getByText(t.of(3, 563), { exact: true })).toBeVisible();
  await trainer.resumeAndPause();
  await expect(trainer.button(t.resume)).toBeVisible();
  await trainer.button(t.resume).click();
  expect((await trainer.receipt()).weights).toBe(straight.weights);
});

test('a second seed gives other weights, the first one the same again', async ({ page }) => {
  const trainer = await TrainerOnPage.on(page, 'en', '/en/mnist/');
  const { t, shared } = trainer;
  await trainer.set(t.fields.epochs, 1);
  await trainer.set(t.fields.examples, 3000);
  const hashes: string[] = [];
  for (const seed of [1, 2, 1]) {
    if (hashes.length > 0) {
      await trainer.button(shared.reset).click();
      await trainer.button(t.stop).click();
    }
    await trainer.set(shared.seed, seed);
    await trainer.start();
    await expect.poll(async () => (await trainer.receipt()).settings.seed).toBe(seed);
    hashes.push((await trainer.receipt()).weights);
  }
  expect(hashes[1]).not.toBe(hashes[0]);
  expect(hashes[2]).toBe(hashes[0]);
});

test('a rate that is too large ends in a sentence that names step, layer and quantity', async ({ page }) => {
  const trainer = await TrainerOnPage.on(page, 'en', '/en/mnist/');
  const { t } = trainer;
  await trainer.set(t.fields.epochs, 1);
  await trainer.set(t.fields.rate, 10);
  await trainer.openSettings();
  await trainer.root.getByRole('combobox', { name: t.fields.optimizer }).selectOption('sgd');
  await trainer.root.getByRole('combobox', { name: t.fields.activation }).selectOption('linear');
  await trainer.start();
  await expect(trainer.root.getByRole('alert')).toContainText(/step \d+.*layer \d/i);
});
