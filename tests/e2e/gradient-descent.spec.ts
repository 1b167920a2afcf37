/**
 * The chapter on gradient descent: each figure driven by keyboard. The long measurements and trainings run once, in
 * English; that the figures also answer in Chinese is seen on one page.
 */
import { test } from './book.ts';
import { driveAdamApart, tryAdamApart } from './gradient-descent/adam-apart.ts';
import { driveBatchNoise, tryBatchNoise } from './gradient-descent/batch-noise.ts';
import { driveBowl, tryBowl } from './gradient-descent/bowl.ts';
import { driveRace, tryRace } from './gradient-descent/race.ts';
import { driveRateFinder, tryRateFinder } from './gradient-descent/rate-finder.ts';

const figures = {
  bowl: driveBowl,
  'batch size': driveBatchNoise,
  race: driveRace,
  'Adam taken apart': driveAdamApart,
  'rate finder': driveRateFinder,
};

for (const [name, drive] of Object.entries(figures)) {
  test(`gradient descent: the figure “${name}” answers`, async ({ page }) => {
    await page.goto('/en/gradient-descent/');
    await drive(page, 'en');
  });
}

test('gradient descent: all five figures answer in Chinese', async ({ page }) => {
  await page.goto('/zh/gradient-descent/');
  for (const tryOut of [tryBowl, tryBatchNoise, tryRace, tryAdamApart, tryRateFinder]) await tryOut(page, 'zh');
});
