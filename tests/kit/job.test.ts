/** A job: what is said between a figure and its worker, whatever the work is. */
import { effect, signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
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
