/**
 * A small random network run forward and backward by the engine, told in the book's symbols: what most instances are made of.
 */
import type { Given } from '../../formula/values.ts';
import type { Generator } from '../../generator.ts';
import { referenceKernels } from '../../kernels/reference.ts';
import type { Built, Network } from '../../model/built.ts';
import { type DenseActivation, dense } from '../../model/layers.ts';
import { type LossName, lossAndError } from '../../model/losses.ts';
import { buildNetwork, forward } from '../../model/network.ts';
import { backward, inputOf } from '../../model/training.ts';
import type { ActivationName } from '../../nn/activations.ts';
import type { Numbers } from '../../nn/numbers.ts';

export interface Case {
  readonly net: Network;
  readonly m: number;
  readonly D: number;
  readonly g: ActivationName;
  /** Sizes by layer, 0 the input. */
  readonly n: Record<string, number>;
  /** The mean loss of the batch with the parameters as they now stand; changes nothing else. */
  lossOf(): number;
  layer(l: number): Built;
  input(l: number): Numbers;
}

export interface CaseOptions {
  /** Rows of the batch. */
  readonly m?: number;
  /** Output and loss: softmax with cross-entropy unless told otherwise. */
  readonly output?: DenseActivation;
  readonly loss?: LossName;
  readonly l2?: number;
}

const draw = (random: Generator, size: number): number => (2 * random.uniform() - 1) * size;

export const between = (random: Generator, low: number, high: number): number => low + (high - low) * random.uniform();

export const list = (random: Generator, length: number, size = 1): number[] =>
  Array.from({ length }, () => draw(random, size));

/** Sizes of 2–4 layers of 2–4 units, activations of the book; drawn again while a ReLU stands near its kink. */
export function networkCase(random: Generator, options: CaseOptions = {}): Case {
  const { m = 1, output = 'softmax', loss = 'sparse_categorical_crossentropy', l2 = 0 } = options;
  for (;;) {
    const D = 2 + random.integer(2);
    const sizes = Array.from({ length: D + 1 }, () => 2 + random.integer(3));
    const g = (['relu', 'sigmoid', 'tanh'] as const)[random.integer(3)];
    const layers = sizes.slice(1).map((units, k) => dense(units, { activation: k === D - 1 ? output : g, l2 }));
    const kernels = referenceKernels({ precision: 'float64' });
    const net = buildNetwork({
      layers,
      nInput: sizes[0],
      capacity: m,
      kernels,
      seed: random.integer(2 ** 31),
      moments: 0,
      bytes: false,
    });
    const layer = (l: number) => net.layers[l] as Built;
    for (let l = 1; l <= D; l++) for (let j = 0; j < sizes[l]; j++) layer(l).biases.values[j] = draw(random, 0.5);
    for (let k = 0; k < net.x.length; k++) net.x[k] = draw(random, 1);
    const y = kernels.numbers(m * sizes[D]);
    for (let k = 0; k < y.length; k++) y[k] = random.uniform();
    const targets = { labels: Int32Array.from({ length: m }, () => random.integer(sizes[D])), y };

    const run = (): number => {
      forward(net, m, false, null);
      return lossAndError(kernels, loss, layer(D), targets, m) / m;
    };
    run();
    backward(net, m);
    const hasKink = g === 'relu' || output === 'leaky_relu';
    const nearKink = hasKink && net.layers.some((built) => built?.z.some((z) => Math.abs(z) < 1e-3));
    if (nearKink) continue;
    for (let l = 1; l <= D; l++) gradients(net, l, m);
    const made = { net, m, D, g, n: Object.fromEntries(sizes.map((size, l) => [l, size])), layer };
    return {
      ...made,
      input: (l) => inputOf(net, l),
      lossOf() {
        // on copies: what the instance tells must stay as it was
        const kept = net.layers.map(
          (built) => built && [built.z, built.a, built.delta, built.da].map((array) => array.slice()),
        );
        const value = run();
        net.layers.forEach((built, l) => {
          if (!built) return;
          [built.z, built.a, built.delta, built.da].forEach((array, k) => {
            array.set((kept[l] as Numbers[])[k]);
          });
        });
        return value;
      },
      targets,
    } as Case & { targets: typeof targets };
  }
}

export const targetsOf = (c: Case): { labels: Int32Array; y: Numbers } =>
  (c as Case & { targets: { labels: Int32Array; y: Numbers } }).targets;

function gradients(net: Network, l: number, m: number): void {
  const { weights, biases, delta, nIn, nOut } = net.layers[l] as Built;
  net.kernels.denseWeightGradient(weights.gradient, inputOf(net, l), delta, m, nIn, nOut);
  net.kernels.denseBiasGradient(biases.gradient, delta, m, nOut);
}

/** (L(w + h) − L(w − h)) / 2h for one number of an array, which is put back. */
export function centralDifference(lossOf: () => number, array: Numbers, k: number, h = 1e-5): number {
  const kept = array[k];
  array[k] = kept + h;
  const above = lossOf();
  array[k] = kept - h;
  const below = lossOf();
  array[k] = kept;
  return (above - below) / (2 * h);
}

/** The central difference in every number of an array. */
export const slopesOf = (lossOf: () => number, array: Float64Array): Float64Array =>
  array.slice().map((_, k) => centralDifference(lossOf, array, k));

/** Rows of a flat array: [m, n]. */
export const rowsOf = (flat: Numbers, m: number, n: number): number[][] =>
  Array.from({ length: m }, (_, r) => [...flat.subarray(r * n, (r + 1) * n)]);

/** A quantity of every layer, keyed by the layer: what a superscript selects from. */
export function byLayer(c: Case, from: number, of: (l: number) => Given): Record<string, Given> {
  const layers: Record<string, Given> = {};
  for (let l = from; l <= c.D; l++) layers[l] = of(l);
  return layers;
}

/** The symbols of one example (row 0) in the book's notation, by layer. */
export function symbolsOf(c: Case) {
  const { layer } = c;
  return {
    n: c.n,
    D: c.D,
    g: c.g,
    w: byLayer(c, 1, (l) => rowsOf(layer(l).weights.values, c.n[l - 1], c.n[l])),
    b: byLayer(c, 1, (l) => [...layer(l).biases.values]),
    x: byLayer(c, 1, (l) => rowsOf(c.input(l), 1, c.n[l - 1])[0]),
    z: byLayer(c, 1, (l) => rowsOf(layer(l).z, 1, c.n[l])[0]),
    a: { 0: rowsOf(c.input(1), 1, c.n[0])[0], ...byLayer(c, 1, (l) => rowsOf(layer(l).a, 1, c.n[l])[0]) },
    '\\delta': byLayer(c, 1, (l) => rowsOf(layer(l).delta, 1, c.n[l])[0]),
  };
}

/** A layer from `low` on, and a unit of the layer below and of the layer itself, all counted from 1. */
export function pickIndices(c: Case, random: Generator, low = 1): { l: number; i: number; j: number } {
  const l = low + random.integer(c.D - low + 1);
  return { l, i: 1 + random.integer(c.n[l - 1]), j: 1 + random.integer(c.n[l]) };
}

/** ∂L/∂w and ∂L/∂b of every layer. */
export const weightGradients = (c: Case): Record<string, Given> =>
  byLayer(c, 1, (l) => rowsOf(c.layer(l).weights.gradient, c.n[l - 1], c.n[l]));
export const biasGradients = (c: Case): Record<string, Given> => byLayer(c, 1, (l) => [...c.layer(l).biases.gradient]);
