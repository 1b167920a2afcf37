/**
 * Helper threads in the browser, for the worker that trains. They need memory that threads share, which a browser gives only
 * to a page that is cross-origin isolated; elsewhere the training worker is alone, and finds the same bits.
 */
import { type Helpers, helpersOf, type Post } from '../../lib/kernels/crew.ts';

/** More would share too little work to be worth their turns. */
const mostThreads = 4;

export interface Machine {
  readonly crossOriginIsolated: boolean;
  readonly navigator: { readonly hardwareConcurrency: number };
}

/** Threads to train on, the training worker's own among them. */
export function threadCount({ crossOriginIsolated, navigator }: Machine): number {
  return crossOriginIsolated ? Math.max(1, Math.min(navigator.hardwareConcurrency, mostThreads)) : 1;
}

/** The helpers end with the worker that asks for them; while there is nothing to do they sleep. */
export function browserHelpers(machine: Machine): Helpers {
  const workers = Array.from(
    { length: threadCount(machine) - 1 },
    () => new Worker(new URL('./threads.worker.ts', import.meta.url), { type: 'module' }),
  );
  return helpersOf(workers.map((worker) => (post: Post) => worker.postMessage(post)));
}
