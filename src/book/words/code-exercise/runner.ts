/**
 * A run of the reader's function, as a job's line: a judge, a worker of the site, and a realm that may reach nothing, in a frame
 * of its own (workers/program). Both end with the run, and the run ends with its time: an endless loop costs a core for some
 * seconds and nothing else.
 */
import { asset } from '../../../i18n/paths.ts';
import type { Line, OpenLine } from '../../../kit/job.ts';
import type { JobAnswer } from '../../../workers/job-protocol.ts';
import type { ProgramReport, ProgramWish } from '../../../workers/program/protocol.ts';

/** Milliseconds until realm and data must be here; for all test vectors; between two steps of a training. */
export const limits = { begin: 60_000, cases: 3000, train: 10_000 } as const;

export type RunReport = ProgramReport | { readonly type: 'timeout'; readonly seconds: number };

/** `open` begins both and returns how to end them; what the judge says is heard until the line is closed. */
export function timedLine(open: OpenLine<ProgramWish, ProgramReport>): OpenLine<ProgramWish, RunReport> {
  return (hear) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let what: ProgramWish['what'] = 'cases';
    let line: Line<ProgramWish> | null = null;
    const close = () => {
      clearTimeout(timer);
      line?.close();
      line = null;
    };
    const wait = (milliseconds: number, late: () => void) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        close();
        late();
      }, milliseconds);
    };
    const heard = (answer: JobAnswer<ProgramReport> | null) => {
      if (!line) return;
      if (answer?.type === 'report') {
        const { turn } = answer;
        wait(limits[what], () => {
          hear({ type: 'report', turn, report: { type: 'timeout', seconds: limits[what] / 1000 } });
          hear({ type: 'done', turn });
        });
      } else close();
      hear(answer);
    };
    return {
      close,
      post(order) {
        line ??= open(heard);
        if (order.type === 'begin') {
          what = order.wish.what;
          wait(limits.begin, () => hear(null));
        }
        line.post(order);
      },
    };
  };
}

/** The page's own. */
export const openRun = timedLine((hear) => {
  const worker = new Worker(new URL('../../../workers/program/judge.worker.ts', import.meta.url), { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  const closeRealm = openRealm(port2, () => hear(null));
  worker.onmessage = ({ data }: MessageEvent<JobAnswer<ProgramReport>>) => hear(data);
  worker.onerror = worker.onmessageerror = () => hear(null);
  worker.postMessage({ type: 'realm' }, [port1]);
  return {
    post: (order) => worker.postMessage(order),
    close() {
      worker.terminate();
      closeRealm();
    },
  };
});

/** The frame has no origin, so nothing of the site's: no page, no storage, no cookie; its own policy leaves it no network. */
function openRealm(port: MessagePort, failed: () => void): () => void {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.hidden = true;
  frame.src = asset('sandbox.html');
  const hear = async ({ source, data }: MessageEvent) => {
    if (source === null || source !== frame.contentWindow) return;
    if (data !== 'ready') return failed();
    const { default: realm } = await import('../../../workers/program/realm.ts?bundled');
    frame.contentWindow?.postMessage(realm, '*', [port]);
  };
  addEventListener('message', hear);
  document.body.append(frame);
  return () => {
    removeEventListener('message', hear);
    frame.remove();
  };
}
