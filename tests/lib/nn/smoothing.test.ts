import { expect, it } from 'vitest';
import { softmaxCrossEntropy } from '../../../lib/nn/losses.ts';
import { smooth, smoothedTargets } from '../../../lib/nn/smoothing.ts';
import { softmax } from '../../../lib/nn/softmax.ts';
import { drawn, expectGradient } from '../../support/gradient-check.ts';

const [m, n, share] = [5, 4, 0.15];
const labels = Int32Array.of(2, 0, 3, 3, 1);
const oneHot = Float64Array.from({ length: m * n }, (_, k) => (labels[Math.floor(k / n)] === k % n ? 1 : 0));
const z = drawn(m * n, 1, 'z', 3);

it('a row of zeros and a one becomes what smoothing its class gives', () => {
  const rows = new Float64Array(m * n);
  smooth(rows, oneHot, share, n, m * n);
  smoothedTargets(labels, share, n).forEach((y, k) => {
    expect(rows[k]).toBeCloseTo(y, 7);
  });
});

it('a row keeps its sum, the even row stays as it is, and a share of 0 changes nothing', () => {
  const y = drawn(m * n, 2, 'y').map(Math.abs);
  const rows = new Float64Array(m * n);
  const sum = (list: Float64Array, r: number) => list.subarray(r * n, (r + 1) * n).reduce((a, b) => a + b, 0);
  for (let r = 0; r < m; r++) {
    const mass = sum(y, r);
    for (let k = r * n; k < (r + 1) * n; k++) y[k] /= mass;
  }
  smooth(rows, y, share, n, m * n);
  for (let r = 0; r < m; r++) expect(sum(rows, r)).toBeCloseTo(1, 14);
  const even = new Float64Array(n).fill(1 / n);
  smooth(rows, even, share, n, n);
  for (let k = 0; k < n; k++) expect(rows[k]).toBeCloseTo(1 / n, 15);
  smooth(rows, y, 0, n, m * n);
  expect(rows).toEqual(y);
});

it('the cross-entropy with smoothed targets has the slope of its mean', () => {
  const [rows, a, delta] = [new Float64Array(m * n), new Float64Array(m * n), new Float64Array(m * n)];
  smooth(rows, oneHot, share, n, m * n);
  const loss = () => {
    softmax(a, z, m, n);
    return softmaxCrossEntropy(delta, a, z, rows, m, n) / m;
  };
  loss();
  expectGradient(loss, z, delta.slice(), 3);
});
