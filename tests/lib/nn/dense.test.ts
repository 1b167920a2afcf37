import { describe, expect, it } from 'vitest';
import { dense, denseBiasGradient, denseInputGradient, denseWeightGradient } from '../../../lib/nn/dense.ts';
import { dot, drawn, expectGradient } from '../../support/gradient-check.ts';

const [m, nIn, nOut] = [5, 4, 3];

describe('the dense layer', () => {
  const x = drawn(m * nIn, 1, 'x');
  x[2] = 0; // an unlit pixel
  const W = drawn(nIn * nOut, 1, 'W');
  const b = drawn(nOut, 1, 'b');
  const delta = drawn(m * nOut, 1, 'delta');
  const z = new Float64Array(m * nOut);
  /** A loss whose slope in z is delta. */
  const loss = () => {
    dense(z, x, W, b, m, nIn, nOut);
    return dot(z, delta);
  };

  it('adds to each bias the dot product of a row and a column', () => {
    loss();
    for (let r = 0; r < m; r++) {
      for (let j = 0; j < nOut; j++) {
        let expected = b[j];
        for (let i = 0; i < nIn; i++) expected += x[r * nIn + i] * W[i * nOut + j];
        expect(z[r * nOut + j]).toBeCloseTo(expected, 14);
      }
    }
  });

  it('gives the slope of the loss in its weights, its biases and its input', () => {
    const dW = new Float64Array(W.length).fill(7); // what stood there before must not matter
    denseWeightGradient(dW, x, delta, m, nIn, nOut);
    expectGradient(loss, W, dW, 1);

    const db = new Float64Array(nOut).fill(7);
    denseBiasGradient(db, delta, m, nOut);
    expectGradient(loss, b, db, 2);

    const dx = new Float64Array(x.length).fill(7);
    denseInputGradient(dx, delta, W, m, nIn, nOut);
    expectGradient(loss, x, dx, 3);
  });

  it('permutes its outputs with its units and its rows with the batch', () => {
    loss();
    const unit = [2, 0, 1];
    const row = [4, 2, 0, 1, 3];
    const W2 = Float64Array.from(W, (_, k) => W[Math.floor(k / nOut) * nOut + unit[k % nOut]]);
    const b2 = Float64Array.from(b, (_, j) => b[unit[j]]);
    const x2 = Float64Array.from(x, (_, k) => x[row[Math.floor(k / nIn)] * nIn + (k % nIn)]);
    const z2 = new Float64Array(z.length);
    dense(z2, x2, W2, b2, m, nIn, nOut);
    expect(z2).toEqual(Float64Array.from(z, (_, k) => z[row[Math.floor(k / nOut)] * nOut + unit[k % nOut]]));
  });

  it('writes only the rows of the batch, in arrays made for a larger one', () => {
    const wide = new Float64Array(m * nOut + 2).fill(7);
    dense(wide, x, W, b, m - 1, nIn, nOut);
    expect([...wide.slice((m - 1) * nOut)].every((value) => value === 7)).toBe(true);
  });
});
