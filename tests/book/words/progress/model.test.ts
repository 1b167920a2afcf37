/** The line at the end of a chapter counts what is done, saves it, and takes a file in or refuses it with its reason. */
import { describe, expect, it } from 'vitest';
import { fileName, largestFile, progressModel, tasksIn, written } from '../../../../src/book/words/progress/model.ts';
import { strings } from '../../../../src/book/words/progress/strings.ts';
import { progressOn } from '../../../../src/reader/progress.ts';

function memoryShelf() {
  const kept = new Map<string, unknown>();
  return {
    get: async (name: string) => kept.get(name),
    put: async (name: string, value: unknown) => void kept.set(name, value),
  };
}
const neuron = { seed: 1, answers: [2] };
const chapter = { exercises: ['a', 'b'], questions: ['q'] };
const offered = (content: string, size = content.length) => ({ name: 'f.json', size, text: async () => content });

function openModel() {
  const store = progressOn(memoryShelf());
  const files: [string, string][] = [];
  return { store, files, model: progressModel(store, (...file) => void files.push(file)) };
}

describe('the progress of a chapter', () => {
  it('is asked for in few letters on the page, and read from them', () => {
    for (const tasks of [chapter, { exercises: [], questions: ['q'] }, { exercises: ['a'], questions: [] }]) {
      expect(tasksIn(written(tasks))).toEqual(tasks);
    }
  });

  it('counts what the chapter asks, and nothing else that is kept', async () => {
    const { store, model } = openModel();
    expect(model.isRead.value).toBe(false);
    await model.recall();
    expect(model.isRead.value).toBe(true);
    expect(model.doneOf(chapter)).toEqual({ solved: 0, predicted: 0 });
    await store.note('a', neuron);
    await store.note('of another chapter', neuron);
    await store.predict('q', 3);
    expect(model.doneOf(chapter)).toEqual({ solved: 1, predicted: 1 });
    expect(model.doneOf({ exercises: ['constructor'], questions: ['toString'] })).toEqual({ solved: 0, predicted: 0 });
  });

  it('is saved as a file that another browser takes in', async () => {
    const [here, there] = [openModel(), openModel()];
    await here.store.note('a', neuron);
    await here.model.save();
    const [[name, content]] = here.files;
    expect(name).toBe(fileName);
    await there.store.note('b', neuron);
    await there.model.bring(offered(content));
    expect(there.model.outcome.value).toEqual({ kind: 'brought', solved: 1, predicted: 0 });
    expect(there.model.doneOf(chapter).solved).toBe(2);
  });

  it.each([
    ['a foreign file', offered('PK\u0003\u0004'), 'progress-file'],
    ['an empty file', offered(''), 'progress-file'],
    ['a file of too many bytes', offered('{}', largestFile + 1), 'progress-size'],
    ['one that cannot be read', { ...offered(''), text: () => Promise.reject(new Error('gone')) }, 'unexpected'],
  ])('refuses %s, says why and keeps what it has', async (_name, file, code) => {
    const { store, model } = openModel();
    await store.note('a', neuron);
    await model.bring(file);
    expect(model.outcome.value).toMatchObject({ kind: 'refused', problem: { code } });
    expect(store.solved.value).toEqual({ a: neuron });
  });

  it('is a sentence in which what the chapter does not ask is not counted', () => {
    const [book, none] = [chapter, { solved: 0, predicted: 0 }];
    for (const t of Object.values(strings)) {
      const both = t.done(chapter, none, book, none);
      const onlyQuestions = t.done({ exercises: [], questions: ['q'] }, none, book, none);
      expect(onlyQuestions.length).toBeLessThan(both.length);
      expect(onlyQuestions).not.toMatch(/undefined|false/);
    }
  });
});
