/** ONNX files as others might write them: nodes and arrays by hand. */

import * as onnx from '../../lib/export/onnx-schema.ts';
import { MessageWriter } from '../../lib/export/protobuf-write.ts';
import { littleEndian } from '../../lib/model/fingerprint.ts';

export interface HandNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly floats?: Readonly<Record<string, number>>;
  readonly ints?: Readonly<Record<string, number>>;
  readonly domain?: string;
}
export interface HandTensor {
  readonly dims: readonly number[];
  readonly values: Float32Array;
  /** TensorProto.DataType; 1 is FLOAT. */
  readonly type?: number;
  /** Numbers in the packed field instead of raw bytes. */
  readonly packed?: boolean;
  readonly location?: number;
}
export interface HandFile {
  readonly nodes: readonly HandNode[];
  readonly tensors: Readonly<Record<string, HandTensor>>;
  readonly inputs?: readonly string[];
  readonly output?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

export function onnxFile({ nodes, tensors, inputs = ['x'], output, metadata = {} }: HandFile): Uint8Array {
  const model = new MessageWriter().count(onnx.model.irVersion, 8).message(onnx.model.graph, (graph) => {
    for (const node of nodes) graph.message(onnx.graph.node, (message) => writeNode(message, node));
    for (const [name, tensor] of Object.entries(tensors)) {
      graph.message(onnx.graph.initializer, (message) => writeTensor(message, name, tensor));
    }
    for (const name of inputs) graph.message(onnx.graph.input, (value) => value.text(onnx.valueInfo.name, name));
    const end = output ?? nodes.at(-1)?.output ?? '';
    graph.message(onnx.graph.output, (value) => value.text(onnx.valueInfo.name, end));
  });
  for (const [key, value] of Object.entries(metadata)) {
    model.message(onnx.model.metadata, (pair) => pair.text(onnx.entry.key, key).text(onnx.entry.value, value));
  }
  return model.finish();
}

function writeNode(
  message: MessageWriter,
  { operator, inputs, output, floats = {}, ints = {}, domain }: HandNode,
): void {
  for (const input of inputs) message.text(onnx.node.input, input);
  message.text(onnx.node.output, output).text(onnx.node.operator, operator);
  if (domain) message.text(onnx.node.domain, domain);
  for (const [name, value] of Object.entries(floats)) {
    message.message(onnx.node.attribute, (attribute) => attribute.text(1, name).float(2, value).count(20, 1));
  }
  for (const [name, value] of Object.entries(ints)) {
    message.message(onnx.node.attribute, (attribute) => attribute.text(1, name).count(3, value).count(20, 2));
  }
}

function writeTensor(
  message: MessageWriter,
  name: string,
  { dims, values, type = 1, packed, location }: HandTensor,
): void {
  for (const dim of dims) message.count(onnx.tensor.dims, dim);
  message.count(onnx.tensor.type, type).text(onnx.tensor.name, name);
  message.bytes(packed ? onnx.tensor.floats : onnx.tensor.raw, littleEndian(values));
  if (location !== undefined) message.count(onnx.tensor.location, location);
}

const linear = (n: number, step: number) =>
  Float32Array.from({ length: n }, (_, k) => Math.fround(step * (k % 7) - step));

/** 784-3-10 as PyTorch exports it: kernels turned, no softmax, and a flatten and a dropout in between. */
export function pytorchLike(): HandFile & { tensors: Record<string, HandTensor> } {
  return {
    nodes: [
      { operator: 'Flatten', inputs: ['x'], output: 'flat', ints: { axis: 1 } },
      {
        operator: 'Gemm',
        inputs: ['flat', '1.weight', '1.bias'],
        output: 'z1',
        ints: { transB: 1 },
        floats: { alpha: 1 },
      },
      { operator: 'Relu', inputs: ['z1'], output: 'a1' },
      { operator: 'Dropout', inputs: ['a1'], output: 'd1' },
      { operator: 'Gemm', inputs: ['d1', '3.weight', '3.bias'], output: 'z2', ints: { transB: 1 } },
    ],
    tensors: {
      '1.weight': { dims: [3, 784], values: linear(2352, 0.25) },
      '1.bias': { dims: [3], values: linear(3, 0.5) },
      '3.weight': { dims: [10, 3], values: linear(30, 0.125), packed: true },
      '3.bias': { dims: [10], values: linear(10, 1) },
    },
  };
}
