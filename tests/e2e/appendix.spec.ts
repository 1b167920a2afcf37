/** The appendix: every equation computed again by the reader's own browser, and the article's formulas on another instance. */
import { equations } from '../../lib/equations/index.ts';
import { awake, expect, langs, test } from './book.ts';

const words = {
  en: { holds: /^holds on 5 instances/, end: `All ${equations.length} equations hold on` },
  zh: { holds: /^在5个实例上成立/, end: `${equations.length}个公式在这个浏览器算出的` },
};

for (const lang of langs) {
  test(`${lang}: recomputing every equation ends with all holding, and the page answers meanwhile`, async ({
    page,
  }) => {
    await page.goto(`/${lang}/equations/`);
    const widget = await awake(page, '#verdicts');
    const count = widget.locator('input').nth(1);
    await count.fill('5');
    await count.press('Enter');
    await page.evaluate(() => {
      const longest = { ms: 0 };
      (window as unknown as { longest: typeof longest }).longest = longest;
      let last = performance.now();
      const beat = () => {
        longest.ms = Math.max(longest.ms, performance.now() - last);
        last = performance.now();
        setTimeout(beat);
      };
      beat();
    });
    const begun = Date.now();
    await widget.getByRole('button').first().click();
    await expect(widget.locator('.live-says')).toContainText(words[lang].end);
    const whole = Date.now() - begun;
    const verdicts = page.locator('[data-trial]');
    await expect(verdicts).toHaveCount(equations.length);
    for (const text of await verdicts.allTextContents()) expect(text).toMatch(words[lang].holds);
    // one slice, one instance, the arrival of the code: a page that computed all at once would stand still throughout
    expect(await page.evaluate(() => (window as unknown as { longest: { ms: number } }).longest.ms)).toBeLessThan(
      whole / 4,
    );
  });

  test(`${lang}: the article's formulas fail on further instances, the corrected ones hold`, async ({ page }) => {
    await page.goto(`/${lang}/errata/`);
    const trial = await awake(page, '[data-article="plain-descent"]');
    for (let press = 0; press < 3; press++) {
      const before = await trial.locator('caption').textContent();
      await trial.getByRole('button').click();
      await expect(trial.locator('caption')).not.toHaveText(before ?? '');
      await expect(trial.locator('tr[data-holds=false]')).toHaveCount(1);
      await expect(trial.locator('tr[data-holds=true]')).toHaveCount(1);
    }
  });
}
