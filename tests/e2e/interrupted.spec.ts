/** A run survives a reload and a worker that ends, and goes on bit for bit. */
import type { Page } from '@playwright/test';
import { mnistAvailable } from '../../src/integrations/data/mnist.ts';
import { expect, test } from './book.ts';
import { TrainerOnPage } from './trainer.ts';

test.skip(!mnistAvailable(), 'MNIST is not installed: npm run data, or MNIST_DIR');

/** The weights of two epochs on 6,000 images, run straight. */
async function straight(trainer: TrainerOnPage): Promise<string> {
  await trainer.set(trainer.t.fields.epochs, 2);
  await trainer.set(trainer.t.fields.examples, 6000);
  await trainer.start();
  return (await trainer.receipt()).weights;
}

/** After which step the run that the browser keeps was saved. */
const savedStep = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('deep-learning-live');
        opening.onsuccess = () => {
          const asked = opening.result.transaction('kept').objectStore('kept').get('interrupted-note');
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result?.value?.totalStep ?? 0);
          };
        };
      }),
  );

test('a reloaded page offers to continue the run, which ends in the same weights; where the worker died a fresh one continues', async ({
  page,
}) => {
  const trainer = await TrainerOnPage.on(page, 'en', '/en/mnist/');
  const weights = await straight(trainer);

  await trainer.button(trainer.shared.reset).click();
  for (let step = 0; step < 3; step++) await trainer.button(trainer.shared.step).click();
  await expect(trainer.root.getByText(trainer.t.of(3, 169), { exact: true })).toBeVisible();
  await expect.poll(() => savedStep(page)).toBe(3);

  const again = await TrainerOnPage.on(page, 'en', '/en/mnist/');
  const offer = again.root.getByRole('region', { name: again.t.interrupted.name });
  await expect(offer).toContainText('784-128-10');
  await offer.getByRole('button', { name: again.t.interrupted.continue }).press('Enter');
  const receipt = await again.receipt();
  expect(receipt.weights).toBe(weights);
  expect(receipt.steps).toBe(2 * 169);
  await expect(offer).toHaveCount(0);

  // what has come to its end is not offered again
  const third = await TrainerOnPage.on(page, 'en', '/en/mnist/');
  await expect(third.button(third.t.start)).toBeEnabled();
  await expect(third.root.getByRole('region', { name: third.t.interrupted.name })).toHaveCount(0);

  await third.set(third.t.fields.epochs, 500);
  await third.set(third.t.fields.examples, 6000);
  await third.start();
  await expect.poll(() => savedStep(page)).toBeGreaterThan(0);
  const [worker] = page.workers();
  await worker.evaluate(() => self.close());
  const told = third.root.getByRole('alert');
  await expect(told).toContainText(/worker/);
  await told.getByRole('button').click();
  await third.button(third.t.interrupted.continue).click();
  await expect(third.button(third.shared.pause)).toBeVisible();
  await expect(told).toHaveCount(0);
  // another run, on the same worker
  await third.button(third.t.stop).click();
  await third.receipt();
  await third.set(third.t.fields.epochs, 1);
  await third.start();
  await expect.poll(async () => (await third.receipt()).steps).toBe(169);
});
