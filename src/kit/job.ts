/**
 * The only road from a figure to its worker. The figure says what it wishes and hears reports; the protocol is everywhere the
 * same (workers/job-protocol.ts), the far side a generator (workers/job-server.ts).
 *
 * `const training = job(openWorker(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })), hear)`
 */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { Problem, problemOf } from '../../lib/problem.ts';
import type { JobAnswer, JobOrder, Work } from '../workers/job-protocol.ts';
import { serve } from '../workers/job-server.ts';

export interface Line<Wish> {
  readonly post: (order: JobOrder<Wish>) => void;
  readonly close: () => void;
}
/** Opens a line to something that works; a null in place of an answer: it died. */
export type OpenLine<Wish, Report> = (hear: (answer: JobAnswer<Report> | null) => void) => Line<Wish>;

/** idle: nothing begun · waiting: begun, nothing heard yet · the rest as it says */
export type JobState = 'idle' | 'waiting' | 'running' | 'paused' | 'done' | 'stopped' | 'failed';

export interface Job<Wish> {
  readonly state: ReadonlySignal<JobState>;
  /** Waiting or running. */
  readonly isBusy: ReadonlySignal<boolean>;
  /** Busy, or paused on the way. */
  readonly isUnderWay: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<Problem | null>;
  /** What ran before is dropped. `step`: it pauses after its first report. */
  readonly begin: (wish: Wish, how?: { readonly step?: boolean }) => void;
  readonly pause: () => void;
  readonly resume: () => void;
  /** One report more of what is paused; it stays so. */
  readonly step: () => void;
  readonly stop: () => void;
  /** Stops, and ends the worker. */
  readonly close: () => void;
}

/** Milliseconds: so long a picture of a screen stands. */
const picture = 16;

/** What comes within a picture's time is heard together: a worker may report faster than the page can draw. */
export function openWorker<Wish, Report>(make: () => Worker): OpenLine<Wish, Report> {
  return (hear) => {
    const worker = make();
    let come: (JobAnswer<Report> | null)[] = [];
    const hearAll = () => {
      const answers = come;
      come = [];
      batch(() => answers.forEach(hear));
    };
    const take = (answer: JobAnswer<Report> | null) => {
      if (come.push(answer) === 1) setTimeout(hearAll, picture);
    };
    worker.onmessage = ({ data }: MessageEvent<JobAnswer<Report>>) => take(data);
    worker.onerror = worker.onmessageerror = () => take(null);
    return { post: (order) => worker.postMessage(order), close: () => worker.terminate() };
  };
}

/** The same protocol without a worker, for tests and for the command line. `rest`: between two reports. */
export function openHere<Wish, Report>(
  work: Work<Wish, Report>,
  rest = () => Promise.resolve(),
): OpenLine<Wish, Report> {
  return (hear) => {
    const far = {
      onmessage: null as ((event: { readonly data: JobOrder<Wish> }) => void) | null,
      postMessage: (answer: JobAnswer<Report>) => hear(answer),
    };
    serve(work, far, rest);
    return { post: (order) => far.onmessage?.({ data: order }), close: () => {} };
  };
}

export interface JobTerms {
  /**
   * Milliseconds of work, from the first report on, after which the worker is ended. Nor does what is begun meanwhile wait for
   * an end: where it is not set about at once, it has a worker of its own.
   */
  readonly limit?: number;
}
/** How long a worker that has answered before may be deaf to a beginning. */
const deaf = 300;

export function job<Wish, Report>(
  open: OpenLine<Wish, Report>,
  onReport: (report: Report) => void,
  { limit }: JobTerms = {},
): Job<Wish> {
  const state = signal<JobState>('idle');
  const problem = signal<Problem | null>(null);
  const isBusy = computed(() => state.value === 'waiting' || state.value === 'running');
  const isUnderWay = computed(() => isBusy.value || state.value === 'paused');
  let line: Line<Wish> | null = null;
  /** Counts the workers that were ended: what they still say is not heard. */
  let ended = 0;
  let hasAnswered = false;
  let turn = 0;
  let wished: { readonly wish: Wish; readonly step: boolean } | null = null;
  let clock: ReturnType<typeof setTimeout> | undefined;

  /** What has arrived by then is heard first. */
  const after = (milliseconds: number, then: () => void): void => {
    clock = setTimeout(() => {
      clock = setTimeout(then, 2 * picture);
    }, milliseconds);
  };
  const enter = (next: JobState): void => {
    clearTimeout(clock);
    if (limit && next === 'running') after(limit, late);
    if (limit && next === 'waiting' && hasAnswered) after(deaf, again);
    state.value = next;
  };
  const end = (): void => {
    line?.close();
    line = null;
    ended += 1;
    hasAnswered = false;
  };
  const fail = (why: Problem): void => {
    end();
    problem.value = why;
    enter('failed');
  };
  const late = (): void => fail(new Problem('job-limit', { seconds: (limit ?? 0) / 1000 }));
  const post = (): void => {
    if (!wished) return;
    const mine = ended;
    line ??= open((answer) => mine === ended && hear(answer));
    turn += 1;
    problem.value = null;
    enter('waiting');
    line.post({ type: 'begin', turn, ...wished });
  };
  const again = (): void => {
    end();
    post();
  };
  const hear = (answer: JobAnswer<Report> | null): void => {
    if (answer === null) {
      if (isUnderWay.value) fail(new Problem('worker-died', {}));
      else end();
      return;
    }
    hasAnswered = true;
    if (answer.turn !== turn) {
      // on its way when something else was begun
      if (state.value === 'waiting') enter('waiting');
    } else if (answer.type === 'report') {
      if (state.value === 'waiting') enter('running');
      onReport(answer.report);
    } else if (answer.type === 'failed') fail(problemOf(answer.problem));
    else enter(answer.type);
  };
  const order = (type: 'pause' | 'resume' | 'step' | 'stop', next: JobState): void => {
    line?.post({ type, turn });
    enter(next);
  };
  const stop = (): void => {
    if (!isUnderWay.value && state.value !== 'failed') return;
    problem.value = null;
    if (limit) end();
    order('stop', 'stopped');
    turn += 1; // what is on its way is not heard
  };
  return {
    ...{ state, isBusy, isUnderWay, problem, stop },
    begin(wish, { step = false } = {}): void {
      wished = { wish, step };
      post();
    },
    pause: () => isBusy.value && order('pause', 'paused'),
    resume: () => state.value === 'paused' && order('resume', 'running'),
    step: () => state.value === 'paused' && order('step', 'paused'),
    close(): void {
      stop();
      end();
    },
  };
}
