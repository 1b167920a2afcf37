/**
 * How ONNX lays out what a layer learns, and back. The engine's arrays are Keras's: a kernel is K[rows, columns, channels, filters]
 * there and [filters, channels, rows, columns] in ONNX; W[nIn, n] and U[n, n] of a recurrent layer are turned, for one direction,
 * and its biases stand in one row: those of W, then those of U (zeros where the engine has none). The gates' order is Keras's.
 */
import type { NamedStage, Part } from './learnt.ts';

/** Dimensions in ONNX, and the way there and back. */
export function layoutOf({ layer, recurrent }: NamedStage, { of, shape }: Part) {
  const length = shape.reduce((product, n) => product * n, 1);
  if (of === 'bias') {
    const whole = recurrent > 0 && shape.length === 1 ? 2 * length : length;
    const to = (values: Float32Array): Float32Array => Float32Array.from({ length: whole }, (_, k) => values[k] ?? 0);
    return { dims: recurrent > 0 ? [1, whole] : shape, to, from: (values: Float32Array) => values.slice(0, length) };
  }
  const asIs = (values: Float32Array) => values;
  if (layer.kind === 'dense') return { dims: shape, to: asIs, from: asIs };
  const last = shape.at(-1) as number;
  const middle = layer.kind === 'conv2d' ? (shape[2] as number) : 1;
  const first = length / (middle * last);
  const dims = layer.kind === 'conv2d' ? [last, middle, ...shape.slice(0, 2)] : [1, last, first];
  const to = (v: Float32Array) => turned(v, first, middle, last);
  return { dims, to, from: (v: Float32Array) => turned(v, last, middle, first) };
}

/** [first, middle, last] → [last, middle, first] */
export function turned(values: Float32Array, first: number, middle: number, last: number): Float32Array {
  const result = new Float32Array(values.length);
  let k = 0;
  for (let l = 0; l < last; l++) {
    for (let m = 0; m < middle; m++) {
      for (let f = 0; f < first; f++) result[k++] = values[(f * middle + m) * last + l] as number;
    }
  }
  return result;
}
