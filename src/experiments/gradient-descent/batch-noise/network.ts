/** A network of some age over a set of images, and its gradient over any of them. Chapter: gradient-descent. */
import type { Dataset } from '../../../../lib/data/dataset.ts';
import type { Built, Network } from '../../../../lib/model/built.ts';
import { pixels } from '../../../../lib/model/input.ts';
import { dense } from '../../../../lib/model/layers.ts';
import { lossAndError } from '../../../../lib/model/losses.ts';
import { forward } from '../../../../lib/model/network.ts';
import { gather, gatherTargets } from '../../../../lib/model/run.ts';
import { type Sequential, sequential } from '../../../../lib/model/sequential.ts';
import { backward, inputOf } from '../../../../lib/model/training.ts';
import type { Kernels } from '../../../../lib/nn/kernels.ts';
import { sgd } from '../../../../lib/optimisers/sgd.ts';

/** N: the images over which the full gradient goes, and on which the network has learned. */
export const examples = 6000;
export const units = 128;
export const width = 784;
export const rate = 0.1;
const batch = 32;
/** Rows at once: the largest batch that is measured. */
const capacity = 512;

/** Steps that the network has behind it. */
export const ages = [0, 100, 1000] as const;
export type Age = (typeof ages)[number];

export interface Images {
  readonly count: number;
  readonly bytes: Uint8Array;
  readonly labels: Uint8Array;
}

export const firstImages = ({ train }: Pick<Dataset, 'train'>, most = examples): Images => {
  const count = Math.min(most, train.count);
  return { count, bytes: train.images.subarray(0, count * width), labels: train.labels.subarray(0, count) };
};

const inputOfImages = ({ bytes }: Images) => pixels(bytes, width);
const targetsOf = ({ labels }: Images) => ({ kind: 'labels', labels }) as const;

/** 784-128-10 before its first step. Plain gradient descent, so that a step is the gradient and nothing else. */
export function newNetwork(seed: number, kernels: Kernels, eta = rate): Sequential {
  const layers = [dense(units, { activation: 'relu' }), dense(10, { activation: 'softmax' })];
  const model = sequential(layers, { inputShape: [width], seed, kernels });
  model.compile({ optimizer: sgd({ learningRate: eta }), loss: 'sparse_categorical_crossentropy' });
  return model;
}

/** The same after so many steps of 32 images. */
export function networkOfAge(images: Images, age: number, seed: number, kernels: Kernels): Sequential {
  const model = newNetwork(seed, kernels);
  const epochs = Math.max(1, Math.ceil((age * batch) / images.count) + 1);
  const run = model.run(inputOfImages(images), targetsOf(images), { epochs, batchSize: batch });
  for (let step = 0; step < age; step++) run.next();
  return model;
}

/** The gradient of the mean loss over any of the images, as one list: W1, b1, W2, b2. */
export class Gradients {
  readonly images: Images;
  readonly length: number;
  readonly #net: Network;
  readonly #input;
  readonly #targets;
  readonly #squaredInputs: Float64Array;

  constructor(model: Sequential, images: Images) {
    this.images = images;
    this.length = model.countParams();
    this.#net = model.network(capacity, true);
    this.#input = inputOfImages(images);
    this.#targets = targetsOf(images);
    this.#squaredInputs = Float64Array.from({ length: images.count }, (_, r) => {
      // as the engine gathers them
      return squares(Float32Array.from(images.bytes.subarray(r * width, (r + 1) * width), (byte) => byte / 255));
    });
  }

  /** Forward and backward for images[indices[from + r]], r < m; whether the first layer has read bytes. */
  #pass(indices: Uint32Array, from: number, m: number): boolean {
    const net = this.#net;
    const last = net.layers[net.D] as Built;
    const useBytes = gather(net, this.#input, indices, from, m);
    gatherTargets(net.kernels, net.targets, this.#targets, indices, from, m);
    forward(net, m, useBytes, null);
    lossAndError(net.kernels, 'sparse_categorical_crossentropy', last, net.targets, m);
    backward(net, m, false);
    return useBytes;
  }

  /** Whatever the number of indices; one may stand there twice. eq: mini-batch-gradient */
  over(indices: Uint32Array): Float64Array {
    const { kernels, layers, pixels: lit, D } = this.#net;
    const sum = new Float64Array(this.length);
    for (let from = 0; from < indices.length; from += capacity) {
      const m = Math.min(capacity, indices.length - from);
      const useBytes = this.#pass(indices, from, m);
      let at = 0;
      for (let l = 1; l <= D; l++) {
        const { weights, biases, delta, nIn, nOut } = layers[l] as Built;
        if (l === 1 && useBytes && lit) kernels.pixels?.denseWeightGradient(weights.gradient, lit, delta);
        else kernels.denseWeightGradient(weights.gradient, inputOf(this.#net, l), delta, m, nIn, nOut); // eq: weight-gradient
        kernels.denseBiasGradient(biases.gradient, delta, m, nOut); // eq: bias-gradient
        for (const { gradient, length } of [weights, biases]) {
          for (let k = 0; k < length; k++) sum[at + k] += (gradient[k] * m) / indices.length;
          at += length;
        }
      }
    }
    return sum;
  }

  /**
   * ‖g_r‖² of every single image, without writing down any g_r: a layer's gradient for one image is x δᵀ, whose squares
   * add up to ‖x‖² ‖δ‖²; its biases add ‖δ‖².
   */
  squaredNorms(): Float64Array {
    const { layers, D } = this.#net;
    const { count } = this.images;
    const all = allOf(count);
    const norms = new Float64Array(count);
    for (let from = 0; from < count; from += capacity) {
      const m = Math.min(capacity, count - from);
      this.#pass(all, from, m);
      for (let r = 0; r < m; r++) {
        for (let l = 1; l <= D; l++) {
          const { delta, nIn, nOut } = layers[l] as Built;
          const x =
            l === 1 ? this.#squaredInputs[from + r] : squares(inputOf(this.#net, l).subarray(r * nIn, (r + 1) * nIn));
          // delta carries the mean's 1/m
          norms[from + r] += (1 + x) * squares(delta.subarray(r * nOut, (r + 1) * nOut)) * m * m;
        }
      }
    }
    return norms;
  }
}

export const allOf = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, r) => r);

export function squares(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k] * values[k];
  return sum;
}
