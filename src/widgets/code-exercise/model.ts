/** A program exercise at work: the reader's text, what the test vectors say of it, the training with it. */
import { batch, computed, signal } from '@preact/signals';
import type { ProgramExercise } from '../../../lib/exercises/programs/program.ts';
import type { CaseReport } from '../../../lib/exercises/programs/trial.ts';
import { type Problem, problemOf } from '../../../lib/problem.ts';
import type { ProgressStore } from '../../reader/progress.ts';
import type { Trained } from '../../workers/program-protocol.ts';
import type { Shelf } from '../../workers/shelf.ts';
import type { Run, RunnerReport } from './runner.ts';

export type CodeModel = ReturnType<typeof codeModel>;

export type Verdict =
  | { readonly kind: 'untried' }
  | { readonly kind: 'running'; readonly what: 'cases' | 'train' }
  | { readonly kind: 'cases'; readonly reports: readonly CaseReport[] }
  | { readonly kind: 'threw'; readonly message: string }
  | { readonly kind: 'timeout'; readonly seconds: number }
  | { readonly kind: 'died' }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'trained' };

const untried: Verdict = { kind: 'untried' };

export interface Surroundings {
  readonly run: Run;
  readonly shelf: Shelf;
  readonly progress: ProgressStore;
  readonly base: string;
}

export function codeModel(program: ProgramExercise, starter: string, { run, shelf, progress, base }: Surroundings) {
  const code = signal(starter);
  const seed = signal(1);
  const verdict = signal<Verdict>(untried);
  const training = signal<Readonly<Partial<Record<Trained['who'], Trained>>>>({});
  /** The digits trained on are the book's own. */
  const drawn = signal(false);
  const place = `program/${program.id}`;
  let end: (() => void) | null = null;

  const passed = computed(
    () => verdict.value.kind === 'cases' && verdict.value.reports.every(({ outcome }) => outcome.kind === 'passed'),
  );

  function hear(report: RunnerReport): void {
    batch(() => {
      switch (report.type) {
        case 'begun':
          drawn.value = report.drawn ?? false;
          return;
        case 'trained':
          training.value = { ...training.value, [report.progress.who]: report.progress };
          return;
        case 'cases':
          verdict.value = { kind: 'cases', reports: report.reports };
          if (passed.value) progress.note(program.id, { seed: seed.peek(), answers: [] });
          break;
        case 'done':
          verdict.value = { kind: 'trained' };
          break;
        case 'problem':
          verdict.value = { kind: 'problem', problem: problemOf(report) };
          break;
        case 'threw':
          verdict.value = { kind: 'threw', message: report.message };
          break;
        case 'timeout':
          verdict.value = { kind: 'timeout', seconds: report.seconds };
          break;
        case 'died':
          verdict.value = { kind: 'died' };
      }
      end = null;
    });
  }

  function begin(what: 'cases' | 'train'): void {
    end?.();
    batch(() => {
      verdict.value = { kind: 'running', what };
      if (what === 'train') training.value = {};
    });
    const wish = { id: program.id, code: code.peek(), seed: seed.peek() };
    end = run(what === 'cases' ? { type: 'cases', ...wish } : { type: 'train', ...wish, base }, hear);
  }

  return {
    program,
    code,
    seed,
    verdict,
    training,
    drawn,
    passed,
    isSolved: computed(() => progress.solved.value?.[program.id] !== undefined),
    isRunning: computed(() => verdict.value.kind === 'running'),
    isStarter: computed(() => code.value === starter),
    /** The reader types: what was said of an earlier text is over, what they wrote is kept. */
    write(text: string): void {
      if (text === code.peek()) return;
      batch(() => {
        code.value = text;
        if (verdict.peek().kind !== 'running') verdict.value = untried;
      });
      shelf.put(place, text).catch(() => {});
    },
    test: () => begin('cases'),
    train: () => begin('train'),
    stop(): void {
      end?.();
      end = null;
      verdict.value = { kind: 'stopped' };
    },
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
