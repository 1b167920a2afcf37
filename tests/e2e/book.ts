/**
 * The test every spec starts from: a page that may not print an error, throw, or ask another origin for anything.
 */
import { test as base, expect, type Locator, type Page } from '@playwright/test';

export { expect };

export const langs = ['en', 'zh'] as const;
export type Lang = (typeof langs)[number];

interface Watch {
  /** What went wrong on the page so far: console errors, exceptions, requests to another origin. */
  readonly complaints: string[];
  /** Complaints that this test provokes on purpose. */
  expectComplaint(pattern: RegExp): void;
}

export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ context, baseURL }, use) => {
      const complaints: string[] = [];
      const provoked: RegExp[] = [];
      const origin = new URL(baseURL ?? '').origin;
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => complaints.push(`exception: ${error.error().message}`));
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (/^https?:$/.test(url.protocol) && url.origin !== origin) complaints.push(`request left the origin: ${url}`);
      });
      await use({ complaints, expectComplaint: (pattern) => provoked.push(pattern) });
      expect(complaints.filter((complaint) => !provoked.some((pattern) => pattern.test(complaint)))).toEqual([]);
    },
    { auto: true },
  ],
});

/** A button by the word on it; a screen reader says the title of its figure or exercise behind it. */
export const buttonOf = (root: Locator, word: string): Locator =>
  root.getByRole('button', { name: new RegExp(`^${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?=[:：]|$)`) });

/** Brings an island into view and waits until it answers. */
export async function awake(page: Page, selector: string) {
  const widget = page.locator(selector);
  await widget.scrollIntoViewIfNeeded();
  await expect(page.locator('astro-island[ssr]').filter({ has: widget })).toHaveCount(0);
  // a figure's own code follows its island
  await expect(page.locator(`${selector}.live[data-awake='false']`)).toHaveCount(0);
  return widget;
}

/** Brings every island of the page into view, one after another, until all have woken. */
export async function wakeAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    for (const island of document.querySelectorAll('astro-island[ssr]')) {
      // the island itself has no box
      island.firstElementChild?.scrollIntoView({ block: 'center', behavior: 'instant' });
      await frame();
      await frame();
    }
  });
  await expect(page.locator('astro-island[ssr], .live[data-awake=false]')).toHaveCount(0);
}

/** Counts from the first picture on how far what stands on the page moves by itself; the sum is told when it is asked for. */
export async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const shifts = { sum: 0 };
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) shifts.sum += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { shifts: { sum: number } }).shifts.sum);
}
