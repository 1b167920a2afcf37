/** Take it home: the network trained in the page goes out as a file and comes back, whole; a damaged one does not. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { readNetwork } from '../../lib/export/import.ts';
import { writeOnnx } from '../../lib/export/onnx.ts';
import { weightsSha256 } from '../../lib/model/fingerprint.ts';
import { strings as ofEquation } from '../../src/book/words/equation/strings.ts';
import { strings } from '../../src/figures/mnist/take-home/strings.ts';
import { mnistAvailable } from '../../src/integrations/data/mnist.ts';
import { trained } from '../support/trained-networks.ts';
import { awake, buttonOf, expect, test } from './book.ts';
import { TrainerOnPage } from './trainer.ts';

const equationWords = ofEquation.en;

const on = (page: Page): Promise<Locator> => awake(page, '#take-home-widget');

/** The bytes that a press on this button brings, and the file's name. */
async function downloaded(page: Page, root: Locator, name: string): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download'), buttonOf(root, name).click()]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}

const bring = (root: Locator, name: string, bytes: Uint8Array) =>
  root
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });

test('a network trained in the page leaves it as four files, comes back bit for bit on another visit, and equations offer it', async ({
  page,
  browser,
  baseURL,
}) => {
  test.skip(!mnistAvailable(), 'MNIST is not installed: npm run data, or MNIST_DIR');
  const t = strings.en;
  const trainer = await TrainerOnPage.on(page, 'en', '/en/mnist/');
  await trainer.set(trainer.t.fields.epochs, 1);
  await trainer.set(trainer.t.fields.examples, 3000);
  await trainer.start();
  const receipt = await trainer.receipt();

  const root = await on(page);
  await expect(root.getByText(t.test)).toBeVisible();
  await expect(root.locator('.live-says')).toContainText('784-128-10');
  const files = [];
  for (const format of ['onnx', 'safetensors', 'keras', 'pytorch'] as const) {
    files.push(await downloaded(page, root, t.downloadOf(t.formats[format].name)));
    await expect(root.getByText(t.saved(files.at(-1)?.name ?? ''))).toBeVisible();
  }
  expect(files.map(({ name }) => name)).toEqual([
    'digits-784-128-10.onnx',
    'digits-784-128-10.safetensors',
    'digits-784-128-10-keras.py',
    'digits-784-128-10-pytorch.py',
  ]);
  const networks = files.slice(0, 2).map(({ name, bytes }) => readNetwork(bytes, name));
  for (const { weights, settings, steps, receipt: own } of networks) {
    expect(weightsSha256(weights)).toBe(receipt.weights);
    expect(settings).toEqual(receipt.settings);
    expect(steps).toBe(85);
    expect(own?.testAccuracy).toBe(receipt.testAccuracy);
  }
  expect(new TextDecoder().decode(files[3].bytes)).toContain('nn.Linear(784, 128)');

  // another browser, which has never trained
  const elsewhere = await (await browser.newContext({ baseURL })).newPage();
  await elsewhere.goto('/en/mnist/');
  const there = await on(elsewhere);
  await bring(there, files[0].name, files[0].bytes);
  await expect(there.getByText(t.taken(files[0].name))).toBeVisible();
  await elsewhere.reload();
  const again = await on(elsewhere);
  await expect(again.locator('.take-source select')).toHaveValue('kept');
  const { bytes } = await downloaded(elsewhere, again, t.downloadOf(t.formats.onnx.name));
  expect(bytes).toEqual(files[0].bytes);

  // where an equation speaks of a network it is offered, with a real digit
  const equation = (id: string) => elsewhere.locator(`#eq-${id}`);
  const run = (id: string) => equation(id).locator('button[data-work=run]').click();
  await run('sparse-cross-entropy');
  await equation('sparse-cross-entropy').getByLabel(equationWords.source).selectOption('own');
  await expect(equation('sparse-cross-entropy').locator('.equation-givens')).toContainText('test image 1');
  await expect(equation('sparse-cross-entropy').locator('.equation-says')).toContainText(
    'On instance 1 formula and engine',
  );
  await run('adam-update-keras');
  await expect(equation('adam-update-keras').locator('tr[data-row=engine]')).toBeVisible();
  await expect(equation('adam-update-keras').getByLabel(equationWords.source)).toHaveCount(0);
  await elsewhere.context().close();
});

test('all is reached by keyboard; a file is dropped, does not take the place of another unasked, and a damaged one is refused', async ({
  page,
}) => {
  const t = strings.zh;
  const [mine, other] = [trained([[6, 'relu']]), trained([[5, 'tanh']])];
  await page.goto('/zh/mnist/');
  const root = await on(page);
  await expect(root.locator('.live-says')).toContainText('784-128-64-10');
  const first = root.getByRole('button', { name: t.downloadOf('ONNX') });
  await expect(first).toBeEnabled();
  await first.focus();
  const reached: (string | null)[] = [];
  for (let k = 0; k < 5; k++) {
    reached.push(await page.evaluate(() => document.activeElement?.getAttribute('type') ?? null));
    await page.keyboard.press('Tab');
  }
  expect(reached).toEqual(['button', 'button', 'button', 'button', 'file']);

  const transfer = await page.evaluateHandle(
    (bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'mine.onnx'));
      return data;
    },
    [...writeOnnx(mine)],
  );
  await root.locator('.file-drop').dispatchEvent('drop', { dataTransfer: transfer });
  await expect(root.getByText(t.taken('mine.onnx'))).toBeVisible();

  await bring(root, 'other.onnx', writeOnnx(other));
  await expect(root.getByText(t.waiting('other.onnx', '784-5-10'))).toBeVisible();
  await expect(root.getByText(t.replace('784-6-10'))).toBeVisible();
  await root.getByRole('button', { name: t.dismiss }).press('Enter');
  await expect(root.locator('.live-says')).toContainText('784-6-10');

  await bring(root, 'broken.onnx', writeOnnx(other).slice(0, 1000));
  await expect(root.getByRole('alert')).toContainText('没有接收：broken.onnx已损坏');
  await expect(root.locator('.live-says')).toContainText('784-6-10');

  await bring(root, 'other.onnx', writeOnnx(other));
  await expect(root.getByRole('alert')).toHaveCount(0);
  await root.getByRole('button', { name: t.accept }).press('Space');
  await expect(root.getByText(t.taken('other.onnx'))).toBeVisible();
  await expect(root.locator('.live-says')).toContainText('784-5-10');

  // the pad on the same page reads with it
  const pad = await awake(page, '#digit-pad');
  await expect(pad.getByRole('combobox')).toHaveValue('kept');
});
