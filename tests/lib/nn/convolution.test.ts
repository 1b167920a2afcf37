import { describe, expect, it } from 'vitest';
import {
  type ConvolutionShape,
  convolutionBiasGradient,
  convolutionExtent,
  convolutionInputGradient,
  convolutionKernelGradient,
  convolve,
} from '../../../lib/nn/convolution.ts';
import { maxPool, maxPoolGradient, type PoolingShape } from '../../../lib/nn/pooling.ts';
import { dot, drawn, expectGradient } from '../../support/gradient-check.ts';

const m = 2;
const oblong = { rows: 5, columns: 6, channels: 2, kernelRows: 3, kernelColumns: 2, filters: 3 };
const shapes: ConvolutionShape[] = [
  { ...oblong, padding: 'valid' },
  { ...oblong, padding: 'same' },
  { ...oblong, kernelRows: 4, kernelColumns: 3, padding: 'same' },
  { ...oblong, kernelRows: 1, kernelColumns: 1, padding: 'valid' },
];

describe.each(shapes)('a convolution of $kernelRows×$kernelColumns, $padding', (shape) => {
  const { outRows, outColumns } = convolutionExtent(shape);
  const x = drawn(m * shape.rows * shape.columns * shape.channels, 1, 'x');
  const K = drawn(shape.kernelRows * shape.kernelColumns * shape.channels * shape.filters, 1, 'K');
  const b = drawn(shape.filters, 1, 'b');
  const z = new Float64Array(m * outRows * outColumns * shape.filters);
  const delta = drawn(z.length, 1, 'delta');
  const loss = () => {
    convolve(z, x, K, b, m, shape);
    return dot(z, delta);
  };

  it('has the extent that Keras gives it', () => {
    const { rows, columns, kernelRows, kernelColumns, padding } = shape;
    expect([outRows, outColumns]).toEqual(
      padding === 'same' ? [rows, columns] : [rows - kernelRows + 1, columns - kernelColumns + 1],
    );
  });

  it('gives the slope of the loss in its kernel, its biases and its input', () => {
    const dK = new Float64Array(K.length).fill(7);
    convolutionKernelGradient(dK, x, delta, m, shape);
    expectGradient(loss, K, dK, 1);
    const db = new Float64Array(b.length).fill(7);
    convolutionBiasGradient(db, delta, m, shape);
    expectGradient(loss, b, db, 2);
    const dx = new Float64Array(x.length).fill(7);
    convolutionInputGradient(dx, delta, K, m, shape);
    expectGradient(loss, x, dx, 3);
  });
});

describe('convolution', () => {
  const line = (kernel: number[], padding: 'valid' | 'same') => {
    const shape = {
      rows: 1,
      columns: 4,
      channels: 1,
      kernelRows: 1,
      kernelColumns: kernel.length,
      filters: 1,
      padding,
    };
    const z = new Float64Array(convolutionExtent(shape).outColumns);
    convolve(z, Float64Array.of(1, 2, 3, 4), Float64Array.from(kernel), Float64Array.of(0), 1, shape);
    return [...z];
  };

  it('does not flip its kernel', () => {
    expect(line([1, 10, 100], 'valid')).toEqual([321, 432]);
  });

  it("pads 'same' with zeros, the smaller half before", () => {
    expect(line([1, 10, 100], 'same')).toEqual([210, 321, 432, 43]);
    expect(line([1, 10], 'same')).toEqual([21, 32, 43, 4]);
  });

  it('over the whole image is a dense layer', () => {
    const shape = { ...oblong, kernelRows: oblong.rows, kernelColumns: oblong.columns, padding: 'valid' } as const;
    const x = drawn(60, 4, 'x');
    const K = drawn(180, 4, 'K');
    const z = new Float64Array(3);
    convolve(z, x, K, Float64Array.of(0.5, 0, 0), 1, shape);
    expect(z[0]).toBeCloseTo(
      0.5 +
        dot(
          x,
          K.filter((_, k) => k % 3 === 0),
        ),
      13,
    );
  });
});

describe('max-pooling', () => {
  const shape: PoolingShape = { rows: 5, columns: 6, channels: 2, size: 2 };
  const x = drawn(m * 60, 5, 'x');
  const a = new Float64Array(m * 2 * 3 * 2);
  const winners = new Int32Array(a.length);

  it('keeps the largest of each window and leaves out a rest at the border', () => {
    maxPool(a, winners, x, m, shape);
    const at = (r: number, i: number, j: number, c: number) => x[((r * 5 + i) * 6 + j) * 2 + c];
    expect(a[0]).toBe(Math.max(at(0, 0, 0, 0), at(0, 0, 1, 0), at(0, 1, 0, 0), at(0, 1, 1, 0)));
    expect(a[a.length - 1]).toBe(Math.max(at(1, 2, 4, 1), at(1, 2, 5, 1), at(1, 3, 4, 1), at(1, 3, 5, 1)));
    expect([...winners].every((winner) => Math.floor(winner / 12) % 5 < 4)).toBe(true);
  });

  it('gives the slope of the loss in its input', () => {
    const delta = drawn(a.length, 5, 'delta');
    const loss = () => {
      maxPool(a, winners, x, m, shape);
      return dot(a, delta);
    };
    loss();
    const dx = new Float64Array(x.length).fill(7);
    maxPoolGradient(dx, delta, winners, m, shape);
    expectGradient(loss, x, dx, 6);
    expect(dx.reduce((sum, value) => sum + value)).toBeCloseTo(
      delta.reduce((sum, value) => sum + value),
      13,
    );
  });

  it('gives the whole slope of a tie to the first', () => {
    const flat = new Float64Array(4).fill(3);
    const one: PoolingShape = { rows: 2, columns: 2, channels: 1, size: 2 };
    maxPool(a, winners, flat, 1, one);
    const dx = new Float64Array(4);
    maxPoolGradient(dx, Float64Array.of(8), winners, 1, one);
    expect([...dx]).toEqual([8, 0, 0, 0]);
  });
});
