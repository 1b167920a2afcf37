/** One test over all figures that are declarations: what only a browser can tell of each. */
import { readdirSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { sharedStrings } from '../../src/kit/strings.ts';
import { awake, expect, test, wakeAll } from './book.ts';

/** Chapter → its figures, by their folders. */
const chapters = readdirSync('src/figures').map((chapter) => [chapter, readdirSync(`src/figures/${chapter}`)] as const);
/** Where a heading of the page has the figure's name. */
const anchors: Readonly<Record<string, string>> = { 'take-home': 'take-home-widget' };
const anchorOf = (id: string): string => anchors[id] ?? id;
const t = sharedStrings.en;

const heightsOf = (page: Page) =>
  page
    .locator('.live[data-awake]')
    .evaluateAll((figures) => figures.map((one) => [one.id, Math.round((one as HTMLElement).offsetHeight)]));

/** What a figure shows: its words, and what stands in its fields. */
const shownBy = (figure: Locator) =>
  figure
    .locator('.live-picture, .live-controls, .live-below')
    .evaluateAll((parts) =>
      parts.map((part) => [
        (part as HTMLElement).innerText,
        [...part.querySelectorAll<HTMLInputElement>('input, select')].map(
          ({ value, checked }) => `${value} ${checked}`,
        ),
      ]),
    );

for (const [chapter, figures] of chapters) {
  test(`the figures of ${chapter}: as high awake as asleep, every control by keyboard, playing moves, the link restores`, async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`/en/${chapter}/`);
    const asleep = await heightsOf(page);
    await wakeAll(page);
    expect(await heightsOf(page)).toEqual(asleep);
    expect(asleep.map(([id]) => id).sort()).toEqual(figures.map(anchorOf).sort());

    const address = new URL(page.url());
    for (const id of figures) {
      const figure = await awake(page, `#${anchorOf(id)}`);
      const unreachable = await figure
        .locator('button, input, select, summary, [role=slider]')
        .evaluateAll((controls) =>
          controls.flatMap((control) => {
            const one = control as HTMLInputElement;
            if (one.disabled || !one.checkVisibility()) return [];
            one.focus();
            return document.activeElement === one ? [] : [one.outerHTML];
          }),
        );
      expect(unreachable, id).toEqual([]);

      const play = figure.getByRole('button', { name: t.play, exact: true });
      if ((await play.count()) > 0) {
        const before = await shownBy(figure);
        if (await play.isDisabled()) continue;
        await play.press('Enter');
        await expect.poll(() => shownBy(figure)).not.toEqual(before);
        const pause = figure.getByRole('button', { name: t.pause, exact: true });
        if (await pause.isVisible()) await pause.press('Enter');
        const reset = figure.getByRole('button', { name: t.reset, exact: true });
        await reset.press('Enter');
        await expect.poll(() => shownBy(figure)).toEqual(before);
      }

      const field = figure.locator('.fields input[type=text]:enabled').first();
      if ((await field.count()) > 0) {
        await field.press('ArrowDown');
        await figure.getByRole('button', { name: t.copyLink }).press('Enter');
        await expect(figure.getByText(t.linkCopied)).toBeVisible();
        const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
        expect(link.hash).toBe(`#${anchorOf(id)}`);
        expect([...link.searchParams.keys()].every((key) => key.startsWith(`${id}.`))).toBe(true);
        for (const [key, value] of link.searchParams) address.searchParams.set(key, value);
      }
    }
    address.searchParams.set(`${figures[0]}.nobody`, '1');
    const again = await context.newPage();
    await again.goto(address.href);
    for (const id of figures) {
      const [here, there] = [await awake(page, `#${anchorOf(id)}`), await awake(again, `#${anchorOf(id)}`)];
      const isRestored = [...address.searchParams.keys()].some((key) => key.startsWith(`${id}.`));
      if (isRestored) await expect.poll(async () => shownBy(there), { message: id }).toEqual(await shownBy(here));
    }
    await expect(again.locator(`#${anchorOf(figures[0])}`)).toContainText(t.linkUnknown('nobody'));
    await again.close();
  });
}
