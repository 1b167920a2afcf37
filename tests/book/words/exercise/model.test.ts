import { beforeEach, describe, expect, it } from 'vitest';
import { exerciseById, exercises } from '../../../../lib/exercises/index.ts';
import { type ExerciseModel, exerciseModel } from '../../../../src/book/words/exercise/model.ts';
import { type ProgressStore, progressOn } from '../../../../src/reader/progress.ts';

const neuron = exerciseById('forward-neuron')!;
let progress: ProgressStore;
let model: ExerciseModel;

beforeEach(() => {
  const values = new Map<string, unknown>();
  progress = progressOn({
    get: async (name) => values.get(name),
    put: async (name, value) => void values.set(name, value),
  });
  model = exerciseModel(neuron, progress);
});

const right = () => model.instance.value.asked[0].value;

describe('an exercise', () => {
  it('accepts the answer as it is written, with a true minus or a decimal comma, and keeps it', async () => {
    for (const text of [
      right().toFixed(2),
      right().toFixed(2).replace('-', '−'),
      right().toFixed(2).replace('.', ','),
    ]) {
      model.enter(0, ` ${text} `);
      model.check();
      expect(model.outcome.value).toEqual({ kind: 'right' });
    }
    await progress.recall();
    expect(model.isSolved.value).toBe(true);
    expect(progress.solved.value?.['forward-neuron']).toEqual({ seed: 1, answers: [Number(right().toFixed(2))] });
  });

  it('says what is missing, what is no number, and what is off', () => {
    model.check();
    expect(model.outcome.value).toEqual({ kind: 'missing', at: 0 });
    model.enter(0, 'two');
    model.check();
    expect(model.outcome.value).toEqual({ kind: 'unreadable', at: 0, typed: 'two' });
    model.enter(0, String(right() + 1));
    model.check();
    expect(model.outcome.value).toMatchObject({ kind: 'wrong', at: 0 });
    expect(model.isSolved.value).toBe(false);
  });

  it('says nothing of an answer that has been changed since', () => {
    for (const text of [right().toFixed(2), String(right() + 1), 'x'.repeat(1000), '']) {
      model.enter(0, text);
      model.check();
      expect(model.outcome.value.kind).not.toBe('open');
      expect(JSON.stringify(model.outcome.value).length).toBeLessThan(100);
      model.enter(0, `${text}1`);
      expect(model.outcome.value).toEqual({ kind: 'open' });
    }
  });

  it('draws another instance, with empty fields; the same seed brings the same one back', () => {
    const first = model.instance.value;
    model.enter(0, '1');
    model.enterPiece(2, '4');
    model.check();
    model.next();
    expect(model.seed.value).toBe(2);
    expect(model.instance.value.given).not.toEqual(first.given);
    expect(model.typed.value).toEqual([]);
    expect(model.pieces.value).toEqual([]);
    expect(model.outcome.value).toEqual({ kind: 'open' });
    model.toSeed(1);
    expect(model.instance.value).toEqual(first);
  });

  it('grades each of several answers by itself, and lets go of the mark of the one that is changed', () => {
    const several = exercises.find((one) => one.tex.length > 1)!;
    model = exerciseModel(several, progress);
    const answers = model.instance.value.asked.map(({ value }) => value.toFixed(several.tolerance.decimals));
    model.enter(0, answers[0]);
    model.check();
    expect(model.marks.value).toEqual(answers.map((_, k) => (k === 0 ? 'right' : 'missing')));
    expect(model.outcome.value).toEqual({ kind: 'missing', at: 1 });
    expect(model.isTried.value).toBe(false);
    model.enter(1, '1e9');
    model.check();
    expect(model.marks.value.slice(0, 2)).toEqual(['right', 'wrong']);
    model.enter(1, answers[1]);
    expect(model.marks.value.slice(0, 2)).toEqual(['right', null]);
    for (const [k, text] of answers.entries()) model.enter(k, text);
    model.check();
    expect(model.outcome.value).toEqual({ kind: 'right' });
  });

  it('has been tried after the first wrong answer, on the next visit too, and not after an empty one', async () => {
    model.check();
    expect(model.isTried.value).toBe(false);
    model.enter(0, String(right() + 1));
    model.check();
    expect([model.isTried.value, model.isSolved.value]).toEqual([true, false]);
    await progress.recall();
    expect(exerciseModel(neuron, progress).isTried.value).toBe(true);
    expect(progress.missed.value).toEqual({ 'forward-neuron': true });
  });
});
