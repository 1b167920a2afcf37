/**
 * What the reader has solved: kept in their browser, carried to another one as a file. Chapter files and exports hold the same
 * record; importing adds to what is there and takes nothing away.
 */
import { type Signal, signal } from '@preact/signals';
import { Problem } from '../../lib/index.ts';
import { browserShelf, type Shelf } from './shelf.ts';

export interface Solved {
  readonly seed: number;
  readonly answers: readonly number[];
}

export type Progress = Readonly<Record<string, Solved>>;

const name = 'progress';
const format = 'deep-learning-live/progress';
const version = 1;

export interface ProgressStore {
  /** By exercise; null until it has been read. */
  readonly solved: Signal<Progress | null>;
  recall(): Promise<void>;
  note(id: string, solved: Solved): Promise<void>;
  /** The text of a file. */
  exported(): string;
  /** Adds what the file holds. Throws Problem 'progress-file' and changes nothing where it is none. */
  imported(text: string): Promise<number>;
}

export function progressOn(shelf: Shelf): ProgressStore {
  const solved = signal<Progress | null>(null);
  const keep = () => shelf.put(name, { version, solved: solved.value }).catch(() => {});

  async function recall(): Promise<void> {
    if (solved.value) return;
    const kept = (await shelf.get(name).catch(() => null)) as
      | { version?: unknown; solved?: unknown }
      | null
      | undefined;
    const sound = kept?.version === version ? soundProgress(kept.solved) : null;
    // what was solved while the shelf was being read stays
    solved.value = { ...sound, ...solved.peek() };
  }

  return {
    solved,
    recall,
    async note(id, one) {
      await recall();
      solved.value = { ...solved.peek(), [id]: one };
      await keep();
    },
    exported: () => `${JSON.stringify({ format, version, solved: solved.peek() ?? {} }, null, 2)}\n`,
    async imported(text) {
      const found = read(text);
      await recall();
      solved.value = { ...found, ...solved.peek() };
      await keep();
      return Object.keys(found).length;
    },
  };
}

function read(text: string): Progress {
  let file: { format?: unknown; version?: unknown; solved?: unknown };
  try {
    file = JSON.parse(text);
  } catch (cause) {
    throw new Problem('progress-file', { found: text.slice(0, 20) }, { cause });
  }
  const sound = file?.format === format && file.version === version ? soundProgress(file.solved) : null;
  if (!sound) throw new Problem('progress-file', { found: `${file?.format ?? '—'} ${file?.version ?? ''}`.trim() });
  return sound;
}

/** Null where it is no record of this kind; entries that are none are left out. */
function soundProgress(value: unknown): Progress | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value as Record<string, Partial<Solved> | null>).filter(
    ([, one]) => Number.isInteger(one?.seed) && Array.isArray(one?.answers) && one.answers.every(Number.isFinite),
  );
  return Object.fromEntries(entries) as Progress;
}

/** This browser's. */
export const progress: ProgressStore = progressOn(browserShelf);
