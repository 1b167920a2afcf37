/**
 * Runs a reader's function in a worker of its own and ends it when its time is over: an endless loop costs a core for some
 * seconds and nothing else.
 */
import type { ProgramReport, ProgramWish } from '../../workers/program-protocol.ts';

/** Milliseconds until the worker and its data must be here; for all test vectors; between two reports of a training. */
export const limits = { begin: 60_000, cases: 3000, training: 10_000 } as const;

export type RunnerReport = ProgramReport | { type: 'timeout'; seconds: number } | { type: 'died' };

/** Returns how to end it early. After 'cases', 'done', 'threw', 'problem', 'timeout' or 'died' nothing more is heard. */
export type Run = (wish: ProgramWish, hear: (report: RunnerReport) => void) => () => void;

export function runnerWith(makeWorker: () => Worker): Run {
  return (wish, hear) => {
    let worker: Worker | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(timer);
      worker?.terminate();
      worker = null;
    };
    const patience = (milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        end();
        hear({ type: 'timeout', seconds: milliseconds / 1000 });
      }, milliseconds);
    };
    try {
      worker = makeWorker();
    } catch {
      hear({ type: 'died' });
      return () => {};
    }
    worker.onmessage = ({ data }: MessageEvent<ProgramReport>) => {
      if (!worker) return;
      if (data.type === 'begun' || data.type === 'trained')
        patience(wish.type === 'cases' ? limits.cases : limits.training);
      else end();
      hear(data);
    };
    worker.onerror = worker.onmessageerror = () => {
      end();
      hear({ type: 'died' });
    };
    patience(limits.begin);
    worker.postMessage(wish);
    return end;
  };
}

/** The page's own. */
export const run: Run = runnerWith(
  () => new Worker(new URL('../../workers/program.worker.ts', import.meta.url), { type: 'module', name: 'program' }),
);
