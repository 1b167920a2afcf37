/** A prediction is kept in the reader's browser, and never stands in the way. */
import { describe, expect, it } from 'vitest';
import { choiceModel, predictionModel } from '../../../../src/book/words/prediction/model.ts';
import { questions } from '../../../../src/book/words/prediction/questions.ts';
import { progressOn } from '../../../../src/reader/progress.ts';

function memoryShelf() {
  const kept = new Map<string, unknown>();
  return {
    kept,
    get: async (name: string) => kept.get(name),
    put: async (name: string, value: unknown) => void kept.set(name, value),
  };
}
const question = questions['forgotten-scale'];

describe('a prediction', () => {
  it('says how far off it is only after the reader has committed', async () => {
    const model = predictionModel('q', question, 94.5, progressOn(memoryShelf()));
    model.guess.value = 50;
    expect(model.miss.value).toBeNull();
    await model.commit();
    expect(model.miss.value).toEqual({ by: 44.5 });
    model.guess.value = 90;
    expect(model.miss.value).toEqual({ by: 44.5 });
  });

  it('measures a guess on a logarithmic scale by its factor, on both sides alike', async () => {
    const q = questions['wrong-after-training'];
    for (const guess of [50, 800]) {
      const model = predictionModel('q', q, 200, progressOn(memoryShelf()));
      model.guess.value = guess;
      await model.commit();
      expect(model.miss.value).toEqual({ times: 4 });
    }
  });

  it('is there again on the next visit, and gone when taken back', async () => {
    const shelf = memoryShelf();
    const first = predictionModel('q', question, 94.5, progressOn(shelf));
    first.guess.value = 97;
    await first.commit();
    const second = predictionModel('q', question, 94.5, progressOn(shelf));
    await second.recall();
    expect(second.committed.value).toBe(97);
    await second.takeBack();
    const third = predictionModel('q', question, 94.5, progressOn(shelf));
    await third.recall();
    expect(third.committed.value).toBeNull();
  });

  it('takes damaged memories for none', async () => {
    for (const value of ['97', -1, 101, Number.NaN, {}, null]) {
      const shelf = memoryShelf();
      shelf.kept.set('progress', { version: 1, solved: {}, predicted: { q: value } });
      const model = predictionModel('q', question, 94.5, progressOn(shelf));
      await model.recall();
      expect(model.committed.value).toBeNull();
    }
  });

  it('works in a browser that keeps nothing', async () => {
    const broken = { get: () => Promise.reject(new Error('no')), put: () => Promise.reject(new Error('no')) };
    const model = predictionModel('q', question, 94.5, progressOn(broken));
    await model.recall();
    await model.commit();
    expect(model.committed.value).toBe(question.start);
  });
});

describe('a choice', () => {
  const remedies = questions['best-remedy'];
  const answers = [90.54, 82.08, 84.18, 84.56];

  it('is right where it has the largest recorded number, wherever that stands', async () => {
    for (const [at, { id }] of remedies.choices.entries()) {
      const turned = answers.map((_, k) => answers[(k - at + answers.length) % answers.length]);
      const model = choiceModel('q', remedies, turned, progressOn(memoryShelf()));
      model.guess.value = id;
      expect(model.isRight.value).toBe(false);
      await model.commit();
      expect([model.best, model.isRight.value]).toEqual([id, true]);
      await model.takeBack();
      model.guess.value = remedies.choices[(at + 1) % 4].id;
      await model.commit();
      expect(model.isRight.value).toBe(false);
    }
  });

  it('commits to nothing before something is chosen', async () => {
    const shelf = memoryShelf();
    const model = choiceModel('q', remedies, answers, progressOn(shelf));
    await model.commit();
    expect(model.committed.value).toBeNull();
    expect(shelf.kept.size).toBe(0);
  });

  it('is there again on the next visit; one that no longer exists counts for nothing', async () => {
    const shelf = memoryShelf();
    const first = choiceModel('q', remedies, answers, progressOn(shelf));
    first.guess.value = 'l2';
    await first.commit();
    const second = choiceModel('q', remedies, answers, progressOn(shelf));
    await second.recall();
    expect(second.committed.value).toBe('l2');
    for (const value of ['pruning', 2, null]) {
      shelf.kept.set('progress', { version: 1, solved: {}, predicted: { q: value } });
      const third = choiceModel('q', remedies, answers, progressOn(shelf));
      await third.recall();
      expect(third.committed.value).toBeNull();
    }
  });
});
