/** The SIMD kernels held to the reference in float64, over random odd shapes, with guards round every array. */
import { expect, it } from 'vitest';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import { guarded, makeReference, makeSimd, stream } from './sets.ts';
import { type Shape, type Trial, trials } from './trials.ts';

const random = stream(20261123);
const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
const shapes: Shape[] = [
  { m: 1, nIn: 1, nOut: 1 },
  { m: 1, nIn: 28, nOut: 10 },
  { m: 32, nIn: 784, nOut: 128 },
  { m: 32, nIn: 128, nOut: 10 },
  { m: 3, nIn: 517, nOut: 9 },
  { m: 515, nIn: 3, nOut: 5 },
  { m: 2, nIn: 7, nOut: 1030 },
  ...Array.from({ length: 24 }, () => ({ m: between(1, 70), nIn: between(1, 70), nOut: between(1, 70) })),
];
const names = Object.keys(trials({ m: 1, nIn: 1, nOut: 1 }, stream(1)));
const simd = makeSimd(256 * 1024 * 1024);
const reference = makeReference();

it.each(names)('%s agrees with the reference', (name) => {
  for (const shape of shapes) {
    const place = `m = ${shape.m}, nIn = ${shape.nIn}, nOut = ${shape.nOut}`;
    const trial = trials(shape, stream(shape.m * 10007 + shape.nIn * 101 + shape.nOut))[name]!;
    const expected = outcome(reference, trial.arrays, trial);
    const found = outcome(simd, trial.arrays, trial);
    for (const [key, values] of Object.entries(expected.arrays)) {
      const bound = tolerance(trial, key, values);
      const i = values.findIndex((value, at) => !isNear(found.arrays[key]![at]!, value, bound(at)));
      if (i >= 0)
        expect.fail(`${place}: ${key}[${i}] should be ${values[i]} ± ${bound(i)}, is ${found.arrays[key]![i]}`);
    }
    // the sum over m rows is as exact as one row's loss (up to 4 here), times the rows
    const slack = (trial.units ?? 0) * 2 ** -24 * (4 * shape.m + Math.abs(expected.result ?? 0));
    expect(isNear(found.result, expected.result, slack), `${place}: ${found.result}, ${expected.result}`).toBe(true);
  }
});

function isNear(found: number | undefined, expected: number | undefined, bound: number): boolean {
  return Object.is(found, expected) || Math.abs(found! - expected!) <= bound;
}

/** What a call leaves in its arrays, and what it returns. */
function outcome(kernels: Kernels, values: Record<string, Float32Array>, trial: Trial) {
  const arrays = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, guarded(kernels, value)]));
  const views = Object.fromEntries(Object.entries(arrays).map(([key, value]) => [key, value.values]));
  const result = trial.call(kernels, views);
  for (const array of Object.values(arrays)) array.check();
  return { result, arrays: Object.fromEntries(Object.entries(views).map(([key, view]) => [key, Array.from(view)])) };
}

function tolerance(trial: Trial, key: string, expected: number[]): (i: number) => number {
  if (trial.terms === undefined) {
    const { units = 0, floor = 0 } = trial;
    return (i) => units * 2 ** -24 * Math.max(Math.abs(expected[i]!), floor);
  }
  const absolute = Object.fromEntries(Object.entries(trial.arrays).map(([k, v]) => [k, v.map(Math.abs)]));
  const sizes = outcome(reference, absolute, trial).arrays[key]!;
  return (i) => trial.terms! * 2 ** -24 * sizes[i]!;
}
