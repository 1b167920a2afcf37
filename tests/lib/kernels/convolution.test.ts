/** Convolution and pooling: the SIMD kernels held to the definitions over odd shapes, with guards round every array. */
import { expect, it } from 'vitest';
import { type ConvolutionShape, convolutionExtent } from '../../../lib/nn/convolution.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import type { Numbers } from '../../../lib/nn/numbers.ts';
import { draw, expectSame, guarded, makeReference, makeSimd, stream } from './sets.ts';

const random = stream(20261124);
const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
const shapeOf = (...n: [number, number, number, number, number, number]): Omit<ConvolutionShape, 'padding'> => {
  const [rows, columns, channels, kernelRows, kernelColumns, filters] = n;
  return { rows, columns, channels, kernelRows, kernelColumns, filters };
};
const shapes = [
  shapeOf(1, 1, 1, 1, 1, 1),
  shapeOf(28, 28, 1, 5, 5, 8),
  shapeOf(12, 12, 8, 3, 3, 16),
  shapeOf(4, 5, 2, 4, 5, 3),
  ...Array.from({ length: 20 }, () => {
    const [kernelRows, kernelColumns] = [between(1, 5), between(1, 5)];
    const [rows, columns] = [kernelRows + between(0, 9), kernelColumns + between(0, 9)];
    return shapeOf(rows, columns, between(1, 6), kernelRows, kernelColumns, between(1, 18));
  }),
];
const simd = makeSimd(256 * 1024 * 1024);
const reference = makeReference();
type Call = (kernels: Kernels, out: Numbers, ...given: Numbers[]) => void;

function outcome(kernels: Kernels, call: Call, length: number, given: readonly Float32Array[]): number[] {
  const arrays = [new Float32Array(length).fill(5), ...given].map((values) => guarded(kernels, values));
  const [out, ...rest] = arrays.map(({ values }) => values);
  call(kernels, out!, ...rest);
  for (const array of arrays) array.check();
  return Array.from(out!);
}

/** Off by at most terms · 2⁻²⁴ · Σ|products|, which the reference finds on absolute values. */
function agrees(call: Call, length: number, given: readonly Float32Array[], terms: number, place: string): void {
  const expected = outcome(reference, call, length, given);
  const found = outcome(simd, call, length, given);
  const absolute = given.map((values) => values.map(Math.abs));
  const sizes = outcome(reference, call, length, absolute);
  const i = expected.findIndex((value, k) => !(Math.abs(found[k]! - value) <= terms * 2 ** -24 * sizes[k]!));
  if (i >= 0) expect.fail(`${place}: [${i}] should be ${expected[i]}, is ${found[i]}`);
}

it.each(['valid', 'same'] as const)(
  'convolution with %s padding agrees with its definition, as do its gradients',
  (padding) => {
    for (const [k, rest] of shapes.entries()) {
      const shape = { ...rest, padding };
      const { rows, columns, channels, kernelRows, kernelColumns, filters } = shape;
      const { outRows, outColumns } = convolutionExtent(shape);
      const m = 1 + (k % 3);
      const area = kernelRows * kernelColumns;
      const x = draw(random, m * rows * columns * channels);
      const K = draw(random, area * channels * filters);
      const b = draw(random, filters);
      const delta = draw(random, m * outRows * outColumns * filters);
      const place = JSON.stringify(shape);
      const places = m * outRows * outColumns;
      agrees(
        (s, z, ...a) => s.convolve(z, a[0]!, a[1]!, a[2]!, m, shape),
        delta.length,
        [x, K, b],
        area * channels + 1,
        place,
      );
      agrees(
        (s, dK, ...a) => s.convolutionKernelGradient(dK, a[0]!, a[1]!, m, shape),
        K.length,
        [x, delta],
        places + 1,
        place,
      );
      agrees((s, db, ...a) => s.convolutionBiasGradient(db, a[0]!, m, shape), filters, [delta], places, place);
      agrees(
        (s, dx, ...a) => s.convolutionInputGradient(dx, a[0]!, a[1]!, m, shape),
        x.length,
        [delta, K],
        area * filters + 4,
        place,
      );
    }
  },
);

it('max-pooling and its gradient are exactly their definitions, the first of equals winning', () => {
  for (let k = 0; k < 24; k++) {
    const [m, size, channels] = [between(1, 3), between(1, 4), between(1, 11)];
    const shape = { rows: size + between(0, 7), columns: size + between(0, 7), channels, size };
    // few values, so that equals are frequent
    const x = draw(random, m * shape.rows * shape.columns * channels, 2).map(Math.round);
    const length = m * Math.floor(shape.rows / size) * Math.floor(shape.columns / size) * channels;
    const delta = draw(random, length);
    const forward: Call = (s, a, x) => s.maxPool(a, x!, m, shape);
    const backward: Call = (s, dx, delta, x) => s.maxPoolGradient(dx, delta!, x!, m, shape);
    expectSame(outcome(simd, forward, length, [x]), outcome(reference, forward, length, [x]));
    expectSame(outcome(simd, backward, x.length, [delta, x]), outcome(reference, backward, x.length, [delta, x]));
  }
});
