/** A prediction: a number that the reader commits to before the experiment answers. It is kept in their browser. */
import { computed, signal } from '@preact/signals';
import type { Shelf } from '../../reader/shelf.ts';
import type { Question } from './questions.ts';

export type PredictionModel = ReturnType<typeof predictionModel>;

export function predictionModel(id: string, question: Question, answer: number, shelf: Shelf) {
  const guess = signal(question.start);
  const committed = signal<number | null>(null);
  const place = `prediction/${id}`;

  /** The answer over the guess where the scale is logarithmic, else their difference. */
  const miss = computed(() => {
    if (committed.value === null) return null;
    return question.log
      ? { times: Math.max(answer, committed.value) / Math.min(answer, committed.value) }
      : { by: Math.abs(answer - committed.value) };
  });

  /** Keeping may fail; the prediction then lasts as long as the page. */
  const keep = (value: number | null) => shelf.put(place, value).catch(() => {});

  return {
    guess,
    committed,
    miss,
    answer,
    commit() {
      committed.value = guess.value;
      return keep(guess.value);
    },
    takeBack() {
      committed.value = null;
      return keep(null);
    },
    /** What was committed to on an earlier visit; anything else than a number in range counts for nothing. */
    async recall() {
      const kept = await shelf.get(place).catch(() => null);
      const { min, max } = question;
      if (typeof kept === 'number' && kept >= min && kept <= max && committed.value === null) {
        guess.value = committed.value = kept;
      }
    },
  };
}
