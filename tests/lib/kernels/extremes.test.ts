/** What both sets of kernels do at the ends of the range. */
import { describe, expect, it } from 'vitest';
import { array, draw, kernelSets, stream } from './sets.ts';

describe.each(kernelSets)('%s kernels at extremes', (_name, make) => {
  const k = make();

  it('take the softmax of ±10,000 without overflow', () => {
    const a = k.numbers(8);
    k.softmax(a, array(k, [1e4, -1e4, 0, 1e4, -1e4, -1e4, -1e4, -1e4]), 2, 4);
    expect([...a]).toEqual([0.5, 0, 0, 0.5, 0.25, 0.25, 0.25, 0.25]);
  });

  it('make every row of a softmax sum to 1', () => {
    const [m, n] = [9, 13];
    const a = k.numbers(m * n);
    k.softmax(a, array(k, draw(stream(5), m * n, 30)), m, n);
    for (let r = 0; r < m; r++) {
      expect(Array.from(a.subarray(r * n, (r + 1) * n)).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 6);
    }
  });

  it('give a finite loss to a label of probability 0, its distance from the largest logit', () => {
    const z = array(k, [200, -300, -700]);
    const a = k.numbers(3);
    const delta = k.numbers(3);
    k.softmax(a, z, 1, 3);
    expect(k.sparseSoftmaxCrossEntropy(delta, a, z, Uint8Array.of(1), 1, 3)).toBe(500);
    expect([...delta]).toEqual([1, -1, 0]);
  });

  it('clip probabilities of 0 and 1 as Keras does', () => {
    const da = k.numbers(2);
    expect(k.crossEntropy(da, array(k, [0, 1]), array(k, [1, 0]), 1, 2)).toBeCloseTo(-Math.log(1e-7), 4);
    const loss = k.binaryCrossEntropy(da, array(k, [1, 0]), array(k, [0, 1]), 1, 2);
    expect(loss).toBeGreaterThan(15.9); // 1 − (1 − 1e-7) is 1.19e-7 in float32
    expect(loss).toBeLessThan(16.2);
  });

  it('keep the binary cross-entropy of logits finite and linear far out', () => {
    const z = array(k, [500, -500]);
    const [a, delta] = [k.numbers(2), k.numbers(2)];
    k.activate(a, z, 'sigmoid', 2);
    expect(k.sigmoidBinaryCrossEntropy(delta, a, z, array(k, [0, 1]), 1, 2)).toBe(500);
    expect([...delta]).toEqual([0.5, -0.5]);
  });

  it('saturate sigmoid and tanh at exactly 0, 1 and ±1', () => {
    const a = k.numbers(2);
    k.activate(a, array(k, [-1e4, 1e4]), 'sigmoid', 2);
    expect([...a]).toEqual([0, 1]);
    k.activate(a, array(k, [-1e4, 1e4]), 'tanh', 2);
    expect([...a]).toEqual([-1, 1]);
  });

  it('have relu and its slope both 0 at ±0', () => {
    const z = array(k, [-0, 0, -1, 2, -0]);
    const [a, delta] = [k.numbers(5), k.numbers(5)];
    k.activate(a, z, 'relu', 5);
    expect([...a].map((value) => value + 0)).toEqual([0, 0, 0, 2, 0]); // −0 + 0 = 0
    k.activationGradient(delta, array(k, [1, 1, 1, 1, 1]), z, a, 'relu', 5);
    expect([...delta]).toEqual([0, 0, 0, 1, 0]);
  });

  it('let a NaN through every activation and the dense layer, where firstNonFinite finds it', () => {
    for (const g of ['linear', 'relu', 'leaky_relu', 'sigmoid', 'tanh'] as const) {
      const a = k.numbers(7);
      k.activate(a, array(k, [1, 2, 3, 4, 5, Number.NaN, 6]), g, 7);
      expect(k.firstNonFinite(a, 7)).toBe(5);
    }
    const z = k.numbers(10);
    const x = array(k, [1, Number.NaN]);
    k.dense(z, x, array(k, new Float32Array(20).fill(1)), array(k, new Float32Array(10)), 1, 2, 10);
    expect(k.firstNonFinite(z, 10)).toBe(0);
  });

  it('find the first NaN or infinity wherever it stands, and none beyond the length', () => {
    for (const bad of [Number.NaN, Infinity, -Infinity]) {
      for (let where = 0; where < 13; where++) {
        const values = array(k, new Float32Array(20).fill(3e38));
        values[where] = bad;
        expect(k.firstNonFinite(values, 13)).toBe(where);
        expect(k.firstNonFinite(values, where)).toBe(-1);
      }
    }
  });

  it('count the first of equal outputs as the answer', () => {
    const a = array(k, [1, 1, 0, 0, 2, 2, 3, 1, 3]);
    expect(k.countCorrect(a, Uint8Array.of(0, 1, 0), 3, 3)).toBe(3);
    expect(k.countCorrect(a, Int32Array.of(1, 2, 2), 3, 3)).toBe(0);
  });

  it("take the same step of Adam whatever the gradient's size", () => {
    for (const g of [1e-3, 1, 1e3, -1e3]) {
      const [w, m, v] = [k.numbers(1), k.numbers(1), k.numbers(1)];
      const [beta1, beta2, eta] = [0.9, 0.999, 0.01];
      k.adam(w, array(k, [g]), m, v, (eta * Math.sqrt(1 - beta2)) / (1 - beta1), beta1, beta2, 0, 1);
      expect(w[0]).toBeCloseTo(-eta * Math.sign(g), 7);
    }
  });
});
