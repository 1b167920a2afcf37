/** The training in a worker of its own, ended with it. */
import type { AdamReport } from '../../workers/adam.worker.ts';
import type { RunAdam } from './model.ts';

export const runAdam: RunAdam = (wish, hear) => {
  const worker = new Worker(new URL('../../workers/adam.worker.ts', import.meta.url), { type: 'module', name: 'adam' });
  worker.onmessage = ({ data }: MessageEvent<AdamReport>) => hear(data);
  worker.onerror = worker.onmessageerror = () => hear({ type: 'failed', message: '' });
  worker.postMessage(wish);
  return () => worker.terminate();
};
