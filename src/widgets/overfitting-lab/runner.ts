/** The twins in a worker of their own, ended with it. */
import type { TwinsReport } from '../../workers/overfitting.worker.ts';
import type { RunTwins } from './model.ts';

export const runTwins: RunTwins = (wish, hear) => {
  const worker = new Worker(new URL('../../workers/overfitting.worker.ts', import.meta.url), {
    type: 'module',
    name: 'overfitting',
  });
  worker.onmessage = ({ data }: MessageEvent<TwinsReport>) => hear(data);
  worker.onerror = worker.onmessageerror = () => hear({ type: 'failed', message: '' });
  worker.postMessage(wish);
  return () => worker.terminate();
};
