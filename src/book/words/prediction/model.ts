/** A prediction: what the reader commits to before the experiment answers. It is kept in their browser with their progress. */
import { computed, signal } from '@preact/signals';
import type { ProgressStore } from '../../../reader/progress.ts';
import type { ChoiceQuestion, NumberQuestion } from './questions.ts';

type Keeping = Pick<ProgressStore, 'predicted' | 'predict' | 'recall'>;

export type Committing = Omit<ReturnType<typeof committing>, 'guess'>;

/** `isOne`: what is kept and is no answer to this question counts for nothing. */
function committing<Guess extends number | string, Start extends Guess | null>(
  id: string,
  start: Start,
  isOne: (kept: unknown) => kept is Guess,
  progress: Keeping,
) {
  const guess = signal<Guess | Start>(start);
  return {
    guess,
    /** Null before. */
    committed: computed(() => {
      const kept = progress.predicted.value?.[id];
      return isOne(kept) ? kept : null;
    }),
    async commit(): Promise<void> {
      if (guess.value !== null) await progress.predict(id, guess.value);
    },
    takeBack: () => progress.predict(id, null),
    recall: () => progress.recall(),
  };
}

export function predictionModel(id: string, question: NumberQuestion, answer: number, progress: Keeping) {
  const { start, min, max, log } = question;
  const isInRange = (kept: unknown): kept is number => typeof kept === 'number' && kept >= min && kept <= max;
  const model = committing(id, start as number, isInRange, progress);
  /** The answer over the guess where the scale is logarithmic, else their difference. */
  const miss = computed(() => {
    const said = model.committed.value;
    if (said === null) return null;
    return log ? { times: Math.max(answer, said) / Math.min(answer, said) } : { by: Math.abs(answer - said) };
  });
  return { ...model, miss };
}

/** `answers`: the recorded number of each choice. */
export function choiceModel(id: string, { choices }: ChoiceQuestion, answers: readonly number[], progress: Keeping) {
  const isChoice = (kept: unknown): kept is string => choices.some((choice) => choice.id === kept);
  const model = committing(id, null, isChoice, progress);
  const best = choices[answers.indexOf(Math.max(...answers))].id;
  return { ...model, best, isRight: computed(() => model.committed.value === best) };
}
