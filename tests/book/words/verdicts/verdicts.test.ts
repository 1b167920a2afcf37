import { describe, expect, it } from 'vitest';
import { checks } from '../../../../lib/equations/checks/index.ts';
import { equationById, equations } from '../../../../lib/equations/index.ts';
import { verdict } from '../../../../lib/equations/verdict.ts';
import { verdictsModel } from '../../../../src/book/words/verdicts/model.ts';
import { outcome, strings } from '../../../../src/book/words/verdicts/strings.ts';
import { add, buildTrial, difference, noTrial, seedAt } from '../../../../src/book/words/verdicts/tally.ts';
import { type Judge, judge, tryEquation } from '../../../../src/book/words/verdicts/trial.ts';

const ids = ['weighted-input', 'hidden-error', 'softmax'];
const atOnce = async () => {};

describe('a trial', () => {
  it('adds up what verdict() says of each instance', () => {
    const equation = equationById('hidden-error')!;
    const verdicts = [5, 6, 7].map((seed) => verdict(equation, checks['hidden-error'], seed));
    expect(tryEquation('hidden-error', 5, 3)).toEqual({
      instances: 3,
      holding: 3,
      difference: Math.max(...verdicts.map((one) => one.difference)),
      witness: Math.max(...verdicts.map((one) => one.witnessDifference ?? 0)),
      failedAt: null,
    });
  });

  it.each(equations.map(({ id }) => id))('%s holds on the instances of the build', (id) => {
    const { instances, holding } = tryEquation(id, buildTrial.seed, buildTrial.count);
    expect([instances, holding]).toEqual([20, 20]);
  });

  it('remembers the first seed that failed, and says so', () => {
    const bad = { holds: false, difference: Number.POSITIVE_INFINITY, witnessDifference: null };
    const good = { holds: true, difference: 0, witnessDifference: null };
    const trial = add(add(add(noTrial, 3, good), 4, bad), 5, bad);
    expect(trial).toMatchObject({ instances: 3, holding: 1, failedAt: 4, difference: Number.POSITIVE_INFINITY });
    expect(outcome(trial, strings.en)).toBe('does not hold on 2 of 3 instances, first at seed 4');
  });

  it('begins again at 0 behind the largest seed', () => {
    expect(seedAt(2 ** 32 - 1, 1)).toBe(0);
    expect(() => judge('hidden-error', seedAt(2 ** 32 - 1, 1))).not.toThrow();
  });

  it('refuses an equation that is not there', () => {
    expect(() => judge('nowhere', 1)).toThrow('nowhere');
  });
});

describe('a difference', () => {
  it.each([
    [0, '0'],
    [2.22e-16, '2.2 × 10⁻¹⁶'],
    [0.0213, '0.021'],
    [Number.POSITIVE_INFINITY, '∞'],
  ])('%s is written %s', (value, text) => expect(difference(value)).toBe(text));
});

describe('recomputing all', () => {
  it('gives every equation the trial of its seeds and rests before each instance', async () => {
    let rests = 0;
    const model = verdictsModel(ids, { load: async () => ({ judge }), rest: async () => void rests++ });
    model.seed.value = 9;
    model.count.value = 4;
    await model.start();
    expect(model.state.value).toBe('done');
    expect(rests).toBe(12);
    for (const id of ids) expect(model.trials.value.get(id)).toEqual(tryEquation(id, 9, 4));
    expect([model.finished.value, model.instances.value, model.failing.value]).toEqual([3, 12, 0]);
  });

  it('says when one does not hold', async () => {
    const wrong: Judge = (id, seed) => (id === 'softmax' ? { ...judge(id, seed), holds: false } : judge(id, seed));
    const model = verdictsModel(ids, { load: async () => ({ judge: wrong }), rest: atOnce });
    await model.start();
    expect(model.failing.value).toBe(1);
    expect(model.trials.value.get('softmax')).toMatchObject({ holding: 0, failedAt: 1 });
  });

  it('stops where it is told to, and begins anew', async () => {
    const model = verdictsModel(ids, {
      load: async () => ({ judge }),
      rest: async () => {
        if (model.finished.value === 1 && model.asked.value.count === 20) model.stop();
      },
    });
    await model.start();
    expect([model.state.value, model.finished.value]).toEqual(['stopped', 1]);
    model.count.value = 2;
    await model.start();
    expect([model.state.value, model.finished.value, model.instances.value]).toEqual(['done', 3, 6]);
  });

  it('says so where its code cannot be loaded', async () => {
    const model = verdictsModel(ids, { load: () => Promise.reject(new Error('offline')), rest: atOnce });
    await model.start();
    expect(model.state.value).toBe('failed');
  });
});
