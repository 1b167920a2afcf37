/** Recurrent layers: the SIMD kernels held to the definitions over odd shapes, with guards round every array. */
import { expect, it } from 'vitest';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import type { Numbers } from '../../../lib/nn/numbers.ts';
import { draw, guarded, makeReference, makeSimd, stream } from './sets.ts';
import { activationNames } from './trials.ts';

const random = stream(20261130);
const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
const shapes = [
  { m: 1, steps: 1, nIn: 1, n: 1 },
  { m: 32, steps: 28, nIn: 28, n: 64 },
  { m: 2, steps: 520, nIn: 1, n: 3 },
  { m: 3, steps: 2, nIn: 2, n: 517 },
  ...Array.from({ length: 16 }, () => ({
    m: between(1, 9),
    steps: between(1, 7),
    nIn: between(1, 9),
    n: between(1, 21),
  })),
];
const simd = makeSimd(256 * 1024 * 1024);
const reference = makeReference();
type Arrays = Record<string, Float32Array>;

/** What a call leaves in its arrays. */
function outcome(kernels: Kernels, values: Arrays, call: (kernels: Kernels, a: Record<string, Numbers>) => void) {
  const arrays = Object.entries(values).map(([key, list]) => [key, guarded(kernels, list)] as const);
  call(kernels, Object.fromEntries(arrays.map(([key, { values }]) => [key, values])));
  for (const [, array] of arrays) array.check();
  return Object.fromEntries(arrays.map(([key, { values }]) => [key, Array.from(values)]));
}

/** Every number of every array to so many units of float32, of the array's largest or of 1. */
function agrees(values: Arrays, units: number, place: string, call: Parameters<typeof outcome>[2]): Arrays {
  const expected = outcome(reference, values, call);
  const found = outcome(simd, values, call);
  for (const [key, list] of Object.entries(expected)) {
    const largest = list.reduce((top, value) => Math.max(top, Math.abs(value)), 1);
    const i = list.findIndex((value, k) => !(Math.abs(found[key]![k]! - value) <= units * 2 ** -24 * largest));
    if (i >= 0) expect.fail(`${place}: ${key}[${i}] should be ${list[i]}, is ${found[key]![i]}`);
  }
  return Object.fromEntries(Object.entries(expected).map(([key, list]) => [key, Float32Array.from(list)]));
}

const scaled = (length: number, fan: number) => draw(random, length, 1 / Math.sqrt(fan));

it.each(activationNames)('a simple layer with %s agrees with its definition, as do its error and its gradient', (g) => {
  for (const shape of shapes) {
    const { m, steps, nIn, n } = shape;
    const place = JSON.stringify(shape);
    const units = 40 + nIn + n + 4 * steps;
    const length = m * steps * n;
    const empty = () => new Float32Array(length).fill(5);
    const [x, W, U] = [draw(random, m * steps * nIn), scaled(nIn * n, nIn), scaled(n * n, 2 * n)];
    const { a, z } = agrees({ a: empty(), z: empty(), x, W, U, b: scaled(n, 4) }, units, place, (k, v) =>
      k.recurrent(v.a!, v.z!, v.x!, v.W!, v.U!, v.b!, g, m, shape),
    ) as Record<'a' | 'z', Float32Array>;
    // z off its kinks, so that both sets see the same side
    const clear = z.map((value) => (Math.abs(value) < 1e-3 ? 0.01 : value));
    const given = { delta: empty(), da: draw(random, length), z: clear, a, U };
    const { delta } = agrees(given, 4 * units, place, (k, v) =>
      k.recurrentError(v.delta!, v.da!, v.z!, v.a!, v.U!, g, m, shape),
    ) as Record<'delta', Float32Array>;
    agrees({ dU: new Float32Array(n * n).fill(5), a, delta }, 8 * units, place, (k, v) =>
      k.recurrentWeightGradient(v.dU!, v.a!, v.delta!, m, shape),
    );
  }
});

it.each([
  ['with the reset after', true],
  ["in the textbook's form", false],
])('a gated unit %s agrees with its definition, as do its errors and its gradient', (_form, resetAfter) => {
  for (const { m, ...rest } of shapes) {
    const shape = { ...rest, resetAfter };
    const { steps, nIn, n } = shape;
    const place = JSON.stringify({ m, ...shape });
    const units = 40 + nIn + n + 4 * steps;
    const length = m * steps * n;
    const empty = (size = length) => new Float32Array(size).fill(5);
    const [x, W, U] = [draw(random, m * steps * nIn), scaled(nIn * 3 * n, nIn), scaled(n * 3 * n, n)];
    const b = scaled(resetAfter ? 6 * n : 3 * n, 4);
    const forward = { a: empty(), gates: empty(3 * length), inner: empty(), x, W, U, b };
    const { a, gates, inner } = agrees(forward, units, place, (k, v) =>
      k.gru(v.a!, v.gates!, v.inner!, v.x!, v.W!, v.U!, v.b!, m, shape),
    ) as Record<'a' | 'gates' | 'inner', Float32Array>;
    const back = { delta: empty(3 * length), deltaU: empty(3 * length), da: draw(random, length), a, gates, inner, U };
    const { delta, deltaU } = agrees(back, 4 * units, place, (k, v) =>
      k.gruError(v.delta!, v.deltaU!, v.da!, v.a!, v.gates!, v.inner!, v.U!, m, shape),
    ) as Record<'delta' | 'deltaU', Float32Array>;
    agrees({ dU: empty(3 * n * n), a, inner, delta, deltaU }, 8 * units, place, (k, v) =>
      k.gruWeightGradient(v.dU!, v.a!, v.inner!, v.delta!, v.deltaU!, m, shape),
    );
  }
});
