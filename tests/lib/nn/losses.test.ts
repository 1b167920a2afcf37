import { describe, expect, it } from 'vitest';
import { activate } from '../../../lib/nn/activations.ts';
import {
  binaryCrossEntropy,
  crossEntropy,
  meanSquaredError,
  sigmoidBinaryCrossEntropy,
  softmaxCrossEntropy,
  sparseSoftmaxCrossEntropy,
} from '../../../lib/nn/losses.ts';
import { softmax } from '../../../lib/nn/softmax.ts';
import { drawn, expectGradient } from '../../support/gradient-check.ts';

const [m, n] = [5, 4];
const z = drawn(m * n, 1, 'z', 3);
const labels = Int32Array.of(2, 0, 3, 3, 1);
const oneHot = Float64Array.from({ length: m * n }, (_, k) => (labels[Math.floor(k / n)] === k % n ? 1 : 0));
/** Targets between 0 and 1, whose rows do not sum to 1. */
const y = drawn(m * n, 1, 'y').map(Math.abs);
/** Outputs between 0.05 and 0.95. */
const a = drawn(m * n, 1, 'a').map((value) => 0.5 + 0.45 * value);
const gradient = new Float64Array(m * n);

describe('each loss gives the gradient of the mean over the batch', () => {
  const scratch = new Float64Array(m * n);
  const probabilities = (g: 'softmax' | 'sigmoid') => {
    if (g === 'softmax') softmax(scratch, z, m, n);
    else activate(scratch, z, 'sigmoid', m * n);
    return scratch;
  };

  it.each([
    [
      'sparse cross-entropy from logits',
      z,
      (d) => sparseSoftmaxCrossEntropy(d, probabilities('softmax'), z, labels, m, n),
    ],
    ['cross-entropy from logits', z, (d) => softmaxCrossEntropy(d, probabilities('softmax'), z, y, m, n)],
    ['binary cross-entropy from logits', z, (d) => sigmoidBinaryCrossEntropy(d, probabilities('sigmoid'), z, y, m, n)],
    ['mean squared error', a, (d) => meanSquaredError(d, a, y, m, n)],
    ['cross-entropy from probabilities', a, (d) => crossEntropy(d, a, y, m, n)],
    ['binary cross-entropy from probabilities', a, (d) => binaryCrossEntropy(d, a, y, m, n)],
  ] as [string, Float64Array, (d: Float64Array) => number][])('%s', (_name, x, sum) => {
    sum(gradient);
    const claimed = gradient.slice();
    expectGradient(() => sum(gradient) / m, x, claimed, 2);
  });
});

describe('what the losses have in common', () => {
  it('a class and its one-hot row cost the same, to the bit', () => {
    const p = new Float64Array(m * n);
    softmax(p, z, m, n);
    const other = new Float64Array(m * n);
    const sparse = sparseSoftmaxCrossEntropy(gradient, p, z, labels, m, n);
    expect(softmaxCrossEntropy(other, p, z, oneHot, m, n)).toBe(sparse);
    expect(other).toEqual(gradient);
  });

  it('the road from logits costs what the road from probabilities costs', () => {
    const p = new Float64Array(m * n);
    softmax(p, z, m, n);
    expect(softmaxCrossEntropy(gradient, p, z, y, m, n)).toBeCloseTo(crossEntropy(gradient, p, y, m, n), 12);
    activate(p, z, 'sigmoid', m * n);
    expect(sigmoidBinaryCrossEntropy(gradient, p, z, y, m, n)).toBeCloseTo(
      binaryCrossEntropy(gradient, p, y, m, n),
      12,
    );
  });

  it('the mean squared error is a mean over outputs too, without a half', () => {
    const loss = meanSquaredError(gradient, Float64Array.of(1, 3), Float64Array.of(0, 0), 1, 2);
    expect(loss).toBe(5); // (1 + 9) / 2
    expect([gradient[0], gradient[1]]).toEqual([1, 3]); // 2 · error / 2
  });

  it('an even guess among n costs log n', () => {
    const even = new Float64Array(n);
    const p = new Float64Array(n).fill(1 / n);
    expect(sparseSoftmaxCrossEntropy(gradient, p, even, Int32Array.of(1), 1, n)).toBeCloseTo(Math.log(n), 14);
  });

  it('a hopeless guess costs much, and not infinity or nothing', () => {
    const far = Float64Array.of(1000, -1000);
    const p = new Float64Array(2);
    softmax(p, far, 1, 2);
    expect(sparseSoftmaxCrossEntropy(gradient, p, far, Int32Array.of(1), 1, 2)).toBe(2000);
    activate(p, far, 'sigmoid', 2);
    expect(sigmoidBinaryCrossEntropy(gradient, p, far, Float64Array.of(0, 1), 1, 2)).toBe(1000);
    // from probabilities Keras's clipping sets the limit: −log 1e-7
    expect(crossEntropy(gradient, Float64Array.of(1, 0), Float64Array.of(0, 1), 1, 2)).toBeCloseTo(16.118, 3);
  });

  it('a probability that was clipped has no slope: its loss does not move with it', () => {
    const slope = new Float64Array(3);
    crossEntropy(slope, Float64Array.of(0, 0.5, 1), Float64Array.of(1, 1, 1), 1, 3);
    expect([...slope]).toEqual([0, -2, 0]);
    binaryCrossEntropy(slope, Float64Array.of(0, 0.5, 1), Float64Array.of(1, 1, 0), 3, 1);
    expect([slope[0], slope[2]]).toEqual([0, 0]);
    expect(slope[1]).toBeCloseTo(-2 / 3, 14);
  });

  it('a batch permuted costs the same and permutes the gradient', () => {
    const p = new Float64Array(m * n);
    softmax(p, z, m, n);
    const loss = sparseSoftmaxCrossEntropy(gradient, p, z, labels, m, n);
    const row = [3, 0, 4, 2, 1];
    const permuted = (list: Float64Array) => list.map((_, k) => list[row[Math.floor(k / n)] * n + (k % n)]);
    const other = new Float64Array(m * n);
    const swapped = Int32Array.from(row, (r) => labels[r]);
    expect(sparseSoftmaxCrossEntropy(other, permuted(p), permuted(z), swapped, m, n)).toBeCloseTo(loss, 13);
    expect(other).toEqual(permuted(gradient));
  });
});
