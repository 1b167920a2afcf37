import { expect, it } from 'vitest';
import { areaUnder, deletion, fromTheMost, insertion } from '../../../lib/learn/deletion.ts';
import { occlusion, type Scores } from '../../../lib/learn/occlusion.ts';
import { dot, drawn } from '../../support/gradient-check.ts';
import { refusal } from './ways.ts';

const [rows, columns] = [5, 7];
const n = rows * columns;
const w = drawn(n, 1, 'weights');
const x = drawn(n, 2, 'image');
const baseline = drawn(n, 3, 'baseline');
/** A linear score: every answer can be worked out by hand. */
const linear: Scores = (all, m) => Array.from({ length: m }, (_, r) => 4 + dot(w, all.subarray(r * n, (r + 1) * n)));
const ofImage = (image: Float64Array) => linear(image, 1)[0];

it('a covered patch takes from a linear score what its pixels brought', () => {
  for (const [side, stride, down, across] of [
    [1, 1, 5, 7],
    [3, 1, 3, 5],
    [2, 3, 2, 2],
    [5, 1, 1, 3],
  ]) {
    const map = occlusion(linear, x, { rows, columns, side, stride, fill: 0.25 });
    expect(map.length).toBe(down * across);
    map.forEach((value, k) => {
      let lost = 0;
      for (let i = 0; i < n; i++) {
        const [row, column] = [Math.floor(i / columns), i % columns];
        const [top, left] = [Math.floor(k / across) * stride, (k % across) * stride];
        if (row >= top && row < top + side && column >= left && column < left + side) lost += w[i] * (x[i] - 0.25);
      }
      expect(value).toBeCloseTo(lost, 12);
    });
  }
});

it('patches that do not fit, and images of another size, are refused', () => {
  const patches = { rows, columns, side: 2, stride: 1, fill: 0 };
  expect(refusal(() => occlusion(linear, x, { ...patches, side: 6 }))).toEqual([
    'range',
    { where: 'side', expected: '1 … 5', found: '6' },
  ]);
  expect(refusal(() => occlusion(linear, x, { ...patches, stride: 0 }))[0]).toBe('range');
  expect(refusal(() => occlusion(linear, x, { ...patches, rows: 6 }))[0]).toBe('shape');
});

it('places are taken from the largest to the smallest, equal ones as they stand', () => {
  expect(fromTheMost([1, 5, -2, 5, 3])).toEqual([1, 3, 4, 0, 2]);
});

it('a deletion goes from the image to the baseline, an insertion from the baseline to the image', () => {
  const order = fromTheMost(w);
  for (const K of [1, 4, n]) {
    const falling = deletion(linear, x, baseline, order, K);
    expect(falling.length).toBe(K + 1);
    expect([falling[0], falling[K]]).toEqual([ofImage(x), ofImage(baseline)]);
    const rising = insertion(linear, x, baseline, order, K);
    expect([rising[0], rising[K]]).toEqual([ofImage(baseline), ofImage(x)]);
  }
  const each = deletion(linear, x, baseline, order, n);
  order.forEach((i, k) => {
    expect(each[k] - each[k + 1]).toBeCloseTo(w[i] * (x[i] - baseline[i]), 12);
  });
});

it('for a linear score no order falls faster, nor rises faster, than that of what each pixel brings', () => {
  const brings = w.map((value, i) => value * (x[i] - baseline[i]));
  const area = (curve: typeof deletion, order: readonly number[]) => areaUnder(curve(linear, x, baseline, order, n));
  const best = fromTheMost(brings);
  for (let seed = 1; seed <= 20; seed++) {
    const other = fromTheMost(drawn(n, seed, 'order'));
    expect(area(deletion, best)).toBeLessThan(area(deletion, other));
    expect(area(insertion, best)).toBeGreaterThan(area(insertion, other));
  }
});

it('the area under a straight line is its middle, under a step what the trapezoids make of it', () => {
  expect(areaUnder([1, 0.75, 0.5, 0.25, 0])).toBe(0.5);
  expect(areaUnder([1, 1, 0, 0, 0])).toBe(0.375);
  expect(areaUnder([3, 1])).toBe(2);
});

it('an order that leaves a place out, a baseline of another size and no steps are refused', () => {
  const order = fromTheMost(w);
  expect(refusal(() => deletion(linear, x, baseline, order.with(1, order[0]), 5))[0]).toBe('shape');
  expect(refusal(() => deletion(linear, x, baseline, order.with(1, n), 5))[0]).toBe('shape');
  expect(refusal(() => deletion(linear, x, baseline.slice(1), order, 5))[0]).toBe('shape');
  for (const K of [0, 1.5, n + 1]) expect(refusal(() => deletion(linear, x, baseline, order, K))[0]).toBe('range');
});
