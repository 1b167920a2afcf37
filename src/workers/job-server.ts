/**
 * The far side of every figure's job: a generator runs, what it yields goes to the page, and between two reports it is heard
 * whether to pause, to take one step or to stop. Knows no figure: a figure's `worker.ts` is `serve(work)`.
 */
import { Problem } from '../../lib/problem.ts';
import type { JobAnswer, JobOrder, ProblemData, Work } from './job-protocol.ts';

export interface Far<Wish, Report> {
  onmessage: ((event: { readonly data: JobOrder<Wish> }) => void) | null;
  postMessage(answer: JobAnswer<Report>): void;
}

const nextTurn = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Anything can be thrown: null, what cannot be written, a text without end. */
const longestMessage = 200;

export function problemData(error: unknown): ProblemData {
  if (error instanceof Problem) return { code: error.code, facts: error.facts };
  let message: string;
  try {
    message = String(error instanceof Error ? error.message : error);
  } catch {
    message = typeof error;
  }
  return { code: 'unexpected', facts: { message: message.slice(0, longestMessage) } };
}

/** `rest` lets orders arrive; in a worker a task of its own does. */
export function serve<Wish, Report>(
  work: Work<Wish, Report>,
  far: Far<Wish, Report> = self as unknown as Far<Wish, Report>,
  rest: () => Promise<void> = nextTurn,
): void {
  let current = 0;
  let steps = 0; // how many more reports are wanted: Infinity while it runs, 0 while it is paused
  let wake = () => {};

  async function run(turn: number, wish: Wish): Promise<void> {
    try {
      const reports = work(wish);
      for (;;) {
        while (turn === current && steps === 0) {
          far.postMessage({ type: 'paused', turn });
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        if (turn !== current) return void (await reports.return?.(undefined));
        const next = await reports.next();
        if (turn !== current) return void (await reports.return?.(undefined));
        if (next.done) return far.postMessage({ type: 'done', turn });
        steps -= 1;
        far.postMessage({ type: 'report', turn, report: next.value });
        await rest();
      }
    } catch (error) {
      if (turn === current) far.postMessage({ type: 'failed', turn, problem: problemData(error) });
    }
  }

  far.onmessage = ({ data: order }) => {
    if (order.type === 'begin') {
      current = order.turn;
      steps = order.step ? 1 : Number.POSITIVE_INFINITY;
      wake();
      void run(order.turn, order.wish);
    } else if (order.turn === current) {
      if (order.type === 'stop') current = 0;
      else if (order.type === 'pause') steps = 0;
      else steps = order.type === 'step' ? steps + 1 : Number.POSITIVE_INFINITY;
      wake();
    }
  };
}
