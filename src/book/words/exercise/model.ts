/** An exercise at work: its instance, what the reader typed, what is right of it. Hint and solution are fetched when needed. */
import { batch, computed, signal } from '@preact/signals';
import { isNear } from '../../../../lib/exercises/answer.ts';
import type { Exercise } from '../../../../lib/exercises/exercise.ts';
import { generator } from '../../../../lib/generator.ts';
import { parseNumber } from '../../../kit/numbers.ts';
import type { ProgressStore } from '../../../reader/progress.ts';

export type ExerciseModel = ReturnType<typeof exerciseModel>;

export type Outcome =
  | { readonly kind: 'open' }
  | { readonly kind: 'unreadable'; readonly at: number; readonly typed: string }
  | { readonly kind: 'missing'; readonly at: number }
  | { readonly kind: 'wrong'; readonly at: number; readonly answers: readonly (number | null)[] }
  | { readonly kind: 'right' };

/** What is said of one field; null: nothing yet, or nothing any more. */
export type Mark = 'right' | 'wrong' | 'unreadable' | 'missing' | null;

/** Characters of what was typed that are said again. */
const longestQuoted = 40;
const open: Outcome = { kind: 'open' };

/** The instance that the page begins with. */
export const firstSeed = 1;

/** The list with another text at one place; places before it that hold none are empty. */
const withText = (texts: readonly string[], at: number, text: string): readonly string[] =>
  Array.from({ length: Math.max(texts.length, at + 1) }, (_, k) => (k === at ? text : (texts[k] ?? '')));

export function exerciseModel(exercise: Exercise, progress: ProgressStore) {
  const seed = signal(firstSeed);
  const instance = computed(() => exercise.instance(generator(seed.value, exercise.id)));
  const typed = signal<readonly string[]>([]);
  const outcome = signal<Outcome>(open);
  const marks = signal<readonly Mark[]>([]);
  /** What the reader entered for the pieces of the answer that is off. */
  const pieces = signal<readonly string[]>([]);

  /** The instance of a seed, with nothing entered. */
  function toSeed(next: number): void {
    batch(() => {
      seed.value = next;
      typed.value = [];
      pieces.value = [];
      marks.value = [];
      outcome.value = open;
    });
  }

  function check(): void {
    const { asked } = instance.peek();
    const texts = asked.map((_, k) => (typed.peek()[k] ?? '').trim());
    const answers = texts.map(parseNumber);
    const found = asked.map(({ value }, k): NonNullable<Mark> => {
      if (texts[k] === '') return 'missing';
      if (answers[k] === null) return 'unreadable';
      return isNear(answers[k], value, exercise.tolerance) ? 'right' : 'wrong';
    });
    const at = (['unreadable', 'wrong', 'missing'] as const).map((kind) => found.indexOf(kind)).find((k) => k >= 0);
    batch(() => {
      marks.value = found;
      if (at === undefined) outcome.value = { kind: 'right' };
      else if (found[at] === 'unreadable')
        outcome.value = { kind: 'unreadable', at, typed: texts[at].slice(0, longestQuoted) };
      else outcome.value = found[at] === 'wrong' ? { kind: 'wrong', at, answers } : { kind: 'missing', at };
    });
    if (at === undefined) progress.note(exercise.id, { seed: seed.peek(), answers: answers as number[] });
    else if (found[at] === 'wrong') progress.miss(exercise.id);
  }

  return {
    ...{ exercise, seed, instance, typed, outcome, marks, pieces, check, toSeed },
    ...progress.of(exercise.id),
    /** What was said of another answer is over. */
    enter(at: number, text: string): void {
      batch(() => {
        typed.value = withText(typed.peek(), at, text);
        marks.value = marks.peek().map((mark, k) => (k === at ? null : mark));
        outcome.value = open;
      });
    },
    enterPiece(at: number, text: string): void {
      pieces.value = withText(pieces.peek(), at, text);
    },
    /** Another seed, another instance. */
    next: () => toSeed(seed.peek() + 1),
  };
}
