/** Trainings in batches of three sizes: the same images, the same engine. */
import { expect, it } from 'vitest';
import { firstImages, networkOfAge } from '../../../../src/experiments/gradient-descent/batch-noise/network.ts';
import {
  batches,
  noTrainings,
  type Point,
  trainAll,
  trainInBatches,
  withPoint,
} from '../../../../src/experiments/gradient-descent/batch-noise/trainings.ts';
import { makeSimd } from '../../../lib/kernels/sets.ts';
import { tinyDataset } from '../../../support/tiny-dataset.ts';

const data = tinyDataset(600, 1000, 200);
const images = firstImages(data);
const train = (m: number, eta = 0.05, seed = 1): Point[] => [...trainInBatches(images, data, m, eta, seed, makeSimd())];
const runs = batches.map((m) => ({ m, points: train(m) }));

it.each(runs)('sees every image once and no image twice at m = $m', ({ m, points }) => {
  const end = points[points.length - 1];
  expect(end).toMatchObject({ seen: 600, steps: Math.ceil(600 / m) });
  points.forEach(({ seen, steps }, k) => {
    expect(seen).toBe(Math.min(600, steps * m));
    if (k > 0) expect(seen).toBeGreaterThan(points[k - 1].seen);
  });
});

it('starts from the same network whatever the size, and learns', () => {
  for (const { points } of runs) {
    expect(points[0]).toEqual(runs[0].points[0]);
    expect(points[points.length - 1].loss).toBeLessThan(points[0].loss);
  }
  expect(train(32)).toEqual(runs[1].points);
  expect(train(512, 0.05, 2)[0].loss).not.toBe(runs[1].points[0].loss);
});

it('takes the steps of the network that is measured: m = 32 at η = 0.1 is the same road', () => {
  const points = train(32, 0.1);
  const first = points.find(({ steps }) => steps === 4)!;
  const model = networkOfAge(images, 4, 1, makeSimd());
  const input = { kind: 'pixels', count: 1000, width: 784, bytes: data.test.images } as const;
  expect(model.evaluate(input, { kind: 'labels', labels: data.test.labels }).loss).toBe(first.loss);
});

it('ends with an infinite loss where it diverges', () => {
  const points = train(1, 1e30);
  const end = points[points.length - 1];
  expect(end.loss).toBe(Number.POSITIVE_INFINITY);
  expect(end.seen).toBeLessThan(600);
});

it('goes on in turns, so that all have seen about as many images at any time', () => {
  let trainings = noTrainings();
  const seen = new Map<number, number>(batches.map((m) => [m, 0]));
  for (const { m, point } of trainAll(images, data, 0.05, 1, makeSimd)) {
    trainings = withPoint(trainings, m, point);
    seen.set(m, point.seen);
    expect(Math.max(...seen.values()) - Math.min(...seen.values())).toBeLessThanOrEqual(512);
  }
  expect(trainings.map(({ points }) => points)).toEqual(runs.map(({ points }) => points));
});
