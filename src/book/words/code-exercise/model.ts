/** A program exercise at work: the reader's text, what the test vectors say of it, the training with it. */
import { batch, computed, signal } from '@preact/signals';
import type { ProgramExercise } from '../../../../lib/exercises/programs/program.ts';
import type { CaseReport } from '../../../../lib/exercises/programs/trial.ts';
import type { Problem } from '../../../../lib/problem.ts';
import { job, type OpenLine } from '../../../kit/job.ts';
import type { ProgressStore } from '../../../reader/progress.ts';
import type { ProgramWish, Trained } from '../../../workers/program/protocol.ts';
import type { Shelf } from '../../../workers/shelf.ts';
import type { RunReport } from './runner.ts';

export type CodeModel = ReturnType<typeof codeModel>;

export type Verdict =
  | { readonly kind: 'untried' | 'died' | 'stopped' | 'trained' }
  | { readonly kind: 'running'; readonly what: ProgramWish['what'] }
  | { readonly kind: 'cases'; readonly reports: readonly CaseReport[] }
  | { readonly kind: 'threw'; readonly message: string | null }
  | { readonly kind: 'timeout'; readonly seconds: number }
  | { readonly kind: 'problem'; readonly problem: Problem };

export interface Surroundings {
  readonly open: OpenLine<ProgramWish, RunReport>;
  readonly shelf: Shelf;
  readonly progress: ProgressStore;
}

export function codeModel(program: ProgramExercise, starter: string, { open, shelf, progress }: Surroundings) {
  const code = signal(starter);
  const seed = signal(1);
  /** What was said of the text as it stands; null: what the run's state says. */
  const said = signal<Verdict | null>({ kind: 'untried' });
  const what = signal<ProgramWish['what']>('cases');
  const training = signal<Readonly<Partial<Record<Trained['who'], Trained>>>>({});
  /** The digits trained on are the book's own. */
  const drawn = signal(false);
  const place = `program/${program.id}`;

  const run = job(open, (report: RunReport) => {
    if (report.type === 'begun') drawn.value = report.isDrawn;
    else if (report.type === 'trained') training.value = { ...training.value, [report.progress.who]: report.progress };
    else {
      const { type, ...rest } = report;
      said.value = { kind: type, ...rest } as Verdict;
      if (passed.value) progress.note(program.id, { seed: seed.peek(), answers: [] });
      else progress.miss(program.id);
    }
  });
  const { state, problem, isBusy } = run;

  const verdict = computed((): Verdict => {
    if (isBusy.value) return { kind: 'running', what: what.value };
    if (said.value) return said.value;
    if (state.value === 'done') return { kind: 'trained' };
    const why = problem.value;
    if (!why) return { kind: 'stopped' };
    return why.code === 'worker-died' ? { kind: 'died' } : { kind: 'problem', problem: why };
  });
  const passed = computed(
    () => said.value?.kind === 'cases' && said.value.reports.every(({ outcome }) => outcome.kind === 'passed'),
  );

  function begin(next: ProgramWish['what']): void {
    run.close();
    batch(() => {
      what.value = next;
      said.value = null;
      if (next === 'train') training.value = {};
    });
    run.begin({ what: next, id: program.id, code: code.peek(), seed: seed.peek() });
  }

  return {
    ...{ program, code, seed, verdict, training, drawn, passed, isRunning: isBusy },
    ...progress.of(program.id),
    isStarter: computed(() => code.value === starter),
    /** The reader types: what was said of an earlier text is over, what they wrote is kept. */
    write(text: string): void {
      if (text === code.peek()) return;
      batch(() => {
        code.value = text;
        if (!isBusy.peek()) said.value = { kind: 'untried' };
      });
      shelf.put(place, text).catch(() => {});
    },
    test: () => begin('cases'),
    train: () => begin('train'),
    stop: () => run.close(),
    restore(): void {
      this.write(starter);
    },
    async recall(): Promise<void> {
      const kept = await shelf.get(place).catch(() => null);
      if (typeof kept === 'string' && code.peek() === starter) code.value = kept;
      await progress.recall();
    },
  };
}
