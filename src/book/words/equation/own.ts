/**
 * Equations whose instance may be the reader's own network: its weights, one image, and what the engine makes of them. Only those
 * that speak of one network and one example, with the loss and the output that the program has. Chapter: equations.
 */

import {
  biasGradients,
  type Case,
  centralDifference,
  pickIndices,
  rowsOf,
  symbolsOf,
  weightGradients,
} from '../../../../lib/equations/checks/network.ts';
import type { Instance } from '../../../../lib/equations/equation.ts';
import type { Generator } from '../../../../lib/generator.ts';
import { referenceKernels } from '../../../../lib/kernels/reference.ts';
import type { Built } from '../../../../lib/model/built.ts';
import { saliency, scoreGradient } from '../../../../lib/model/explain.ts';
import { dense } from '../../../../lib/model/layers.ts';
import { lossAndError } from '../../../../lib/model/losses.ts';
import { buildNetwork, forward } from '../../../../lib/model/network.ts';
import { backward, inputOf } from '../../../../lib/model/training.ts';
import { type ActivationName, activations } from '../../../../lib/nn/activations.ts';
import type { OwnNetwork } from '../../../reader/own-network.ts';

/** Draws again, a few times, what comes to nothing: a unit that is off, a pixel without ink. */
function telling<T>(draw: () => T, tells: (drawn: T) => boolean): T {
  let drawn = draw();
  for (let k = 0; k < 30 && !tells(drawn); k++) drawn = draw();
  return drawn;
}

type Draw = (c: OwnCase, random: Generator) => Instance;

const lossSymbols = (c: OwnCase) => {
  const { z, a } = c.layer(c.D);
  const y = Array.from(a, (_, j) => (j === c.label ? 1 : 0));
  return { n: c.n, D: c.D, z: [...z], a: [...a], y, c: c.label + 1 };
};
const output = (c: OwnCase, random: Generator) => ({ ...lossSymbols(c), j: 1 + random.integer(c.n[c.D]) });
/** A unit of the output layer as the engine has it; the left side names it by its index. */
const softmaxOutput: Draw = (c, random) => {
  const { z, a, n, D, j } = output(c, random);
  return { values: { z, n, D, j }, left: { a }, engine: a[j - 1] };
};
const lossOf: Draw = (c) => {
  const { z, a, y, n, D, c: of } = lossSymbols(c);
  const L = c.lossOf();
  return { values: { z, a, y, n, D, c: of }, left: { L }, engine: L };
};
/** A unit j of a hidden layer l: hidden layers may have different activations, so g is that layer's. */
function hiddenUnit(c: OwnCase, random: Generator) {
  const l = 1 + random.integer(c.D - 1);
  return { l, j: 1 + random.integer(c.n[l]), g: c.gs[l - 1] };
}
/** A difference across the kink of a ReLU is no slope: then there is no third witness. */
const nearKink = (c: OwnCase): boolean =>
  c.net.layers.some((built, l) => l < c.D && c.gs[l - 1] === 'relu' && built?.z.some((z) => Math.abs(z) < 1e-4));
const witnessed = (c: OwnCase, array: Built['biases']['values'], k: number) =>
  nearKink(c) ? {} : { witness: centralDifference(c.lossOf, array, k) };

/** A unit of a hidden layer with this activation, alone: its input z, and g as what the left side calls it. */
const unitOf =
  (name: ActivationName, slope: boolean): Draw =>
  (c, random) => {
    const layers = c.gs.flatMap((g, k) => (g === name && k < c.D - 1 ? [k + 1] : []));
    const built = c.layer(layers[random.integer(layers.length)]);
    const j = random.integer(built.nOut);
    const { value, slope: slopeOf } = activations[name];
    const z = Float64Array.of(built.z[j]);
    const a = value(z[0]);
    if (!slope) return { values: { z: z[0] }, left: { g: name }, engine: built.a[j] };
    const isKink = name === 'relu' && Math.abs(z[0]) < 1e-4;
    const witness = isKink ? {} : { witness: centralDifference(() => value(z[0]), z, 0) };
    return { values: { z: z[0] }, left: { g: name }, engine: slopeOf(z[0], a), ...witness };
  };

/** Equation → its instance on the reader's network. */
const draws: Readonly<Record<string, Draw>> = {
  'weighted-input'(c, random) {
    const { l, j } = pickIndices(c, random);
    return { values: { ...symbolsOf(c), l, j }, left: {}, engine: c.layer(l).z[j - 1] };
  },
  'layer-input'(c, random) {
    const { l, i } = pickIndices(c, random, 2);
    return { values: { ...symbolsOf(c), l, i }, left: {}, engine: c.input(l)[i - 1] };
  },
  activation(c, random) {
    const { l, j, g } = hiddenUnit(c, random);
    return { values: { ...symbolsOf(c), g, l, j }, left: {}, engine: c.layer(l).a[j - 1] };
  },
  relu: unitOf('relu', false),
  sigmoid: unitOf('sigmoid', false),
  tanh: unitOf('tanh', false),
  'relu-slope': unitOf('relu', true),
  'sigmoid-slope': unitOf('sigmoid', true),
  'tanh-slope': unitOf('tanh', true),
  'dense-matrix'(c, random) {
    const l = 1 + random.integer(c.D);
    const { weights, biases, z, nIn, nOut } = c.layer(l);
    const row = (values: ArrayLike<number>) => ({ [l]: [Array.from(values)] });
    return {
      values: {
        '\\mathbf{X}': row(c.input(l)),
        '\\mathbf{W}': { [l]: rowsOf(weights.values, nIn, nOut) },
        '\\mathbf{1}': [1],
        '\\mathbf{b}': { [l]: [...biases.values] },
        l,
      },
      left: { '\\mathbf{Z}': row(z) },
      engine: [[...z]],
    };
  },
  softmax: softmaxOutput,
  'softmax-shifted': softmaxOutput,
  'parameter-count'(c) {
    const count = c.net.layers.reduce(
      (sum, built) => sum + (built ? built.weights.length + built.biases.length : 0),
      0,
    );
    return { values: { n: c.n, D: c.D }, left: {}, engine: count };
  },
  'cross-entropy': lossOf,
  'sparse-cross-entropy': lossOf,
  'log-sum-exp': lossOf,
  'softmax-cross-entropy-gradient'(c, random) {
    const { a, y, j } = output(c, random);
    const { delta, biases } = c.layer(c.D);
    return {
      ...{ values: { a, y, j }, left: { '\\delta': [...delta] }, engine: delta[j - 1] },
      ...witnessed(c, biases.values, j - 1),
    };
  },
  'hidden-error'(c, random) {
    const isOn = ({ l, i }: { l: number; i: number }) => c.layer(l - 1).delta[i - 1] !== 0;
    const { l, i } = telling(() => pickIndices(c, random, 2), isOn);
    const below = c.layer(l - 1);
    return {
      ...{ values: { ...symbolsOf(c), g: c.gs[l - 2], l, i }, left: {}, engine: below.delta[i - 1] },
      ...witnessed(c, below.biases.values, i - 1),
    };
  },
  'weight-gradient'(c, random) {
    const drawn = () => {
      const { l, i, j } = pickIndices(c, random);
      return { l, i, j, at: (i - 1) * c.n[l] + j - 1 };
    };
    const { l, i, j, at } = telling(drawn, (one) => c.layer(one.l).weights.gradient[one.at] !== 0);
    const { weights } = c.layer(l);
    const left = { '\\frac{\\partial L}{\\partial w}': weightGradients(c) };
    return {
      ...{ values: { ...symbolsOf(c), l, i, j }, left, engine: weights.gradient[at] },
      ...witnessed(c, weights.values, at),
    };
  },
  'bias-gradient'(c, random) {
    const { l, j } = telling(
      () => pickIndices(c, random),
      (one) => c.layer(one.l).biases.gradient[one.j - 1] !== 0,
    );
    const { biases } = c.layer(l);
    const left = { '\\frac{\\partial L}{\\partial b}': biasGradients(c) };
    return {
      ...{ values: { ...symbolsOf(c), l, j }, left, engine: biases.gradient[j - 1] },
      ...witnessed(c, biases.values, j - 1),
    };
  },
  saliency(c, random) {
    const x = c.net.x.slice();
    const S = [...saliency(c.net, x, c.label)];
    const slopes = Array.from({ length: c.n[c.D] }, (_, k) => [...scoreGradient(c.net, x, k)]);
    const i = 1 + random.integer(x.length);
    return {
      values: { '\\frac{\\partial z}{\\partial x}': slopes, c: c.label + 1, i },
      left: { S },
      engine: S[i - 1],
    };
  },
};

const needHidden: ReadonlySet<string> = new Set(['layer-input', 'activation', 'hidden-error']);
/** Those that need a hidden layer with one activation. */
const kindOf: Readonly<Record<string, ActivationName | undefined>> = {
  ...{ relu: 'relu', sigmoid: 'sigmoid', tanh: 'tanh' },
  ...{ 'relu-slope': 'relu', 'sigmoid-slope': 'sigmoid', 'tanh-slope': 'tanh' },
};

/** Whether an equation can be run on a network: on any, or on this one. */
export function speaksOfNetworks(id: string, network?: OwnNetwork): boolean {
  if (!Object.hasOwn(draws, id) || !network) return Object.hasOwn(draws, id);
  const hidden = network.layers.slice(0, -1);
  const kind = kindOf[id];
  if (kind) return hidden.some(({ activation }) => activation === kind);
  return !needHidden.has(id) || hidden.length > 0;
}

export const ownInstance = (id: string, c: OwnCase, random: Generator): Instance => draws[id](c, random);

/** The reader's own network run forward and backward on one image by the engine, in float64. Chapter: equations. */
export interface OwnCase extends Case {
  /** Class of the image, counted from 0. */
  readonly label: number;
  readonly gs: readonly ActivationName[];
}

/** The network run forward and backward on one image [nInput] in [0, 1]. */
export function ownCase({ layers }: OwnNetwork, image: ArrayLike<number>, label: number): OwnCase {
  const kernels = referenceKernels({ precision: 'float64' });
  const D = layers.length;
  const sizes = [image.length, ...layers.map(({ b }) => b.length)];
  const gs = layers.map(({ activation }, k) => (k === D - 1 ? 'softmax' : activation));
  const net = buildNetwork({
    layers: layers.map(({ b }, k) => dense(b.length, { activation: gs[k] as 'relu' })),
    nInput: image.length,
    capacity: 1,
    kernels,
    seed: 0,
    moments: 0,
    bytes: false,
  });
  const layer = (l: number) => net.layers[l] as Built;
  layers.forEach(({ W, b }, k) => {
    layer(k + 1).weights.values.set(W);
    layer(k + 1).biases.values.set(b);
  });
  net.x.set(image);
  const targets = { labels: Int32Array.of(label), y: kernels.numbers(sizes[D]) };
  const run = (): number => {
    forward(net, 1, false, null);
    return lossAndError(kernels, 'sparse_categorical_crossentropy', layer(D), targets, 1);
  };
  run();
  backward(net, 1);
  for (let l = 1; l <= D; l++) {
    const { weights, biases, delta, nIn, nOut } = layer(l);
    kernels.denseWeightGradient(weights.gradient, inputOf(net, l), delta, 1, nIn, nOut);
    kernels.denseBiasGradient(biases.gradient, delta, 1, nOut);
  }
  const n = Object.fromEntries(sizes.map((size, l) => [l, size]));
  return {
    ...{ net, m: 1, D, n, layer, label, gs: layers.map(({ activation }) => activation), g: layers[0].activation },
    input: (l) => inputOf(net, l),
    lossOf() {
      const kept = net.layers.map(
        (built) => built && [built.z, built.a, built.delta, built.da].map((array) => array.slice()),
      );
      const value = run();
      net.layers.forEach((built, l) => {
        if (built) for (const [k, array] of [built.z, built.a, built.delta, built.da].entries()) array.set(kept[l]![k]);
      });
      return value;
    },
  };
}
