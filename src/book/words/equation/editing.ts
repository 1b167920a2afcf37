/**
 * A formula in the reader's hands: what stands in the field, how it is set and what is said of it. A worker does both. A verdict is
 * shown while the field says what was judged, and at no other time. Chapter: equations.
 */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Equation } from '../../../../lib/equations/equation.ts';
import { job, type OpenLine } from '../../../kit/job.ts';
import type { Edited, EditReport, EditWish, SetTex } from './edited.ts';

/** Milliseconds after which an edit is given up. */
export const editLimit = 5000;

export function editing({ id, tex }: Equation, seed: ReadonlySignal<number>, open: OpenLine<EditWish, EditReport>) {
  const typed = signal(tex);
  const set = signal<SetTex | null>(null);
  const judged = signal<Edited | null>(null);
  const hear = (report: EditReport): void => {
    if (report === null) return;
    if ('html' in report) set.value = report;
    else judged.value = report;
  };
  const { problem, begin, close } = job(open, hear, { limit: editLimit });

  /** Null while it is being judged, or could not be. */
  const edited = computed(() => {
    const found = judged.value;
    return found?.tex === typed.value && found.seed === seed.value ? found : null;
  });
  const judge = (): void => begin({ id, tex: typed.peek(), seed: seed.peek() });
  const type = (text: string): void =>
    batch(() => {
      typed.value = text;
      judge();
    });
  return {
    typed,
    edited,
    /** Why there is no verdict on what stands in the field, and none is coming. */
    problem,
    /** The formula as it is set; null while it is being set, or cannot be. */
    html: computed(() => (set.value?.tex === typed.value ? set.value.html : null)),
    isBook: computed(() => typed.value === tex),
    type,
    restore: () => type(tex),
    /** The reader turns to it: what has no verdict is judged. */
    open: () => edited.peek() ?? judge(),
    /** The reader turns to something else. */
    close,
  };
}
