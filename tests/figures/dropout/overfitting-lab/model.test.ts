/** The overfitting laboratory: what is trained, and what the figure makes of it. */
import { describe, expect, it } from 'vitest';
import { epochs, type Moment, none, trainOn } from '../../../../src/experiments/dropout/training.ts';
import {
  gapOf,
  labModel,
  type TwinsReport,
  type TwinsWish,
} from '../../../../src/figures/dropout/overfitting-lab/model.ts';
import lab from '../../../../src/figures/dropout/overfitting-lab/view.tsx';
import type { JobAnswer, JobOrder } from '../../../../src/workers/job-protocol.ts';
import { makeSimd } from '../../../lib/kernels/sets.ts';
import { tinyDataset } from '../../../support/tiny-dataset.ts';

const moment = (logged: number, again: number, validation: number): Moment => {
  const of = (loss: number) => ({ loss, accuracy: 1 - loss });
  return { logged: of(logged), again: of(again), validation: of(validation) };
};
const data = tinyDataset(600, 50, 200);

describe('twins', () => {
  it('are the same run from the same seed, and another from another or with a remedy', () => {
    const run = (remedies = none, seed = 1) => [...trainOn(data, remedies, seed, makeSimd())];
    const baseline = run();
    expect(baseline).toHaveLength(epochs);
    expect(run()).toEqual(baseline);
    expect(run(none, 2)).not.toEqual(baseline);
    for (const remedy of ['small', 'l2', 'dropout', 'data'] as const) {
      expect(run({ ...none, [remedy]: true })[5]).not.toEqual(baseline[5]);
    }
    expect(baseline.at(-1)!.again.loss).toBeLessThan(baseline[0].again.loss / 4);
  });

  it('log the penalty, and are read again and validated without it', () => {
    const [first] = trainOn(data, { ...none, l2: true }, 1, makeSimd());
    const plain = trainOn(data, none, 1, makeSimd()).next().value as Moment;
    expect(first.logged.loss).toBeGreaterThan(plain.logged.loss + 0.1);
    expect(Math.abs(first.again.loss - plain.again.loss)).toBeLessThan(0.1);
  });
});

describe('the figure', () => {
  function laboratory() {
    const orders: JobOrder<TwinsWish>[] = [];
    let hear: (answer: JobAnswer<TwinsReport> | null) => void = () => {};
    const still = { baseline: [moment(2, 1, 1.5)], changed: [moment(2, 1, 1.4)] };
    const model = labModel(still, (listen) => {
      hear = listen;
      return { post: (order) => orders.push(order), close: () => {} };
    });
    const tell = (report: TwinsReport) => hear({ type: 'report', turn: orders.at(-1)!.turn, report });
    return { model, orders, still, tell, fail: () => hear(null) };
  }

  it('shows the recorded pair until another is on its way, and keeps it where that never begins', () => {
    const { model, orders, still, fail } = laboratory();
    expect(model.pair.value).toBe(still);
    model.remedies.small.value = true;
    model.start();
    expect(orders).toMatchObject([
      { wish: { seed: 1, remedies: { data: false, small: true, l2: false, dropout: true } } },
    ]);
    expect([model.twins.state.value, model.pair.value]).toEqual(['waiting', still]);
    fail();
    expect([model.twins.state.value, model.pair.value]).toEqual(['failed', still]);
  });

  it('says the quantity that it shows, and one epoch in the singular', () => {
    const { model } = laboratory();
    const { says, words } = lab.options;
    expect(says(model, words.en, 'en')).toContain('After 1 epoch the validation loss is 1.500');
    model.quantity.value = 'accuracy';
    expect(says(model, words.en, 'en')).toContain('After 1 epoch the validation accuracy is −50.0%');
    expect(says(model, words.zh, 'zh')).toContain('验证准确率');
  });

  it('gathers epoch after epoch and says whose data they are', () => {
    const { model, tell } = laboratory();
    model.start();
    tell({ isDrawn: true });
    expect(model.data.value).toBe('drawn');
    for (const k of [1, 2]) tell({ baseline: moment(k, k, k), changed: moment(k, k, k) });
    expect([model.epoch.value, model.twins.isBusy.value]).toEqual([2, true]);
  });

  it('measures the gap at the end, from what was learned to what was not', () => {
    expect(gapOf([], 'loss')).toBeNull();
    expect(gapOf([moment(1, 0.9, 1), moment(0.3, 0.1, 0.6)], 'loss')).toBeCloseTo(0.5, 12);
    expect(gapOf([moment(0.3, 0.1, 0.6)], 'accuracy')).toBeCloseTo(0.5, 12);
  });
});
