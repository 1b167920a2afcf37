import { beforeEach, describe, expect, it, vi } from 'vitest';
import { programById, programs } from '../../../lib/exercises/programs/index.ts';
import { compileFunction, runCases } from '../../../lib/exercises/programs/trial.ts';
import { type CodeModel, codeModel } from '../../../src/book/words/code-exercise/model.ts';
import { limits, type RunReport, timedLine } from '../../../src/book/words/code-exercise/runner.ts';
import { starterOf } from '../../../src/book/words/code-exercise/starter.ts';
import type { OpenLine } from '../../../src/kit/job.ts';
import { progressOn } from '../../../src/reader/progress.ts';
import type { JobAnswer } from '../../../src/workers/job-protocol.ts';
import type { ProgramReport, ProgramWish } from '../../../src/workers/program/protocol.ts';
import { trainWith } from '../../../src/workers/program/training.ts';
import { tinyDataset } from '../../support/tiny-dataset.ts';

const program = programById('forward-program')!;
const starter = starterOf(program, 'en');

function memoryShelf() {
  const values = new Map<string, unknown>();
  return {
    values,
    get: async (name: string) => values.get(name),
    put: async (name: string, value: unknown) => void values.set(name, value),
  };
}

/** Runs whose reports are the test's. */
function fakeRuns() {
  const runs: { wish: ProgramWish; says: (report: RunReport) => void; ends: () => void; isOver: boolean }[] = [];
  const open: OpenLine<ProgramWish, RunReport> = (hear) => {
    const one = { wish: null as unknown as ProgramWish, turn: 0, isOver: false };
    return {
      post(order) {
        if (order.type !== 'begin') return;
        one.wish = order.wish;
        one.turn = order.turn;
        const { turn } = order;
        runs.push({
          wish: order.wish,
          says: (report) => hear({ type: 'report', turn, report }),
          ends: () => hear({ type: 'done', turn }),
          get isOver() {
            return one.isOver;
          },
        });
      },
      close() {
        one.isOver = true;
      },
    };
  };
  return { open, runs };
}

describe('every program', () => {
  it.each(programs.map((one) => [one.id, one] as const))(
    'has a starter in both languages that passes no vector, or has one fault: %s',
    (_, one) => {
      for (const lang of ['en', 'zh'] as const) {
        const own = compileFunction(starterOf(one, lang), one.name);
        expect(own.length).toBe(one.parameters.length);
        const differs = runCases(one, own, 1).map(({ outcome }) => outcome.kind === 'differs');
        expect(one.faulty ? differs.some(Boolean) : differs.every(Boolean)).toBe(true);
      }
    },
  );
});

describe('a program exercise', () => {
  let shelf: ReturnType<typeof memoryShelf>;
  let fake: ReturnType<typeof fakeRuns>;
  let progress: ReturnType<typeof progressOn>;
  let model: CodeModel;
  const made = () => codeModel(program, starter, { open: fake.open, shelf, progress });

  beforeEach(() => {
    shelf = memoryShelf();
    fake = fakeRuns();
    progress = progressOn(shelf);
    model = made();
  });

  it('is solved when every vector passes, and stays so on the next visit', async () => {
    model.write(program.solution);
    model.test();
    expect(fake.runs[0].wish).toEqual({ what: 'cases', id: program.id, code: program.solution, seed: 1 });
    expect(model.isRunning.value).toBe(true);
    fake.runs[0].says({ type: 'begun', isDrawn: false });
    fake.runs[0].says({ type: 'cases', reports: runCases(program, compileFunction(program.solution, 'dense'), 1) });
    fake.runs[0].ends();
    expect(model.passed.value).toBe(true);
    expect(model.verdict.value.kind).toBe('cases');
    await progress.recall();
    expect(model.isSolved.value).toBe(true);
  });

  it('is not solved while one vector fails', async () => {
    model.test();
    fake.runs[0].says({
      type: 'cases',
      reports: runCases(program, compileFunction(program.slips['no bias'], 'dense'), 1),
    });
    expect(model.passed.value).toBe(false);
    await progress.recall();
    expect(model.isSolved.value).toBe(false);
  });

  it('keeps what the reader wrote, through an endless loop and a reload', async () => {
    model.write('function dense() { for (;;); }');
    model.test();
    fake.runs[0].says({ type: 'timeout', seconds: 3 });
    fake.runs[0].ends();
    expect(model.verdict.value).toEqual({ kind: 'timeout', seconds: 3 });
    const again = made();
    await again.recall();
    expect(again.code.value).toBe('function dense() { for (;;); }');
    again.restore();
    expect(again.code.value).toBe(starter);
  });

  it('shows a training step by step, and ends it when the reader stops', () => {
    model.train();
    fake.runs[0].says({ type: 'trained', progress: { who: 'own', step: 4, steps: 94, loss: 2, accuracy: null } });
    expect(model.training.value.own).toMatchObject({ step: 4, loss: 2 });
    model.stop();
    expect(fake.runs[0].isOver).toBe(true);
    expect(model.verdict.value).toEqual({ kind: 'stopped' });
  });

  it('forgets the verdict on an earlier text as soon as the text is another', () => {
    model.test();
    fake.runs[0].says({ type: 'threw', message: 'ReferenceError: sum is not defined' });
    fake.runs[0].ends();
    expect(model.verdict.value).toEqual({ kind: 'threw', message: 'ReferenceError: sum is not defined' });
    model.write('function dense() {}');
    expect(model.verdict.value).toEqual({ kind: 'untried' });
  });
});

describe('a run', () => {
  /** A judge whose answers are the test's. */
  const started = (what: ProgramWish['what']) => {
    const judge = { says: (_: JobAnswer<ProgramReport> | null) => {}, isOver: false };
    const heard: (JobAnswer<RunReport> | null)[] = [];
    const line = timedLine((hear) => {
      judge.says = hear;
      return {
        post() {},
        close() {
          judge.isOver = true;
        },
      };
    })((answer) => heard.push(answer));
    line.post({ type: 'begin', turn: 1, step: false, wish: { what, id: program.id, code: '', seed: 1 } });
    const reports = (report: ProgramReport) => judge.says({ type: 'report', turn: 1, report });
    return { judge, heard, reports };
  };

  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  it('is ended when it does not answer in time, counted from the moment the function runs', () => {
    const { judge, heard, reports } = started('cases');
    vi.advanceTimersByTime(limits.cases * 2);
    expect(judge.isOver).toBe(false);
    reports({ type: 'begun', isDrawn: false });
    vi.advanceTimersByTime(limits.cases);
    expect(judge.isOver).toBe(true);
    const timeout = { type: 'report', turn: 1, report: { type: 'timeout', seconds: limits.cases / 1000 } };
    expect(heard.slice(1)).toEqual([timeout, { type: 'done', turn: 1 }]);
    reports({ type: 'cases', reports: [] });
    expect(heard).toHaveLength(3);
  });

  it('goes on as long as a training reports', () => {
    const { judge, reports } = started('train');
    reports({ type: 'begun', isDrawn: false });
    for (let k = 1; k <= 5; k++) {
      vi.advanceTimersByTime(limits.train - 1);
      reports({ type: 'trained', progress: { who: 'own', step: k, steps: 9, loss: 1, accuracy: null } });
    }
    expect(judge.isOver).toBe(false);
    judge.says({ type: 'done', turn: 1 });
    expect(judge.isOver).toBe(true);
  });

  it('says when the judge or the realm dies, or never comes', () => {
    for (const dies of [
      ({ judge }: ReturnType<typeof started>) => judge.says(null),
      () => vi.advanceTimersByTime(limits.begin),
    ]) {
      const run = started('cases');
      dies(run);
      expect(run.heard).toEqual([null]);
      expect(run.judge.isOver).toBe(true);
    }
  });
});

describe('training with a reader’s function', () => {
  it.each(programs.map((one) => [one.id, one] as const))(
    'calls it, and reaches what the engine reaches: %s',
    (_, one) => {
      const data = tinyDataset();
      const written = vi.fn(compileFunction(one.solution, one.name));
      const [engine, own] = [null, written].map((used) => [...trainWith(one, used, data, 1)].at(-1)!);
      expect(written).toHaveBeenCalled();
      expect(own.step).toBe(own.steps);
      expect(own.loss).toBeCloseTo(engine.loss, 2);
      expect(Math.abs((own.accuracy ?? 0) - (engine.accuracy ?? 1))).toBeLessThan(0.03);
    },
  );
});
