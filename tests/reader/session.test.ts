import { effect } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { articleSettings } from '../../lib/model/settings.ts';
import type { KeptNetwork } from '../../src/reader/kept.ts';
import { createSession } from '../../src/reader/session.ts';
import type { Intention, Report } from '../../src/workers/protocol.ts';
import type { Interrupted } from '../../src/workers/saved.ts';

/** A worker whose script is the test. */
class FakeWorker {
  heard: Intention[] = [];
  terminated = false;
  answersPings = true;
  onmessage: ((event: MessageEvent<Report>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;

  postMessage(intention: Intention): void {
    if (this.terminated) return;
    this.heard.push(intention);
    if (intention.type === 'ping' && this.answersPings) this.says({ type: 'pong' });
  }
  terminate(): void {
    this.terminated = true;
  }
  says(report: Report): void {
    this.onmessage?.({ data: report } as MessageEvent<Report>);
  }
  get types(): string[] {
    return this.heard.map(({ type }) => type);
  }
}

function sessionWithWorkers(found: Interrupted | null = null) {
  const workers: FakeWorker[] = [];
  const networks: KeptNetwork[] = [];
  const session = createSession(
    () => {
      workers.push(new FakeWorker());
      return workers.at(-1) as unknown as Worker;
    },
    {
      base: '/book',
      kept: {
        keepSettings: async () => {},
        keepNetwork: async (network) => void networks.push(network),
      },
      interrupted: {
        find: async () => found,
        forget: async () => {
          found = null;
        },
      },
    },
  );
  return { session, workers, networks };
}

const progress = (step: number, stride = 1): Report => ({
  type: 'progress',
  epoch: 1,
  epochs: 2,
  step,
  stepsPerEpoch: 10,
  totalStep: step,
  totalSteps: 20,
  logs: { loss: 1, accuracy: 0.5 },
  points: [{ step, loss: 1 / step }],
  stride,
  rate: 0.001,
  imagesPerSecond: 1000,
  secondsLeft: 1,
  seconds: 1,
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('the session', () => {
  it('makes no worker before something is asked of it, so that it can be made on a server', () => {
    const { session, workers } = sessionWithWorkers();
    expect(workers).toHaveLength(0);
    expect(session.phase.value).toBe('empty');
    expect(session.settings.value).toEqual(articleSettings);
  });

  it('loads the data before it starts a run, under the base with its slash', () => {
    const { session, workers } = sessionWithWorkers();
    session.start(articleSettings);
    expect(workers[0].heard).toEqual([
      { type: 'load', base: '/book/' },
      { type: 'start', settings: articleSettings },
    ]);
  });

  it('forgets the figures of the run before when a new one begins', () => {
    const { session, workers } = sessionWithWorkers();
    session.start(articleSettings);
    workers[0].says(progress(1));
    workers[0].says({ type: 'diverged', step: 1, layer: 1, quantity: 'loss', rate: 10 });
    const settings = { ...articleSettings, seed: 7 };
    workers[0].says({ type: 'run', settings });
    expect(session.progress.value).toBeNull();
    expect(session.points.value).toEqual([]);
    expect(session.diverged.value).toBeNull();
    expect(session.settings.value).toEqual(settings);
  });

  it('thins the curve it has shown when the worker has halved its resolution', () => {
    const { session, workers } = sessionWithWorkers();
    session.start(articleSettings);
    for (const step of [1, 2, 3, 4]) workers[0].says(progress(step));
    workers[0].says(progress(5, 2));
    expect(session.points.value.map(({ step }) => step)).toEqual([1, 3, 5]);
  });

  it('wakes a view once a report, however many signals the report changes', () => {
    const { session, workers } = sessionWithWorkers();
    session.start(articleSettings);
    let drawn = 0;
    const stop = effect(() => {
      void [session.progress.value, session.points.value];
      drawn++;
    });
    workers[0].says(progress(1));
    expect(drawn).toBe(2);
    stop();
  });

  it('shows a problem in its own words until the reader does something', () => {
    const { session, workers } = sessionWithWorkers();
    session.start(articleSettings);
    workers[0].says({ type: 'problem', code: 'range', facts: { where: 'rate', expected: '0–10', found: 11 } });
    expect(session.problem.value?.message).toBe('rate must be 0–10, found 11');
    session.pause();
    expect(session.problem.value).toBeNull();
  });

  it('keeps the network of a finished run, with its receipt', async () => {
    const { session, workers, networks } = sessionWithWorkers();
    session.start(articleSettings);
    const receipt = { weights: 'abc', testAccuracy: 0.97 } as never;
    workers[0].says({ type: 'done', receipt });
    const asked = workers[0].heard.at(-1) as { type: 'snapshot'; request: number };
    expect(asked.type).toBe('snapshot');
    const snapshot = { settings: articleSettings, step: 3, weights: [new Float32Array(2)], shapes: [[2]] };
    workers[0].says({ type: 'snapshot', request: asked.request, ...snapshot });
    await vi.advanceTimersByTimeAsync(0);
    expect(networks).toEqual([{ ...snapshot, receipt }]);
  });
});

describe('requests', () => {
  it('gives each answer to the one who asked, in whatever order they come', async () => {
    const { session, workers } = sessionWithWorkers();
    const first = session.predict(new Float32Array(784));
    const second = session.predict(new Float32Array(784));
    const [one, two] = workers[0].heard as { request: number }[];
    workers[0].says({ type: 'prediction', request: two.request, probabilities: Float32Array.of(2) });
    workers[0].says({ type: 'prediction', request: one.request, probabilities: Float32Array.of(1) });
    expect([...(await first), ...(await second)]).toEqual([1, 2]);
  });

  it('rejects what the worker refuses, and leaves the shown problem alone', async () => {
    const { session, workers } = sessionWithWorkers();
    const asked = session.snapshot();
    const { request } = workers[0].heard[0] as { request: number };
    workers[0].says({ type: 'refused', request, code: 'no-network', facts: { what: 'snapshot' } });
    await expect(asked).rejects.toMatchObject({ code: 'no-network' });
    expect(session.problem.value).toBeNull();
  });

  it('rejects everything pending when the worker dies, and at once what is asked afterwards', async () => {
    const { session, workers } = sessionWithWorkers();
    const asked = [session.predict(new Float32Array(784)), session.cell(1, 2), session.digits('test', [0])];
    workers[0].onerror?.({ message: 'out of memory' } as ErrorEvent);
    for (const promise of asked) await expect(promise).rejects.toMatchObject({ code: 'worker-died' });
    await expect(session.snapshot()).rejects.toMatchObject({ code: 'worker-died' });
    expect(session.phase.value).toBe('failed');
    expect(workers).toHaveLength(1);
  });
});

describe('the death of a worker', () => {
  it('is noticed by its silence: a question after 3 s, the end after 6 s', () => {
    const { session, workers } = sessionWithWorkers();
    session.start(articleSettings);
    workers[0].says({ type: 'phase', phase: 'running' });
    workers[0].answersPings = false;
    vi.advanceTimersByTime(3000);
    expect(workers[0].types.at(-1)).toBe('ping');
    vi.advanceTimersByTime(2500);
    expect(session.phase.value).toBe('running');
    vi.advanceTimersByTime(500);
    expect(session.phase.value).toBe('failed');
    expect(session.problem.value?.code).toBe('worker-died');
    expect(workers[0].terminated).toBe(true);
  });

  it('is not seen in a busy worker that answers when asked', () => {
    const { session, workers } = sessionWithWorkers();
    session.start(articleSettings);
    workers[0].says({ type: 'phase', phase: 'running' });
    vi.advanceTimersByTime(120_000);
    expect(session.phase.value).toBe('running');
    expect(workers[0].types.filter((type) => type === 'ping').length).toBeGreaterThan(20);
  });

  it('is not suspected while a network of millions of weights takes its time over a step', () => {
    const { session, workers } = sessionWithWorkers();
    const wide = { units: 4096, activation: 'relu' } as const;
    session.start({ ...articleSettings, layers: [wide, wide, wide], batch: 1024 });
    workers[0].says({ type: 'phase', phase: 'running' });
    workers[0].answersPings = false;
    vi.advanceTimersByTime(60_000);
    expect(session.phase.value).toBe('running');
    vi.advanceTimersByTime(240_000);
    expect(session.phase.value).toBe('failed');
  });

  it('is noticed while paused too, once the reader wants something', () => {
    const { session, workers } = sessionWithWorkers();
    session.start(articleSettings);
    workers[0].says({ type: 'phase', phase: 'paused' });
    vi.advanceTimersByTime(60_000);
    expect(workers[0].types).not.toContain('ping');
    workers[0].answersPings = false;
    session.resume();
    vi.advanceTimersByTime(7000);
    expect(session.phase.value).toBe('failed');
  });

  it('is not suspected while a slow connection still brings the script', () => {
    const { session, workers } = sessionWithWorkers();
    session.start(articleSettings);
    workers[0].answersPings = false;
    vi.advanceTimersByTime(30_000);
    expect(session.phase.value).toBe('empty');
    vi.advanceTimersByTime(30_000);
    expect(session.phase.value).toBe('failed');
  });

  it('is followed by a fresh worker that loads the data again, when the reader says so', () => {
    const { session, workers } = sessionWithWorkers();
    session.start({ ...articleSettings, seed: 3 });
    workers[0].says({ type: 'run', settings: { ...articleSettings, seed: 3 } });
    workers[0].says(progress(1));
    workers[0].onmessageerror?.({} as MessageEvent);
    expect(session.progress.value).not.toBeNull();
    session.restart();
    expect(workers).toHaveLength(2);
    expect(workers[1].heard).toEqual([{ type: 'load', base: '/book/' }]);
    expect(session.phase.value).toBe('empty');
    expect(session.problem.value).toBeNull();
    expect(session.progress.value).toBeNull();
    expect(session.settings.value.seed).toBe(3);
    workers[0].says(progress(9));
    expect(session.progress.value).toBeNull();
  });

  it('does not keep the reader from starting a run: start wakes a fresh worker', () => {
    const { session, workers } = sessionWithWorkers();
    session.load();
    workers[0].onerror?.({ message: '' } as ErrorEvent);
    session.pause();
    expect(session.phase.value).toBe('failed');
    session.start(articleSettings);
    expect(workers[1].types).toEqual(['load', 'start']);
  });
});

describe('an interrupted run', () => {
  const found: Interrupted = { settings: { ...articleSettings, seed: 8 }, epoch: 2, step: 30, totalStep: 1718 };

  it('is told of when the page looks for it, and continued after the data were asked for', async () => {
    const { session, workers } = sessionWithWorkers(found);
    session.lookForInterrupted();
    await vi.advanceTimersByTimeAsync(1);
    expect(session.interrupted.value).toEqual(found);
    session.continueInterrupted();
    expect(workers[0].types).toEqual(['load', 'continue']);
    workers[0].says({ type: 'run', settings: found.settings });
    expect(session.interrupted.value).toBeNull();
  });

  it('is not told of while another run goes on', async () => {
    const { session, workers } = sessionWithWorkers(found);
    session.start(articleSettings);
    workers[0].says({ type: 'phase', phase: 'running' });
    session.lookForInterrupted();
    await vi.advanceTimersByTimeAsync(1);
    expect(session.interrupted.value).toBeNull();
  });

  it('is looked for again when a worker has died and a fresh one is wanted', async () => {
    const { session, workers } = sessionWithWorkers(found);
    session.start(articleSettings);
    workers[0].onerror?.({ message: '' } as ErrorEvent);
    session.restart();
    await vi.advanceTimersByTimeAsync(1);
    expect(session.interrupted.value).toEqual(found);
  });

  it('is gone for good when the reader says so', async () => {
    const { session } = sessionWithWorkers(found);
    session.lookForInterrupted();
    await vi.advanceTimersByTimeAsync(1);
    expect(session.interrupted.value).not.toBeNull();
    session.forgetInterrupted();
    session.lookForInterrupted();
    await vi.advanceTimersByTimeAsync(1);
    expect(session.interrupted.value).toBeNull();
  });

  it('is saved when the page goes out of sight, without waking a worker for it', () => {
    const { session, workers } = sessionWithWorkers();
    session.hide();
    expect(workers).toHaveLength(0);
    session.start(articleSettings);
    session.hide();
    expect(workers[0].types).toEqual(['load', 'start', 'save']);
  });
});
