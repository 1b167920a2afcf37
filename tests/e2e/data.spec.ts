/** What a reader is told when the data or the worker fail, and that nothing is lost by it. */
import { mnistAvailable } from '../../src/commands/support/mnist.ts';
import { strings } from '../../src/widgets/pad/strings.ts';
import { awake, expect, langs, test } from './book.ts';
import { TrainerOnPage } from './trainer.ts';

for (const lang of langs) {
  test(`without data the page says what is missing and how to get it: ${lang}`, async ({ page, watch }) => {
    watch.expectComplaint(/404/);
    await page.route('**/data/mnist/**', (route) => route.fulfill({ status: 404, body: 'not here' }));
    const trainer = await TrainerOnPage.on(page, lang, `/${lang}/mnist/`);
    await trainer.start();
    const told = trainer.root.getByRole('alert');
    await expect(told).toContainText('MNIST');
    await expect(told).toContainText('npm run data');
    await expect(told).toContainText('MNIST_DIR');
    // what needs no data works: the pad reads
    const pad = await awake(page, '#digit-pad');
    await pad.getByRole('button', { name: strings[lang].exampleOf(7) }).click();
    await expect(pad.locator('.pad-reading')).toContainText('7');
  });
}

test('a shard cut short is named, and the rest arrives on a second try', async ({ page, watch }) => {
  test.skip(!mnistAvailable(), 'MNIST is not installed: npm run data, or MNIST_DIR');
  watch.expectComplaint(/ERR_|Failed/);
  let cut = true;
  await page.route('**/train-3-images*', async (route) => {
    if (!cut) return route.continue();
    const response = await route.fetch();
    const body = await response.body();
    return route.fulfill({
      status: 200,
      body: body.subarray(0, body.length / 2),
      contentType: 'application/octet-stream',
    });
  });
  const trainer = await TrainerOnPage.on(page, 'en', '/en/mnist/');
  await trainer.set(trainer.t.epochs, 1);
  await trainer.start();
  const told = trainer.root.getByRole('alert');
  await expect(told).toContainText(/train-3-images.*expected \d+ bytes, found \d+/);
  cut = false;
  await told.getByRole('button').click();
  await expect(told).toHaveCount(0);
  // the run was waiting for it and goes on by itself
  expect((await trainer.receipt()).steps).toBe(1688);
});

test('a worker that dies is reported, and runs again without a reload', async ({ page }) => {
  test.skip(!mnistAvailable(), 'MNIST is not installed: npm run data, or MNIST_DIR');
  const trainer = await TrainerOnPage.on(page, 'en', '/en/mnist/');
  await trainer.set(trainer.t.epochs, 50);
  await trainer.start();
  await expect(trainer.button(trainer.shared.pause)).toBeVisible();
  const [worker] = page.workers();
  await worker.evaluate(() => self.close());
  const told = trainer.root.getByRole('alert');
  await expect(told).toContainText(/worker/, { timeout: 20_000 });
  await told.getByRole('button').click();
  await expect(told).toHaveCount(0);
  await trainer.set(trainer.t.epochs, 1);
  await trainer.start();
  expect((await trainer.receipt()).testAccuracy).toBeGreaterThan(0.94);
});

test('a second visit takes the data from the browser', async ({ page }) => {
  test.skip(!mnistAvailable(), 'MNIST is not installed: npm run data, or MNIST_DIR');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const trainer = await TrainerOnPage.on(page, 'en', '/en/mnist/');
  await trainer.set(trainer.t.epochs, 1);
  await trainer.start();
  await trainer.receipt();
  expect(asked.filter((url) => url.endsWith('.bin')).length).toBe(22);
  asked.length = 0;
  const again = await TrainerOnPage.on(page, 'zh', '/zh/mnist/');
  await again.set(again.t.epochs, 1);
  await again.start();
  await again.receipt();
  expect(asked.filter((url) => url.endsWith('.bin'))).toEqual([]);
});
