/**
 * Any network of the engine as an ONNX file: dense layers, convolution and pooling over images, recurrent layers over steps of
 * time. Chapter: interpretability.
 *
 * The engine keeps an image as Keras does, [rows, columns, channels], and ONNX as PyTorch does, channels first: an image is
 * turned on its way into the first convolution and back before it is flattened; `onnx-layout.ts` turns what was learnt. Input `x` and output `y` are float32 [batch, n], an image row after row as everywhere in
 * the engine. Dropout does nothing outside training and is left out.
 */
import type { Conv2dLayer, DenseLayer, MaxPooling2dLayer, RecurrentLayer } from '../model/layers.ts';
import type { Sequential } from '../model/sequential.ts';
import { sizeOf } from '../model/stack.ts';
import { convolutionExtent } from '../nn/convolution.ts';
import { type NamedStage, namedStages, sequentialTexts } from './learnt.ts';
import { type Attribute, type Constant, type GraphNode, writeModel } from './onnx-graph.ts';
import { layoutOf } from './onnx-layout.ts';
import * as onnx from './onnx-schema.ts';
import { producer } from './trained.ts';

/** The file's bytes. Throws Problem 'tensors-value' where a weight is no finite number. */
export function sequentialOnnx(model: Sequential): Uint8Array<ArrayBuffer> {
  const weights = model.getWeights().map((values) => Float32Array.from(values));
  return writeModel(
    { name: 'network', ...drawn(model, weights, 'y') },
    { producer, description: 'a network of the engine behind a textbook', metadata: sequentialTexts(model) },
  );
}

/** The graph of these layers with what they have learnt, from `x` to the output of this name. */
export function drawn(network: Parameters<typeof namedStages>[0], weights: Float32Array[], name: string) {
  const drawing = new Drawing([...weights]);
  const stages = namedStages(network);
  for (const stage of stages) drawing.add(stage);
  const { nodes, constants } = drawing;
  nodes.push({ ...(nodes.pop() as GraphNode), output: name }); // the last one, dense or its activation
  const input = { name: 'x', width: sizeOf(network.inputShape) };
  return { nodes, constants, input, output: { name, width: sizeOf((stages.at(-1) as NamedStage).output) } };
}

/** The graph in the making. */
class Drawing {
  readonly nodes: GraphNode[] = [];
  readonly constants: Constant[] = [];
  /** Where the numbers are that come next, and how: in a row, or as images with their channels first. */
  at = 'x';
  #isTurned = false;
  readonly #weights: Float32Array[];

  constructor(weights: Float32Array[]) {
    this.#weights = weights;
  }

  add(stage: NamedStage): void {
    const { layer, name, input, spatial } = stage;
    if (layer.kind === 'dropout') return;
    if (layer.kind === 'flatten') {
      this.#turnBack(input);
      return;
    }
    const learnt = this.#learnt(stage);
    if (layer.kind === 'dense') {
      this.#node('Gemm', `${name}.z`, learnt);
      this.#activate(name, layer.activation);
    } else if (layer.kind === 'simpleRNN' || layer.kind === 'gru') this.#recur(name, layer, learnt, input);
    else {
      this.#turn(input);
      if (layer.kind === 'maxPooling2d') this.#pool(name, layer);
      else if (spatial?.kind === 'conv2d') this.#convolve(name, layer, learnt, convolutionExtent(spatial.shape), input);
    }
  }

  /** Steps come first in ONNX, and between steps and batch the directions, of which there is one. */
  #recur(
    name: string,
    layer: RecurrentLayer,
    learnt: readonly string[],
    [steps = 1, nIn = 1]: readonly number[],
  ): void {
    const { units, returnSequences } = layer;
    this.#reshape(`${name}.rows`, [steps, nIn]);
    this.#node('Transpose', `${name}.x`, [], [{ name: 'perm', ints: [1, 0, 2] }]);
    const beside = [`${name}.last`];
    const attributes: Attribute[] = [{ name: 'hidden_size', int: units }, ...cellOf(layer)];
    const operator = layer.kind === 'gru' ? 'GRU' : 'RNN';
    this.nodes.push({ operator, inputs: [this.at, ...learnt], output: `${name}.states`, beside, attributes });
    this.at = `${name}.${returnSequences ? 'states' : 'last'}`;
    if (returnSequences) this.#node('Transpose', `${name}.back`, [], [{ name: 'perm', ints: [2, 0, 1, 3] }]);
    this.#reshape(`${name}.a`, [returnSequences ? steps * units : units]);
  }

  #convolve(
    name: string,
    { kernelSize, activation }: Conv2dLayer,
    learnt: readonly string[],
    { outRows, outColumns, top, left }: ReturnType<typeof convolutionExtent>,
    [rows = 1, columns = 1]: readonly number[],
  ): void {
    const [height, width] = kernelSize;
    const [below, right] = [outRows + height - 1 - rows - top, outColumns + width - 1 - columns - left];
    this.#node('Conv', `${name}.z`, learnt, [
      { name: 'kernel_shape', ints: [height, width] },
      { name: 'pads', ints: [top, left, below, right] },
    ]);
    this.#activate(name, activation);
  }

  #pool(name: string, { poolSize }: MaxPooling2dLayer): void {
    const ints = [poolSize, poolSize];
    const attributes = ['kernel_shape', 'strides'].map((attribute) => ({ name: attribute, ints }));
    this.#node('MaxPool', `${name}.a`, [], attributes);
  }

  /** The identity has nothing to do. */
  #activate(name: string, activation: DenseLayer['activation']): void {
    const operator = onnx.operatorOf[activation];
    const alpha = activation === 'leaky_relu' ? [{ name: 'alpha', float: onnx.leakySlope }] : [];
    if (operator) this.#node(operator, `${name}.a`, [], alpha);
  }

  /** The layer's arrays become constants; their names. */
  #learnt(stage: NamedStage): string[] {
    return stage.parts.map((part) => {
      const { dims, to } = layoutOf(stage, part);
      const name = `${stage.name}.${part.of}`;
      this.constants.push({ name, dims, values: to(this.#weights.shift() as Float32Array) });
      return name;
    });
  }

  /** Numbers in a row become images, channels first. */
  #turn(shape: readonly number[]): void {
    if (this.#isTurned) return;
    this.#reshape('x.images', shape);
    this.#node('Transpose', 'x.turned', [], [{ name: 'perm', ints: [0, 3, 1, 2] }]);
    this.#isTurned = true;
  }

  /** And back, in the engine's order: row after row, at each place channel after channel. */
  #turnBack(shape: readonly number[]): void {
    if (!this.#isTurned) return;
    this.#node('Transpose', 'flatten.turned', [], [{ name: 'perm', ints: [0, 2, 3, 1] }]);
    this.#reshape('flatten.a', [sizeOf(shape)]);
    this.#isTurned = false;
  }

  #reshape(output: string, shape: readonly number[]): void {
    const name = `${output}.shape`;
    const values = BigInt64Array.from([-1, ...shape], BigInt); // −1: the batch, of any size
    this.constants.push({ name, dims: [values.length], values });
    this.#node('Reshape', output, [name]);
  }

  #node(operator: string, output: string, more: readonly string[], attributes?: readonly Attribute[]): void {
    this.nodes.push({ operator, inputs: [this.at, ...more], output, attributes });
    this.at = output;
  }
}

/** What the operator must be told of its cell. */
function cellOf(layer: RecurrentLayer): Attribute[] {
  if (layer.kind === 'gru') return [{ name: 'linear_before_reset', int: layer.resetAfter ? 1 : 0 }];
  const operator = onnx.operatorOf[layer.activation];
  const activation: Attribute = { name: 'activations', strings: [operator ?? 'Affine'] };
  if (operator === 'LeakyRelu') return [activation, { name: 'activation_alpha', floats: [onnx.leakySlope] }];
  if (operator) return [activation];
  return [activation, { name: 'activation_alpha', floats: [1] }, { name: 'activation_beta', floats: [0] }];
}
