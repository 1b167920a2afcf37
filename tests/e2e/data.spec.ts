/** What a reader is told when the data or the worker fail, and that nothing is lost by it. */
import { execFileSync } from 'node:child_process';
import { writeIdx } from '../../lib/data/idx.ts';
import { strings } from '../../src/figures/mnist/digit-pad/strings.ts';
import { mnistAvailable } from '../../src/integrations/data/mnist.ts';
import { digitsSentence } from '../../src/reader/strings.ts';
import { tinyDataset } from '../support/tiny-dataset.ts';
import { awake, expect, test } from './book.ts';
import { TrainerOnPage } from './trainer.ts';

/** A small set in MNIST's format: 600 images to train on and 100 to test. */
function ownFiles() {
  const { train, test: tests } = tinyDataset();
  const file = (name: string, bytes: Uint8Array) => ({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  });
  const images = (split: typeof train, count: number) => writeIdx(split.images.slice(0, count * 784), [count, 28, 28]);
  const labels = (split: typeof train, count: number) => writeIdx(split.labels.slice(0, count), [count]);
  return [
    file('train-images-idx3-ubyte', images(train, 600)),
    file('train-labels-idx1-ubyte', labels(train, 600)),
    file('t10k-images-idx3-ubyte', images(tests, 100)),
    file('t10k-labels-idx1-ubyte', labels(tests, 100)),
  ];
}

/** So many of the book's digits, in an epoch. */
const few = 6000;

/** One epoch on the book's digits in the terminal. */
function weightsInNode(): string {
  const words = ['--data', 'digits', '--epochs', '1', '--examples', String(few)];
  const output = execFileSync(process.execPath, ['src/commands/train.ts', ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(output.trim().split('\n').at(-1) as string).weights;
}

test('without MNIST the book draws its own digits, says so, and trains on them', async ({ page, watch }) => {
  watch.expectComplaint(/404/);
  await page.route('**/data/mnist/**', (route) => route.fulfill({ status: 404, body: 'not here' }));
  const trainer = await TrainerOnPage.on(page, 'en', '/en/mnist/');
  const { t, root } = trainer;
  await trainer.set(t.fields.epochs, 1);
  await trainer.set(t.fields.examples, few);
  await trainer.start();
  const receipt = await trainer.receipt();
  expect(receipt.data).toBe('digits-1');
  expect(receipt.steps).toBe(169);
  expect(receipt.testAccuracy).toBeGreaterThan(0.7);
  // the same digits and the same weights, bit for bit, in Node
  expect(receipt.weights).toBe(weightsInNode());
  await expect(root.getByText(digitsSentence.en.digits(false))).toBeVisible();
  const panel = root.locator('.trainer-data-panel');
  await panel.locator('> summary').click();
  await expect(panel).toContainText('npm run data');
  await expect(panel.getByRole('radio')).toHaveCount(1);
  await panel.getByRole('button', { name: t.data.look }).click();
  await expect(panel.getByRole('img')).toHaveCount(20);
  // what needs no data works: the pad reads
  const pad = await awake(page, '#digit-pad');
  await pad.getByRole('button', { name: strings.en.exampleOf(7) }).click();
  await expect(pad.locator('.pad-reading')).toContainText('7');
});

test('the reader changes from MNIST to the book’s digits and back by keyboard; four IDX files of the reader’s are checked, kept and trained on', async ({
  page,
}) => {
  const trainer = await TrainerOnPage.on(page, 'en', '/en/mnist/');
  const { t, root } = trainer;
  const panel = root.locator('.trainer-data-panel');
  await panel.locator('> summary').press('Enter');
  const receipts: Record<string, unknown>[] = [];
  for (const source of mnistAvailable() ? (['digits', 'mnist'] as const) : []) {
    await panel.getByRole('radio', { name: t.data.names[source] }).press('Space');
    await expect(panel.locator('> summary')).toContainText(`${t.data.names[source]}:`);
    await trainer.set(t.fields.epochs, 1);
    await trainer.set(t.fields.examples, few);
    await trainer.start();
    await expect.poll(async () => (await trainer.receipt()).data).toBe(source === 'mnist' ? 'mnist' : 'digits-1');
    receipts.push({ ...(await trainer.receipt()) });
  }
  expect(new Set(receipts.map(({ weights }) => weights)).size).toBe(receipts.length);

  const files = ownFiles();
  const field = panel.getByLabel(t.data.own);
  await field.setInputFiles(files.with(0, { ...files[0], buffer: files[0].buffer.subarray(0, 5000) }));
  await expect(panel.getByRole('alert')).toContainText('train-images');
  await field.setInputFiles(files);
  await expect(panel).toContainText(t.data.brought + t.data.counts(600, 100));
  await expect(panel.getByRole('radio', { name: t.data.names.own })).toBeChecked();
  await trainer.set(t.fields.examples, 600);
  await trainer.set(t.fields.epochs, 2);
  await trainer.start();
  await expect.poll(async () => (await trainer.receipt()).data).toMatch(/^own-/);
  // still there after a reload
  const again = await TrainerOnPage.on(page, 'en', '/en/mnist/');
  const panelAgain = again.root.locator('.trainer-data-panel');
  await panelAgain.locator('> summary').click();
  await panelAgain.getByRole('button', { name: t.data.look }).click();
  await expect(panelAgain.getByRole('radio', { name: t.data.names.own })).toBeVisible();
});

test('a shard cut short is named, the rest arrives on a second try, and a second visit takes all from the browser', async ({
  page,
  watch,
}) => {
  test.skip(!mnistAvailable(), 'MNIST is not installed: npm run data, or MNIST_DIR');
  watch.expectComplaint(/ERR_|Failed/);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.bin')) asked.push(request.url());
  });
  let cut = true;
  await page.route('**/train-3-images*', async (route) => {
    if (!cut) return route.continue();
    const response = await route.fetch({ maxRetries: 3 });
    const body = await response.body();
    return route.fulfill({
      status: 200,
      body: body.subarray(0, body.length / 2),
      contentType: 'application/octet-stream',
    });
  });
  const trainer = await TrainerOnPage.on(page, 'en', '/en/mnist/');
  await trainer.set(trainer.t.fields.epochs, 1);
  await trainer.start();
  const told = trainer.root.getByRole('alert');
  await expect(told).toContainText(/train-3-images.*expected \d+ bytes, found \d+/);
  cut = false;
  await told.getByRole('button').click();
  await expect(told).toHaveCount(0);
  // the run was waiting for it and goes on by itself
  expect((await trainer.receipt()).steps).toBe(1688);
  expect(new Set(asked).size).toBe(22);

  asked.length = 0;
  const again = await TrainerOnPage.on(page, 'zh', '/zh/mnist/');
  await again.set(again.t.fields.epochs, 1);
  await again.set(again.t.fields.examples, few);
  await again.start();
  await again.receipt();
  expect(asked).toEqual([]);
});
