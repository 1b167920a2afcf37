/** An edit and its judge, a worker that may answer late, out of turn, with anything, or never. */
import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { equationById } from '../../../../lib/equations/index.ts';
import { type Edited, type EditReport, type EditWish, judging } from '../../../../src/book/words/equation/edited.ts';
import { editing, editLimit } from '../../../../src/book/words/equation/editing.ts';
import { openHere } from '../../../../src/kit/job.ts';
import type { JobAnswer, JobOrder } from '../../../../src/workers/job-protocol.ts';

const equation = equationById('relu')!;
const verdictOn = (tex: string, seed = 1): Edited => ({
  ...{ id: 'relu', tex, seed, of: 20, holding: 20, failedAt: null },
  ...{ problem: null, place: null, difference: null, table: null, givens: [] },
});

/** Workers that say what the test lets them say. */
function bench() {
  const workers: {
    orders: JobOrder<EditWish>[];
    hear: (answer: JobAnswer<EditReport> | null) => void;
    ended: boolean;
  }[] = [];
  const seed = signal(1);
  const edit = editing(equation, seed, (hear) => {
    const worker = { orders: [] as JobOrder<EditWish>[], hear, ended: false };
    workers.push(worker);
    return {
      post: (order) => worker.orders.push(order),
      close: () => {
        worker.ended = true;
      },
    };
  });
  const last = () => workers.at(-1)!;
  const turn = () => last().orders.at(-1)!.turn;
  const report = (one: EditReport, of = turn()) => last().hear({ type: 'report', turn: of, report: one });
  const shown = () => edit.problem.value?.code ?? edit.edited.value?.tex ?? 'judging';
  return { edit, seed, workers, last, turn, report, shown };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('an edit', () => {
  it('asks for no worker before it is opened, and then for the verdict on the book’s formula', () => {
    const { edit, workers, last, report, shown } = bench();
    expect(workers).toHaveLength(0);
    edit.open();
    expect(last().orders).toEqual([
      { type: 'begin', turn: 1, step: false, wish: { id: 'relu', tex: equation.tex, seed: 1 } },
    ]);
    report({ tex: equation.tex, html: '<b></b>' });
    report(null);
    report(verdictOn(equation.tex));
    expect([shown(), edit.html.value]).toEqual([equation.tex, '<b></b>']);
    last().hear({ type: 'done', turn: 1 });
    edit.close();
    edit.open();
    expect(workers).toHaveLength(1); // it has its verdict
  });

  it('has no verdict from the first letter on, and then only that on what stands in the field', () => {
    const { edit, turn, report, shown } = bench();
    edit.open();
    report({ tex: equation.tex, html: '<b></b>' });
    report(verdictOn(equation.tex));
    edit.type('g(z) = 1');
    expect([shown(), edit.html.value]).toEqual(['judging', null]);
    const early = turn();
    edit.type('g(z) = 12');
    report(verdictOn('g(z) = 1'), early); // late
    expect(shown()).toBe('judging');
    report(verdictOn('g(z) = 1')); // wrong, whatever its turn
    expect(shown()).toBe('judging');
    report(verdictOn('g(z) = 12', 7)); // of another seed
    expect(shown()).toBe('judging');
    report(verdictOn('g(z) = 12'));
    expect(shown()).toBe('g(z) = 12');
    report(verdictOn('g(z) = 1'), early);
    expect(shown()).toBe('g(z) = 12');
  });

  it('typed back to what was judged is judged again, and what was on its way does not stay', () => {
    const { edit, turn, report, shown } = bench();
    edit.open();
    report(verdictOn(equation.tex));
    edit.type('g(z) = 1');
    const away = turn();
    edit.restore();
    report(verdictOn('g(z) = 1'), away);
    report(verdictOn(equation.tex));
    expect([shown(), edit.isBook.value]).toEqual([equation.tex, true]);
  });

  it('of another seed is judged anew', () => {
    const { edit, seed, report, shown, last } = bench();
    edit.open();
    report(verdictOn(equation.tex));
    seed.value = 9;
    expect(shown()).toBe('judging');
    edit.open();
    expect(last().orders.at(-1)).toMatchObject({ wish: { seed: 9 } });
  });

  it.each([
    ['takes too long', 'job-limit', () => void vi.advanceTimersByTime(editLimit + 100)],
    ['ends its worker', 'worker-died', (say: (answer: JobAnswer<EditReport> | null) => void) => say(null)],
    [
      'throws',
      'unexpected',
      (say: (answer: JobAnswer<EditReport> | null) => void) =>
        say({ type: 'failed', turn: 2, problem: { code: 'unexpected', facts: { message: 'null' } } }),
    ],
  ])('that %s has no verdict and says why; the next has one', (_, code, happen) => {
    const { edit, workers, last, report, shown } = bench();
    edit.open();
    report(verdictOn(equation.tex));
    last().hear({ type: 'done', turn: 1 });
    edit.type('g(z) = 1');
    report(null);
    happen(last().hear);
    expect([shown(), edit.edited.value, last().ended]).toEqual([code, null, true]);
    workers[0].hear({ type: 'report', turn: 2, report: verdictOn('g(z) = 1') }); // from beyond
    expect(shown()).toBe(code);
    edit.type('g(z) = 2');
    expect([shown(), workers.length]).toEqual(['judging', 2]);
    report(null);
    report(verdictOn('g(z) = 2'));
    expect(shown()).toBe('g(z) = 2');
  });

  it('has a worker of its own where the one before hangs on an older edit', () => {
    const { edit, workers, last, report, shown } = bench();
    edit.open();
    report(null);
    edit.type('g(z) = 2');
    vi.advanceTimersByTime(400);
    expect([workers.length, workers[0].ended, last().ended]).toEqual([2, true, false]);
    expect(last().orders).toMatchObject([{ type: 'begin', wish: { tex: 'g(z) = 2' } }]);
    report(null);
    report(verdictOn('g(z) = 2'));
    expect(shown()).toBe('g(z) = 2');
  });
});

describe('the judge', () => {
  it('sets an edit at once, and judges it when the reader pauses', async () => {
    let resume = () => {};
    const pause = () => new Promise<void>((resolve) => (resume = resolve));
    const reports = judging(pause)({ id: 'relu', tex: 'g(z) = z', seed: 1 });
    expect((await reports.next()).value).toBeNull(); // from here on its time counts
    expect((await reports.next()).value).toMatchObject({ tex: 'g(z) = z', html: expect.stringContaining('katex') });
    const next = reports.next();
    resume();
    expect((await next).value).toBeNull();
    expect((await reports.next()).value).toMatchObject({ tex: 'g(z) = z', of: 20 });
    expect((await reports.next()).done).toBe(true);
  });

  it('is not asked about what the reader has already changed', async () => {
    vi.useRealTimers();
    const resumes: (() => void)[] = [];
    const heard: EditReport[] = [];
    const line = openHere(judging(() => new Promise((resolve) => resumes.push(resolve))))((answer) => {
      if (answer?.type === 'report') heard.push(answer.report);
    });
    const begin = (turn: number, tex: string) =>
      line.post({ type: 'begin', turn, step: false, wish: { id: 'relu', tex, seed: 1 } });
    begin(1, 'g(z) = z');
    await expect.poll(() => resumes.length).toBe(1);
    begin(2, 'g(z) = 0');
    await expect.poll(() => resumes.length).toBe(2);
    for (const resume of resumes) resume();
    await expect.poll(() => heard.at(-1)).toHaveProperty('of');
    expect(heard.filter((one) => one && 'of' in one)).toMatchObject([{ tex: 'g(z) = 0' }]);
  });

  it('hands the page nothing that is too large to be put there', async () => {
    for (const tex of ['x'.repeat(3000), String.raw`\sqrt{x}`.repeat(120)]) {
      const reports = judging(async () => {})({ id: 'relu', tex, seed: 1 });
      await reports.next();
      expect((await reports.next()).value).toEqual({ tex, html: null });
    }
  });
});
