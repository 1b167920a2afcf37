import { beforeEach, describe, expect, it, vi } from 'vitest';
import { programById, programs } from '../../../lib/exercises/programs/index.ts';
import { compileFunction, runCases } from '../../../lib/exercises/programs/trial.ts';
import { progressOn } from '../../../src/reader/progress.ts';
import { type CodeModel, codeModel } from '../../../src/widgets/code-exercise/model.ts';
import { limits, type RunnerReport, runnerWith } from '../../../src/widgets/code-exercise/runner.ts';
import { starterOf } from '../../../src/widgets/code-exercise/starter.ts';
import type { ProgramReport, ProgramWish } from '../../../src/workers/program-protocol.ts';
import { trainWith } from '../../../src/workers/program-training.ts';
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

/** A run whose reports are the test's. */
function fakeRun() {
  const runs: { wish: ProgramWish; hear: (report: RunnerReport) => void; ended: boolean }[] = [];
  const run = (wish: ProgramWish, hear: (report: RunnerReport) => void) => {
    const one = { wish, hear, ended: false };
    runs.push(one);
    return () => {
      one.ended = true;
    };
  };
  return { run, runs };
}

describe('every program', () => {
  it.each(programs.map((one) => [one.id, one] as const))(
    'has a starter in both languages that is an empty function: %s',
    (_, one) => {
      for (const lang of ['en', 'zh'] as const) {
        const own = compileFunction(starterOf(one, lang), one.name);
        expect(own.length).toBe(one.parameters.length);
        expect(runCases(one, own, 1).every(({ outcome }) => outcome.kind === 'differs')).toBe(true);
      }
    },
  );
});

describe('a program exercise', () => {
  let shelf: ReturnType<typeof memoryShelf>;
  let fake: ReturnType<typeof fakeRun>;
  let progress: ReturnType<typeof progressOn>;
  let model: CodeModel;

  beforeEach(() => {
    shelf = memoryShelf();
    fake = fakeRun();
    progress = progressOn(shelf);
    model = codeModel(program, starter, { run: fake.run, shelf, progress, base: '/' });
  });

  it('is solved when every vector passes, and stays so on the next visit', async () => {
    model.write(program.solution);
    model.test();
    expect(fake.runs[0].wish).toEqual({ type: 'cases', id: program.id, code: program.solution, seed: 1 });
    expect(model.isRunning.value).toBe(true);
    fake.runs[0].hear({ type: 'begun' });
    fake.runs[0].hear({ type: 'cases', reports: runCases(program, compileFunction(program.solution, 'dense'), 1) });
    expect(model.passed.value).toBe(true);
    await progress.recall();
    expect(model.isSolved.value).toBe(true);
  });

  it('is not solved while one vector fails', async () => {
    model.test();
    fake.runs[0].hear({
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
    fake.runs[0].hear({ type: 'timeout', seconds: 3 });
    expect(model.verdict.value).toEqual({ kind: 'timeout', seconds: 3 });
    const again = codeModel(program, starter, { run: fake.run, shelf, progress, base: '/' });
    await again.recall();
    expect(again.code.value).toBe('function dense() { for (;;); }');
    again.restore();
    expect(again.code.value).toBe(starter);
  });

  it('shows a training step by step, and ends it when the reader stops', () => {
    model.train();
    fake.runs[0].hear({ type: 'trained', progress: { who: 'own', step: 4, steps: 94, loss: 2, accuracy: null } });
    expect(model.training.value.own).toMatchObject({ step: 4, loss: 2 });
    model.stop();
    expect(fake.runs[0].ended).toBe(true);
    expect(model.verdict.value).toEqual({ kind: 'stopped' });
  });

  it('forgets the verdict on an earlier text as soon as the text is another', () => {
    model.test();
    fake.runs[0].hear({ type: 'threw', message: 'ReferenceError: sum is not defined' });
    model.write('function dense() {}');
    expect(model.verdict.value).toEqual({ kind: 'untried' });
  });
});

describe('the runner', () => {
  class FakeWorker {
    onmessage: ((event: MessageEvent<ProgramReport>) => void) | null = null;
    onerror: (() => void) | null = null;
    terminated = false;
    postMessage(): void {}
    terminate(): void {
      this.terminated = true;
    }
    says(data: ProgramReport): void {
      this.onmessage?.({ data } as MessageEvent<ProgramReport>);
    }
  }
  const started = (wish: ProgramWish) => {
    const worker = new FakeWorker();
    const heard: RunnerReport[] = [];
    const end = runnerWith(() => worker as unknown as Worker)(wish, (report) => heard.push(report));
    return { worker, heard, end };
  };
  const cases: ProgramWish = { type: 'cases', id: program.id, code: '', seed: 1 };

  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  it('ends a worker that does not answer in time, counted from the moment the function runs', () => {
    const { worker, heard } = started(cases);
    vi.advanceTimersByTime(limits.cases * 2);
    expect(worker.terminated).toBe(false);
    worker.says({ type: 'begun' });
    vi.advanceTimersByTime(limits.cases);
    expect(worker.terminated).toBe(true);
    expect(heard).toEqual([{ type: 'begun' }, { type: 'timeout', seconds: limits.cases / 1000 }]);
    worker.says({ type: 'cases', reports: [] });
    expect(heard).toHaveLength(2);
  });

  it('lets a training go on as long as it reports', () => {
    const { worker } = started({ ...cases, type: 'train', base: '/' });
    worker.says({ type: 'begun' });
    for (let k = 0; k < 5; k++) {
      vi.advanceTimersByTime(limits.training - 1);
      worker.says({ type: 'trained', progress: { who: 'own', step: k, steps: 9, loss: 1, accuracy: null } });
    }
    expect(worker.terminated).toBe(false);
    worker.says({ type: 'done' });
    expect(worker.terminated).toBe(true);
  });

  it('says when the worker dies, or cannot be made', () => {
    const { worker, heard } = started(cases);
    worker.onerror?.();
    expect(heard).toEqual([{ type: 'died' }]);
    const told: RunnerReport[] = [];
    runnerWith(() => {
      throw new Error('no workers here');
    })(cases, (report) => told.push(report));
    expect(told).toEqual([{ type: 'died' }]);
  });
});

describe('training with a reader’s function', () => {
  it.each(programs.map((one) => [one.id, one] as const))('reaches what the engine reaches: %s', (_, one) => {
    const data = tinyDataset();
    const [engine, own] = [null, compileFunction(one.solution, one.name)].map(
      (used) => [...trainWith(one, used, data, 1)].at(-1)!,
    );
    expect(own.step).toBe(own.steps);
    expect(own.loss).toBeCloseTo(engine.loss, 2);
    expect(Math.abs((own.accuracy ?? 0) - (engine.accuracy ?? 1))).toBeLessThan(0.03);
  });
});
