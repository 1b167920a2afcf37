/** What the equations of backpropagation claim. Every derivative has a central difference of the loss as its third witness. */
import type { Generator } from '../../generator.ts';
import { activationGradient, activations } from '../../nn/activations.ts';
import { denseBiasGradient, denseInputGradient, denseWeightGradient } from '../../nn/dense.ts';
import { softmax, softmaxGradient } from '../../nn/softmax.ts';
import type { Check } from '../equation.ts';
import { backpropStepChecks } from './backprop-steps.ts';
import {
  between,
  biasGradients,
  centralDifference,
  list,
  networkCase,
  pickIndices,
  rowsOf,
  slopesOf,
  symbolsOf,
  weightGradients,
} from './network.ts';
import { rounding } from './tolerances.ts';

const dense = 'lib/nn/dense.ts';

const slope = (name: 'relu' | 'sigmoid' | 'tanh'): Check => ({
  claim: { file: 'lib/nn/activations.ts', name: `${name === 'tanh' ? 'hyperbolicTangent' : name}.slope` },
  instance(random) {
    const { value, slope } = activations[name];
    // 0 itself is drawn too: there the book says what a ReLU's slope is, and no difference can
    const isMiddle = random.uniform() < 0.1;
    const z = Float64Array.of(isMiddle ? 0 : between(random, 0.1, 4) * (random.uniform() < 0.5 ? -1 : 1));
    return {
      values: { z: z[0] },
      left: { g: name },
      engine: slope(z[0], value(z[0])),
      ...(isMiddle && name === 'relu' ? {} : { witness: centralDifference(() => value(z[0]), z, 0) }),
    };
  },
  tolerance: rounding,
});

/**
 * Two matrices with shapes that fit nowhere else, [m, nIn] and [m, nOut], and a loss whose errors are delta: the sum of each z times
 * its error. What it answers to comes from z = x W + b, written out here once more.
 */
function batch(random: Generator) {
  const [m, nIn, nOut] = [2 + random.integer(3), 5 + random.integer(3), 8 + random.integer(3)];
  const array = (length: number) => Float64Array.from(list(random, length));
  const [x, delta, W, b] = [m * nIn, m * nOut, nIn * nOut, nOut].map(array);
  const lossOf = (inputs = x): number =>
    delta.reduce((sum, error, at) => {
      const [r, j] = [Math.floor(at / nOut), at % nOut];
      let z = b[j];
      for (let i = 0; i < nIn; i++) z += inputs[r * nIn + i] * W[i * nOut + j];
      return sum + error * z;
    }, 0);
  return { m, nIn, nOut, x, delta, W, b, lossOf, l: 2 + random.integer(3) };
}

export const backpropChecks: Record<string, Check> = {
  'output-error': {
    claim: { file: 'lib/model/losses.ts', name: 'lossAndError' },
    instance(random) {
      const output = (['sigmoid', 'tanh', 'leaky_relu'] as const)[random.integer(3)];
      const c = networkCase(random, { output, loss: 'mean_squared_error' });
      const { delta, da, z, biases } = c.layer(c.D);
      const j = 1 + random.integer(c.n[c.D]);
      return {
        values: {
          ...symbolsOf(c),
          g: output,
          z: { [c.D]: [...z] },
          '\\frac{\\partial L}{\\partial a}': { [c.D]: [...da] },
          j,
        },
        left: {},
        engine: delta[j - 1],
        // a bias moves z alone, so that the loss's slope in it is the unit's error
        witness: centralDifference(c.lossOf, biases.values, j - 1),
      };
    },
    tolerance: rounding,
  },
  'hidden-error': {
    claim: { file: 'lib/model/training.ts', name: 'backward' },
    instance(random) {
      const c = networkCase(random);
      const { l, i } = pickIndices(c, random, 2);
      const below = c.layer(l - 1);
      return {
        values: { ...symbolsOf(c), l, i },
        left: {},
        engine: below.delta[i - 1],
        witness: centralDifference(c.lossOf, below.biases.values, i - 1),
      };
    },
    tolerance: rounding,
  },
  'weight-gradient': {
    claim: { file: dense, name: 'denseWeightGradient' },
    instance(random) {
      const c = networkCase(random);
      const { l, i, j } = pickIndices(c, random);
      const { weights } = c.layer(l);
      const at = (i - 1) * c.n[l] + j - 1;
      return {
        values: { ...symbolsOf(c), l, i, j },
        left: { '\\frac{\\partial L}{\\partial w}': weightGradients(c) },
        engine: weights.gradient[at],
        witness: centralDifference(c.lossOf, weights.values, at),
      };
    },
    tolerance: rounding,
  },
  'bias-gradient': {
    claim: { file: dense, name: 'denseBiasGradient' },
    instance(random) {
      const c = networkCase(random);
      const { l, j } = pickIndices(c, random);
      const { biases } = c.layer(l);
      return {
        values: { ...symbolsOf(c), l, j },
        left: { '\\frac{\\partial L}{\\partial b}': biasGradients(c) },
        engine: biases.gradient[j - 1],
        witness: centralDifference(c.lossOf, biases.values, j - 1),
      };
    },
    tolerance: rounding,
  },
  'relu-slope': slope('relu'),
  'sigmoid-slope': slope('sigmoid'),
  'tanh-slope': slope('tanh'),
  'softmax-jacobian': {
    claim: { file: 'lib/nn/softmax.ts', name: 'softmaxGradient' },
    instance(random) {
      const n = 2 + random.integer(5);
      const z = Float64Array.from(list(random, n, 2));
      const a = new Float64Array(n);
      softmax(a, z, 1, n);
      const [j, k] = [1 + random.integer(n), 1 + random.integer(n)];
      // its rows: what reaches every z_k when only one a_j is asked about
      const jacobian = Array.from({ length: n }, (_, row) => {
        const da = Float64Array.from({ length: n }, (_, at) => (at === row ? 1 : 0));
        const delta = new Float64Array(n);
        softmaxGradient(delta, da, a, 1, n);
        return [...delta];
      });
      const output = () => {
        const p = new Float64Array(n);
        softmax(p, z, 1, n);
        return p[j - 1];
      };
      return {
        values: { a: [...a], j, k },
        left: { '\\frac{\\partial a}{\\partial z}': jacobian },
        engine: jacobian[j - 1][k - 1],
        witness: centralDifference(output, z, k - 1),
      };
    },
    tolerance: { relative: 1e-9, why: 'a probability near 1 minus 1 loses digits' },
  },
  'central-difference': {
    claim: { file: 'lib/equations/checks/network.ts', name: 'centralDifference' },
    instance(random) {
      const c = networkCase(random);
      const { l, i, j } = pickIndices(c, random);
      const { weights } = c.layer(l);
      const at = (i - 1) * c.n[l] + j - 1;
      const h = 1e-5;
      const w = weights.values[at];
      weights.values[at] = w + h;
      const above = c.lossOf();
      weights.values[at] = w - h;
      const below = c.lossOf();
      weights.values[at] = w;
      const slope = centralDifference(c.lossOf, weights.values, at, h);
      return {
        values: { 'L_{+}': above, 'L_{-}': below, h },
        left: { '\\frac{\\partial L}{\\partial w}': slope },
        engine: slope,
      };
    },
    tolerance: rounding,
  },
  'hidden-error-matrix': {
    claim: { file: dense, name: 'denseInputGradient' },
    instance(random) {
      const { m, nIn, nOut, delta, W, lossOf, l } = batch(random);
      const g = (['sigmoid', 'tanh', 'relu'] as const)[random.integer(3)];
      // away from a ReLU's corner, where no difference could witness
      const z = Float64Array.from(list(random, m * nIn, 2), (one) => one + (one < 0 ? -0.01 : 0.01));
      const arriving = new Float64Array(m * nIn);
      denseInputGradient(arriving, delta, W, m, nIn, nOut);
      const below = new Float64Array(m * nIn);
      activationGradient(below, arriving, z, z.map(activations[g].value), g, m * nIn);
      return {
        values: {
          g,
          '\\mathbf{Z}': { [l - 1]: rowsOf(z, m, nIn) },
          '\\boldsymbol{\\delta}': { [l]: rowsOf(delta, m, nOut) },
          '\\mathbf{W}': { [l]: rowsOf(W, nIn, nOut) },
          l,
        },
        left: { '\\boldsymbol{\\delta}': { [l - 1]: rowsOf(below, m, nIn), [l]: rowsOf(delta, m, nOut) } },
        engine: rowsOf(below, m, nIn),
        witness: rowsOf(
          slopesOf(() => lossOf(z.map(activations[g].value)), z),
          m,
          nIn,
        ),
      };
    },
    tolerance: rounding,
  },
  'weight-gradient-matrix': {
    claim: { file: dense, name: 'denseWeightGradient' },
    instance(random) {
      const { m, nIn, nOut, x, delta, W, lossOf, l } = batch(random);
      const dW = new Float64Array(nIn * nOut);
      denseWeightGradient(dW, x, delta, m, nIn, nOut);
      return {
        values: {
          '\\mathbf{X}': { [l]: rowsOf(x, m, nIn) },
          '\\boldsymbol{\\delta}': { [l]: rowsOf(delta, m, nOut) },
          l,
        },
        left: { '\\frac{\\partial L}{\\partial\\mathbf{W}}': { [l]: rowsOf(dW, nIn, nOut) } },
        engine: rowsOf(dW, nIn, nOut),
        witness: rowsOf(slopesOf(lossOf, W), nIn, nOut),
      };
    },
    tolerance: rounding,
  },
  'bias-gradient-matrix': {
    claim: { file: dense, name: 'denseBiasGradient' },
    instance(random) {
      const { m, nOut, delta, b, lossOf, l } = batch(random);
      const db = new Float64Array(nOut);
      denseBiasGradient(db, delta, m, nOut);
      return {
        values: { '\\boldsymbol{\\delta}': { [l]: rowsOf(delta, m, nOut) }, '\\mathbf{1}': Array(m).fill(1), l },
        left: { '\\frac{\\partial L}{\\partial\\mathbf{b}}': { [l]: [...db] } },
        engine: [...db],
        witness: [...slopesOf(lossOf, b)],
      };
    },
    tolerance: rounding,
  },
  ...backpropStepChecks,
};
