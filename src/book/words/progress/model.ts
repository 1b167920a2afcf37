/** How far the reader has come, and their progress as a file. */
import { computed, signal } from '@preact/signals';
import { Problem, problemIn } from '../../../../lib/problem.ts';
import type { ProgressStore } from '../../../reader/progress.ts';

/** What a chapter, or the book, asks of its reader. */
export interface Tasks {
  readonly exercises: readonly string[];
  readonly questions: readonly string[];
}

/** As a page carries them: the exercises, the questions, by spaces. */
export const written = ({ exercises, questions }: Tasks): string =>
  [exercises, questions].map((ids) => ids.join(' ')).join('|');
export function tasksIn(text: string): Tasks {
  const [exercises, questions] = text.split('|').map((ids) => ids.split(' ').filter((id) => id !== ''));
  return { exercises, questions };
}

/** What a field for files gives. */
export type Offered = Pick<File, 'name' | 'size' | 'text'>;

export const fileName = 'deep-learning-live-progress.json';
/** The whole book solved many times over. */
export const largestFile = 1024 * 1024;

export type Outcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'brought'; readonly solved: number; readonly predicted: number }
  | { readonly kind: 'refused'; readonly problem: Problem };

export function progressModel(progress: ProgressStore, save: (name: string, content: string) => void) {
  const outcome = signal<Outcome | null>(null);
  const has = (record: object | null, ids: readonly string[]): number =>
    ids.filter((id) => record !== null && Object.hasOwn(record, id)).length;

  async function attempt(act: () => Promise<Outcome>): Promise<void> {
    try {
      outcome.value = await act();
    } catch (error) {
      outcome.value = { kind: 'refused', problem: problemIn(error) };
    }
  }

  return {
    outcome,
    isRead: computed(() => progress.solved.value !== null),
    /** How many of these are done. */
    doneOf: ({ exercises, questions }: Tasks) => ({
      solved: has(progress.solved.value, exercises),
      predicted: has(progress.predicted.value, questions),
    }),
    recall: () => progress.recall(),
    save: () =>
      attempt(async () => {
        await progress.recall();
        save(fileName, progress.exported());
        return { kind: 'saved' };
      }),
    bring: (file: Offered) =>
      attempt(async () => {
        if (file.size > largestFile) {
          const found = `${Math.ceil(file.size / largestFile)} MB`;
          throw new Problem('progress-size', { file: file.name, expected: '1 MB', found });
        }
        return { kind: 'brought', ...(await progress.imported(await file.text())) };
      }),
  };
}
