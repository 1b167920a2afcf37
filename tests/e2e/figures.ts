/** What only a browser can tell of any figure that is a declaration. */
import type { Locator, Page } from '@playwright/test';
import { sharedStrings } from '../../src/kit/strings.ts';
import { awake, buttonOf, expect } from './book.ts';

/** Where a heading of the page has the figure's name. */
const anchors: Readonly<Record<string, string>> = { 'take-home': 'take-home-widget' };
export const anchorOf = (id: string): string => anchors[id] ?? id;
const t = sharedStrings.en;

/** The figures of a page, each with its height. */
export const heightsOf = (page: Page) =>
  page
    .locator('.live[data-awake]')
    .evaluateAll((figures) => figures.map((one) => [one.id, Math.round((one as HTMLElement).offsetHeight)] as const));

/** A phone held upright, whose fingers need larger controls, and a small laptop. */
const screens = [
  { width: 390, height: 844, isTouched: true },
  { width: 1280, height: 800, isTouched: false },
] as const;

/**
 * Every figure fits a screen: there is a place to which the page can be moved so that the whole picture and the main controls
 * are seen below the page's head. Not among these is what stands behind a disclosure, under the sentence, or, of a picture in
 * parts, under the controls; controls that are held in view along a longer picture are with it everywhere. The letters of its
 * drawings are neither too small nor too large to be read there, and nothing makes the page wider.
 */
export async function expectOneScreen(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const { width, height, isTouched } of screens) {
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: isTouched });
    await page.setViewportSize({ width, height });
    // drawings are laid out anew for their width
    await expect.poll(() => page.evaluate(misfits), { message: `${width} × ${height}` }).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await session.detach();
}

/** In the page: what does not fit, each beginning with its figure's name. */
function misfits(): string[] {
  const room = innerHeight - (document.querySelector<HTMLElement>('.site-header')?.offsetHeight ?? 0);
  /** What is not there has no box; what has no box of its own has those of its children. */
  const boxes = (one: Element): DOMRect[] => {
    if (getComputedStyle(one).display === 'contents') return [...one.children].flatMap(boxes);
    return one.checkVisibility() ? [one.getBoundingClientRect()] : [];
  };
  const sizeOf = (letters: SVGTextElement): number => {
    const { c, d } = letters.getScreenCTM() ?? { c: 0, d: 1 };
    return Number.parseFloat(getComputedStyle(letters).fontSize) * Math.hypot(c, d);
  };
  return [...document.querySelectorAll<HTMLElement>('.live[data-awake]')].flatMap((figure) => {
    const boxesOf = (selector: string) =>
      [...figure.querySelectorAll(selector)].filter((one) => !one.closest('details')).flatMap(boxes);
    const controls = boxesOf(':scope > :is(.live-controls, .live-fields) :is(button, input, select)');
    const held = figure.querySelector(':scope > .live-controls');
    const isHeld = held !== null && getComputedStyle(held).position === 'sticky';
    const picture = isHeld ? [] : boxesOf(':scope > .live-picture > *');
    const lowest = Math.max(...controls.map(({ bottom }) => bottom));
    const above = picture.filter(({ top }) => top < lowest);
    const parts = [...(above.length > 0 ? above : picture), ...controls];
    const reach = Math.max(...parts.map(({ bottom }) => bottom)) - Math.min(...parts.map(({ top }) => top));
    const letters = [...figure.querySelectorAll<SVGTextElement>('svg text')].filter((one) => one.checkVisibility());
    const odd = letters.filter((one) => Math.round(sizeOf(one)) < 12 || Math.round(sizeOf(one)) > 14);
    return [
      !(reach > 0 && reach <= room) && `picture and controls reach over ${Math.round(reach)} px of ${room}`,
      ...odd.map((one) => `letters of ${sizeOf(one).toFixed(1)} px: ${one.textContent}`),
    ].flatMap((misfit) => (misfit ? [`${figure.id}: ${misfit}`] : []));
  });
}

/** What a figure shows: its words, and what stands in its fields. */
const shownBy = (figure: Locator) =>
  figure
    .locator('.live-picture, .live-controls, .live-fields, .live-says, .live-below')
    .evaluateAll((parts) =>
      parts.map((part) => [
        (part as HTMLElement).innerText,
        [...part.querySelectorAll<HTMLInputElement>('input, select')].map(
          ({ value, checked }) => `${value} ${checked}`,
        ),
      ]),
    );

/** Every control takes the focus; playing moves, and Reset brings back what was. */
async function driveByKeyboard(figure: Locator, id: string): Promise<void> {
  const unreachable = await figure.locator('button, input, select, summary, [role=slider]').evaluateAll((controls) =>
    controls.flatMap((control) => {
      const one = control as HTMLInputElement;
      if (one.disabled || !one.checkVisibility()) return [];
      one.focus();
      // what takes the focus but is passed over by Tab is out of reach, too, unless arrow keys walk to it through a table
      const isLeftOut = one.tabIndex < 0 && !one.closest('table')?.querySelector('[tabindex="0"]');
      return document.activeElement === one && !isLeftOut ? [] : [one.outerHTML];
    }),
  );
  expect(unreachable, id).toEqual([]);

  const play = buttonOf(figure, t.play);
  if ((await play.count()) === 0 || (await play.isDisabled())) return;
  const before = await shownBy(figure);
  await play.press('Enter');
  await expect.poll(() => shownBy(figure)).not.toEqual(before);
  const pause = buttonOf(figure, t.pause);
  if (await pause.isVisible()) await pause.press('Enter');
  // what is read out comes late, but it comes
  const isTold = (one: Element) =>
    one.querySelector('.live-says')?.textContent === one.querySelector('[role=status]')?.textContent;
  await expect.poll(() => figure.evaluate(isTold), { message: `${id}: what is read out` }).toBe(true);
  await buttonOf(figure, t.reset).press('Enter');
  await expect.poll(() => shownBy(figure)).toEqual(before);
}

/** Changes the figure's first field and copies its link: the parameters that it holds. */
async function copyLink(page: Page, figure: Locator, id: string): Promise<URLSearchParams> {
  const field = figure.locator('.fields input[type=text]:enabled').first();
  if ((await field.count()) === 0) return new URLSearchParams();
  await field.press('ArrowDown');
  await figure.getByRole('button', { name: t.copyLink }).press('Enter');
  await expect(figure.getByText(t.linkCopied)).toBeVisible();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(link.hash).toBe(`#${anchorOf(id)}`);
  expect([...link.searchParams.keys()].every((key) => key.startsWith(`${id}.`))).toBe(true);
  return link.searchParams;
}

/** On a page of which all figures have woken: each by keyboard, then all of them again from one link. */
export async function driveFigures(page: Page, figures: readonly string[]): Promise<void> {
  const address = new URL(page.url());
  const shown = new Map<string, unknown>();
  for (const id of figures) {
    const figure = await awake(page, `#${anchorOf(id)}`);
    await driveByKeyboard(figure, id);
    for (const [key, value] of await copyLink(page, figure, id)) {
      address.searchParams.set(key, value);
      shown.set(id, null);
    }
  }
  for (const id of shown.keys()) shown.set(id, await shownBy(page.locator(`#${anchorOf(id)}`)));
  address.searchParams.set(`${figures[0]}.nobody`, '1');
  await page.goto(address.href);
  for (const [id, before] of shown) {
    const figure = await awake(page, `#${anchorOf(id)}`);
    await expect.poll(() => shownBy(figure), { message: id }).toEqual(before);
  }
  const first = await awake(page, `#${anchorOf(figures[0])}`);
  await expect(first).toContainText(t.linkUnknown('nobody'));
}
