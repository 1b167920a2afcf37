/** Long work in pieces: one at a time, and what is begun later ends what was begun before. */
import { signal } from '@preact/signals';

export interface Work {
  readonly kind: 'loading' | 'survey' | 'race' | 'search';
  /** The part that is done, 0 … 1. */
  readonly share: number;
}

/** `rest` lets the page breathe between two pieces. */
export function workbench(rest: () => Promise<void>) {
  const work = signal<Work | null>(null);
  let latest = 0;
  const begin = (kind: Work['kind']) => {
    const mine = ++latest;
    work.value = { kind, share: 0 };
    return () => mine === latest;
  };
  return {
    work,
    cancel(): void {
      latest++;
      work.value = null;
    },
    /** What was waited for; null where something else was begun meanwhile. */
    async wait<T>(promise: Promise<T>): Promise<T | null> {
      const isMine = begin('loading');
      try {
        const answer = await promise;
        return isMine() ? answer : null;
      } catch (problem) {
        if (isMine()) throw problem;
        return null;
      } finally {
        if (isMine()) work.value = null;
      }
    },
    /** Rests after every `piece` of the steps, which yield the part that is done; null where something else was begun. */
    async through<T>(kind: Work['kind'], steps: Generator<number, T>, piece: number): Promise<T | null> {
      const isMine = begin(kind);
      for (let k = 1; ; k++) {
        const turn = steps.next();
        if (turn.done) {
          work.value = null;
          return turn.value;
        }
        if (k % piece > 0) continue;
        work.value = { kind, share: turn.value };
        await rest();
        if (!isMine()) return null;
      }
    },
  };
}
