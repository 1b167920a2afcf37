/**
 * A trained network as an ONNX file, which most programs that run networks can read. Chapter: mnist (*Take it home*).
 *
 * A dense layer becomes one Gemm (x W + b) and one operator for its activation. The input `x` is float32 [batch, 784] with
 * a batch of any size, the output `probabilities` float32 [batch, 10]. Dropout does nothing outside training and is left
 * out. Settings, seed, fingerprint and class names travel as metadata.
 */

import { littleEndian } from '../model/fingerprint.ts';
import { Problem } from '../problem.ts';
import * as onnx from './onnx-schema.ts';
import { MessageWriter } from './protobuf-write.ts';
import { metadataOf, networkName, producer, type Stage, stagesOf, type Trained } from './trained.ts';

/** The file's bytes. Throws Problem 'shape' where the weights are not those of the settings. */
export function writeOnnx(trained: Trained): Uint8Array<ArrayBuffer> {
  const stages = stagesOf(trained);
  const model = new MessageWriter()
    .count(onnx.model.irVersion, onnx.irVersion)
    .text(onnx.model.producerName, producer)
    .text(onnx.model.docString, `${networkName(trained.settings)}: handwritten digits, trained in a textbook's page`)
    .message(onnx.model.opsetImport, (set) =>
      set.text(onnx.opsetId.domain, '').count(onnx.opsetId.version, onnx.opset),
    );
  for (const [key, value] of Object.entries(metadataOf(trained))) {
    model.message(onnx.model.metadata, (pair) => pair.text(onnx.entry.key, key).text(onnx.entry.value, value));
  }
  // the graph comes last: a message has no end mark, but one that lies inside another cannot be cut short unseen
  return model.message(onnx.model.graph, (graph) => writeGraph(graph, stages)).finish();
}

function writeGraph(graph: MessageWriter, stages: readonly Stage[]): void {
  let from = 'x';
  stages.forEach(({ name, activation }, k) => {
    const operator = onnx.operatorOf[activation];
    const end = k === stages.length - 1 ? 'probabilities' : `${name}.a`;
    const z = operator ? `${name}.z` : end;
    // Y = A B + C, with both factors as they stand
    graph.message(onnx.graph.node, (node) => writeNode(node, 'Gemm', [from, `${name}.kernel`, `${name}.bias`], z));
    if (operator) graph.message(onnx.graph.node, (node) => writeNode(node, operator, [z], end));
    from = end;
  });
  graph.text(onnx.graph.name, 'digits');
  for (const { name, nIn, nOut, W, b } of stages) {
    graph.message(onnx.graph.initializer, (tensor) => writeTensor(tensor, `${name}.kernel`, [nIn, nOut], W));
    graph.message(onnx.graph.initializer, (tensor) => writeTensor(tensor, `${name}.bias`, [nOut], b));
  }
  const { nOut } = stages[stages.length - 1];
  graph.message(onnx.graph.input, (value) => writeValue(value, 'x', stages[0].nIn));
  graph.message(onnx.graph.output, (value) => writeValue(value, from, nOut));
}

function writeNode(node: MessageWriter, operator: string, inputs: readonly string[], output: string): void {
  for (const input of inputs) node.text(onnx.node.input, input);
  node.text(onnx.node.output, output).text(onnx.node.name, output).text(onnx.node.operator, operator);
  if (operator === 'LeakyRelu') {
    node.message(onnx.node.attribute, (attribute) =>
      attribute
        .text(onnx.attribute.name, 'alpha')
        .float(onnx.attribute.float, onnx.leakySlope)
        .count(onnx.attribute.type, onnx.attributeType.float),
    );
  }
}

function writeTensor(tensor: MessageWriter, name: string, dims: readonly number[], values: Float32Array): void {
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new Problem('tensors-value', { file: 'ONNX', tensor: name, index: bad, found: values[bad] });
  for (const dim of dims) tensor.count(onnx.tensor.dims, dim);
  tensor
    .count(onnx.tensor.type, onnx.float32)
    .text(onnx.tensor.name, name)
    .bytes(onnx.tensor.raw, littleEndian(values));
}

/** float32 [batch, width], the batch of any size. */
function writeValue(value: MessageWriter, name: string, width: number): void {
  value
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
