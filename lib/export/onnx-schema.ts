/**
 * The numbers by which ONNX's schema names the fields that are used here, and the operators that a layer becomes.
 * Source: https://github.com/onnx/onnx, onnx.proto3 and Operators.md.
 *
 * Written is IR version 7 with the operators of set 13 (2020), old enough for every runtime that is still about.
 */
import type { DenseActivation } from '../model/layers.ts';

export const irVersion = 7;
export const opset = 13;

export const model = {
  irVersion: 1,
  producerName: 2,
  producerVersion: 3,
  docString: 6,
  graph: 7,
  opsetImport: 8,
  metadata: 14,
} as const;
export const opsetId = { domain: 1, version: 2 } as const;
export const entry = { key: 1, value: 2 } as const;
export const graph = { node: 1, name: 2, initializer: 5, docString: 10, input: 11, output: 12 } as const;
export const node = { input: 1, output: 2, name: 3, operator: 4, attribute: 5, domain: 7 } as const;
export const attribute = { name: 1, float: 2, int: 3, tensor: 5, floats: 7, ints: 8, strings: 9, type: 20 } as const;
export const attributeType = { float: 1, int: 2, floats: 6, ints: 7, strings: 8 } as const;
export const tensor = { dims: 1, type: 2, floats: 4, name: 8, raw: 9, external: 13, location: 14 } as const;
export const valueInfo = { name: 1, type: 2 } as const;
export const type = { tensor: 1 } as const;
export const tensorType = { elementType: 1, shape: 2 } as const;
export const shape = { dimension: 1 } as const;
export const dimension = { value: 1, parameter: 2 } as const;

/** TensorProto.DataType, for messages. */
export const dataTypes = [
  'UNDEFINED',
  'FLOAT',
  'UINT8',
  'INT8',
  'UINT16',
  'INT16',
  'INT32',
  'INT64',
  'STRING',
  'BOOL',
  'FLOAT16',
  'DOUBLE',
  'UINT32',
  'UINT64',
  'COMPLEX64',
  'COMPLEX128',
  'BFLOAT16',
] as const;
export const float32 = dataTypes.indexOf('FLOAT');
export const int64 = dataTypes.indexOf('INT64');

/** The slope of leaky ReLU below zero, here and in PyTorch; ONNX has the same for its default. */
export const leakySlope = 0.01;

/** What follows the weighted input; the identity has nothing to do. */
export const operatorOf: Readonly<Record<DenseActivation, string | null>> = {
  linear: null,
  relu: 'Relu',
  leaky_relu: 'LeakyRelu',
  sigmoid: 'Sigmoid',
  tanh: 'Tanh',
  softmax: 'Softmax',
};
