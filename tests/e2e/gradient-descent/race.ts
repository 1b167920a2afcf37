/** The race, driven by keyboard: steps, a rate that diverges, the turned bowl, the best rates, and the network's slice. */
import type { Page } from '@playwright/test';
import { strings } from '../../../src/figures/gradient-descent/race/strings.ts';
import { sharedStrings } from '../../../src/kit/strings.ts';
import { awake, expect, type Lang } from '../book.ts';

/** Three steps from the start. */
export async function tryRace(page: Page, lang: Lang) {
  const [t, shared] = [strings[lang], sharedStrings[lang]];
  const race = await awake(page, '#race');
  const says = race.getByRole('status');
  const button = (name: string) => race.getByRole('button', { name, exact: true });
  const trailOf = (id: string) => race.getByRole('group', { name: t.map }).locator(`[data-racer=${id}] path`);
  const wholeTrail = await trailOf('adam').last().getAttribute('d');

  await button(shared.reset).press('Enter');
  for (let k = 0; k < 3; k++) await button(shared.step).press('Enter');
  await expect(says).toContainText(t.leads(3, 200, t.names.nesterov, '').split('200')[0]);
  const trail = await trailOf('adam').last().getAttribute('d');
  expect(trail!.length).toBeLessThan(wholeTrail!.length / 4);
  return { t, shared, race, says, button, trailOf };
}

export async function driveRace(page: Page, lang: Lang): Promise<void> {
  const { t, shared, race, says, button, trailOf } = await tryRace(page, lang);
  const row = (name: string) => race.locator('.numbers tbody tr').filter({ hasText: name });
  const rate = (name: string) => race.getByLabel(t.rateOf(name), { exact: true });
  await rate(t.names.sgd).fill('0.05');
  await rate(t.names.sgd).press('Enter');
  for (let k = 0; k < 12; k++) await button(shared.step).press('Enter');
  await expect(says).toContainText(t.diverged(t.names.sgd, 12));
  await expect(row(t.names.sgd)).toContainText(t.divergedAt(12));
  await expect(race).not.toContainText('NaN');
  await rate(t.names.sgd).fill('-1');
  await rate(t.names.sgd).press('Enter');
  await expect(rate(t.names.sgd)).toHaveValue('0.05');

  const start = race.getByRole('slider', { name: t.start });
  await start.press('ArrowRight');
  await expect(start).toHaveAttribute('aria-valuetext', t.startAt('x = −2.50', 'y = 1.20'));
  await race.getByRole('checkbox', { name: t.names.adam }).press('Space');
  await expect(trailOf('adam')).toHaveCount(0);

  await button(t.search).press('Enter');
  await expect(rate(t.names.sgd)).not.toHaveValue('0.05');
  await button(shared.reset).press('Enter');
  await button(shared.play).press('Enter');
  await expect(says).toContainText(/Step [2-9]/);
  await button(shared.pause).press('Enter');
  await expect(button(shared.step)).toBeEnabled();

  await race.getByRole('combobox', { name: t.land }).selectOption('slice');
  await expect(race.locator('.race-ground')).toContainText('784–128–64–10');
  await expect(race.locator('.race-line').first()).toBeVisible();
  // they race on it, step after step, until another ground is chosen
  await expect(trailOf('sgd').last()).toHaveAttribute('d', /l/);
  await race.getByRole('combobox', { name: t.land }).selectOption('rosenbrock');
  await expect(race.locator('.race-ground')).toContainText(t.rosenbrockNote);
}
