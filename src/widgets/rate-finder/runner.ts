/** The worker of the figure, begun with its first wish. */
import type { FinderReport } from '../../workers/rate-finder.worker.ts';
import type { Connect } from './model.ts';

export const connect: Connect = (hear) => {
  const worker = new Worker(new URL('../../workers/rate-finder.worker.ts', import.meta.url), {
    type: 'module',
    name: 'rate-finder',
  });
  worker.onmessage = ({ data }: MessageEvent<FinderReport>) => hear(data);
  worker.onerror = worker.onmessageerror = () => hear(null);
  return { send: (order) => worker.postMessage(order), end: () => worker.terminate() };
};
