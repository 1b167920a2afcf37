import { expect, it } from 'vitest';
import { gradCam } from '../../../lib/nn/grad-cam.ts';
import { hiResCam } from '../../../lib/nn/hires-cam.ts';
import { drawn } from '../../support/gradient-check.ts';

const [m, positions, filters] = [2, 6, 3];
const [A, dA] = ['maps', 'slopes'].map((name) => drawn(m * positions * filters, 8, name));

it('is the sum over the filters of slopes times activations, place by place and with its sign', () => {
  const map = new Float64Array(m * positions).fill(9);
  hiResCam(map, A, dA, m, positions, filters);
  map.forEach((value, k) => {
    let sum = 0;
    for (let f = 0; f < filters; f++) sum += dA[k * filters + f] * A[k * filters + f];
    expect(value).toBeCloseTo(sum, 14);
  });
  expect(map.some((value) => value < 0)).toBe(true);
});

it('is Grad-CAM, negative places aside, where each map has one slope everywhere, and another map elsewhere', () => {
  const even = dA.map((_, k) => dA[Math.floor(k / (positions * filters)) * positions * filters + (k % filters)]);
  const [high, low] = [0, 1].map(() => new Float64Array(m * positions));
  hiResCam(high, A, even, m, positions, filters);
  gradCam(low, A, even, m, positions, filters);
  low.forEach((value, k) => {
    expect(value).toBeCloseTo(Math.max(0, high[k]), 14);
  });
  hiResCam(high, A, dA, m, positions, filters);
  gradCam(low, A, dA, m, positions, filters);
  expect(low.some((value, k) => Math.abs(value - Math.max(0, high[k])) > 0.1)).toBe(true);
});
