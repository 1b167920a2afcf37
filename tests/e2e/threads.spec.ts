/** Threads in the page: as many as the browser allows, the same receipt with any number, none left over. */
import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { mnistAvailable } from '../../src/integrations/data/mnist.ts';
import { expect, test } from './book.ts';
import { TrainerOnPage } from './trainer.ts';

test.skip(!mnistAvailable(), 'MNIST is not installed: npm run data, or MNIST_DIR');

/** Two epochs on so many images are enough: a helper's part is the same in each step, and each epoch has an order of its own. */
const settings = { epochs: 2, examples: 6000 };

function inTheTerminal(): string {
  const words = [
    'src/commands/train.ts',
    ...Object.entries(settings).flatMap(([name, value]) => [`--${name}`, `${value}`]),
  ];
  const output = execFileSync(process.execPath, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return (JSON.parse(output.trim().split('\n').at(-1) as string) as { weights: string }).weights;
}

const helpersOf = (page: Page) => page.workers().filter((worker) => worker.url().includes('threads.worker'));

test('an isolated page trains with helpers, the same ones after a reset, also where it is hidden, one without the headers alone: to one receipt', async ({
  page,
  context,
}) => {
  const begun = async (isolated: boolean) => {
    const trainer = await TrainerOnPage.on(page, 'en', '/en/mnist/');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(isolated);
    await trainer.set(trainer.t.fields.epochs, settings.epochs);
    await trainer.set(trainer.t.fields.examples, settings.examples);
    await trainer.start();
    return trainer;
  };
  const trainer = await begun(true);
  const { weights } = await trainer.receipt();
  expect(weights).toBe(inTheTerminal());
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  const count = Math.min(cores, 4) - 1;
  expect(helpersOf(page)).toHaveLength(count);
  await trainer.button(trainer.shared.reset).click();
  await trainer.button(trainer.t.resume).click();
  const other = await context.newPage();
  await other.bringToFront();
  expect((await trainer.receipt()).weights).toBe(weights);
  expect(helpersOf(page)).toHaveLength(count);
  await other.close();

  await page.route('**/*', async (route) => {
    const response = await route.fetch({ maxRetries: 3 });
    const headers = response.headers();
    delete headers['cross-origin-opener-policy'];
    delete headers['cross-origin-embedder-policy'];
    await route.fulfill({ response, headers });
  });
  const alone = await begun(false);
  expect((await alone.receipt()).weights).toBe(weights);
  expect(helpersOf(page)).toEqual([]);
});
