/** An exercise at work: its instance, what the reader typed, whether it is right. Hint and solution are fetched when needed. */
import { batch, computed, signal } from '@preact/signals';
import { firstWrong } from '../../../../lib/exercises/answer.ts';
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

/** Characters of what was typed that are said again. */
const longestQuoted = 40;
const open: Outcome = { kind: 'open' };

/** The instance that the page begins with. */
export const firstSeed = 1;

export function exerciseModel(exercise: Exercise, progress: ProgressStore) {
  const seed = signal(firstSeed);
  const instance = computed(() => exercise.instance(generator(seed.value, exercise.id)));
  const typed = signal<readonly string[]>([]);
  const outcome = signal<Outcome>(open);
  /** What the reader entered for the pieces of the answer that is off. */
  const pieces = signal<readonly string[]>([]);

  const forget = () =>
    batch(() => {
      typed.value = [];
      pieces.value = [];
      outcome.value = open;
    });

  function judge(): Outcome {
    const texts = instance.peek().asked.map((_, k) => (typed.peek()[k] ?? '').trim());
    const answers = texts.map(parseNumber);
    const unreadable = texts.findIndex((text, k) => text !== '' && answers[k] === null);
    if (unreadable >= 0)
      return { kind: 'unreadable', at: unreadable, typed: texts[unreadable].slice(0, longestQuoted) };
    const missing = texts.indexOf('');
    if (missing >= 0) return { kind: 'missing', at: missing };
    const at = firstWrong(exercise, instance.peek(), answers);
    return at < 0 ? { kind: 'right' } : { kind: 'wrong', at, answers };
  }

  return {
    exercise,
    seed,
    instance,
    typed,
    outcome,
    pieces,
    /** Solved on this or on another instance, now or on an earlier visit. */
    isSolved: computed(() => progress.solved.value?.[exercise.id] !== undefined),
    /** What was said of another answer is over. */
    enter(at: number, text: string): void {
      const texts = [...typed.peek()];
      texts[at] = text;
      batch(() => {
        typed.value = Array.from(texts, (one) => one ?? '');
        outcome.value = open;
      });
    },
    enterPiece(at: number, text: string): void {
      const texts = [...pieces.peek()];
      texts[at] = text;
      pieces.value = Array.from(texts, (one) => one ?? '');
    },
    check(): void {
      const found = judge();
      outcome.value = found;
      if (found.kind !== 'right') return;
      const answers = typed.peek().map((text) => parseNumber(text) as number);
      progress.note(exercise.id, { seed: seed.peek(), answers });
    },
    /** Another seed, another instance. */
    toSeed(next: number): void {
      if (next !== seed.peek()) {
        batch(() => {
          seed.value = next;
          forget();
        });
      } else forget();
    },
    next(): void {
      batch(() => {
        seed.value = seed.peek() + 1;
        forget();
      });
    },
    recall: () => progress.recall(),
  };
}
