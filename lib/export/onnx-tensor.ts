/** The arrays of an ONNX file. */
import { Problem } from '../problem.ts';
import * as onnx from './onnx-schema.ts';
import { floatsIn, type Message } from './protobuf-read.ts';

export interface OnnxTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

/**
 * Float32 numbers of so many dimensions. Throws Problem 'tensors-type', 'tensors-rank', 'tensors-size', 'tensors-value', or
 * 'tensors-external' where they lie in another file.
 */
export function readTensor(tensor: Message, rank: number, file: string): OnnxTensor {
  const name = tensor.text(onnx.tensor.name);
  const type = tensor.count(onnx.tensor.type) ?? 0;
  if (type !== onnx.float32) {
    const found = onnx.dataTypes[type] ?? String(type);
    throw new Problem('tensors-type', { file, tensor: name, expected: 'FLOAT', found });
  }
  if (tensor.count(onnx.tensor.location) || tensor.list(onnx.tensor.external).length > 0) {
    throw new Problem('tensors-external', { file, tensor: name });
  }
  const dims = tensor.counts(onnx.tensor.dims);
  if (dims.length !== rank || !dims.every((dim) => dim > 0)) {
    throw new Problem('tensors-rank', { file, tensor: name, expected: rank, found: `[${dims}]` });
  }
  const raw = tensor.bytes(onnx.tensor.raw);
  const expected = dims.reduce((product, dim) => product * dim, 1);
  const found = raw ? raw.length / 4 : tensor.list(onnx.tensor.floats).reduce((sum, { length }) => sum + length / 4, 0);
  if (found !== expected) throw new Problem('tensors-size', { file, tensor: name, expected, found });
  const values = raw ? floatsIn(raw) : tensor.floats(onnx.tensor.floats);
  const index = values.findIndex((value) => !Number.isFinite(value));
  if (index >= 0) throw new Problem('tensors-value', { file, tensor: name, index, found: values[index] });
  return { name, dims, values };
}
