/** A job: what is said between a figure and its worker, whatever the work is. */
import { effect, signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../../lib/problem.ts';
import { type Job, job, type OpenLine, openHere, openWorker } from '../../src/kit/job.ts';
import type { JobAnswer, JobOrder } from '../../src/workers/job-protocol.ts';

function* count(to: number): Generator<number, void> {
  for (let n = 1; n <= to; n++) yield n;
}

/** Until the microtasks of everything that was asked are done: the far side here rests by them alone. */
const settled = async () => {
  for (let k = 0; k < 500; k++) await Promise.resolve();
};

function counting(work = count as (to: number) => Generator<number, void>) {
  const heard: number[] = [];
  const one: Job<number> = job(openHere<number, number>(work), (n) => {
    heard.push(n);
  });
  return { one, heard };
}

describe('a job', () => {
  it('reports to its end', async () => {
    const { one, heard } = counting();
    one.begin(3);
    expect([one.state.value, one.isBusy.value]).toEqual(['waiting', true]);
    await settled();
    expect([heard, one.state.value, one.isBusy.value]).toEqual([[1, 2, 3], 'done', false]);
  });

  it('hears what a worker reports in quick succession together, in its order', () => {
    vi.useFakeTimers();
    const worker = { postMessage: () => {}, terminate: () => {} } as unknown as Worker;
    const heard: number[] = [];
    const sums: number[] = [];
    const total = signal(0);
    const one = job<number, number>(
      openWorker(() => worker),
      (n) => {
        heard.push(n);
        total.value += n;
      },
    );
    effect(() => void sums.push(total.value));
    one.begin(3);
    for (const answer of [1, 2, 3]) {
      worker.onmessage?.({ data: { type: 'report', turn: 1, report: answer } } as MessageEvent);
    }
    worker.onmessage?.({ data: { type: 'done', turn: 1 } } as MessageEvent);
    expect(heard).toEqual([]);
    vi.runAllTimers();
    vi.useRealTimers();
    expect([heard, sums, one.state.value]).toEqual([[1, 2, 3], [0, 6], 'done']);
  });

  it('that begins with a step waits for the next, and takes as many as were asked for', async () => {
    const { one, heard } = counting();
    one.begin(5, { step: true });
    await settled();
    expect([heard, one.state.value]).toEqual([[1], 'paused']);
    one.step();
    one.step();
    expect([one.state.value, one.isBusy.value]).toEqual(['paused', false]);
    await settled();
    expect([heard, one.state.value]).toEqual([[1, 2, 3], 'paused']);
    one.resume();
    await settled();
    expect([heard, one.state.value]).toEqual([[1, 2, 3, 4, 5], 'done']);
  });

  it('pauses where it is, and goes on from there', async () => {
    const { one, heard } = counting();
    one.begin(1_000_000);
    await settled();
    one.pause();
    const at = heard.length;
    await settled();
    expect(heard.length).toBeLessThanOrEqual(at + 1); // one may have been on its way
    expect(one.state.value).toBe('paused');
    const before = heard.length;
    one.resume();
    await settled();
    expect(heard.length).toBeGreaterThan(before);
    expect(heard).toEqual(heard.map((_, k) => k + 1));
    one.stop();
  });

  it('that is stopped, or begun anew, is not heard any more, and its work is ended', async () => {
    let ended = 0;
    function* work(to: number): Generator<number, void> {
      try {
        yield* count(to);
      } finally {
        ended += 1;
      }
    }
    const { one, heard } = counting(work);
    one.begin(1_000_000);
    await settled();
    one.stop();
    const stopped = heard.length;
    await settled();
    expect([heard.length, one.state.value, ended]).toEqual([stopped, 'stopped', 1]);
    one.begin(2);
    await settled();
    expect([heard.slice(stopped), one.state.value]).toEqual([[1, 2], 'done']);
  });

  it('whose work throws has failed, with a problem that can be said in both languages', async () => {
    const { one } = counting(function* () {
      yield 1;
      throw new Problem('range', { where: 'eta', expected: '0 … 1', found: 7 });
    });
    one.begin(1);
    await settled();
    expect([one.state.value, one.problem.value?.code, one.problem.value?.facts.found]).toEqual(['failed', 'range', 7]);
    one.stop();
    expect([one.state.value, one.problem.value]).toEqual(['stopped', null]);
    one.begin(1);
    expect([one.state.value, one.problem.value]).toEqual(['waiting', null]);
  });

  it('whose worker dies has failed; one that dies after its end is nobody’s trouble', () => {
    let hear: (answer: JobAnswer<number> | null) => void = () => {};
    const orders: JobOrder<number>[] = [];
    const open: OpenLine<number, number> = (listen) => {
      hear = listen;
      return { post: (order) => orders.push(order), close: () => {} };
    };
    const one = job(open, () => {});
    one.begin(1);
    hear(null);
    expect([one.state.value, one.problem.value?.code]).toEqual(['failed', 'worker-died']);
    one.begin(1);
    hear({ type: 'done', turn: 2 });
    hear(null);
    expect(one.state.value).toBe('done');
    expect(orders.map(({ type, turn }) => `${type} ${turn}`)).toEqual(['begin 1', 'begin 2']);
    one.begin(1, { step: true });
    hear({ type: 'paused', turn: 3 });
    hear(null);
    expect(one.state.value).toBe('failed');
  });
});

describe('a job with a limit', () => {
  const limit = 1000;
  type Hear = (answer: JobAnswer<number> | null) => void;

  function patient() {
    const workers: { hear: Hear; turns: number[]; ended: boolean }[] = [];
    const heard: number[] = [];
    const open: OpenLine<string, number> = (hear) => {
      const worker = { hear, turns: [] as number[], ended: false };
      workers.push(worker);
      return {
        post: ({ type, turn }) => void (type === 'begin' && worker.turns.push(turn)),
        close: () => {
          worker.ended = true;
        },
      };
    };
    const one = job(open, (n: number) => heard.push(n), { limit });
    const answer = (turn: number, report = turn, who = workers.at(-1)!) => who.hear({ type: 'report', turn, report });
    return { one, workers, heard, answer };
  }

  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is ended that long after its first report, and not while its script is on its way', () => {
    const { one, workers, answer } = patient();
    one.begin('a');
    vi.advanceTimersByTime(60_000);
    expect(one.state.value).toBe('waiting');
    answer(1);
    vi.advanceTimersByTime(limit - 1);
    answer(1); // a report is no respite
    expect(one.state.value).toBe('running');
    vi.advanceTimersByTime(50);
    expect([one.state.value, one.problem.value?.code, workers[0].ended]).toEqual(['failed', 'job-limit', true]);
  });

  it('that is done in time is left alone, and its worker serves again', () => {
    const { one, workers, heard, answer } = patient();
    one.begin('a');
    answer(1);
    workers[0].hear({ type: 'done', turn: 1 });
    vi.advanceTimersByTime(60_000);
    expect(one.state.value).toBe('done');
    one.begin('b');
    answer(2);
    expect([heard, workers.length]).toEqual([[1, 2], 1]);
  });

  it('does not wait for what it has replaced: a deaf worker is ended, another takes it over', () => {
    const { one, workers, heard, answer } = patient();
    one.begin('a');
    answer(1);
    one.begin('b');
    answer(1, 10); // the older work goes on
    vi.advanceTimersByTime(400);
    expect([workers.length, workers[0].ended, one.state.value]).toEqual([2, true, 'waiting']);
    answer(3, 30, workers[0]); // a voice from beyond
    expect(heard).toEqual([1]);
    vi.advanceTimersByTime(60_000); // the new one is still being fetched
    expect([workers.length, one.state.value]).toEqual([2, 'waiting']);
    answer(workers[1].turns[0], 2);
    expect([heard, one.state.value]).toEqual([[1, 2], 'running']);
  });

  it('begun while the script was on its way is not shut out by what was begun before', () => {
    const { one, workers, answer } = patient();
    one.begin('a');
    one.begin('b');
    expect(workers[0].turns).toEqual([1, 2]);
    answer(1); // set about the first, and hangs
    vi.advanceTimersByTime(400);
    expect([workers.length, workers[0].ended, workers[1].turns]).toEqual([2, true, [3]]);
  });

  it('whose worker died after its end has another for the next', () => {
    const { one, workers } = patient();
    one.begin('a');
    workers[0].hear({ type: 'done', turn: 1 });
    workers[0].hear(null);
    one.begin('b');
    expect([workers.length, one.state.value]).toEqual([2, 'waiting']);
  });
});

describe('whatever is thrown', () => {
  const written = {
    toString() {
      throw new Error('no');
    },
  };
  it.each([
    ['null', null, 'null'],
    ['undefined', undefined, 'undefined'],
    ['a text', 'oh', 'oh'],
    ['a text without end', 'x'.repeat(1e6), 'x'.repeat(200)],
    ['what cannot be written', written, 'object'],
    ['an object of nothing', Object.create(null), 'object'],
    ['a symbol', Symbol('s'), 'Symbol(s)'],
    ['what is out of stack', new RangeError('Maximum call stack'), 'Maximum call stack'],
  ])('%s is said in a sentence', async (_, thrown, message) => {
    const { one } = counting(() => {
      throw thrown;
    });
    one.begin(1);
    await settled();
    expect([one.state.value, one.problem.value?.code, one.problem.value?.facts]).toEqual([
      'failed',
      'unexpected',
      { message },
    ]);
  });
});
