import { describe, expect, it } from 'vitest';
import { sparseSoftmaxCrossEntropy } from '../../../lib/nn/losses.ts';
import { argmax } from '../../../lib/nn/metrics.ts';
import { softmax } from '../../../lib/nn/softmax.ts';
import { softmaxAt, temperedCrossEntropy } from '../../../lib/nn/temperature.ts';
import { drawn, expectGradient } from '../../support/gradient-check.ts';

const [m, n] = [5, 4];
const z = drawn(m * n, 1, 'z', 3);
const labels = Int32Array.of(2, 0, 3, 3, 1);
const numbers = () => new Float64Array(m * n);

describe('a softmax at a temperature', () => {
  it('is the softmax itself at 1', () => {
    const [a, plain] = [numbers(), numbers()];
    softmaxAt(a, z, 1, m, n);
    softmax(plain, z, m, n);
    expect(a).toEqual(plain);
  });

  it('is even where it is hot, certain where it is cold, and answers the same at any', () => {
    const [hot, cold] = [numbers(), numbers()];
    softmaxAt(hot, z, 1e9, m, n);
    softmaxAt(cold, z, 1e-5, m, n);
    for (let r = 0; r < m; r++) {
      const best = argmax(z, r * n, n);
      expect(argmax(hot, r * n, n)).toBe(best);
      for (let k = 0; k < n; k++) {
        expect(hot[r * n + k]).toBeCloseTo(1 / n, 6);
        expect(cold[r * n + k]).toBeCloseTo(k === best ? 1 : 0, 12);
      }
    }
  });

  it('may be written over its logits', () => {
    const [apart, over] = [numbers(), z.slice()];
    softmaxAt(apart, z, 2.5, m, n);
    softmaxAt(over, over, 2.5, m, n);
    expect(over).toEqual(apart);
  });
});

describe('the cross-entropy at a temperature', () => {
  it.each([0.4, 1, 3])('of %d has the slopes of its mean, in the logits and in the temperature', (T) => {
    const at = Float64Array.of(T);
    const loss = () => temperedCrossEntropy(numbers(), numbers(), z, labels, at[0], m, n).total / m;
    const [delta, a] = [numbers(), numbers()];
    const { dT } = temperedCrossEntropy(delta, a, z, labels, T, m, n);
    expectGradient(loss, z, delta, 4);
    expectGradient(loss, at, Float64Array.of(dT), 5);
    const outputs = numbers();
    softmaxAt(outputs, z, T, m, n);
    expect(a).toEqual(outputs);
  });

  it('is the plain one at 1', () => {
    const [delta, a, plain] = [numbers(), numbers(), numbers()];
    const { total } = temperedCrossEntropy(delta, a, z, labels, 1, m, n);
    expect(sparseSoftmaxCrossEntropy(plain, a, z, labels, m, n)).toBe(total);
    expect(delta).toEqual(plain);
  });
});
