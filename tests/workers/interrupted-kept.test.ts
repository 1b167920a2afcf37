import { describe, expect, it } from 'vitest';
import { articleSettings } from '../../lib/model/settings.ts';
import { findInterrupted, forget, type Locks, largestKept, shelterOn } from '../../src/workers/interrupted.ts';
import type { SavedRun } from '../../src/workers/saved.ts';
import type { Shelf } from '../../src/workers/shelf.ts';

function memoryShelf(): Shelf & { values: Map<string, unknown> } {
  const values = new Map<string, unknown>();
  return {
    values,
    get: async (name) => structuredClone(values.get(name)),
    put: async (name, value) => void values.set(name, structuredClone(value)),
  };
}

/** Locks as a browser has them: held until their worker ends. */
function browserLocks() {
  const held = new Set<string>();
  const locks = {
    request: async (name: string) => void held.add(name),
    query: async () => ({ held: [...held].map((name) => ({ name })), pending: [] }),
  } as unknown as Locks;
  return { locks, workerEnds: (name: string) => held.delete(name) };
}

function run(): SavedRun {
  const step = { epoch: 2, step: 5, totalStep: 22 };
  return {
    checkpoint: {
      data: 'tiny',
      settings: { ...articleSettings, seed: 4 },
      changes: [],
      history: [{ epoch: 1, loss: 1, accuracy: 0.5, validationLoss: Number.NaN, validationAccuracy: Number.NaN }],
      state: {
        ...step,
        rate: 0.001,
        clock: { t: 22 } as SavedRun['checkpoint']['state']['clock'],
        sums: { loss: 3, correct: 50, seen: 160 },
        arrays: [new Float32Array([1, -2, 3.5]), new Float32Array(2)],
      },
    },
    last: { ...step, batchLoss: 0.6, logs: { loss: 0.6, accuracy: 0.4 }, epochLogs: null },
    curve: { stride: 1, points: [{ step: 22, loss: 0.6 }] },
    seconds: 1.5,
    images: 700,
  };
}

describe('an interrupted run', () => {
  it('comes back as it was, with a note of where it stood', async () => {
    const shelf = memoryShelf();
    await shelterOn(shelf, null, 'a').save(run());
    expect(await shelterOn(shelf, null, 'b').find()).toEqual(run());
    const { settings } = run().checkpoint;
    expect(await findInterrupted(shelf, null)).toEqual({ settings, epoch: 2, step: 5, totalStep: 22 });
  });

  it('is kept as it stood last, also when it was saved while an earlier save was being written', async () => {
    const shelf = memoryShelf();
    const worker = shelterOn(shelf, null, 'a');
    const later = (totalStep: number): SavedRun => ({ ...run(), last: { ...run().last, totalStep } });
    await Promise.all([22, 23, 24].map((step) => worker.save(later(step))));
    expect(await worker.find()).toEqual(later(24));
    expect((await findInterrupted(shelf, null))?.totalStep).toBe(24);
    await Promise.all([worker.save(later(25)), worker.clear()]);
    expect(await worker.find()).toBeNull();
  });

  it('is none while its worker lives in another tab, and is one when that worker has ended', async () => {
    const shelf = memoryShelf();
    const { locks, workerEnds } = browserLocks();
    await shelterOn(shelf, locks, 'training 1').save(run());
    expect(await findInterrupted(shelf, locks)).toBeNull();
    workerEnds('training 1');
    expect(await findInterrupted(shelf, locks)).not.toBeNull();
  });

  it('is forgotten when it has come to its end, but not by a worker that never saved it', async () => {
    const shelf = memoryShelf();
    const worker = shelterOn(shelf, null, 'a');
    await worker.save(run());
    await shelterOn(shelf, null, 'b').clear();
    expect(await findInterrupted(shelf, null)).not.toBeNull();
    await worker.clear();
    expect(await findInterrupted(shelf, null)).toBeNull();
    expect(await worker.find()).toBeNull();
  });

  it('is forgotten by the worker that continued it to its end', async () => {
    const shelf = memoryShelf();
    await shelterOn(shelf, null, 'a').save(run());
    const next = shelterOn(shelf, null, 'b');
    await next.find();
    await next.clear();
    expect(await findInterrupted(shelf, null)).toBeNull();
  });

  it('is forgotten when the reader says so', async () => {
    const shelf = memoryShelf();
    await shelterOn(shelf, null, 'a').save(run());
    await forget(shelf);
    expect(await findInterrupted(shelf, null)).toBeNull();
    expect(await shelterOn(shelf, null, 'b').find()).toBeNull();
  });

  it.each<[string, (saved: SavedRun) => unknown]>([
    ['a weight that is no number', ({ checkpoint }) => checkpoint.state.arrays[0].fill(Number.NaN, 1, 2)],
    ['numbers of another kind', ({ checkpoint }) => Object.assign(checkpoint.state, { arrays: [[1, 2]] })],
    [
      'settings out of range',
      ({ checkpoint }) => Object.assign(checkpoint, { settings: { ...articleSettings, rate: -1 } }),
    ],
    ['no step', (saved) => Object.assign(saved, { last: {} })],
    ['a step that is none', ({ checkpoint }) => Object.assign(checkpoint.state, { step: 1.5 })],
    ['no curve', (saved) => Object.assign(saved, { curve: undefined })],
  ])('is taken for absent when damaged: %s', async (_, damage) => {
    const shelf = memoryShelf();
    await shelterOn(shelf, null, 'a').save(run());
    damage((shelf.values.get('interrupted-run') as { value: SavedRun }).value);
    expect(await shelterOn(shelf, null, 'b').find()).toBeNull();
  });

  it('is taken for absent when another version wrote it', async () => {
    const shelf = memoryShelf();
    for (const foreign of [{ version: 2, value: run() }, { version: 1 }, 7, null]) {
      shelf.values.set('interrupted-run', foreign);
      shelf.values.set('interrupted-note', foreign);
      expect(await findInterrupted(shelf, null)).toBeNull();
      expect(await shelterOn(shelf, null, 'b').find()).toBeNull();
    }
  });

  it('is nothing where the browser keeps nothing, and the run goes on', async () => {
    const refuse = () => Promise.reject(new DOMException('denied', 'SecurityError'));
    const worker = shelterOn({ get: refuse, put: refuse }, null, 'a');
    await worker.save(run());
    await worker.clear();
    expect(await worker.find()).toBeNull();
  });

  it('is not kept when its numbers are too many for a browser to write down every few seconds', async () => {
    const shelf = memoryShelf();
    const large = run();
    Object.assign(large.checkpoint.state, { arrays: [new Float32Array(largestKept / 4 + 1)] });
    await shelterOn(shelf, null, 'a').save(large);
    expect(shelf.values.size).toBe(0);
  });
});
