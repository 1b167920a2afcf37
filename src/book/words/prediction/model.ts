/** A prediction: what the reader commits to before the experiment answers. It is kept in their browser with their progress. */
import { computed, signal } from '@preact/signals';
import type { ProgressStore } from '../../../reader/progress.ts';
import type { ChoiceQuestion, NumberQuestion } from './questions.ts';

type Keeping = Pick<ProgressStore, 'predicted' | 'predict' | 'recall'>;

export type PredictionModel = ReturnType<typeof predictionModel>;

export function predictionModel(id: string, question: NumberQuestion, answer: number, progress: Keeping) {
  const guess = signal(question.start);
  const { min, max } = question;
  /** Null before; anything else than a number in range counts for nothing. */
  const committed = computed(() => {
    const kept = progress.predicted.value?.[id];
    return typeof kept === 'number' && kept >= min && kept <= max ? kept : null;
  });

  /** The answer over the guess where the scale is logarithmic, else their difference. */
  const miss = computed(() => {
    if (committed.value === null) return null;
    return question.log
      ? { times: Math.max(answer, committed.value) / Math.min(answer, committed.value) }
      : { by: Math.abs(answer - committed.value) };
  });

  return {
    ...{ guess, committed, miss, answer },
    commit: () => progress.predict(id, guess.value),
    takeBack: () => progress.predict(id, null),
    recall: () => progress.recall(),
  };
}

export type ChoiceModel = ReturnType<typeof choiceModel>;

/** `answers`: the recorded number of each choice. */
export function choiceModel(id: string, { choices }: ChoiceQuestion, answers: readonly number[], progress: Keeping) {
  const guess = signal<string | null>(null);
  const committed = computed(() => {
    const kept = progress.predicted.value?.[id];
    return choices.some((choice) => choice.id === kept) ? (kept as string) : null;
  });
  const best = choices[answers.indexOf(Math.max(...answers))].id;
  return {
    ...{ guess, committed, best },
    isRight: computed(() => committed.value === best),
    async commit(): Promise<void> {
      if (guess.value !== null) await progress.predict(id, guess.value);
    },
    takeBack: () => progress.predict(id, null),
    recall: () => progress.recall(),
  };
}
