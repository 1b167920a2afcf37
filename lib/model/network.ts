/**
 * A network as arrays: what a Sequential becomes when its sizes are known. Chapters: forward, backprop.
 *
 * Slot l of every list belongs to layer l, counted from 1 as in the book; slot 0 is the input. Everything is allocated once,
 * for `capacity` rows, from the kernel set's own memory.
 */

import { generator } from '../generator.ts';
import type { Kernels, Numbers, PixelBatch } from '../kernels/kernels.ts';
import { drawMask } from '../nn/dropout.ts';
import { initialisers } from '../nn/initialisers.ts';
import type { Slot } from '../optimisers/optimiser.ts';
import type { DenseLayer, Layer } from './layers.ts';
import type { BatchTargets } from './losses.ts';

/** A dense layer with what belongs to it; dropout, where it follows, works on the layer's output. */
export interface Built {
  readonly layer: DenseLayer;
  readonly nIn: number;
  readonly nOut: number;
  readonly weights: Slot;
  readonly biases: Slot;
  /** z[capacity,nOut], and the output before and after dropout (the same array where there is none). */
  readonly z: Numbers;
  readonly a: Numbers;
  readonly dropped: Numbers;
  readonly dropoutRate: number;
  readonly mask: Uint8Array;
  /** ∂L/∂a and ∂L/∂z of the batch. */
  readonly da: Numbers;
  readonly delta: Numbers;
}

export interface Network {
  readonly kernels: Kernels;
  readonly capacity: number;
  readonly nInput: number;
  /** The input rows x[capacity,nInput], unless the first layer reads bytes through `pixels`. */
  readonly x: Numbers;
  readonly pixels: PixelBatch | null;
  /** What the outputs of the batch are compared with. */
  readonly targets: BatchTargets;
  /** layers[0] is unused, so that layers[l] is layer l. */
  readonly layers: readonly (Built | null)[];
  readonly D: number;
}

export interface NetworkOptions {
  readonly layers: readonly Layer[];
  readonly nInput: number;
  readonly capacity: number;
  readonly kernels: Kernels;
  readonly seed: number;
  /** Arrays the optimiser remembers for each parameter array. */
  readonly moments: number;
  /** Whether the input will come as bytes. */
  readonly bytes: boolean;
}

function slot(kernels: Kernels, length: number, moments: number, role: 'kernel' | 'bias' = 'kernel'): Slot {
  return {
    role,
    values: kernels.numbers(length),
    gradient: kernels.numbers(length),
    moments: Array.from({ length: moments }, () => kernels.numbers(length)),
    length,
  };
}

/** The arrays, with initial weights that are a function of (seed, layer). Throws Problem 'memory' when they find no room. */
export function buildNetwork(options: NetworkOptions): Network {
  const { kernels, capacity, nInput, seed, moments } = options;
  const layers: (Built | null)[] = [null];
  let nIn = nInput;
  options.layers.forEach((layer, k) => {
    if (layer.kind !== 'dense') return;
    const nOut = layer.units;
    const next = options.layers[k + 1];
    const dropoutRate = next?.kind === 'dropout' ? next.rate : 0;
    const weights = slot(kernels, nIn * nOut, moments);
    initialisers[layer.kernelInitializer](weights.values, nIn, nOut, generator(seed, 'weights', layers.length));
    const a = kernels.numbers(capacity * nOut);
    layers.push({
      layer,
      nIn,
      nOut,
      weights,
      biases: slot(kernels, nOut, moments, 'bias'),
      z: kernels.numbers(capacity * nOut),
      a,
      dropped: dropoutRate > 0 ? kernels.numbers(capacity * nOut) : a,
      dropoutRate,
      mask: new Uint8Array(dropoutRate > 0 ? capacity * nOut : 0),
      da: kernels.numbers(capacity * nOut),
      delta: kernels.numbers(capacity * nOut),
    });
    nIn = nOut;
  });
  const first = layers[1] as Built;
  const pixels = options.bytes && kernels.pixels ? kernels.pixels.batch(capacity, nInput, first.nOut) : null;
  return {
    kernels,
    capacity,
    nInput,
    x: kernels.numbers(capacity * nInput),
    pixels,
    targets: { labels: new Int32Array(capacity), y: kernels.numbers(capacity * nIn) },
    layers,
    D: layers.length - 1,
  };
}

/** Bytes that `buildNetwork` will ask of a float32 kernel set: parameters with gradients and moments, and a batch's arrays. */
export function bytesFor(layers: readonly Layer[], nInput: number, capacity: number, moments: number): number {
  let numbers = capacity * nInput;
  let nIn = nInput;
  for (const layer of layers) {
    if (layer.kind !== 'dense') continue;
    numbers += (2 + moments) * (nIn + 1) * layer.units + 5 * capacity * layer.units;
    nIn = layer.units;
  }
  numbers += capacity * nIn; // the targets
  return 4 * numbers;
}

// #region forward
/** x (or the pixel batch) → z → a, layer by layer; with `step` the masks of that training step are drawn. */
export function forward(
  net: Network,
  m: number,
  useBytes: boolean,
  training: { seed: number; step: number } | null,
): void {
  const { kernels, layers, D } = net;
  let x = net.x;
  for (let l = 1; l <= D; l++) {
    const { layer, nIn, nOut, weights, biases, z, a, dropped, dropoutRate, mask } = layers[l] as Built;
    if (l === 1 && useBytes && net.pixels && kernels.pixels) {
      kernels.pixels.dense(z, net.pixels, weights.values, biases.values);
    } else kernels.dense(z, x, weights.values, biases.values, m, nIn, nOut); // eq: dense-matrix
    if (layer.activation === 'softmax') kernels.softmax(a, z, m, nOut);
    else kernels.activate(a, z, layer.activation, m * nOut); // eq: activation
    x = a;
    if (dropoutRate > 0 && training) {
      drawMask(mask, dropoutRate, generator(training.seed, `dropout ${l}`, training.step), m * nOut);
      kernels.dropout(dropped, a, mask, dropoutRate, m * nOut); // eq: inverted-dropout
      x = dropped;
    }
  }
}
// #endregion
