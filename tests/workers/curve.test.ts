import { expect, it } from 'vitest';
import { Curve, mostPoints, thin } from '../../src/workers/curve.ts';
import type { BatchPoint } from '../../src/workers/protocol.ts';

const lossAt = (step: number) => 1 / step;

it('keeps every batch of a short run', () => {
  const curve = new Curve();
  for (let step = 1; step <= mostPoints; step++) curve.add(step, lossAt(step));
  expect(curve.points).toHaveLength(mostPoints);
  expect(curve.points.at(-1)).toEqual({ step: mostPoints, loss: lossAt(mostPoints) });
});

it('keeps at most 2,000 points of a run of any length, evenly spread from its first step on', () => {
  const curve = new Curve();
  for (let step = 1; step <= 100_000; step++) {
    curve.add(step, lossAt(step));
    if (curve.points.length > mostPoints) throw new Error(`${curve.points.length} points at step ${step}`);
  }
  const steps = curve.points.map(({ step }) => step);
  expect(steps.length).toBeGreaterThan(mostPoints / 2 - 1);
  expect(steps[0]).toBe(1);
  expect(new Set(steps.slice(1).map((step, k) => step - steps[k]))).toEqual(new Set([curve.stride]));
});

it('hands each point out once, so that a page that thins by the same rule holds the same curve', () => {
  for (const every of [1, 7, 333, 5000]) {
    const curve = new Curve();
    let page: BatchPoint[] = [];
    for (let step = 1; step <= 20_000; step++) {
      curve.add(step, lossAt(step));
      if (step % every === 0) page = [...thin(page, curve.stride), ...curve.news()];
    }
    page = [...thin(page, curve.stride), ...curve.news()];
    expect(page, `asked every ${every} steps`).toEqual(curve.points);
  }
});
