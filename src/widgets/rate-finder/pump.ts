/** Lets a stream of reports flow in short slices, so that whoever owns it hears "pause" in between. */
import type { JobReport } from '../../experiments/gradient-descent/rate-finder/job.ts';

/** Reports of one slice: few enough that a curve is seen to grow. */
const slice = 5;

export interface Pump {
  /** Lets it flow. */
  run(): void;
  pause(): void;
  /** One report more. */
  step(): void;
  /** Nothing more comes, whatever was under way. */
  end(): void;
}

/** `later` asks to be called again after a breath; `tell` gets the reports of a slice, `done` is called once behind the last. */
export function pump(
  job: Iterator<JobReport, void>,
  tell: (reports: readonly JobReport[]) => void,
  done: () => void,
  later: (work: () => void) => void,
): Pump {
  let running = false;
  let waiting = false;
  let over = false;
  const pull = (count: number): void => {
    const reports: JobReport[] = [];
    while (!over && reports.length < count) {
      const next = job.next();
      if (next.done) over = true;
      else reports.push(next.value);
    }
    if (reports.length > 0) tell(reports);
    if (over) done();
  };
  const flow = (): void => {
    waiting = false;
    if (!running || over) return;
    pull(slice);
    if (over) return;
    waiting = true;
    later(flow);
  };
  return {
    run() {
      running = true;
      if (!waiting) flow();
    },
    pause() {
      running = false;
    },
    step() {
      running = false;
      if (!over) pull(1);
    },
    end() {
      over = true;
    },
  };
}
