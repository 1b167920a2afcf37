import { describe, expect, it } from 'vitest';
import { articleSettings } from '../../../../lib/model/settings.ts';
import { duration, sizesOf } from '../../../../src/figures/mnist/trainer/progress.ts';
import {
  accuracyLimits,
  curvesOf,
  dotsOf,
  keepMoment,
  logTicks,
  lossLimits,
  type Moment,
  momentOf,
  nice,
} from '../../../../src/figures/mnist/trainer/series.ts';

const logs = [1, 2, 3].map((epoch) => ({
  epoch,
  loss: 0.3 / epoch,
  accuracy: 1 - 0.09 / epoch,
  validationLoss: 0.2 / epoch,
  validationAccuracy: 1 - 0.06 / epoch,
}));
const moment = (x: number, loss = 0.3, accuracy = 0.9): Moment => ({ epoch: Math.ceil(x), x, loss, accuracy });

describe('how far a run is', () => {
  it('counts the article’s steps as Keras does: 54,000 and 6,000 images, 1,688 steps an epoch', () => {
    expect(sizesOf(articleSettings)).toEqual({
      training: 54000,
      validation: 6000,
      stepsPerEpoch: 1688,
      totalSteps: 16880,
    });
  });

  it('says a duration as one says it', () => {
    const said = [0, 0.2, 89, 203, 3599, 5000].map((seconds) => duration(seconds, [' h', ' min', ' s']));
    expect(said).toEqual(['0 s', '1 s', '89 s', '3 min 20 s', '60 min', '1 h 23 min']);
  });
});

describe('the thin line', () => {
  it('keeps at most 600 moments of a run, in their order, and never smooths them', () => {
    let kept: readonly Moment[] = [];
    for (let step = 1; step <= 16880; step++) kept = keepMoment(kept, moment(step / 1688, 1 / step), 10);
    expect(kept.length).toBeLessThanOrEqual(601);
    expect(kept.length).toBeGreaterThan(500);
    expect(kept.every(({ x, loss }) => Math.abs(1 / loss - x * 1688) < 1e-6)).toBe(true);
    expect(kept.every(({ x }, at) => at === 0 || x > kept[at - 1].x)).toBe(true);
  });

  it('begins anew when the run does', () => {
    const kept = keepMoment([moment(0.5), moment(1.5)], moment(0.01), 2);
    expect(kept).toEqual([moment(0.01)]);
  });

  it('takes its numbers as the worker gives them', () => {
    expect(momentOf({ epoch: 2, step: 2, stepsPerEpoch: 4, logs: { loss: 0.25, accuracy: 0.75 } })).toEqual({
      epoch: 2,
      x: 1.5,
      loss: 0.25,
      accuracy: 0.75,
    });
  });
});

describe('curves', () => {
  it('have a point at the end of each epoch', () => {
    const { training, validation } = curvesOf(logs, 'loss');
    expect(training.map(({ x }) => x)).toEqual([1, 2, 3]);
    expect(training[1].value).toBe(0.15);
    expect(validation[1].value).toBe(0.1);
    expect(curvesOf(logs, 'accuracy').validation[2].value).toBe(1 - 0.02);
  });

  it('leave validation out where nothing was kept for it', () => {
    const without = logs.map((epoch) => ({ ...epoch, validationLoss: Number.NaN, validationAccuracy: Number.NaN }));
    expect(curvesOf(without, 'loss').validation).toEqual([]);
    expect(curvesOf(without, 'loss').training).toHaveLength(3);
  });

  it('put the dots of single batches on the same axis', () => {
    expect(
      dotsOf(
        [
          { step: 4, loss: 1 },
          { step: 6, loss: 0.5 },
        ],
        4,
      ),
    ).toEqual([
      { x: 1, value: 1 },
      { x: 1.5, value: 0.5 },
    ]);
  });
});

describe('axes', () => {
  const curves = curvesOf(logs, 'loss');

  it('hold every curve and thin line', () => {
    for (const log of [true, false]) {
      const [low, high] = lossLimits(curves, [{ x: 0.1, value: 2.31 }], [], log);
      for (const value of [0.3, 0.2 / 3, 2.31]) {
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
      }
    }
  });

  it('stay finite when the loss does not', () => {
    const [low, high] = lossLimits(
      { training: [], validation: [] },
      [{ x: 0.1, value: Number.NaN }],
      [{ x: 0, value: Infinity }],
      true,
    );
    expect(low).toBeGreaterThan(0);
    expect(high).toBeGreaterThan(low);
    expect(Number.isFinite(high)).toBe(true);
  });

  it('of accuracy begin just below the lowest curve and end at one', () => {
    expect(accuracyLimits(curvesOf(logs, 'accuracy'), [])).toEqual([0.9, 1]);
    expect(accuracyLimits({ training: [{ x: 1, value: 0.3 }], validation: [] }, [])).toEqual([0, 1]);
    expect(accuracyLimits({ training: [], validation: [] }, [{ x: 0.5, value: 0.85 }])).toEqual([0.8, 1]);
    expect(accuracyLimits(curvesOf(logs, 'accuracy'), [{ x: 3.01, value: 0.4 }])).toEqual([0.9, 1]);
    expect(accuracyLimits({ training: [], validation: [] }, [])).toEqual([0, 1]);
  });

  it('round to 1, 2 and 5', () => {
    expect([0.03, 0.2, 0.21, 7].map((value) => nice(value, 'up'))).toEqual([0.05, 0.2, 0.5, 10]);
    expect([0.03, 0.2, 0.19, 7].map((value) => nice(value, 'down'))).toEqual([0.02, 0.2, 0.1, 5]);
  });

  it('have their ticks inside, both ends included, at most about ten', () => {
    expect(logTicks(0.02, 5)).toEqual([0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5]);
    expect(logTicks(0.00001, 5)).toEqual([0.00001, 0.0001, 0.001, 0.01, 0.1, 1]);
  });
});
