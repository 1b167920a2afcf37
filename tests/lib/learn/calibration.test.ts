import { describe, expect, it } from 'vitest';
import { generator } from '../../../lib/generator.ts';
import { calibrationError, fitTemperature, reliability } from '../../../lib/learn/calibration.ts';
import { softmaxAt } from '../../../lib/nn/temperature.ts';
import { drawn } from '../../support/gradient-check.ts';
import { refusal } from './ways.ts';

/** Logits of m examples with labels drawn from softmax(z / T). */
function drawnExamples(m: number, n: number, T: number, seed: number) {
  const z = drawn(m * n, seed, 'logits', 4);
  const a = new Float64Array(m * n);
  softmaxAt(a, z, T, m, n);
  const random = generator(seed, 'labels');
  const labels = Int32Array.from({ length: m }, (_, r) => {
    let left = random.uniform();
    for (let j = 0; j < n - 1; j++) {
      left -= a[r * n + j];
      if (left < 0) return j;
    }
    return n - 1;
  });
  return { z, labels, m, n };
}

const errorAt = ({ z, labels, m, n }: ReturnType<typeof drawnExamples>, T: number, K = 15): number => {
  const a = new Float64Array(m * n);
  softmaxAt(a, z, T, m, n);
  return calibrationError(reliability(a, labels, m, n, K));
};

const lossAt = ({ z, labels, m, n }: ReturnType<typeof drawnExamples>, T: number): number => {
  let sum = 0;
  for (let r = 0; r < m; r++) {
    const row = Array.from(z.subarray(r * n, (r + 1) * n), (value) => value / T);
    const top = Math.max(...row);
    sum += top + Math.log(row.reduce((total, value) => total + Math.exp(value - top), 0)) - row[labels[r]];
  }
  return sum / m;
};

describe('the calibration error', () => {
  it('is worked by hand for three bins', () => {
    // confidences 0.6 (wrong), 0.9 (right), 0.9 (wrong), 1 (right): of four bins the third has one, the last three
    const a = Float64Array.of(0.6, 0.4, 0.9, 0.1, 0.1, 0.9, 1, 0);
    const bins = reliability(a, Int32Array.of(1, 0, 0, 0), 4, 2, 4);
    expect(bins.map(({ count }) => count)).toEqual([0, 0, 1, 3]);
    expect(bins[3]).toEqual({ from: 0.75, to: 1, count: 3, accuracy: 2 / 3, confidence: (0.9 + 0.9 + 1) / 3 });
    expect(bins[0]).toEqual({ from: 0, to: 0.25, count: 0, accuracy: 0, confidence: 0 });
    expect(calibrationError(bins)).toBeCloseTo((1 / 4) * 0.6 + (3 / 4) * (2.8 / 3 - 2 / 3), 15);
  });

  it('is 1 for answers that are certain and wrong, and 0 for those that are certain and right', () => {
    const certain = Float64Array.of(1, 0, 0, 1);
    expect(calibrationError(reliability(certain, Int32Array.of(1, 0), 2, 2))).toBe(1);
    expect(calibrationError(reliability(certain, Int32Array.of(0, 1), 2, 2))).toBe(0);
  });

  it('has a certainty that rounding has put a hair above 1 in the last bin', () => {
    const bins = reliability(Float64Array.of(1 + 1e-7, 0), Int32Array.of(0), 1, 2, 3);
    expect(bins.map(({ count }) => count)).toEqual([0, 0, 1]);
  });

  it('has bins that hold their upper end: what lies on an edge is in the lower one', () => {
    const bins = reliability(Float64Array.of(0.5, 0.5, 0.75, 0.25), Int32Array.of(0, 0), 2, 2, 4);
    expect(bins.map(({ count }) => count)).toEqual([0, 1, 1, 0]);
  });

  it('is nearly 0 where labels are drawn from the probabilities themselves, and large where these are sharpened', () => {
    for (const seed of [1, 2, 3]) {
      const examples = drawnExamples(20_000, 5, 1, seed);
      expect(errorAt(examples, 1)).toBeLessThan(0.015);
      expect(errorAt(examples, 0.4)).toBeGreaterThan(0.08);
    }
  });

  it('is the difference of mean confidence and accuracy where there is one bin', () => {
    const examples = drawnExamples(500, 4, 2, 7);
    const a = new Float64Array(2000);
    softmaxAt(a, examples.z, 1, 500, 4);
    const [bin] = reliability(a, examples.labels, 500, 4, 1);
    expect(errorAt(examples, 1, 1)).toBeCloseTo(Math.abs(bin.accuracy - bin.confidence), 15);
  });
});

describe('the temperature', () => {
  it.each([0.5, 1, 1.3, 3])('from which labels were drawn, %d, is found', (T) => {
    for (const seed of [1, 2]) {
      const { z, labels, m, n } = drawnExamples(20_000, 5, T, seed);
      expect(fitTemperature(z, labels, m, n) / T).toBeCloseTo(1, 1);
    }
  });

  it('has no neighbour of less loss, lowers the error here, and changes no answer', () => {
    const examples = drawnExamples(4000, 6, 2, 5);
    const { z, labels, m, n } = examples;
    const T = fitTemperature(z, labels, m, n);
    for (const factor of [0.5, 0.99, 1.01, 2]) expect(lossAt(examples, T)).toBeLessThan(lossAt(examples, T * factor));
    expect(lossAt(examples, T)).toBeLessThanOrEqual(lossAt(examples, 1));
    expect(errorAt(examples, T)).toBeLessThan(errorAt(examples, 1) / 4);
    const rights = (at: number) => {
      const a = new Float64Array(m * n);
      softmaxAt(a, z, at, m, n);
      return reliability(a, labels, m, n, 1)[0].accuracy;
    };
    expect(rights(T)).toBe(rights(1));
  });

  it('stays within its range where all answers are right, and where none tells anything', () => {
    const z = Float64Array.of(5, 0, 0, 5);
    expect(fitTemperature(z, Int32Array.of(0, 1), 2, 2)).toBeCloseTo(1 / 64, 6);
    expect(fitTemperature(z, Int32Array.of(1, 0), 2, 2)).toBeCloseTo(64, 3);
  });
});

it('refuses classes that are none and what is no number, which would fall into no bin and be passed over', () => {
  const a = Float64Array.of(0.5, 0.5, 1, 0);
  for (const judge of [reliability, fitTemperature]) {
    expect(refusal(() => judge(a, Int32Array.of(0, 2), 2, 2))).toEqual([
      'label-range',
      { index: 1, expected: '0 … 1', found: 2 },
    ]);
    expect(refusal(() => judge(a, Int32Array.of(-1, 0), 2, 2))[0]).toBe('label-range');
    for (const column of [0, 1]) {
      const broken = a.slice();
      broken[2 + column] = Number.NaN;
      const [code, facts] = refusal(() => judge(broken, Int32Array.of(0, 0), 2, 2));
      expect([code, facts]).toEqual(['not-finite', { where: judge.name, row: 1, column, found: 'NaN' }]);
    }
  }
});

it('refuses no examples, missing labels or numbers, and no bins', () => {
  const a = Float64Array.of(1, 0);
  expect(refusal(() => reliability(a, Int32Array.of(0), 0, 2))[0]).toBe('no-examples');
  expect(refusal(() => reliability(a, Int32Array.of(0), 2, 1))[0]).toBe('targets-count');
  expect(refusal(() => fitTemperature(a, Int32Array.of(0, 1), 2, 2))[0]).toBe('shape');
  expect(refusal(() => reliability(a, Int32Array.of(0), 1, 2, 0))).toEqual([
    'range',
    { where: 'K', expected: '1, 2, 3, …', found: '0' },
  ]);
});
