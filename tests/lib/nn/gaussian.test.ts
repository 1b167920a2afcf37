/** The Gaussian code of the autoencoder: its gradients by central differences, its divergence by known values. */
import { describe, expect, it } from 'vitest';
import { generator } from '../../../lib/generator.ts';
import { addCodeGradient, addDivergence, codeDivergence, drawCode } from '../../../lib/nn/gaussian.ts';

const n = 6;
const random = generator(3, 'gaussian');
const list = (size: number) => Float64Array.from({ length: n }, () => (2 * random.uniform() - 1) * size);
const [mu, logVariance, noise, weights] = [list(2), list(1.5), list(2), list(1)];

/** A loss of the code, so that something arrives at it: Σ w z². */
function lossOf(m: Float64Array, v: Float64Array): number {
  const z = new Float64Array(n);
  drawCode(z, m, v, noise, n);
  return z.reduce((sum, value, k) => sum + weights[k] * value * value, 0);
}

const shifted = (values: Float64Array, k: number, h: number) => values.map((value, i) => (i === k ? value + h : value));
const slope = (f: (h: number) => number) => (f(1e-5) - f(-1e-5)) / 2e-5;

describe('a drawn code', () => {
  it('passes on to mean and variance what arrives at it, as central differences have it', () => {
    const z = new Float64Array(n);
    drawCode(z, mu, logVariance, noise, n);
    const dz = z.map((value, k) => 2 * weights[k] * value);
    const [dMu, dLogVariance] = [new Float64Array(n), new Float64Array(n)];
    addCodeGradient(dMu, dLogVariance, dz, logVariance, noise, n);
    for (let k = 0; k < n; k++) {
      expect(dMu[k]).toBeCloseTo(
        slope((h) => lossOf(shifted(mu, k, h), logVariance)),
        7,
      );
      expect(dLogVariance[k]).toBeCloseTo(
        slope((h) => lossOf(mu, shifted(logVariance, k, h))),
        7,
      );
    }
  });

  it('is its mean where there is no noise', () => {
    const z = new Float64Array(n);
    drawCode(z, mu, logVariance, new Float64Array(n), n);
    expect(z).toEqual(mu);
  });
});

describe('the divergence from the unit Gaussian', () => {
  const divergence = (m: Float64Array, v: Float64Array) =>
    addDivergence(new Float64Array(n), new Float64Array(n), m, v, 1, n);

  it('is 0 for the unit Gaussian itself and grows with the square of the mean', () => {
    expect(divergence(new Float64Array(n), new Float64Array(n))).toBe(0);
    expect(divergence(new Float64Array(n).fill(2), new Float64Array(n))).toBeCloseTo((n * 4) / 2, 12);
    // of variance e²: ½ (e² − 1 − 2)
    expect(divergence(new Float64Array(n), new Float64Array(n).fill(2))).toBeCloseTo((n * (Math.exp(2) - 3)) / 2, 10);
  });

  it('has the slope that central differences have, times the scale, added to what is there', () => {
    const [dMu, dLogVariance] = [new Float64Array(n).fill(1), new Float64Array(n).fill(1)];
    addDivergence(dMu, dLogVariance, mu, logVariance, 0.3, n);
    for (let k = 0; k < n; k++) {
      expect(dMu[k]).toBeCloseTo(1 + 0.3 * slope((h) => divergence(shifted(mu, k, h), logVariance)), 7);
      expect(dLogVariance[k]).toBeCloseTo(1 + 0.3 * slope((h) => divergence(mu, shifted(logVariance, k, h))), 7);
    }
  });
});

describe('the divergence of rows of means and log variances', () => {
  const [rows, k] = [3, 2];
  const x = Float64Array.from({ length: rows * 2 * k }, () => 3 * random.uniform() - 1.5);

  it('is that of each row, its slopes those of the mean over the rows', () => {
    const dx = new Float64Array(x.length).fill(7);
    const total = codeDivergence(dx, x, rows, k);
    let sum = 0;
    for (let r = 0; r < rows; r++) {
      const [m, v] = [x.slice(2 * r * k, (2 * r + 1) * k), x.slice((2 * r + 1) * k, 2 * (r + 1) * k)];
      sum += addDivergence(new Float64Array(k), new Float64Array(k), m, v, 1, k);
    }
    expect(total).toBeCloseTo(sum, 13);
    for (let i = 0; i < x.length; i++) {
      const at = (h: number) => codeDivergence(new Float64Array(x.length), shifted(x, i, h), rows, k) / rows;
      expect(dx[i]).toBeCloseTo(slope(at), 8);
    }
  });
});
