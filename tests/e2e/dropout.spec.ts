/** The chapter on dropout: each figure driven once by mouse or keyboard, a claim measured again. */
import { awake, buttonOf, expect, test } from './book.ts';

const t = { train: '训练这一对', stop: '停止', step: '单步', l2: /L2/ };

test('the figures of the chapter on dropout answer', async ({ page }) => {
  await page.goto('/zh/dropout/');

  const lab = await awake(page, '#overfitting-lab');
  await lab.getByRole('checkbox', { name: t.l2 }).check();
  await lab.getByRole('button', { name: t.train }).press('Enter');
  await expect(lab.getByRole('status')).toContainText(/^\d+轮之后.*（(MNIST|本书生成器.*)）/);
  const stop = buttonOf(lab, t.stop);
  if (await stop.isVisible()) await stop.click();
  await expect(lab.getByRole('button', { name: t.train })).toBeVisible();

  const masks = await awake(page, '#masks');
  for (let k = 0; k < 3; k++) await masks.getByRole('button', { name: t.step }).click();
  await expect(masks.getByRole('status')).toContainText('4');

  await test.step('a claim is measured again on the page, with a seed that is in no record', async () => {
    await page.locator('[popovertarget="claim-data-wins"].claim-mark').first().click();
    const card = page.locator('#claim-data-wins');
    await card.getByRole('button', { name: '在这里再测一次，用种子21' }).click();
    await expect(card.getByRole('status')).toHaveText(/种子21：成立。/);
    const rows = card.locator('.claim-here');
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).toContainText('种子21，在本页');
    await expect(rows.first().getByRole('img')).toHaveAccessibleName('成立');
    await expect(card.locator('.claim-measure')).toHaveText('在这里再测一次，用种子22');
  });
});
