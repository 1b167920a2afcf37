/** A worker of its own for the measuring, and one for the trainings. */
import type { Numbered, OpenWorkshop, Report } from './protocol.ts';

export const openWorkshop: OpenWorkshop = (hear) => {
  const worker = new Worker(new URL('../../workers/batch-noise.worker.ts', import.meta.url), {
    type: 'module',
    name: 'batch-noise',
  });
  let turn = 0;
  worker.onmessage = ({ data }: MessageEvent<Numbered<Report>>) => hear(data);
  worker.onerror = worker.onmessageerror = () => hear({ type: 'failed', message: '', turn });
  return {
    ask(wish) {
      turn = wish.turn;
      worker.postMessage(wish);
    },
    close: () => worker.terminate(),
  };
};
