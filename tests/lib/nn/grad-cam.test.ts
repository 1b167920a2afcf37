/** Grad-CAM by its definition: α_f = mean of the slopes over the places, map = max(0, Σ α_f A_f), each example for itself. */
import { expect, it } from 'vitest';
import { gradCam } from '../../../lib/nn/grad-cam.ts';
import { drawn } from '../../support/gradient-check.ts';

const [positions, filters] = [6, 3];

it('weighs each map by the mean of its slopes, and leaves out what speaks against the class', () => {
  const [A, dA] = ['maps', 'slopes'].map((name) => drawn(positions * filters, 8, name));
  const map = new Float64Array(positions);
  gradCam(map, A, dA, 1, positions, filters);
  const alpha = [0, 1, 2].map((f) => {
    let sum = 0;
    for (let k = 0; k < positions; k++) sum += dA[k * filters + f];
    return sum / positions;
  });
  map.forEach((value, k) => {
    const weighed = alpha.reduce((sum, a, f) => sum + a * A[k * filters + f], 0);
    expect(value).toBeCloseTo(Math.max(0, weighed), 14);
  });
  expect(map.some((value) => value === 0) && map.some((value) => value > 0)).toBe(true);
});

it('draws each example of a batch by its own slopes', () => {
  const size = positions * filters;
  const [A, dA] = ['maps', 'slopes'].map((name) => drawn(3 * size, 9, name));
  const together = new Float64Array(3 * positions);
  gradCam(together, A, dA, 3, positions, filters);
  for (let r = 0; r < 3; r++) {
    const alone = new Float64Array(positions);
    gradCam(alone, A.slice(r * size, (r + 1) * size), dA.slice(r * size, (r + 1) * size), 1, positions, filters);
    expect([...together.slice(r * positions, (r + 1) * positions)]).toEqual([...alone]);
  }
});
