/**
 * An ONNX file read back, whoever wrote it, as long as it is a chain of dense layers. Chapter: mnist (*Take it home*).
 *
 * A layer is a Gemm, or a MatMul with an Add; what follows it is its activation. Operators that change nothing when a
 * network answers (Dropout, Identity) or only the shape that is told (Flatten, Reshape) are passed over.
 */

import { briefly } from '../model/known.ts';
import type { DenseActivation } from '../model/layers.ts';
import { Problem } from '../problem.ts';
import { turned as axesTurned } from './onnx-layout.ts';
import * as onnx from './onnx-schema.ts';
import { type OnnxTensor, readTensor } from './onnx-tensor.ts';
import { byName, Message } from './protobuf-read.ts';

export interface ReadLayer {
  readonly nIn: number;
  readonly nOut: number;
  /** [nIn, nOut], row-major. */
  readonly W: Float32Array;
  b: Float32Array | null;
  activation: DenseActivation;
}
export interface OnnxFile {
  readonly layers: readonly Readonly<ReadLayer>[];
  readonly metadata: Readonly<Record<string, string>>;
}

const activationOf = new Map(
  Object.entries(onnx.operatorOf).flatMap(([name, operator]) =>
    operator ? [[operator, name as DenseActivation]] : [],
  ),
);
const passedOver = ['Identity', 'Dropout', 'Flatten', 'Reshape'];
const known = ['Gemm', 'MatMul', 'Add', ...activationOf.keys(), ...passedOver, 'Constant'];

/**
 * Throws a Problem that says what is wrong: 'wire' (no protobuf, or cut short), 'key-twice', 'onnx-missing', 'onnx-operator',
 * 'onnx-chain', 'onnx-attribute', 'tensors-type', 'tensors-size', 'tensors-value', 'layers-chain'.
 */
export function readOnnx(bytes: Uint8Array, file: string): OnnxFile {
  const { graph, tensors, metadata } = openOnnx(bytes, file);
  return { layers: readChain(graph, tensors, file), metadata };
}

/** The graph, its constants by name, and the file's texts. Throws Problem 'wire', 'onnx-missing' or 'key-twice'. */
export function openOnnx(bytes: Uint8Array, file: string) {
  const model = new Message(bytes.slice(), file);
  const graph = model.message(onnx.model.graph);
  if (!graph) throw new Problem('onnx-missing', { file, what: 'graph' });
  const pairs = byName(model.messages(onnx.model.metadata), (pair) => pair.text(onnx.entry.key), file);
  return {
    graph,
    graphBytes: model.bytes(onnx.model.graph) as Uint8Array,
    tensors: byName(graph.messages(onnx.graph.initializer), (tensor) => tensor.text(onnx.tensor.name), file),
    metadata: Object.fromEntries([...pairs].map(([key, pair]) => [key, pair.text(onnx.entry.value)])),
  };
}

function readChain(graph: Message, tensors: Map<string, Message>, file: string): ReadLayer[] {
  const inputs = graph.messages(onnx.graph.input).map((value) => value.text(onnx.valueInfo.name));
  const input = inputs.find((name) => !tensors.has(name));
  if (input === undefined) throw new Problem('onnx-missing', { file, what: 'input' });
  const layers: ReadLayer[] = [];
  let at = input;

  const tensorOf = (name: string | undefined, rank: number, what: string): OnnxTensor => {
    const tensor = name === undefined ? undefined : tensors.get(name);
    if (!tensor) throw new Problem('onnx-missing', { file, what: name ? briefly(name) : what });
    return readTensor(tensor, rank, file);
  };

  for (const node of graph.messages(onnx.graph.node)) {
    const operator = node.text(onnx.node.operator);
    if (!known.includes(operator) || !['', 'ai.onnx'].includes(node.text(onnx.node.domain))) {
      throw new Problem('onnx-operator', { file, found: briefly(operator), expected: known.join(', ') });
    }
    const [output] = node.texts(onnx.node.output);
    if (!output) throw new Problem('onnx-missing', { file, what: `${operator}: output` });
    const attributes = attributesOf(node, operator, file);
    if (operator === 'Constant') {
      const value = attributes.tensor('value');
      if (tensors.has(output)) throw new Problem('key-twice', { file, key: briefly(output) });
      if (value) tensors.set(output, value);
      continue;
    }
    const [first, second, third] = node.texts(onnx.node.input);
    const reads = operator === 'Add' && second === at ? second : first;
    if (reads !== at) {
      throw new Problem('onnx-chain', {
        file,
        node: briefly(output),
        expected: briefly(at),
        found: briefly(reads ?? '—'),
      });
    }

    const last = layers.at(-1);
    const isOpen = last?.activation === 'linear';
    const activation = activationOf.get(operator);
    if (operator === 'Gemm' || operator === 'MatMul') {
      if (operator === 'Gemm') attributes.expect({ alpha: 1, beta: 1, transA: 0 });
      const turned = operator === 'Gemm' && attributes.number('transB', 0) !== 0;
      if (turned) attributes.expect({ transB: 1 });
      const bias = third ? tensorOf(third, 1, `${operator}: C`) : null;
      layers.push(layerOf(tensorOf(second, 2, `${operator}: B`), bias, turned, layers, file));
    } else if (operator === 'Add' && last && !last.b && isOpen) {
      last.b = biasOf(tensorOf(reads === second ? first : second, 1, 'Add: B'), last, layers.length, file);
    } else if (activation && last && isOpen) {
      if (operator === 'LeakyRelu') attributes.expect({ alpha: onnx.leakySlope });
      if (operator === 'Softmax' && attributes.number('axis', -1) !== -1) attributes.expect({ axis: 1 });
      last.activation = activation;
    } else if (!passedOver.includes(operator)) {
      throw new Problem('onnx-place', { file, found: operator, node: briefly(output) });
    }
    at = output;
  }
  const outputs = graph.messages(onnx.graph.output).map((value) => value.text(onnx.valueInfo.name));
  if (layers.length === 0) throw new Problem('onnx-missing', { file, what: 'Gemm' });
  if (outputs[0] !== at) {
    throw new Problem('onnx-chain', { file, node: 'output', expected: briefly(at), found: briefly(outputs[0] ?? '—') });
  }
  return layers;
}

function layerOf(
  B: OnnxTensor,
  C: OnnxTensor | null,
  turned: boolean,
  before: readonly ReadLayer[],
  file: string,
): ReadLayer {
  const [nIn, nOut] = turned ? [B.dims[1], B.dims[0]] : B.dims;
  const arriving = before.at(-1)?.nOut ?? nIn;
  if (nIn !== arriving) {
    throw new Problem('layers-chain', { file, layer: before.length + 1, expected: arriving, found: nIn });
  }
  const layer: ReadLayer = {
    nIn,
    nOut,
    W: turned ? axesTurned(B.values, nOut, 1, nIn) : B.values,
    b: null,
    activation: 'linear',
  };
  if (C) layer.b = biasOf(C, layer, before.length + 1, file);
  return layer;
}

function biasOf({ values, name }: OnnxTensor, { nOut }: ReadLayer, l: number, file: string): Float32Array {
  if (values.length !== nOut) {
    const where = `${file}: ${name} (dense_${l})`;
    throw new Problem('shape', { where, expected: `[${nOut}]`, found: `[${values.length}]` });
  }
  return values;
}

/** A node's attributes by name. */
function attributesOf(node: Message, operator: string, file: string) {
  const all = byName(node.messages(onnx.node.attribute), (one) => one.text(onnx.attribute.name), file);
  const usual: Record<string, number> = { alpha: operator === 'LeakyRelu' ? onnx.leakySlope : 1, beta: 1 };

  function number(name: string, otherwise: number): number {
    const one = all.get(name);
    return one?.floats(onnx.attribute.float)[0] ?? one?.count(onnx.attribute.int) ?? otherwise;
  }
  return {
    number,
    tensor: (name: string) => all.get(name)?.message(onnx.attribute.tensor) ?? null,
    /** Throws Problem 'onnx-attribute' where one has another value than the only one that can be taken in. */
    expect(wanted: Readonly<Record<string, number>>): void {
      for (const [name, expected] of Object.entries(wanted)) {
        const found = number(name, usual[name] ?? expected);
        if (Math.fround(found) !== Math.fround(expected)) {
          throw new Problem('onnx-attribute', { file, where: operator, name, expected, found });
        }
      }
    },
  };
}
