/**
 * A network as arrays: what a Sequential becomes when its sizes are known. Chapters: forward, backprop.
 *
 * Slot l of every list belongs to layer l, counted from 1 as in the book; slot 0 is the input. Everything is allocated once,
 * for `capacity` rows, from the kernel set's own memory.
 */
import { generator } from '../generator.ts';
import { drawMask } from '../nn/dropout.ts';
import { initialiserOf } from '../nn/initialisers.ts';
import type { Kernels } from '../nn/kernels.ts';
import type { Slot } from '../optimisers/optimiser.ts';
import type { Built, Network } from './built.ts';
import type { BuiltLayer, DenseLayer, Layer } from './layers.ts';
import { spatialForward } from './spatial.ts';
import { isBuilt, type Stage, sizeOf, stagesOf } from './stack.ts';
import { forwardThroughTime, numbersThroughTime, throughTime } from './time.ts';

export interface NetworkOptions {
  readonly layers: readonly Layer[];
  readonly nInput: number;
  /** [nInput] unless told otherwise; [rows, columns, channels] of an image. */
  readonly inputShape?: readonly number[];
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
  const stages = stagesOf(options.layers, options.inputShape ?? [nInput]);
  const layers: (Built | null)[] = [null];
  stages.forEach(({ layer, input, output, weights: count, recurrent, biases, spatial }, k) => {
    if (!isBuilt(layer)) return;
    const [nIn, nOut] = [sizeOf(input), sizeOf(output)];
    const dropoutRate = rateBehind(stages, k);
    const weights = slot(kernels, count, moments);
    if (layer.kind !== 'maxPooling2d') {
      const [fanIn, fanOut] = fansOf(layer, input);
      const stream = generator(seed, 'weights', layers.length);
      initialiserOf(layer.kernelInitializer)(weights.values, fanIn, fanOut, stream);
    }
    const isRecurrent = layer.kind === 'simpleRNN' || layer.kind === 'gru';
    const time = isRecurrent
      ? throughTime(layer, input, slot(kernels, recurrent, moments), { kernels, capacity, seed, l: layers.length })
      : null;
    const isWhole = isRecurrent && layer.returnSequences;
    const numbers = () => kernels.numbers(capacity * nOut);
    const z = (isWhole && time?.states) || numbers();
    const da = (isWhole && time?.dStates) || numbers();
    const isOne = isRecurrent || layer.kind === 'maxPooling2d'; // no activation follows
    const a = isOne ? z : numbers();
    layers.push({
      layer,
      spatial,
      time,
      nIn,
      nOut,
      weights,
      biases: slot(kernels, biases, moments, 'bias'),
      z,
      a,
      dropped: dropoutRate > 0 ? numbers() : a,
      dropoutRate,
      mask: new Uint8Array(dropoutRate > 0 ? capacity * nOut : 0),
      da,
      delta: isOne ? da : numbers(),
    });
  });
  const first = layers[1] as Built;
  const last = layers.at(-1) as Built;
  const isLit = options.bytes && kernels.pixels && first.layer.kind === 'dense';
  return {
    kernels,
    capacity,
    nInput,
    x: kernels.numbers(capacity * nInput),
    pixels: isLit ? kernels.pixels.batch(capacity, nInput, first.nOut) : null,
    targets: { labels: new Int32Array(capacity), y: kernels.numbers(capacity * last.nOut) },
    layers,
    D: layers.length - 1,
  };
}

/** Keras's fans: of a convolution those of one place, over all channels or filters. */
function fansOf(layer: Exclude<BuiltLayer, { kind: 'maxPooling2d' }>, input: readonly number[]): [number, number] {
  if (layer.kind === 'dense') return [sizeOf(input), layer.units];
  if (layer.kind === 'simpleRNN') return [input[1] ?? 1, layer.units];
  if (layer.kind === 'gru') return [input[1] ?? 1, 3 * layer.units];
  const area = sizeOf(layer.kernelSize);
  return [area * (input[2] ?? 1), area * layer.filters];
}

/** The rate of the dropout that follows layer k, flattened or not. */
function rateBehind(stages: readonly Stage[], k: number): number {
  const next = stages.slice(k + 1).find(({ layer }) => layer.kind !== 'flatten')?.layer;
  return next?.kind === 'dropout' ? next.rate : 0;
}

/** Bytes that `buildNetwork` will ask of a float32 kernel set: parameters with gradients and moments, and a batch's arrays. */
export function bytesFor(
  layers: readonly Layer[],
  inputShape: readonly number[],
  capacity: number,
  moments: number,
): number {
  let numbers = capacity * sizeOf(inputShape);
  for (const { layer, input, output, weights, recurrent, biases } of stagesOf(layers, inputShape)) {
    if (!isBuilt(layer)) continue;
    numbers += (2 + moments) * (weights + recurrent + biases);
    if (layer.kind === 'simpleRNN' || layer.kind === 'gru') {
      // whole sequences are the states themselves, but behind dropout
      numbers += capacity * (numbersThroughTime(layer, input) + (layer.returnSequences ? 1 : 3) * sizeOf(output));
    } else numbers += 5 * capacity * sizeOf(output);
  }
  const last = layers.findLast((layer) => layer.kind === 'dense') as DenseLayer;
  numbers += capacity * last.units; // the targets
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
    const built = layers[l] as Built;
    const { layer, spatial, time, nIn, nOut, weights, biases, z, a, dropped, dropoutRate, mask } = built;
    if (spatial) spatialForward(kernels, spatial, built, x, m);
    else if (time) forwardThroughTime(kernels, built, x, m);
    else if (l === 1 && useBytes && net.pixels && kernels.pixels) {
      kernels.pixels.dense(z, net.pixels, weights.values, biases.values);
    } else kernels.dense(z, x, weights.values, biases.values, m, nIn, nOut); // eq: dense-matrix
    if (layer.activation === 'softmax') kernels.softmax(a, z, m, nOut);
    else if (a !== z) kernels.activate(a, z, layer.activation, m * nOut); // eq: activation
    x = a;
    if (dropoutRate > 0 && training) {
      drawMask(mask, dropoutRate, generator(training.seed, `dropout ${l}`, training.step), m * nOut);
      kernels.dropout(dropped, a, mask, dropoutRate, m * nOut); // eq: inverted-dropout
      x = dropped;
    }
  }
}
// #endregion
