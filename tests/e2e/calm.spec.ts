/** The page while it trains: it answers. */
import { mnistAvailable } from '../../src/integrations/data/mnist.ts';
import { expect, test } from './book.ts';
import { TrainerOnPage } from './trainer.ts';

/** One task of a thread, as the browser's own trace tells it; times in microseconds. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  tdur?: number;
  args?: { name?: string };
}

/** The longest task of the page's main thread in milliseconds of its own processor time: another program's turn does not count. */
function longestTask(trace: string): number {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const mains = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const isMain = ({ pid, tid }: TraceEvent) => mains.some((main) => main.pid === pid && main.tid === tid);
  const tasks = traceEvents.filter((event) => /RunTask$/.test(event.name) && isMain(event));
  expect(tasks.length, 'tasks in the trace').toBeGreaterThan(100);
  return Math.max(...tasks.map(({ tdur }) => tdur ?? 0)) / 1000;
}

test('no task of the page takes over 50 ms while it trains', async ({ page, browser }) => {
  test.skip(!mnistAvailable(), 'MNIST is not installed: npm run data, or MNIST_DIR');
  const trainer = await TrainerOnPage.on(page, 'en', '/en/mnist/');
  await trainer.set(trainer.t.fields.epochs, 4);
  await trainer.start();
  // from here on: waking and loading the plots is behind us
  await expect(
    trainer.root
      .getByText(trainer.t.of(1, 4))
      .or(trainer.root.getByText(trainer.t.of(2, 4)))
      .first(),
  ).toBeVisible();
  await page.waitForTimeout(300);
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  await trainer.receipt();
  expect(longestTask((await browser.stopTracing()).toString())).toBeLessThan(50);
});
