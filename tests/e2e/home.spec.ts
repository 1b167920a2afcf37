/** The front page: a digit that is read while it is drawn, a unit that is looked at, what was done and where it was left. */
import { exerciseById } from '../../lib/exercises/index.ts';
import { generator } from '../../lib/generator.ts';
import { strings } from '../../src/figures/home/first-layer/strings.ts';
import { home } from '../../src/i18n/home.ts';
import { awake, expect, test } from './book.ts';

test('a digit drawn over the book’s is read at once, its units are looked at by keyboard; what is done is told, and leads back to where the reader was', async ({
  page,
}) => {
  const t = strings.en;
  const id = 'dropout-spread';
  await page.goto('/en/');
  await expect(page.locator('#resume')).toBeHidden();
  const figure = await awake(page, '#first-layer');
  const [says, read] = [figure.locator('.live-says'), figure.locator('.look-reading caption b')];
  await expect(read).toHaveText('3');
  // the network is here once another digit is read
  await figure.getByRole('button', { name: t.another }).press('Enter');
  await expect(read).toHaveText('4');
  const before = await says.textContent();
  const box = (await figure.locator('.drawing-surface').boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.8, { steps: 8 });
  await page.mouse.up();
  await expect(read).toHaveText('1');
  expect(await says.textContent()).not.toBe(before);
  const cells = figure.getByRole('slider', { name: t.cells });
  await cells.press('Home');
  await cells.press('ArrowDown');
  await expect(cells).toHaveAttribute('aria-valuenow', '17');
  await expect(figure.locator('.look-unit')).toContainText(t.unit(17));

  await page.goto('/en/dropout/');
  const exercise = await awake(page, `#exercise-${id}`);
  const { asked } = exerciseById(id)!.instance(generator(1, id));
  await exercise.getByRole('textbox').first().fill(asked[0].value.toFixed(3));
  await exercise.getByRole('textbox').first().press('Enter');
  await expect(exercise.locator('.exercise-says')).toHaveAttribute('data-outcome', 'right');
  await page.goto('/zh/');
  const resume = page.locator('#resume');
  await expect(resume).toContainText(home.zh.resume);
  await expect(page.locator('.home-resume')).toContainText(/做出1道/);
  await expect(page.locator('.home-chapters [data-done-of=dropout]')).toContainText('1/');
  await page.locator('.contents-menu > summary').press('Enter');
  await expect(page.locator('.contents-panel [data-done-of=dropout]')).toContainText('1/');
  await page.locator('.contents-menu > summary').press('Enter');
  await resume.click();
  await expect(page).toHaveURL(/\/zh\/dropout\/#/);
});
