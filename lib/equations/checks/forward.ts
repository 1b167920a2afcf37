/** What the equations of the forward pass claim. */
import type { Generator } from '../../generator.ts';
import { referenceKernels } from '../../kernels/reference.ts';
import { dense as denseLayer } from '../../model/layers.ts';
import { sequential } from '../../model/sequential.ts';
import { activate, activations } from '../../nn/activations.ts';
import { dense } from '../../nn/dense.ts';
import { softmax } from '../../nn/softmax.ts';
import type { Check } from '../equation.ts';
import { between, list, networkCase, pickIndices, rowsOf, symbolsOf } from './network.ts';
import { exactly, rounding } from './tolerances.ts';

/** Logits of a row, an index into them, and what the engine's softmax makes of it. */
function softmaxInstance(random: Generator) {
  const nD = 2 + random.integer(9);
  const z = list(random, nD, 5);
  const a = new Float64Array(nD);
  softmax(a, Float64Array.from(z), 1, nD);
  const j = 1 + random.integer(nD);
  return { values: { z, n: { [nD + 1]: nD }, D: nD + 1, j }, left: { a: [...a] }, engine: a[j - 1] };
}

/** A layer's inputs, weights and biases, and the engine's weighted inputs. */
function layerInstance(random: Generator, nOut = 1 + random.integer(4)) {
  const n = 2 + random.integer(4);
  const [x, W, b] = [list(random, n), list(random, n * nOut), list(random, nOut)];
  const z = weighted(x, W, b);
  return { n, x, w: rowsOf(Float64Array.from(W), n, nOut), W, b, z };
}

function weighted(x: readonly number[], W: readonly number[], b: readonly number[]): number[] {
  const z = new Float64Array(b.length);
  dense(z, Float64Array.from(x), Float64Array.from(W), Float64Array.from(b), 1, x.length, b.length);
  return [...z];
}

/** Two layers without an activation, one after the other. */
function linearLayers(random: Generator) {
  const [m, ...n] = Array.from({ length: 4 }, () => 1 + random.integer(4));
  const [X, W1, b1, W2, b2] = [m * n[0], n[0] * n[1], n[1], n[1] * n[2], n[2]].map((length) =>
    Float64Array.from(list(random, length)),
  );
  const [between, z] = [new Float64Array(m * n[1]), new Float64Array(m * n[2])];
  dense(between, X, W1, b1, m, n[0], n[1]);
  dense(z, between, W2, b2, m, n[1], n[2]);
  return {
    values: {
      '\\mathbf{X}': { 1: rowsOf(X, m, n[0]) },
      '\\mathbf{W}': { 1: rowsOf(W1, n[0], n[1]), 2: rowsOf(W2, n[1], n[2]) },
      '\\mathbf{b}': { 1: [...b1], 2: [...b2] },
      '\\mathbf{1}': Array(m).fill(1),
    },
    left: { '\\mathbf{Z}': { 2: rowsOf(z, m, n[2]) } },
    engine: rowsOf(z, m, n[2]),
  };
}

/** Where the weighted input of a neuron with two inputs is 0, at this x_1: halved in until no number lies between. */
function crossing(x1: number, w: readonly number[], b: number): number {
  let [low, high] = [-1000, 1000];
  const at = (x2: number) => weighted([x1, x2], w, [b])[0];
  for (let k = 0; k < 80; k++) {
    const middle = (low + high) / 2;
    if (at(middle) > 0 === at(high) > 0) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

const scalarFunction = (name: 'relu' | 'sigmoid' | 'tanh'): Check => ({
  claim: { file: 'lib/nn/activations.ts', name: name === 'tanh' ? 'hyperbolicTangent' : name },
  instance(random) {
    const z = between(random, -6, 6);
    return { values: { z }, left: { g: name }, engine: activations[name].value(z) };
  },
  tolerance: rounding,
});

export const forwardChecks: Record<string, Check> = {
  'neuron-sum': {
    claim: { file: 'lib/nn/dense.ts', name: 'dense' },
    instance(random) {
      const { n, x, W, b, z } = layerInstance(random, 1);
      return { values: { n, x, w: W, b: b[0] }, left: { z: z[0] }, engine: z[0] };
    },
    tolerance: rounding,
  },
  'decision-line': {
    claim: { file: 'lib/nn/dense.ts', name: 'dense' },
    instance(random) {
      const x1 = between(random, -2, 2);
      const w = [between(random, -2, 2), between(random, 0.5, 2) * (random.integer(2) ? 1 : -1)];
      const b = between(random, -1, 1);
      const x2 = crossing(x1, w, b);
      return { values: { x: [x1, 0], w, b }, left: { x: [x1, x2] }, engine: x2 };
    },
    tolerance: rounding,
  },
  'weighted-difference': {
    claim: { file: 'lib/nn/dense.ts', name: 'dense' },
    instance(random) {
      const { n, x, W, b, z } = layerInstance(random, 1);
      const other = list(random, n);
      const [there] = weighted(other, W, b);
      return { values: { n, x, "x'": other, w: W }, left: { z: z[0], "z'": there }, engine: z[0] - there };
    },
    tolerance: rounding,
  },
  'layer-sum': {
    claim: { file: 'lib/nn/dense.ts', name: 'dense' },
    instance(random) {
      const { n, x, w, b, z } = layerInstance(random);
      const j = 1 + random.integer(b.length);
      return { values: { n, x, w, b, j }, left: { z }, engine: z[j - 1] };
    },
    tolerance: rounding,
  },
  'weighted-input': {
    claim: { file: 'lib/nn/dense.ts', name: 'dense' },
    instance(random) {
      const c = networkCase(random);
      const { l, j } = pickIndices(c, random);
      return { values: { ...symbolsOf(c), l, j }, left: {}, engine: c.layer(l).z[j - 1] };
    },
    tolerance: rounding,
  },
  'layer-input': {
    claim: { file: 'lib/model/training.ts', name: 'inputOf' },
    instance(random) {
      const c = networkCase(random);
      const { l, i } = pickIndices(c, random);
      return { values: { ...symbolsOf(c), l, i }, left: {}, engine: c.input(l)[i - 1] };
    },
    tolerance: exactly,
  },
  activation: {
    claim: { file: 'lib/nn/activations.ts', name: 'activate' },
    instance(random) {
      const c = networkCase(random);
      const l = 1 + random.integer(c.D - 1); // a hidden layer: the last one is a softmax
      const j = 1 + random.integer(c.n[l]);
      return { values: { ...symbolsOf(c), l, j }, left: {}, engine: c.layer(l).a[j - 1] };
    },
    tolerance: rounding,
  },
  relu: scalarFunction('relu'),
  sigmoid: scalarFunction('sigmoid'),
  tanh: {
    ...scalarFunction('tanh'),
    tolerance: { relative: 1e-9, why: 'near 0 the difference of two powers loses digits that the engine keeps' },
  },
  softmax: { claim: { file: 'lib/nn/softmax.ts', name: 'softmax' }, instance: softmaxInstance, tolerance: rounding },
  'softmax-scaled': {
    claim: { file: 'lib/nn/softmax.ts', name: 'softmax' },
    instance: softmaxInstance,
    tolerance: rounding,
  },
  'softmax-shifted': {
    claim: { file: 'lib/nn/softmax.ts', name: 'softmax' },
    instance: softmaxInstance,
    tolerance: rounding,
  },
  'dense-matrix': {
    claim: { file: 'lib/nn/dense.ts', name: 'dense' },
    instance(random) {
      const [m, nIn, nOut] = [1 + random.integer(4), 1 + random.integer(4), 1 + random.integer(4)];
      const [x, W, b] = [list(random, m * nIn), list(random, nIn * nOut), list(random, nOut)].map((v) =>
        Float64Array.from(v),
      );
      const z = new Float64Array(m * nOut);
      dense(z, x, W, b, m, nIn, nOut);
      const l = 1 + random.integer(3);
      return {
        values: {
          '\\mathbf{X}': { [l]: rowsOf(x, m, nIn) },
          '\\mathbf{W}': { [l]: rowsOf(W, nIn, nOut) },
          '\\mathbf{b}': { [l]: [...b] },
          '\\mathbf{1}': Array(m).fill(1),
          l,
        },
        left: { '\\mathbf{Z}': { [l]: rowsOf(z, m, nOut) } },
        engine: rowsOf(z, m, nOut),
      };
    },
    tolerance: rounding,
  },
  'linear-layers': { claim: { file: 'lib/nn/dense.ts', name: 'dense' }, instance: linearLayers, tolerance: rounding },
  'linear-collapse': { claim: { file: 'lib/nn/dense.ts', name: 'dense' }, instance: linearLayers, tolerance: rounding },
  'relu-hat': {
    claim: { file: 'lib/nn/activations.ts', name: 'relu' },
    instance(random) {
      const x = between(random, -2, 2);
      const hidden = Float64Array.from(weighted([x], [1, 1, 1], [1, 0, -1]));
      activate(hidden, hidden, 'relu', 3);
      const [a] = weighted([...hidden], [1, -2, 1], [0]);
      return { values: { x }, left: { a }, engine: a };
    },
    tolerance: rounding,
  },
  'parameter-count': {
    claim: { file: 'lib/model/sequential.ts', name: 'Sequential.countParams' },
    instance(random) {
      const D = 1 + random.integer(4);
      const sizes = Array.from({ length: D + 1 }, () => 1 + random.integer(800));
      const model = sequential(
        sizes.slice(1).map((units) => denseLayer(units)),
        { inputShape: [sizes[0]], kernels: referenceKernels({ precision: 'float64' }) },
      );
      const n = Object.fromEntries(sizes.map((size, l) => [l, size]));
      return { values: { n, D }, left: {}, engine: model.countParams() };
    },
    tolerance: exactly,
  },
};
