/**
 * Any network of the engine as an ONNX file: dense layers, and convolution and pooling over images. Chapter:
 * interpretability.
 *
 * The engine keeps an image as Keras does, [rows, columns, channels], and ONNX as PyTorch does, channels first: an image is
 * turned on its way into the first convolution and back before it is flattened, and the kernels K[rows, columns, channels,
 * filters] are turned once, here. Input `x` and output `y` are float32 [batch, n], an image row after row as everywhere in
 * the engine. Dropout does nothing outside training and is left out.
 */
import type { Conv2dLayer, DenseLayer, MaxPooling2dLayer } from '../model/layers.ts';
import type { Sequential } from '../model/sequential.ts';
import { type Stage, sizeOf, stagesOf } from '../model/stack.ts';
import { convolutionExtent } from '../nn/convolution.ts';
import { Problem } from '../problem.ts';
import { type Attribute, activationNode, type Constant, type GraphNode, writeModel } from './onnx-graph.ts';
import { producer } from './trained.ts';

/** The file's bytes. Throws Problem 'tensors-value' where a weight is no finite number. */
export function sequentialOnnx(model: Sequential): Uint8Array<ArrayBuffer> {
  const drawing = new Drawing(model.getWeights().map((values) => Float32Array.from(values)));
  const stages = stagesOf(model.layers, model.inputShape);
  for (const stage of stages) drawing.add(stage);
  const { nodes, constants } = drawing;
  nodes.push({ operator: 'Identity', inputs: [drawing.at], output: 'y' });
  const width = sizeOf((stages[stages.length - 1] as Stage).output);
  return writeModel(
    { name: 'network', nodes, constants, input: { name: 'x', width: model.nInput }, output: { name: 'y', width } },
    {
      producer,
      description: 'a network of the engine behind a textbook',
      metadata: { producer, input_shape: JSON.stringify(model.inputShape), layers: JSON.stringify(model.layers) },
    },
  );
}

/** The graph in the making. */
class Drawing {
  readonly nodes: GraphNode[] = [];
  readonly constants: Constant[] = [];
  /** Where the numbers are that come next, and how: in a row, or as images with their channels first. */
  at = 'x';
  #isTurned = false;
  #layer = 0;
  readonly #weights: Float32Array[];

  constructor(weights: Float32Array[]) {
    this.#weights = weights;
  }

  add({ layer, input, spatial }: Stage): void {
    if (layer.kind === 'dropout') return;
    if (layer.kind === 'flatten') {
      this.#turnBack(input);
      return;
    }
    if (layer.kind === 'simpleRNN' || layer.kind === 'gru') {
      const expected = 'dense, conv2d, maxPooling2d, dropout, flatten';
      throw new Problem('choice', { where: 'ONNX', found: layer.kind, expected });
    }
    const name = `${layer.kind}_${++this.#layer}`;
    if (layer.kind === 'dense') this.#dense(name, layer, sizeOf(input));
    else {
      this.#turn(input);
      if (layer.kind === 'maxPooling2d') this.#pool(name, layer);
      else if (spatial?.kind === 'conv2d') this.#convolve(name, layer, convolutionExtent(spatial.shape), input);
    }
  }

  #dense(name: string, { units, activation }: DenseLayer, nIn: number): void {
    const learnt = this.#learnt(name, [nIn, units], (W) => W);
    this.#node('Gemm', `${name}.z`, learnt);
    this.#activate(name, activation);
  }

  #convolve(
    name: string,
    { filters, kernelSize, activation }: Conv2dLayer,
    { outRows, outColumns, top, left }: ReturnType<typeof convolutionExtent>,
    [rows = 1, columns = 1, channels = 1]: readonly number[],
  ): void {
    const [height, width] = kernelSize;
    const learnt = this.#learnt(name, [filters, channels, height, width], (K) => turned(K, channels, filters));
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

  #activate(name: string, activation: DenseLayer['activation']): void {
    const node = activationNode(activation, this.at, `${name}.a`);
    if (!node) return;
    this.nodes.push(node);
    this.at = node.output;
  }

  /** The next kernel and bias become constants; their names. */
  #learnt(name: string, dims: readonly number[], order: (kernel: Float32Array) => Float32Array): string[] {
    const [kernel, bias] = this.#weights.splice(0, 2) as [Float32Array, Float32Array];
    this.constants.push(
      { name: `${name}.kernel`, dims, values: order(kernel) },
      { name: `${name}.bias`, dims: [bias.length], values: bias },
    );
    return [`${name}.kernel`, `${name}.bias`];
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

/** K[rows, columns, channels, filters] → [filters, channels, rows, columns] */
function turned(K: Float32Array, channels: number, filters: number): Float32Array {
  const area = K.length / (channels * filters);
  const result = new Float32Array(K.length);
  for (let f = 0, k = 0; f < filters; f++) {
    for (let c = 0; c < channels; c++) {
      for (let place = 0; place < area; place++, k++) result[k] = K[(place * channels + c) * filters + f] as number;
    }
  }
  return result;
}
