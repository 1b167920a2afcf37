/**
 * An ONNX file from a graph in plain words: nodes, constants, one input, one output. `onnx.ts` and `onnx-sequential.ts` say
 * which nodes a network becomes.
 */
import { littleEndian } from '../model/fingerprint.ts';
import { Problem } from '../problem.ts';
import * as onnx from './onnx-schema.ts';
import { MessageWriter } from './protobuf-write.ts';

/** A number by which a node's operator is told what to do. */
export type Attribute = { readonly name: string } & (
  | { readonly float: number }
  | { readonly int: number }
  | { readonly ints: readonly number[] }
  | { readonly floats: readonly number[] }
  | { readonly strings: readonly string[] }
);

export interface GraphNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  /** Its result, and its own name. */
  readonly output: string;
  /** Further results. */
  readonly beside?: readonly string[];
  readonly attributes?: readonly Attribute[];
}

export interface Constant {
  readonly name: string;
  readonly dims: readonly number[];
  /** float32, or int64 where a shape is told. */
  readonly values: Float32Array | BigInt64Array;
}

/** float32 [batch, width], the batch of any size. */
export interface Port {
  readonly name: string;
  readonly width: number;
}

export interface Graph {
  readonly name: string;
  readonly nodes: readonly GraphNode[];
  readonly constants: readonly Constant[];
  readonly input: Port;
  readonly output: Port;
}

export interface About {
  readonly producer: string;
  readonly description: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The file's bytes. Throws Problem 'tensors-value' for a constant that is no finite number. */
export function writeModel(graph: Graph, { producer, description, metadata }: About): Uint8Array<ArrayBuffer> {
  const model = new MessageWriter()
    .count(onnx.model.irVersion, onnx.irVersion)
    .text(onnx.model.producerName, producer)
    .text(onnx.model.docString, description)
    .message(onnx.model.opsetImport, (set) =>
      set.text(onnx.opsetId.domain, '').count(onnx.opsetId.version, onnx.opset),
    );
  for (const [key, value] of Object.entries(metadata)) {
    model.message(onnx.model.metadata, (pair) => pair.text(onnx.entry.key, key).text(onnx.entry.value, value));
  }
  // the graph comes last: a message has no end mark, but one that lies inside another cannot be cut short unseen
  return model.message(onnx.model.graph, (message) => writeGraph(message, graph)).finish();
}

function writeGraph(message: MessageWriter, { name, nodes, constants, input, output }: Graph): void {
  for (const node of nodes) message.message(onnx.graph.node, (one) => writeNode(one, node));
  message.text(onnx.graph.name, name);
  for (const constant of constants) message.message(onnx.graph.initializer, (one) => writeConstant(one, constant));
  message.message(onnx.graph.input, (value) => writePort(value, input));
  message.message(onnx.graph.output, (value) => writePort(value, output));
}

function writeNode(
  message: MessageWriter,
  { operator, inputs, output, beside = [], attributes = [] }: GraphNode,
): void {
  for (const input of inputs) message.text(onnx.node.input, input);
  for (const result of [output, ...beside]) message.text(onnx.node.output, result);
  message.text(onnx.node.name, output).text(onnx.node.operator, operator);
  for (const attribute of attributes) message.message(onnx.node.attribute, (one) => writeAttribute(one, attribute));
}

function writeAttribute(message: MessageWriter, attribute: Attribute): void {
  message.text(onnx.attribute.name, attribute.name);
  const { attribute: fields, attributeType } = onnx;
  if ('float' in attribute) message.float(fields.float, attribute.float).count(fields.type, attributeType.float);
  else if ('int' in attribute) message.count(fields.int, attribute.int).count(fields.type, attributeType.int);
  else if ('floats' in attribute) {
    for (const float of attribute.floats) message.float(fields.floats, float);
    message.count(fields.type, attributeType.floats);
  } else if ('strings' in attribute) {
    for (const string of attribute.strings) message.text(fields.strings, string);
    message.count(fields.type, attributeType.strings);
  } else {
    for (const int of attribute.ints) message.count(fields.ints, int);
    message.count(fields.type, attributeType.ints);
  }
}

function writeConstant(message: MessageWriter, { name, dims, values }: Constant): void {
  const isFloat = values instanceof Float32Array;
  if (isFloat) {
    const bad = values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) throw new Problem('tensors-value', { file: 'ONNX', tensor: name, index: bad, found: values[bad] });
  }
  for (const dim of dims) message.count(onnx.tensor.dims, dim);
  message
    .count(onnx.tensor.type, isFloat ? onnx.float32 : onnx.int64)
    .text(onnx.tensor.name, name)
    .bytes(onnx.tensor.raw, isFloat ? littleEndian(values) : wholeNumbers(values));
}

/** int64, least significant byte first. */
function wholeNumbers(values: BigInt64Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  values.forEach((value, k) => {
    view.setBigInt64(8 * k, value, true);
  });
  return new Uint8Array(view.buffer);
}

function writePort(message: MessageWriter, { name, width }: Port): void {
  message
    .text(onnx.valueInfo.name, name)
    .message(onnx.valueInfo.type, (type) =>
      type.message(onnx.type.tensor, (tensor) =>
        tensor
          .count(onnx.tensorType.elementType, onnx.float32)
          .message(onnx.tensorType.shape, (shape) =>
            shape
              .message(onnx.shape.dimension, (batch) => batch.text(onnx.dimension.parameter, 'batch'))
              .message(onnx.shape.dimension, (columns) => columns.count(onnx.dimension.value, width)),
          ),
      ),
    );
}
