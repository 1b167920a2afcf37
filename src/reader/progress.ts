/**
 * What the reader has solved and predicted: kept in their browser, carried to another one as a file. Importing adds to what is
 * there and takes nothing away.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { Problem } from '../../lib/problem.ts';
import { browserShelf, type Shelf } from '../workers/shelf.ts';

export interface Solved {
  readonly seed: number;
  readonly answers: readonly number[];
}

export type Progress = Readonly<Record<string, Solved>>;
/** By question: the number the reader committed to, or the name of their choice. */
export type Predicted = Readonly<Record<string, number | string>>;

interface Kept {
  readonly solved: Progress;
  readonly predicted: Predicted;
  /** By exercise, whether a wrong answer was given, though a right one may have followed. */
  readonly missed: Readonly<Record<string, true>>;
}

/** An exercise to its reader, on this visit or an earlier one. */
export interface Attempts {
  readonly isSolved: ReadonlySignal<boolean>;
  /** Once answered, rightly or not. */
  readonly isTried: ReadonlySignal<boolean>;
  recall(): Promise<void>;
}

const name = 'progress';
const format = 'deep-learning-live/progress';
const version = 1;
const nothing: Kept = { solved: {}, predicted: {}, missed: {} };

export interface ProgressStore {
  /** By exercise; null until it has been read. */
  readonly solved: ReadonlySignal<Progress | null>;
  /** By question; null until it has been read. */
  readonly predicted: ReadonlySignal<Predicted | null>;
  /** By exercise; null until it has been read. */
  readonly missed: ReadonlySignal<Kept['missed'] | null>;
  of(id: string): Attempts;
  recall(): Promise<void>;
  note(id: string, solved: Solved): Promise<void>;
  /** A wrong answer was given. */
  miss(id: string): Promise<void>;
  /** Null takes the prediction back. */
  predict(id: string, guess: number | string | null): Promise<void>;
  /** The text of a file. */
  exported(): string;
  /** Adds what the file holds, and counts it. Throws Problem 'progress-file' or 'progress-entry' and changes nothing where it cannot be read. */
  imported(text: string): Promise<{ solved: number; predicted: number }>;
}

export function progressOn(shelf: Shelf): ProgressStore {
  const known = signal<Kept | null>(null);
  let reading: Promise<void> | null = null;
  let writing: Promise<void> = Promise.resolve();

  async function onShelf(): Promise<Kept> {
    const kept = (await shelf.get(name).catch(() => null)) as Partial<Record<string, unknown>> | null | undefined;
    if (kept?.version !== version) return nothing;
    return {
      solved: soundOf(kept.solved, isSolved),
      predicted: soundOf(kept.predicted, isGuess),
      missed: soundOf(kept.missed, isMiss),
    };
  }

  function recall(): Promise<void> {
    reading ??= onShelf().then((kept) => {
      // what was done while the shelf was being read stays
      known.value = added(known.peek() ?? nothing, kept);
    });
    return reading;
  }

  /** On the page at once; on the shelf into what stands there by then, since another page of the book may have written. */
  function change(apply: (kept: Kept) => Kept): Promise<void> {
    known.value = apply(known.peek() ?? nothing);
    writing = writing.then(async () => shelf.put(name, { version, ...apply(await onShelf()) })).catch(() => {});
    return Promise.all([recall(), writing]).then(() => {});
  }

  const has = (part: 'solved' | 'missed', id: string) => Object.hasOwn(known.value?.[part] ?? {}, id);
  return {
    solved: computed(() => known.value?.solved ?? null),
    predicted: computed(() => known.value?.predicted ?? null),
    missed: computed(() => known.value?.missed ?? null),
    recall,
    of: (id) => ({
      isSolved: computed(() => has('solved', id)),
      isTried: computed(() => has('solved', id) || has('missed', id)),
      recall,
    }),
    miss: (id) => change((kept) => ({ ...kept, missed: { ...kept.missed, [id]: true } })),
    note: (id, one) => change((kept) => ({ ...kept, solved: { ...kept.solved, [id]: one } })),
    predict: (id, guess) =>
      change(({ predicted: { [id]: _, ...others }, ...kept }) => ({
        ...kept,
        predicted: guess === null ? others : { ...others, [id]: guess },
      })),
    exported: () => `${JSON.stringify({ format, version, ...(known.peek() ?? nothing) }, null, 2)}\n`,
    async imported(text) {
      const found = read(text);
      await recall();
      await change((kept) => added(kept, found));
      return { solved: Object.keys(found.solved).length, predicted: Object.keys(found.predicted).length };
    },
  };
}

/** Where both hold an entry, what is there stays. */
const added = (there: Kept, more: Kept): Kept => ({
  solved: { ...more.solved, ...there.solved },
  predicted: { ...more.predicted, ...there.predicted },
  missed: { ...more.missed, ...there.missed },
});

/** Files of before predictions and wrong answers were kept in them hold none. */
function read(text: string): Kept {
  let file: Partial<Record<string, unknown>>;
  try {
    file = JSON.parse(text);
  } catch (cause) {
    throw new Problem('progress-file', { found: text.slice(0, 20) || '—' }, { cause });
  }
  const { solved, predicted = {}, missed = {} } = file ?? {};
  if (file?.format !== format || file.version !== version || ![solved, predicted, missed].every(isRecord)) {
    throw new Problem('progress-file', { found: `${file?.format ?? text.slice(0, 20)} ${file?.version ?? ''}`.trim() });
  }
  const found = { solved, predicted, missed } as Kept;
  const damaged =
    Object.entries(found.solved).find(([, one]) => !isSolved(one)) ??
    Object.entries(found.predicted).find(([, one]) => !isGuess(one)) ??
    Object.entries(found.missed).find(([, one]) => !isMiss(one));
  if (damaged) throw new Problem('progress-entry', { entry: damaged[0].slice(0, 40) });
  return found;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isSolved(value: unknown): value is Solved {
  const one = value as Partial<Solved> | null;
  return Number.isInteger(one?.seed) && Array.isArray(one?.answers) && one.answers.every(Number.isFinite);
}

const isGuess = (value: unknown): value is number | string =>
  Number.isFinite(value) || (typeof value === 'string' && value.length <= 40);

const isMiss = (value: unknown): value is true => value === true;

/** Entries of another kind are left out. */
function soundOf<T>(value: unknown, isSound: (one: unknown) => one is T): Readonly<Record<string, T>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, T] => isSound(entry[1])));
}

/** This browser's. */
export const progress: ProgressStore = progressOn(browserShelf);
