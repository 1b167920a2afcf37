/** How long the page was held while it worked. */
import { expect } from './book.ts';

/** One task of a thread, as the browser's own trace tells it; times in microseconds. */
interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  tdur?: number;
  args?: { name?: string };
}

/** The tasks of the page's main thread, the longest first, in milliseconds of its own processor time: another program's turn does not count. */
function tasksOf(trace: string): number[] {
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const mains = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const isMain = ({ pid, tid }: TraceEvent) => mains.some((main) => main.pid === pid && main.tid === tid);
  const tasks = traceEvents.filter((event) => /RunTask$/.test(event.name) && isMain(event));
  return tasks.map(({ tdur }) => (tdur ?? 0) / 1000).sort((a, b) => b - a);
}

/** No kind of task holds the page for 50 ms. A machine that is busy can stretch one or another: what the page does recurs. */
export function expectCalm(trace: string): void {
  const tasks = tasksOf(trace);
  expect(tasks.length, 'tasks in the trace').toBeGreaterThan(100);
  expect(tasks[0], 'the longest task').toBeLessThan(250);
  expect(tasks[3], 'the fourth longest task').toBeLessThan(50);
}
