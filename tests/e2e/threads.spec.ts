/** Threads in the page: as many as the browser allows, the same receipt with any number, none left over. */
import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { mnistAvailable } from '../../src/integrations/data/mnist.ts';
import { expect, test } from './book.ts';
import { TrainerOnPage } from './trainer.ts';

test.skip(!mnistAvailable(), 'MNIST is not installed: npm run data, or MNIST_DIR');

/** One epoch on so many images is enough: a helper's part is the same in each step. */
const examples = 12_000;

function inTheTerminal(): string {
  const words = ['src/commands/train.ts', '--epochs', '1', '--examples', String(examples)];
  const output = execFileSync(process.execPath, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return (JSON.parse(output.trim().split('\n').at(-1) as string) as { weights: string }).weights;
}

const helpersOf = (page: Page) => page.workers().filter((worker) => worker.url().includes('threads.worker'));

test('an isolated page trains with helpers, reset after reset with the same ones, to the receipt of one thread', async ({
  page,
}) => {
  const trainer = await TrainerOnPage.on(page, 'en', '/en/mnist/');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  await trainer.set(trainer.t.fields.epochs, 1);
  await trainer.set(trainer.t.fields.examples, examples);
  await trainer.start();
  const { weights } = await trainer.receipt();
  expect(weights).toBe(inTheTerminal());
  const count = Math.min(cores, 4) - 1;
  expect(helpersOf(page)).toHaveLength(count);
  for (let k = 0; k < 2; k++) {
    await trainer.button(trainer.shared.reset).click();
    await trainer.button(trainer.t.resume).click();
    expect((await trainer.receipt()).weights).toBe(weights);
  }
  expect(helpersOf(page)).toHaveLength(count);
});

test('a page that a host sends without the headers trains alone, to the same receipt', async ({ page }) => {
  await page.route('**/*', async (route) => {
    const response = await route.fetch({ maxRetries: 3 });
    const headers = response.headers();
    delete headers['cross-origin-opener-policy'];
    delete headers['cross-origin-embedder-policy'];
    await route.fulfill({ response, headers });
  });
  const trainer = await TrainerOnPage.on(page, 'en', '/en/mnist/');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await trainer.set(trainer.t.fields.epochs, 1);
  await trainer.set(trainer.t.fields.examples, examples);
  await trainer.start();
  expect((await trainer.receipt()).weights).toBe(inTheTerminal());
  expect(helpersOf(page)).toEqual([]);
});
