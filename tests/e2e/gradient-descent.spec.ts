/** The chapter on gradient descent: each figure driven by keyboard, all on one page. */
import { test } from './book.ts';
import { driveAdamApart } from './gradient-descent/adam-apart.ts';
import { driveBatchNoise } from './gradient-descent/batch-noise.ts';
import { driveBowl } from './gradient-descent/bowl.ts';
import { driveRace } from './gradient-descent/race.ts';
import { driveRateFinder } from './gradient-descent/rate-finder.ts';

test('the figures of gradient descent answer: bowl, batch size, race', async ({ page }) => {
  await page.goto('/en/gradient-descent/');
  await test.step('bowl', () => driveBowl(page, 'en'));
  await test.step('batch size', () => driveBatchNoise(page, 'en'));
  await test.step('race', () => driveRace(page, 'en'));
});

test('the figures of gradient descent answer: Adam taken apart, rate finder', async ({ page }) => {
  await page.goto('/en/gradient-descent/');
  await test.step('Adam taken apart', () => driveAdamApart(page, 'en'));
  await test.step('rate finder', () => driveRateFinder(page, 'en'));
});
