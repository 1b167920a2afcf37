/** The chapter on gradient descent: each figure driven once, by mouse or keyboard, in both languages. */
import { langs, test } from './book.ts';
import { driveAdamApart } from './gradient-descent/adam-apart.ts';
import { driveBatchNoise } from './gradient-descent/batch-noise.ts';
import { driveBowl } from './gradient-descent/bowl.ts';
import { driveRace } from './gradient-descent/race.ts';
import { driveRateFinder } from './gradient-descent/rate-finder.ts';

const figures = {
  bowl: driveBowl,
  'batch size': driveBatchNoise,
  race: driveRace,
  'Adam taken apart': driveAdamApart,
  'rate finder': driveRateFinder,
};

for (const lang of langs) {
  for (const [name, drive] of Object.entries(figures)) {
    test(`gradient descent: the figure “${name}” answers (${lang})`, async ({ page }) => {
      await page.goto(`/${lang}/gradient-descent/`);
      await drive(page, lang);
    });
  }
}
