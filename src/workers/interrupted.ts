/**
 * The run that a reload, a crash or a closed tab interrupted: kept in the reader's browser while it goes on, gone when it has
 * come to its end. The worker writes it, so that the page is not held up by a megabyte of numbers; the page reads the note
 * beside it. A run that still goes on in another tab is not taken for interrupted.
 */
import { checkSettings } from '../../lib/model/settings.ts';
import { type Interrupted, interruptedOf, type SavedRun, type Shelter, sizeOf } from './saved.ts';
import { browserShelf, type Shelf } from './shelf.ts';

const version = 1;
/** A network whose checkpoint is larger is not kept: five million weights with Adam's moments. */
export const largestKept = 64 * 1024 * 1024;

const runName = 'interrupted-run';
const noteName = 'interrupted-note';

interface Note extends Interrupted {
  /** The lock that its worker holds as long as it lives; null where the browser has none. */
  readonly lock: string | null;
}

export type Locks = Pick<LockManager, 'query' | 'request'>;

/** The worker's side. `lock`: a name of this worker's own. */
export function shelterOn(shelf: Shelf, locks: Locks | null, lock: string): Shelter {
  let writing = Promise.resolve();
  /** What is to be kept once the writing under way has ended, null: nothing; undefined: what is kept is what is wanted. */
  let wanted: SavedRun | null | undefined;
  let held = false;
  let mine = false;

  async function write(run: SavedRun): Promise<void> {
    try {
      await shelf.put(runName, { version, value: run });
      await shelf.put(noteName, { version, value: { ...interruptedOf(run), lock: locks && lock } satisfies Note });
      mine = true;
    } catch {
      // the browser keeps nothing for this page; the run loses nothing by it
    }
  }

  /** Of what is wanted while a run is being written, the last counts. */
  function keep(run: SavedRun | null): Promise<void> {
    wanted = run;
    writing = writing.then(async () => {
      const latest = wanted;
      wanted = undefined;
      if (latest) return write(latest);
      if (latest === null && mine) await forget(shelf);
      if (latest === null) mine = false;
    });
    return writing;
  }

  return {
    save(run) {
      if (sizeOf(run) > largestKept) return Promise.resolve();
      // held until the worker ends, however it ends
      if (!held && locks) locks.request(lock, () => new Promise(() => {})).catch(() => {});
      held = true;
      return keep(run);
    },
    async find() {
      const run = await read(shelf, runName, soundRun);
      mine ||= run !== null;
      return run;
    },
    clear: () => keep(null),
  };
}

/** The page's side: what was interrupted, null where nothing was or where its worker is still at it. */
export async function findInterrupted(shelf: Shelf, locks: Locks | null): Promise<Interrupted | null> {
  const note = await read(shelf, noteName, soundNote);
  if (!note) return null;
  const held = note.lock && locks ? ((await locks.query().catch(() => null))?.held ?? []) : [];
  if (held.some(({ name }) => name === note.lock)) return null;
  const { settings, epoch, step, totalStep } = note;
  return { settings, epoch, step, totalStep };
}

/** Nothing is left of it. */
export async function forget(shelf: Shelf): Promise<void> {
  for (const name of [noteName, runName]) await shelf.put(name, null).catch(() => {});
}

async function read<T>(shelf: Shelf, name: string, sound: (value: unknown) => T): Promise<T | null> {
  try {
    const record = (await shelf.get(name)) as { version: unknown; value: unknown } | null | undefined;
    return record?.version === version ? sound(record.value) : null;
  } catch {
    return null;
  }
}

const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;

/** Throws where the value is no note of this version of the book. */
function soundNote(value: unknown): Note {
  const note = value as Note;
  checkSettings(note.settings);
  if (![note.epoch, note.step, note.totalStep].every(isCount)) throw new Error('kept run: damaged');
  return note;
}

/** Throws where it cannot be continued: the arrays' sizes are for the network itself to refuse. */
function soundRun(value: unknown): SavedRun {
  const run = value as SavedRun;
  const { checkpoint, last, curve, seconds, images } = run;
  checkSettings(checkpoint.settings);
  const { state } = checkpoint;
  const sound =
    [state.epoch, state.step, state.totalStep, last.epoch, last.step, last.totalStep, images].every(isCount) &&
    [seconds, curve.stride, state.rate].every(Number.isFinite) &&
    Array.isArray(curve.points) &&
    Array.isArray(checkpoint.history) &&
    Array.isArray(checkpoint.changes) &&
    state.arrays.every((array) => array instanceof Float32Array && array.every(Number.isFinite));
  if (!sound) throw new Error('kept run: damaged');
  return run;
}

const locksHere = (): Locks | null => (typeof navigator === 'object' ? (navigator.locks ?? null) : null);

export const browserShelter = (): Shelter =>
  shelterOn(browserShelf, locksHere(), `training ${crypto.getRandomValues(new Uint32Array(2)).join('-')}`);

/** What this browser keeps of an interrupted run. */
export const interrupted = {
  find: () => findInterrupted(browserShelf, locksHere()),
  forget: () => forget(browserShelf),
};
export type InterruptedRuns = typeof interrupted;
