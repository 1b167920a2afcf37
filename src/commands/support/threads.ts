/** Helper threads for programs that run in Node. They sleep when there is nothing to do and end with the program. */
import { Worker } from 'node:worker_threads';
import { type Helpers, helpersOf } from '../../../lib/kernels/crew.ts';

export interface NodeHelpers extends Helpers {
  /** Ends the threads. */
  close(): Promise<void>;
}

export function nodeHelpers(count: number): NodeHelpers {
  const workers = Array.from({ length: count }, () => new Worker(new URL('./threads.worker.ts', import.meta.url)));
  for (const worker of workers) worker.unref();
  return {
    ...helpersOf(workers.map((worker) => (post) => worker.postMessage(post))),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
