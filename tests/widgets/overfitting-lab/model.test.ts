/** The overfitting laboratory: what is trained, and what the figure makes of it. */
import { describe, expect, it } from 'vitest';
import { epochs, type Moment, none, trainOn } from '../../../src/experiments/dropout/training.ts';
import { gapOf, labModel, type RunTwins } from '../../../src/widgets/overfitting-lab/model.ts';
import type { TwinsReport, TwinsWish } from '../../../src/workers/overfitting.worker.ts';
import { makeSimd } from '../../lib/kernels/sets.ts';
import { tinyDataset } from '../../support/tiny-dataset.ts';

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
    const asked: TwinsWish[] = [];
    let tell: (report: TwinsReport) => void = () => {};
    let ended = 0;
    const run: RunTwins = (wish, hear) => {
      asked.push(wish);
      tell = hear;
      return () => {
        ended++;
      };
    };
    const still = { baseline: [moment(2, 1, 1.5)], changed: [moment(2, 1, 1.4)] };
    return { model: labModel(still, '/', run), asked, still, tell: (r: TwinsReport) => tell(r), ended: () => ended };
  }

  it('shows the recorded pair until another is on its way, and keeps it where that never begins', () => {
    const { model, asked, still, tell } = laboratory();
    expect(model.pair.value).toBe(still);
    model.remedies.small.value = true;
    model.start();
    expect(asked).toEqual([{ base: '/', seed: 1, remedies: { data: false, small: true, l2: false, dropout: true } }]);
    expect([model.phase.value, model.pair.value]).toEqual(['waiting', still]);
    tell({ type: 'failed', message: 'no data' });
    expect([model.phase.value, model.pair.value]).toEqual(['failed', still]);
  });

  it('gathers epoch after epoch and says whose data they are', () => {
    const { model, tell, ended } = laboratory();
    model.start();
    tell({ type: 'begun', isDrawn: true });
    expect(model.data.value).toBe('drawn');
    for (const k of [1, 2]) tell({ type: 'epoch', baseline: moment(k, k, k), changed: moment(k, k, k) });
    expect([model.epoch.value, model.isBusy.value]).toEqual([2, true]);
    tell({ type: 'done' });
    expect([model.phase.value, model.isBusy.value, ended()]).toEqual(['done', false, 1]);
  });

  it('stops, and starts anew with what is chosen then', () => {
    const { model, asked, tell, ended } = laboratory();
    model.start();
    tell({ type: 'begun', isDrawn: false });
    model.stop();
    expect([model.isBusy.value, ended()]).toEqual([false, 1]);
    model.seed.value = 7;
    model.start();
    expect(asked[1].seed).toBe(7);
  });

  it('measures the gap at the end, from what was learned to what was not', () => {
    expect(gapOf([], 'loss')).toBeNull();
    expect(gapOf([moment(1, 0.9, 1), moment(0.3, 0.1, 0.6)], 'loss')).toBeCloseTo(0.5, 12);
    expect(gapOf([moment(0.3, 0.1, 0.6)], 'accuracy')).toBeCloseTo(0.5, 12);
  });
});
