/** What the lines of the derivations of backpropagation claim. */
import type { Generator } from '../../generator.ts';
import { activationGradient, activations } from '../../nn/activations.ts';
import { denseBiasGradient, denseInputGradient } from '../../nn/dense.ts';
import { glorotUniform, heUniform, type Initialiser } from '../../nn/initialisers.ts';
import { sparseSoftmaxCrossEntropy } from '../../nn/losses.ts';
import type { Check } from '../equation.ts';
import { between, byLayer, centralDifference, list, networkCase, pickIndices, rowsOf, symbolsOf } from './network.ts';
import { rounding } from './tolerances.ts';

const dense = 'lib/nn/dense.ts';
const differences = { file: 'lib/equations/checks/network.ts', name: 'centralDifference' };
const ofL = (name: string) => `\\frac{\\partial L}{\\partial ${name}}`;
const { sigmoid, tanh } = activations;

/** Two numbers, and a loss that bends of what becomes of them. */
function pair(random: Generator) {
  const x = Float64Array.from(list(random, 2, 2));
  const scale = between(random, 0.5, 2);
  const loss = (z: number) => scale * tanh.value(z);
  return { x, loss, slope: (z: number) => scale * tanh.slope(z, tanh.value(z)) };
}

/** A polynomial of the third degree at w: its derivatives there, and its values at w ± h. */
function cubic(random: Generator) {
  const [c0, c1, c2, c3] = list(random, 4, 2);
  const w = between(random, -1, 1);
  const h = between(random, 0.1, 1);
  const at = (v: number) => c0 + v * (c1 + v * (c2 + v * c3));
  const values = {
    L: at(w),
    "L'": c1 + w * (2 * c2 + 3 * w * c3),
    "L''": 2 * c2 + 6 * w * c3,
    "L'''": 6 * c3,
    h,
  };
  return {
    values,
    above: at(w + h),
    below: at(w - h),
    slope: values["L'"],
    difference: (at(w + h) - at(w - h)) / (2 * h),
  };
}

/** Sizes of a loss and of its third derivative, a rounding, and the step of the least error, searched by thirds. */
function leastError(random: Generator) {
  const [L, third, epsilon] = [between(random, 0.5, 2), between(random, 0.5, 2), between(random, 0.01, 0.5)];
  const error = (h: number) => (h * h * third) / 6 + (epsilon * L) / h;
  let [low, high] = [0.01, 10];
  for (let k = 0; k < 200; k++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if (error(a) < error(b)) high = b;
    else low = a;
  }
  const h = (low + high) / 2;
  return { h, error: error(h), third, values: { L, "L'''": third, '\\varepsilon': epsilon } };
}
const searched = {
  relative: 1e-7,
  why: 'near its lowest point an error hardly changes, so that the point is found to half the digits',
};

/** Weights drawn at two values of chance whose mean square is that of all of them. */
const variance = (name: string, initialise: Initialiser): Check => ({
  claim: { file: 'lib/nn/initialisers.ts', name },
  instance(random) {
    const [l, below, above] = [2 + random.integer(3), 2 + random.integer(60), 2 + random.integer(60)];
    const drawn = [0.5 - Math.sqrt(1 / 12), 0.5 + Math.sqrt(1 / 12)];
    const W = new Float64Array(2);
    let next = 0;
    initialise(W, below, above, { ...random, uniform: () => drawn[next++] });
    return {
      values: { n: { [l - 1]: below, [l]: above }, l },
      left: { w: { [l]: [[...W]] } },
      engine: W.reduce((sum, w) => sum + w * w, 0) / 2,
    };
  },
  tolerance: rounding,
});

export const backpropStepChecks: Record<string, Check> = {
  'sum-node': {
    claim: { file: dense, name: 'denseBiasGradient' },
    instance(random) {
      const { x, loss, slope } = pair(random);
      const [arriving, passed] = [slope(x[0] + x[1]), new Float64Array(1)];
      denseBiasGradient(passed, Float64Array.of(arriving), 1, 1);
      return {
        values: { [ofL('z')]: arriving, x: [...x] },
        left: { [ofL('x')]: [passed[0], arriving] },
        engine: passed[0],
        witness: centralDifference(() => loss(x[0] + x[1]), x, 0),
      };
    },
    tolerance: rounding,
  },
  'product-node': {
    claim: { file: dense, name: 'denseInputGradient' },
    instance(random) {
      const { x, loss, slope } = pair(random);
      const [arriving, passed] = [slope(x[0] * x[1]), new Float64Array(1)];
      denseInputGradient(passed, Float64Array.of(arriving), x.subarray(1), 1, 1, 1);
      return {
        values: { [ofL('z')]: arriving, x: [...x] },
        left: { [ofL('x')]: [passed[0], x[0] * arriving] },
        engine: passed[0],
        witness: centralDifference(() => loss(x[0] * x[1]), x, 0),
      };
    },
    tolerance: rounding,
  },
  'function-node': {
    claim: { file: 'lib/nn/activations.ts', name: 'activationGradient' },
    instance(random) {
      const { x, loss, slope } = pair(random);
      const z = x.subarray(0, 1);
      const a = sigmoid.value(z[0]);
      const passed = new Float64Array(1);
      activationGradient(passed, Float64Array.of(slope(a)), z, Float64Array.of(a), 'sigmoid', 1);
      return {
        values: { g: 'sigmoid', z: z[0], [ofL('a')]: slope(a) },
        left: { [ofL('z')]: passed[0] },
        engine: passed[0],
        witness: centralDifference(() => loss(sigmoid.value(z[0])), z, 0),
      };
    },
    tolerance: rounding,
  },
  'fork-node': {
    claim: { file: dense, name: 'denseInputGradient' },
    instance(random) {
      const { x, loss } = pair(random);
      const W = Float64Array.from(list(random, 2, 2));
      // a loss in which the two do not simply add: their product is in it
      const of = (z: Float64Array) => loss(z[0]) + z[0] * z[1] + z[1] * z[1];
      const z = W.map((w) => w * x[0]);
      const delta = Float64Array.from([0, 1], (k) => centralDifference(() => of(z), z, k));
      const passed = new Float64Array(1);
      denseInputGradient(passed, delta, W, 1, 1, 2);
      return {
        values: { [ofL('z')]: [...delta], '\\frac{\\partial z}{\\partial x}': [...W] },
        left: { [ofL('x')]: passed[0] },
        engine: passed[0],
        witness: centralDifference(() => of(W.map((w) => w * x[0])), x, 0),
      };
    },
    tolerance: rounding,
  },
  'path-weight': {
    claim: { file: dense, name: 'denseInputGradient' },
    instance(random) {
      const c = networkCase(random);
      const { l, i, j } = pickIndices(c, random, 2);
      const { weights, biases } = c.layer(l);
      const [nIn, nOut] = [c.n[l - 1], c.n[l]];
      // row j: what reaches every a_i when only z_j is asked about
      const rows = Array.from({ length: nOut }, (_, at) => {
        const passed = new Float64Array(nIn);
        const asked = Float64Array.from({ length: nOut }, (_, k) => (k === at ? 1 : 0));
        denseInputGradient(passed, asked, weights.values, 1, nIn, nOut);
        return [...passed];
      });
      const a = Float64Array.from(c.input(l).subarray(0, nIn));
      const z = () => a.reduce((sum, one, at) => sum + one * weights.values[at * nOut + j - 1], biases.values[j - 1]);
      return {
        values: { w: rowsOf(weights.values, nIn, nOut), i, j },
        left: { '\\frac{\\partial z}{\\partial x}': rows },
        engine: rows[j - 1][i - 1],
        witness: centralDifference(z, a, i - 1),
      };
    },
    tolerance: rounding,
  },
  'paths-add': {
    claim: { file: dense, name: 'denseInputGradient' },
    instance(random) {
      const c = networkCase(random);
      const [l, nIn, nOut] = [c.D, c.n[c.D - 1], c.n[c.D]];
      const i = 1 + random.integer(nIn);
      const { weights, biases, delta } = c.layer(l);
      const a = Float64Array.from(c.input(l).subarray(0, nIn));
      const label = delta.findIndex((one) => one < 0);
      const loss = () => {
        const z = Float64Array.from({ length: nOut }, (_, j) =>
          a.reduce((sum, one, at) => sum + one * weights.values[at * nOut + j], biases.values[j]),
        );
        const out = [new Float64Array(nOut), new Float64Array(nOut)];
        return sparseSoftmaxCrossEntropy(out[0], out[1], z, Int32Array.of(label), 1, nOut);
      };
      const { da } = c.layer(l - 1);
      return {
        values: { ...symbolsOf(c), l, i },
        left: { [ofL('a')]: byLayer(c, 1, (layer) => rowsOf(c.layer(layer).da, 1, c.n[layer])[0]) },
        engine: da[i - 1],
        witness: centralDifference(loss, a, i - 1),
      };
    },
    tolerance: rounding,
  },
  'taylor-up': {
    claim: differences,
    instance(random) {
      const { values, above } = cubic(random);
      return { values, left: { 'L_{+}': above }, engine: above };
    },
    tolerance: rounding,
  },
  'taylor-down': {
    claim: differences,
    instance(random) {
      const { values, below } = cubic(random);
      return { values, left: { 'L_{-}': below }, engine: below };
    },
    tolerance: rounding,
  },
  truncation: {
    claim: differences,
    instance(random) {
      const { values, above, below, slope, difference } = cubic(random);
      return { values: { ...values, 'L_{+}': above, 'L_{-}': below }, left: {}, engine: difference - slope };
    },
    tolerance: rounding,
  },
  'error-balance': {
    claim: differences,
    instance(random) {
      const { h, third, values } = leastError(random);
      return { values: { ...values, h }, left: {}, engine: (h * third) / 3 };
    },
    tolerance: searched,
  },
  'best-step': {
    claim: differences,
    instance(random) {
      const { h, values } = leastError(random);
      return { values, left: { h }, engine: h };
    },
    tolerance: searched,
  },
  'least-error': {
    claim: differences,
    instance(random) {
      const { h, error, values } = leastError(random);
      return { values: { ...values, h }, left: {}, engine: error };
    },
    tolerance: searched,
  },
  'sigmoid-slope-bound': {
    claim: { file: 'lib/nn/activations.ts', name: 'sigmoid.slope' },
    instance(random) {
      const z = Float64Array.from(list(random, 1, 4));
      return {
        values: { z: z[0] },
        left: {},
        engine: sigmoid.slope(z[0], sigmoid.value(z[0])),
        witness: centralDifference(() => sigmoid.value(z[0]), z, 0),
      };
    },
    tolerance: rounding,
  },
  'error-size': {
    claim: { file: dense, name: 'denseInputGradient' },
    instance(random) {
      const [l, n, size] = [2 + random.integer(3), 2 + random.integer(3), between(random, 0.2, 2)];
      const delta = Float64Array.from(list(random, n));
      // every fate of a unit below: each weight ±size, and the ReLU silent or not
      const fates = 2 ** n;
      const below = 2 * fates;
      const W = Float64Array.from({ length: below * n }, (_, at) =>
        (Math.floor(at / n) >> (at % n)) & 1 ? size : -size,
      );
      const z = Float64Array.from({ length: below }, (_, i) => (i < fates ? 1 : -1));
      const passed = new Float64Array(below);
      denseInputGradient(passed, delta, W, 1, below, n);
      activationGradient(passed, passed, z, z, 'relu', below);
      return {
        values: {
          '\\delta': { [l - 1]: [...passed], [l]: [...delta] },
          w: { [l]: rowsOf(W, below, n) },
          n: { [l - 1]: below, [l]: n },
          l,
        },
        left: {},
        engine: passed.reduce((sum, one) => sum + one * one, 0) / below,
      };
    },
    tolerance: rounding,
  },
  'glorot-variance': variance('glorotUniform', glorotUniform),
  'he-variance': variance('heUniform', heUniform),
};
