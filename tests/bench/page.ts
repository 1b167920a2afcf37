/**
 * What training costs the built page: its memory while the article's program runs, and the time from the click to the first loss
 * on screen once the first shard is there. Needs a build with MNIST: npm run build.
 */
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import { chromiumArguments } from '../support/chromium.ts';
import { median, whole } from './statistics.ts';

const starts = 5;

export interface PageCost {
  /** Bytes of the whole page, workers included. */
  readonly memory: number;
  /** Milliseconds, one a start. */
  readonly firstLoss: readonly number[];
  readonly threads: string;
}

export async function measurePage(executablePath: string): Promise<PageCost> {
  const port = 20_000 + (process.pid % 20_000);
  const server = spawn(process.execPath, ['src/commands/preview.ts', '--port', String(port)], {
    stdio: 'ignore',
    detached: true,
  });
  const args = [...chromiumArguments, '--enable-blink-features=ForceEagerMeasureMemory'];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage();
    await reached(() => page.goto(`http://127.0.0.1:${port}/en/mnist/`));
    const trainer = page.locator('#trainer');
    await trainer.scrollIntoViewIfNeeded();
    // a click before the widget is awake would be lost
    await page.locator('astro-island:not([ssr])', { has: trainer }).waitFor();
    const button = (name: string) => trainer.getByRole('button', { name, exact: true });
    const firstLoss: number[] = [];
    for (let start = 0; start <= starts; start++) {
      await button('Start training').waitFor();
      await page.evaluate(watchFirstStep);
      await button('Start training').click();
      const time = await page.evaluate(() => (globalThis as unknown as { firstStep: Promise<number> }).firstStep);
      if (start > 0) firstLoss.push(time); // the first waits for the data
      if (start < starts) {
        await button('Stop').click();
      }
    }
    await wait(2500); // in the middle of the run
    const memory = await page.evaluate(async () => {
      const { bytes } = await (
        performance as unknown as { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> }
      ).measureUserAgentSpecificMemory();
      return bytes;
    });
    const threads = await page.evaluate(() => (crossOriginIsolated ? `${navigator.hardwareConcurrency}` : '1'));
    return { memory, firstLoss, threads };
  } finally {
    await browser.close();
    process.kill(-server.pid!);
  }
}

/** Milliseconds from the next click to the first step that the page shows. */
function watchFirstStep(): void {
  const facts = document.querySelector('#trainer .trainer-facts dl')!;
  const step = () => facts.children[1]!.querySelector('dd')!.textContent;
  (globalThis as unknown as { firstStep: Promise<number> }).firstStep = new Promise((resolve) => {
    document.addEventListener(
      'click',
      () => {
        const clicked = performance.now();
        const before = step();
        const look = () => {
          const now = step();
          if (now !== before && /^[1-9]/.test(now ?? '')) {
            requestAnimationFrame(() => resolve(performance.now() - clicked));
          } else requestAnimationFrame(look);
        };
        look();
      },
      { capture: true, once: true },
    );
  });
}

async function reached(open: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await open();
      return;
    } catch (error) {
      if (tries === 40) throw error;
      await wait(500);
    }
  }
}

export function pageText({ memory, firstLoss, threads }: PageCost): string {
  return `\nThe built page, cross-origin isolated, ${threads} threads: ${whole(memory / 1e6)} MB of memory while it trains (all of it, workers included); first loss on screen ${whole(median(firstLoss))} ms after the click (${firstLoss.map(whole).join(', ')}), the data being there.\n`;
}
