/** The race, driven by keyboard: steps, momentum's point, a rate that diverges, the best rates, and the network's slice. */
import type { Page } from '@playwright/test';
import { strings } from '../../../src/figures/gradient-descent/race/strings.ts';
import { sharedStrings } from '../../../src/kit/strings.ts';
import { awake, buttonOf, expect, type Lang } from '../book.ts';

export async function driveRace(page: Page, lang: Lang): Promise<void> {
  const [t, shared] = [strings[lang], sharedStrings[lang]];
  const race = await awake(page, '#race');
  const says = race.getByRole('status');
  const button = (name: string) => buttonOf(race, name);
  // the way past, after what is to come
  const trailOf = (id: string) => race.locator(`[data-racer=${id}] svg > path:not([data-faint])`).first();
  const wholeTrail = await trailOf('adam').getAttribute('d');

  await button(shared.reset).press('Enter');
  for (let k = 0; k < 3; k++) await button(shared.step).press('Enter');
  await expect(says).toContainText(t.leads(3, 200, t.names.nesterov, '').split('200')[0]);
  const trail = await trailOf('adam').getAttribute('d');
  expect(trail!.length).toBeLessThan(wholeTrail!.length / 4);

  await race.locator('.live-more > summary').press('Enter');
  const rate = (name: string) => race.getByRole('textbox', { name: t.rateOf(name), exact: true });
  await rate(t.names.sgd).fill('0.05');
  await rate(t.names.sgd).press('Enter');
  for (let k = 0; k < 12; k++) await button(shared.step).press('Enter');
  await expect(says).toContainText(t.diverged(t.names.sgd, 12));
  await expect(race.locator('[data-racer=sgd]')).toContainText(t.divergedAt(12));
  await expect(race).not.toContainText('NaN');
  await rate(t.names.sgd).fill('-1');
  await rate(t.names.sgd).press('Enter');
  await expect(rate(t.names.sgd)).toHaveValue('0.05');

  const start = race.getByRole('slider', { name: t.start });
  await start.press('ArrowRight');
  await expect(start).toHaveAttribute('aria-valuetext', t.startAt('−2.50', '1.20'));
  const point = race.getByRole('slider', { name: t.point });
  await point.press('ArrowDown');
  await point.press('Shift+ArrowRight');
  await expect(point).toHaveAttribute('aria-valuetext', t.pointAt('0.018', '0.89'));
  await expect(rate(t.names.momentum)).toHaveValue('0.018');

  await button(t.search).press('Enter');
  await expect(rate(t.names.sgd)).not.toHaveValue('0.05');
  await button(shared.reset).press('Enter');
  await button(shared.play).press('Enter');
  await expect(says).toContainText(/Step [2-9]/);
  await button(shared.pause).press('Enter');
  await expect(button(shared.step)).toBeEnabled();

  await race.getByRole('combobox', { name: t.land }).selectOption('slice');
  await expect(race.locator('.race-notes')).toContainText('784–128–64–10');
  // they race on it, step after step, until another ground is chosen
  await expect(trailOf('sgd')).toHaveAttribute('d', /l/);
  await race.getByRole('combobox', { name: t.land }).selectOption('rosenbrock');
  await expect(race.locator('.race-notes')).toContainText(t.grounds.rosenbrock());
}
