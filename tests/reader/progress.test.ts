import { describe, expect, it } from 'vitest';
import { progressOn } from '../../src/reader/progress.ts';
import type { Shelf } from '../../src/workers/shelf.ts';

function memoryShelf(): Shelf & { values: Map<string, unknown> } {
  const values = new Map<string, unknown>();
  return {
    values,
    get: async (name) => structuredClone(values.get(name)),
    put: async (name, value) => void values.set(name, structuredClone(value)),
  };
}

const neuron = { seed: 3, answers: [1.25] };

describe('progress', () => {
  it('is kept, and there again on the next visit', async () => {
    const shelf = memoryShelf();
    await progressOn(shelf).note('forward-neuron', neuron);
    const next = progressOn(shelf);
    expect(next.solved.value).toBeNull();
    await next.recall();
    expect(next.solved.value).toEqual({ 'forward-neuron': neuron });
  });

  it('of several exercises adds up, also when one is solved before the others have been read', async () => {
    const shelf = memoryShelf();
    await progressOn(shelf).note('a', neuron);
    const next = progressOn(shelf);
    await Promise.all([next.recall(), next.note('b', neuron)]);
    expect(Object.keys(next.solved.value ?? {}).sort()).toEqual(['a', 'b']);
  });

  it('goes to another browser as a file, and takes nothing away there', async () => {
    const [here, there] = [progressOn(memoryShelf()), progressOn(memoryShelf())];
    await here.note('a', neuron);
    await here.note('b', neuron);
    await there.note('b', { seed: 9, answers: [2] });
    await there.note('c', neuron);
    expect(await there.imported(here.exported())).toEqual({ solved: 2, predicted: 0 });
    expect(there.solved.value).toEqual({ a: neuron, b: { seed: 9, answers: [2] }, c: neuron });
  });

  it('holds predictions as well, which can be taken back', async () => {
    const shelf = memoryShelf();
    const here = progressOn(shelf);
    await here.predict('slow-start', 300);
    await here.predict('best-remedy', 'data');
    await here.note('a', neuron);
    await here.predict('slow-start', null);
    const next = progressOn(shelf);
    await next.recall();
    expect(next.predicted.value).toEqual({ 'best-remedy': 'data' });
    const there = progressOn(memoryShelf());
    await there.predict('best-remedy', 'dropout');
    await there.predict('silent-units', 40);
    expect(await there.imported(next.exported())).toEqual({ solved: 1, predicted: 1 });
    expect(there.predicted.value).toEqual({ 'best-remedy': 'dropout', 'silent-units': 40 });
    expect(there.solved.value).toEqual({ a: neuron });
  });

  it('holds what was answered wrongly as well, which a right answer does not undo and a file carries', async () => {
    const [here, there] = [progressOn(memoryShelf()), progressOn(memoryShelf())];
    await here.miss('a');
    await here.miss('b');
    await here.note('b', neuron);
    await there.imported(here.exported());
    expect(there.missed.value).toEqual({ a: true, b: true });
    const [a, b, c] = ['a', 'b', 'constructor'].map((id) => there.of(id));
    expect([a, b, c].map(({ isTried }) => isTried.value)).toEqual([true, true, false]);
    expect([a, b].map(({ isSolved }) => isSolved.value)).toEqual([false, true]);
  });

  it('of two pages that are open at once adds up', async () => {
    const shelf = memoryShelf();
    const [one, two] = [progressOn(shelf), progressOn(shelf)];
    await Promise.all([one.recall(), two.recall()]);
    await one.note('a', neuron);
    await two.note('b', neuron);
    await two.predict('q', 1);
    const next = progressOn(shelf);
    await next.recall();
    expect(Object.keys(next.solved.value ?? {}).sort()).toEqual(['a', 'b']);
    expect(next.predicted.value).toEqual({ q: 1 });
  });

  it('comes from files without predictions, too', async () => {
    const store = progressOn(memoryShelf());
    const text = JSON.stringify({ format: 'deep-learning-live/progress', version: 1, solved: { a: neuron } });
    expect(await store.imported(text)).toEqual({ solved: 1, predicted: 0 });
  });

  it.each([
    [{ solved: { a: neuron, b: { seed: 'x', answers: [] } }, predicted: {} }, 'b'],
    [{ solved: { a: neuron, b: null }, predicted: {} }, 'b'],
    [{ solved: { a: neuron }, predicted: { q: [1] } }, 'q'],
  ])('is not taken from a damaged file, which names what is damaged', async (content, entry) => {
    const store = progressOn(memoryShelf());
    await store.note('c', neuron);
    const text = JSON.stringify({ format: 'deep-learning-live/progress', version: 1, ...content });
    await expect(store.imported(text)).rejects.toMatchObject({ code: 'progress-entry', facts: { entry } });
    expect(store.solved.value).toEqual({ c: neuron });
    expect(store.predicted.value).toEqual({});
  });

  it.each([
    'no JSON',
    '{}',
    '7',
    'null',
    '{"format":"deep-learning-live/progress","version":2,"solved":{}}',
    '{"format":"another","version":1,"solved":{}}',
    '{"format":"deep-learning-live/progress","version":1,"solved":[]}',
  ])('is not taken from a file that holds none: %s; nothing is lost', async (text) => {
    const store = progressOn(memoryShelf());
    await store.note('a', neuron);
    await expect(store.imported(text)).rejects.toMatchObject({ code: 'progress-file' });
    expect(store.solved.value).toEqual({ a: neuron });
  });

  it('lasts as long as the page where the browser keeps nothing', async () => {
    const refuse = () => Promise.reject(new DOMException('denied', 'SecurityError'));
    const store = progressOn({ get: refuse, put: refuse });
    await store.note('a', neuron);
    expect(store.solved.value).toEqual({ a: neuron });
  });

  it('leaves out entries that are damaged', async () => {
    const shelf = memoryShelf();
    shelf.values.set('progress', { version: 1, solved: { a: neuron, b: { seed: 'x', answers: [] }, c: null } });
    const store = progressOn(shelf);
    await store.recall();
    expect(store.solved.value).toEqual({ a: neuron });
  });
});
