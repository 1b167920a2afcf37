/** The range test: its rates, its smoothed curve, what is read off it, and that it is the engine's own training. */
import { describe, expect, it } from 'vitest';
import { generator } from '../../../../lib/generator.ts';
import { pixels } from '../../../../lib/model/input.ts';
import { dense } from '../../../../lib/model/layers.ts';
import { sequential } from '../../../../lib/model/sequential.ts';
import { optimisers } from '../../../../lib/optimisers/index.ts';
import {
  marksOf,
  pointsOf,
  rateAt,
  ratesToTry,
  smoother,
  tooHigh,
} from '../../../../src/experiments/gradient-descent/rate-finder/range.ts';
import {
  type Finding,
  optimiserNames,
  rangeTest,
  trial,
} from '../../../../src/experiments/gradient-descent/rate-finder/training.ts';
import { makeSimd } from '../../../lib/kernels/sets.ts';
import { tinyDataset } from '../../../support/tiny-dataset.ts';

const data = tinyDataset(600, 10, 200);
const chance = generator(1, 'lots');
/** Labels by lot: nothing can be learned but by heart, and a high rate must end badly. */
const lots = { ...data, train: { ...data.train, labels: data.train.labels.map(() => chance.integer(10)) } };
const all = (finding: Finding, set = data) => {
  const test = rangeTest(set, finding, makeSimd());
  const points = [];
  for (;;) {
    const { done, value } = test.next();
    if (done) return { points, ending: value };
    points.push(value);
  }
};

describe('the rates', () => {
  it('hit both ends exactly and grow by one factor', () => {
    const span = { low: 1e-5, high: 10, steps: 241 };
    expect([rateAt(0, span), rateAt(240, span)]).toEqual([1e-5, 10]);
    expect(rateAt(40, span)).toBeCloseTo(1e-4, 15);
    const factor = 10 ** (6 / 240);
    for (let k = 1; k <= 240; k++) expect(rateAt(k, span) / rateAt(k - 1, span) / factor).toBeCloseTo(1, 12);
  });

  it('to be tried lie half a power of ten apart within the span, with the usual one among them', () => {
    const rates = ratesToTry(0.036_8, 0.01, { low: 1e-5, high: 10 });
    expect(rates).toEqual([0.0012, 0.0037, 0.01, 0.012, 0.037, 0.12, 0.37, 1.2]);
    expect(ratesToTry(0.5, 0.01, { low: 1e-5, high: 1 })).toEqual([0.01, 0.016, 0.05, 0.16, 0.5]);
  });
});

describe('the smoothed curve', () => {
  it('is exact for losses that never change, because the mean is corrected as Adam corrects', () => {
    const smooth = smoother();
    for (let t = 0; t < 50; t++) expect(smooth(2.3)).toBeCloseTo(2.3, 12);
  });

  it('is the weighted mean of all losses so far, the weights 0.9ᵏ of their age', () => {
    const smooth = smoother(0.9);
    const seen: number[] = [];
    for (let t = 0; t < 20; t++) {
      seen.unshift(chance.uniform());
      const weights = seen.map((_, age) => 0.9 ** age);
      const mean = seen.reduce((sum, loss, age) => sum + loss * weights[age], 0) / weights.reduce((a, b) => a + b);
      expect(smooth(seen[0])).toBeCloseTo(mean, 12);
    }
  });

  it('is steepest in the middle of a hand-made fall and lowest at its foot', () => {
    const span = { low: 1e-4, high: 1, steps: 100 };
    const height = (k: number) => (k < 30 ? 2 : k < 60 ? 2 - ((k - 30) / 30) ** 2 * 1 : k < 80 ? 1 : 1 + (k - 80) / 5);
    const points = pointsOf(
      Array.from({ length: 100 }, (_, k) => height(k)),
      span,
    ).map((point, k) => ({
      ...point,
      smooth: height(k),
    }));
    const { steepest, lowest } = marksOf(points, span);
    expect(lowest).toBe(60);
    expect(steepest).toBe(58); // the parabola is steepest at its end; two steps to either side are looked at
    expect(marksOf(points.slice(0, 25), span).steepest).toBeNull();
  });
});

describe('the range test', () => {
  it.each(optimiserNames)('takes the steps of a loop written by hand over the engine: %s', (rule) => {
    const finding: Finding = { rule, seed: 5, low: 1e-4, high: 0.05, steps: 40 };
    const { points } = all(finding);
    const layers = [dense(128, { activation: 'relu' }), dense(10, { activation: 'softmax' })];
    const model = sequential(layers, { inputShape: [784], seed: 5, kernels: makeSimd() });
    model.compile({ optimizer: optimisers[rule]({ learningRate: 0.1 }), loss: 'sparse_categorical_crossentropy' });
    const images = data.train.images.subarray(0, 500 * 784); // five sixths of a set as small as this
    const labels = data.train.labels.subarray(0, 500);
    const run = model.run(pixels(images, 784), { kind: 'labels', labels }, { epochs: 3, batchSize: 32 });
    const losses = [];
    for (let k = 0; k < 40; k++) {
      run.rate = rateAt(k, finding);
      losses.push(run.next().batchLoss);
    }
    expect(points.map(({ loss }) => loss)).toEqual(losses);
    expect(points.map(({ smooth }) => smooth)).toEqual(pointsOf(losses, finding).map(({ smooth }) => smooth));
  });

  it('is one curve for one (data, seed, settings), and another for another seed', () => {
    const finding: Finding = { rule: 'sgd', seed: 1, low: 1e-4, high: 10, steps: 120 };
    expect(all(finding)).toEqual(all(finding));
    expect(all({ ...finding, seed: 2 })).not.toEqual(all(finding));
  });

  it('stops at the first smoothed loss above four times the lowest, and not before', () => {
    const { points, ending } = all({ rule: 'sgd', seed: 1, low: 1e-3, high: 1e3, steps: 300 }, lots);
    expect(ending).toBe('rose');
    expect(points.length).toBeLessThan(300);
    let best = Number.POSITIVE_INFINITY;
    points.forEach(({ smooth }, k) => {
      best = Math.min(best, smooth);
      expect(smooth > tooHigh * best).toBe(k === points.length - 1);
    });
    expect(all({ rule: 'sgd', seed: 1, low: 1e-6, high: 1e-3, steps: 30 }).ending).toBe('top');
  });

  it('ends as broken where the loss is no number any more', () => {
    const { points, ending } = all({ rule: 'sgd', seed: 1, low: 1e38, high: 1e39, steps: 30 });
    expect(ending).toBe('broken');
    expect(points.every(({ loss }) => Number.isFinite(loss))).toBe(true);
  });
});

describe('a trial', () => {
  const run = (rate: number, seed = 1) => {
    const epoch = trial(data, { rule: 'sgd', seed }, rate, makeSimd());
    const shares = [];
    for (;;) {
      const { done, value } = epoch.next();
      if (done) return { shares, result: value };
      shares.push(value);
    }
  };

  it('is one epoch at one rate, the same every time', () => {
    const { shares, result } = run(0.1);
    expect(shares).toHaveLength(16); // 500 images, 32 a step
    expect(shares.at(-1)).toBe(1);
    expect(run(0.1)).toEqual({ shares, result });
    expect(run(0.05).result).not.toEqual(result);
  });

  it('says at which step it broke', () => {
    const { result } = run(1e39);
    expect(result.broken).toBeGreaterThan(0);
    expect(result.accuracy).toBeNaN();
  });
});
