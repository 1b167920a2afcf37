/**
 * The page's side of the training worker: signals that figures read, intentions that they send.
 * One session a page, shared by every widget on it, so that the pad reads with the network that the
 * trainer is training.
 */

import type { Receipt } from '../../lib/model/program.ts';
import type { Settings } from '../../lib/model/settings.ts';
import { Problem } from '../../lib/problem.ts';
import { type InterruptedRuns, interrupted } from '../workers/interrupted.ts';
import type { DataSource, Intention, Judged, Report, SplitName } from '../workers/protocol.ts';
import { Heartbeat } from './heartbeat.ts';
import { type Kept, kept } from './kept.ts';
import { patience } from './patience.ts';
import { Requests } from './requests.ts';
import { createState, forgetRun, receive, type State } from './state.ts';
import { unsupported } from './support.ts';

export interface Digit {
  index: number;
  label: number;
  pixels: Uint8Array;
}
export interface Snapshot {
  settings: Settings;
  step: number;
  /** W1 b1 W2 b2 …, with their shapes beside them. */
  weights: Float32Array[];
  shapes: number[][];
}

export interface Session extends State {
  load(): void;
  /** Loads the data too where nobody has, and wakes a fresh worker where the last one died. */
  start(settings: Settings): void;
  /** Other digits for the runs to come. Told as a problem where a run is under way. */
  useData(source: DataSource): void;
  /** The reader's own IDX files are read and kept; their counts. Rejected with a Problem where one is damaged. */
  bringData(files: { name: string; bytes: Uint8Array }[]): Promise<{ trainCount: number; testCount: number }>;
  pause(): void;
  resume(): void;
  step(): void;
  stop(): void;
  reset(): void;
  changeRate(rate: number): void;
  /** Looks for a run that a reload or a crash interrupted: `interrupted` says what it finds. */
  lookForInterrupted(): void;
  /** Goes on with it where it was last saved. */
  continueInterrupted(): void;
  forgetInterrupted(): void;
  /** The page goes out of sight, perhaps for good: the run is saved. */
  hide(): void;
  /* Each promise is rejected with a Problem where the worker refuses ('no-network', 'range', …) or dies. */
  digits(split: SplitName, indices: number[]): Promise<Digit[]>;
  cell(truth: number, predicted: number, limit?: number): Promise<Judged[]>;
  predict(image: Float32Array): Promise<Float32Array>;
  snapshot(): Promise<Snapshot>;
  /** A fresh worker without reloading the page; the data come from the browser's store. */
  restart(): void;
}

export interface Surroundings {
  /** The site's base URL. */
  base: string;
  /** Where settings and finished networks are kept. */
  kept: Pick<Kept, 'keepSettings' | 'keepNetwork'>;
  interrupted: InterruptedRuns;
}

/** A session whose worker is made when the first intention is sent, so that one can be made on a server. */
export function createSession(makeWorker: () => Worker, { base, kept, interrupted }: Surroundings): Session {
  const state = createState();
  const requests = new Requests();
  let worker: Worker | null = null;
  let dead = false;
  /** Settings last asked for: the worker may be building that network. */
  let asked: Settings = state.settings.value;

  const heartbeat = new Heartbeat({
    busy: () => requests.waiting || ['loading', 'waiting', 'running'].includes(state.phase.value),
    patience: () => Math.max(patience(state.settings.value), patience(asked)),
    ask: () => worker?.postMessage({ type: 'ping' } satisfies Intention),
    died: () => end(new Problem('worker-died', {})),
  });

  /** The worker is gone, or could not be made. */
  function end(why: Problem): void {
    heartbeat.stop();
    if (worker) {
      worker.onmessage = worker.onerror = worker.onmessageerror = null;
      worker.terminate();
    }
    worker = null;
    dead = true;
    receive(state, { type: 'phase', phase: 'failed' });
    state.problem.value = why;
    requests.rejectAll(why);
  }

  function wake(): void {
    const missing = unsupported();
    if (missing) {
      end(new Problem('unsupported', { what: missing === 'simd' ? 'WebAssembly SIMD' : 'Web Worker' }));
      return;
    }
    try {
      worker = makeWorker();
    } catch (cause) {
      end(new Problem('worker-died', {}, { cause }));
      return;
    }
    worker.onmessage = ({ data }: MessageEvent<Report>) => hear(data);
    // an error that the worker did not catch, a script that does not load, a message that cannot be read
    worker.onerror = (cause) => end(new Problem('worker-died', {}, { cause }));
    worker.onmessageerror = (cause) => end(new Problem('worker-died', {}, { cause }));
  }

  function hear(report: Report): void {
    heartbeat.heard();
    if ('request' in report) requests.answer(report);
    else receive(state, report);
    if (report.type === 'run') {
      state.interrupted.value = null;
      kept.keepSettings(report.settings);
    }
    if (report.type === 'done') keep(report.receipt);
  }

  /** Keeping is a kindness: where it fails, nothing else does. */
  function keep(receipt: Receipt): void {
    session
      .snapshot()
      .then((snapshot) => kept.keepNetwork({ ...snapshot, receipt }))
      .catch(() => {});
  }

  function send(intention: Intention): void {
    if (!worker && !dead) wake();
    if (worker) {
      heartbeat.expect();
      worker.postMessage(intention);
    } else {
      requests.rejectAll(state.problem.value ?? new Problem('worker-died', {}));
    }
  }

  /** The reader does something: what was said of the last problem is over, unless there is still no worker. */
  function intend(intention: Intention): void {
    if (!dead) state.problem.value = null;
    send(intention);
  }

  function lookForInterrupted(): void {
    interrupted.find().then((found) => {
      const isAtRest = ['empty', 'loading', 'ready', 'failed'].includes(state.phase.value);
      if (isAtRest) state.interrupted.value = found;
    });
  }

  const load = () => intend({ type: 'load', base: base.endsWith('/') ? base : `${base}/` });

  function restart(): void {
    end(new Problem('worker-died', {}));
    dead = false;
    forgetRun(state);
    state.data.value = null;
    receive(state, { type: 'phase', phase: 'empty' });
    load();
    lookForInterrupted();
  }

  const session: Session = {
    ...state,
    load,
    start(settings) {
      asked = settings;
      if (dead) restart();
      else load();
      intend({ type: 'start', settings });
    },
    useData: (source) => intend({ type: 'use', source }),
    bringData: async (files) => await requests.ask('brought', (request) => send({ type: 'bring', request, files })),
    pause: () => intend({ type: 'pause' }),
    resume: () => intend({ type: 'resume' }),
    step: () => intend({ type: 'step' }),
    stop: () => intend({ type: 'stop' }),
    reset: () => intend({ type: 'reset' }),
    changeRate: (rate) => intend({ type: 'change', rate }),
    lookForInterrupted,
    continueInterrupted() {
      asked = state.interrupted.value?.settings ?? asked;
      if (dead) restart();
      else load();
      intend({ type: 'continue' });
    },
    forgetInterrupted() {
      state.interrupted.value = null;
      interrupted.forget();
    },
    hide() {
      if (worker) worker.postMessage({ type: 'save' } satisfies Intention);
    },
    digits: async (split, indices) =>
      (await requests.ask('digits', (request) => send({ type: 'digits', request, split, indices }))).digits,
    cell: async (truth, predicted, limit = 24) =>
      (await requests.ask('cell', (request) => send({ type: 'cell', request, truth, predicted, limit }))).digits,
    predict: async (image) =>
      (await requests.ask('prediction', (request) => send({ type: 'predict', request, image }))).probabilities,
    async snapshot() {
      const answer = await requests.ask('snapshot', (request) => send({ type: 'snapshot', request }));
      return { settings: answer.settings, step: answer.step, weights: answer.weights, shapes: answer.shapes };
    },
    restart,
  };
  return session;
}

let page: Session | undefined;

/** This page's session; its worker wakes with the first intention. On the server: initial values only. */
export function pageSession(): Session {
  if (page) return page;
  const session = createSession(
    () => new Worker(new URL('../workers/training.worker.ts', import.meta.url), { type: 'module', name: 'training' }),
    { base: import.meta.env.BASE_URL, kept, interrupted },
  );
  if (typeof document === 'object') {
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') session.hide();
    });
  }
  page = session;
  return session;
}
