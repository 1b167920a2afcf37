/** A prediction is kept in the reader's browser, and never stands in the way. */
import { describe, expect, it } from 'vitest';
import { predictionModel } from '../../../src/widgets/prediction/model.ts';
import { questions } from '../../../src/widgets/prediction/questions.ts';

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
    const model = predictionModel('q', question, 94.5, memoryShelf());
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
      const model = predictionModel('q', q, 200, memoryShelf());
      model.guess.value = guess;
      await model.commit();
      expect(model.miss.value).toEqual({ times: 4 });
    }
  });

  it('is there again on the next visit, and gone when taken back', async () => {
    const shelf = memoryShelf();
    const first = predictionModel('q', question, 94.5, shelf);
    first.guess.value = 97;
    await first.commit();
    const second = predictionModel('q', question, 94.5, shelf);
    await second.recall();
    expect(second.committed.value).toBe(97);
    await second.takeBack();
    const third = predictionModel('q', question, 94.5, shelf);
    await third.recall();
    expect(third.committed.value).toBeNull();
  });

  it('takes damaged memories for none', async () => {
    for (const value of ['97', -1, 101, Number.NaN, {}, null]) {
      const shelf = memoryShelf();
      shelf.kept.set('prediction/q', value);
      const model = predictionModel('q', question, 94.5, shelf);
      await model.recall();
      expect(model.committed.value).toBeNull();
    }
  });

  it('works in a browser that keeps nothing', async () => {
    const broken = { get: () => Promise.reject(new Error('no')), put: () => Promise.reject(new Error('no')) };
    const model = predictionModel('q', question, 94.5, broken);
    await model.recall();
    await model.commit();
    expect(model.committed.value).toBe(question.start);
  });
});
