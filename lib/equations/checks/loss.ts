/** What the equations of the losses claim. */
import type { Generator } from '../../generator.ts';
import { activations } from '../../nn/activations.ts';
import {
  binaryCrossEntropy,
  crossEntropy,
  meanSquaredError,
  sigmoidBinaryCrossEntropy,
  softmaxCrossEntropy,
  sparseSoftmaxCrossEntropy,
} from '../../nn/losses.ts';
import { smoothedTargets } from '../../nn/smoothing.ts';
import { softmax } from '../../nn/softmax.ts';
import type { Check } from '../equation.ts';
import { between, centralDifference, list, networkCase, targetsOf } from './network.ts';
import { rounding } from './tolerances.ts';

const file = 'lib/nn/losses.ts';

/** One row of outputs: logits, their softmax, a target distribution and a class. */
function row(random: Generator) {
  const nD = 2 + random.integer(6);
  const D = nD + 2; // no size may stand in for another
  const z = Float64Array.from(list(random, nD, 3));
  const a = new Float64Array(nD);
  softmax(a, z, 1, nD);
  const weights = Array.from({ length: nD }, () => random.uniform());
  const sum = weights.reduce((total, w) => total + w, 0);
  const y = Float64Array.from(weights, (w) => w / sum);
  const c = 1 + random.integer(nD);
  return { nD, z, a, y, c, sizes: { n: { [D]: nD }, D } };
}

/** What stands on the left of most: the engine's loss. */
const loss = (L: number) => ({ left: { L }, engine: L });

/** Independent outputs between 0.05 and 0.95: no clipping. */
function probabilities(random: Generator, n: number): Float64Array {
  return Float64Array.from({ length: n }, () => between(random, 0.05, 0.95));
}

/** Softmax and cross-entropy together: the engine's slope in every logit, and the witness for one. */
function softmaxSlope(random: Generator) {
  const { nD, z, a, c, sizes } = row(random);
  const delta = new Float64Array(nD);
  sparseSoftmaxCrossEntropy(delta, a, z, Int32Array.of(c - 1), 1, nD);
  const j = 1 + random.integer(nD);
  const lossOf = () => {
    const p = new Float64Array(nD);
    softmax(p, z, 1, nD);
    return -Math.log(p[c - 1]);
  };
  const y = Array.from({ length: nD }, (_, k) => (k === c - 1 ? 1 : 0));
  return { z: [...z], a: [...a], y, j, delta: [...delta], sizes, witness: centralDifference(lossOf, z, j - 1) };
}

/** ∂L/∂a_j of the engine, with its witness. */
function slopeInOutput(of: {
  readonly sizes: { readonly n: Record<number, number>; readonly D: number };
  readonly a: Float64Array;
  readonly y: Float64Array;
  readonly da: Float64Array;
  readonly j: number;
  readonly lossOf: () => number;
}) {
  const { sizes, a, y, da, j, lossOf } = of;
  return {
    values: { ...sizes, a: [...a], y: [...y], j },
    left: { '\\frac{\\partial L}{\\partial a}': [...da] },
    engine: da[j - 1],
    witness: centralDifference(lossOf, a, j - 1),
  };
}

/** δ of one sigmoid output under the squared error, where 0 is wanted. */
function wronglySure(z: number): number {
  const { value, slope } = activations.sigmoid;
  const a = value(z);
  const da = new Float64Array(1);
  meanSquaredError(da, Float64Array.of(a), Float64Array.of(0), 1, 1);
  return da[0] * slope(z, a);
}

/** One step of plain descent: input 1, so that weight and bias move alike, and z by both. */
function slowStep(random: Generator) {
  const [z, eta] = [between(random, 6, 7), between(random, 0.2, 0.4)];
  const t = 2;
  return { values: { z: [0, z, 0], '\\eta': eta, t }, next: z - 2 * eta * wronglySure(z) };
}

export const lossChecks: Record<string, Check> = {
  mse: {
    claim: { file, name: 'meanSquaredError' },
    instance(random) {
      const { nD, a, y, sizes } = row(random);
      return {
        values: { ...sizes, a: [...a], y: [...y] },
        ...loss(meanSquaredError(new Float64Array(nD), a, y, 1, nD)),
      };
    },
    tolerance: rounding,
  },
  'cross-entropy': {
    claim: { file, name: 'crossEntropy' },
    instance(random) {
      const { nD, a, y, sizes } = row(random);
      return { values: { ...sizes, a: [...a], y: [...y] }, ...loss(crossEntropy(new Float64Array(nD), a, y, 1, nD)) };
    },
    tolerance: rounding,
  },
  'sparse-cross-entropy': {
    claim: { file, name: 'sparseSoftmaxCrossEntropy' },
    instance(random) {
      const { nD, z, a, c } = row(random);
      const label = Int32Array.of(c - 1);
      return { values: { a: [...a], c }, ...loss(sparseSoftmaxCrossEntropy(new Float64Array(nD), a, z, label, 1, nD)) };
    },
    tolerance: rounding,
  },
  'log-sum-exp': {
    claim: { file, name: 'sparseSoftmaxCrossEntropy' },
    instance(random) {
      const { nD, z, a, c, sizes } = row(random);
      const label = Int32Array.of(c - 1);
      return {
        values: { ...sizes, z: [...z], c },
        ...loss(sparseSoftmaxCrossEntropy(new Float64Array(nD), a, z, label, 1, nD)),
      };
    },
    tolerance: rounding,
  },
  'binary-cross-entropy': {
    claim: { file, name: 'binaryCrossEntropy' },
    instance(random) {
      const { nD, y, sizes } = row(random);
      const a = probabilities(random, nD);
      return {
        values: { ...sizes, a: [...a], y: [...y] },
        ...loss(binaryCrossEntropy(new Float64Array(nD), a, y, 1, nD)),
      };
    },
    tolerance: rounding,
  },
  likelihood: {
    claim: { file, name: 'sparseSoftmaxCrossEntropy' },
    instance(random) {
      const rows = Array.from({ length: 2 + random.integer(4) }, () => row(random));
      const L = rows.map(({ nD, z, a, c }) =>
        sparseSoftmaxCrossEntropy(new Float64Array(nD), a, z, Int32Array.of(c - 1), 1, nD),
      );
      const a = rows.map((one) => one.a[one.c - 1]);
      return { values: { a, m: rows.length }, left: { L }, engine: L.reduce((sum, one) => sum + one, 0) };
    },
    tolerance: rounding,
  },
  'gaussian-likelihood': {
    claim: { file, name: 'meanSquaredError' },
    instance(random) {
      const [a, y] = [between(random, -3, 3), between(random, -3, 3)];
      const squared = meanSquaredError(new Float64Array(1), Float64Array.of(a), Float64Array.of(y), 1, 1);
      return { values: { a, y }, ...loss(squared / 2 + Math.log(2 * Math.PI) / 2) };
    },
    tolerance: rounding,
  },
  'bernoulli-likelihood': {
    claim: { file, name: 'binaryCrossEntropy' },
    instance(random) {
      const [a] = probabilities(random, 1);
      const y = random.integer(2);
      return {
        values: { a, y },
        ...loss(binaryCrossEntropy(new Float64Array(1), Float64Array.of(a), Float64Array.of(y), 1, 1)),
      };
    },
    tolerance: rounding,
  },
  'entropy-and-divergence': {
    claim: { file, name: 'softmaxCrossEntropy' },
    instance(random) {
      const { nD, z, a, y, sizes } = row(random);
      return {
        values: { ...sizes, a: [...a], y: [...y] },
        ...loss(softmaxCrossEntropy(new Float64Array(nD), a, z, y, 1, nD)),
      };
    },
    tolerance: rounding,
  },
  'label-smoothing': {
    claim: { file: 'lib/nn/smoothing.ts', name: 'smoothedTargets' },
    instance(random) {
      const { nD, c, sizes } = row(random);
      const alpha = random.integer(90) / 100;
      const [y, smoothed] = [0, alpha].map((share) => [...smoothedTargets(Int32Array.of(c - 1), share, nD)]);
      const j = 1 + random.integer(nD);
      return { values: { ...sizes, y, '\\alpha': alpha, j }, left: { '\\tilde y': smoothed }, engine: smoothed[j - 1] };
    },
    tolerance: { relative: 1e-7, why: 'targets are kept in 32 bits' },
  },
  'batch-mean': {
    claim: { file: 'lib/model/run.ts', name: 'evaluate' },
    instance(random) {
      const m = 2 + random.integer(5);
      const c = networkCase(random, { m });
      const { a, nOut } = c.layer(c.D);
      const { labels } = targetsOf(c);
      // each example's own loss, from its probabilities alone
      const L = Array.from(labels, (label, r) => -Math.log(a[r * nOut + label]));
      return { values: { m, L }, ...loss(c.lossOf()) };
    },
    tolerance: rounding,
  },
  'log-sum-exp-slope': {
    claim: { file, name: 'sparseSoftmaxCrossEntropy' },
    instance(random) {
      const { z, y, j, delta, sizes, witness } = softmaxSlope(random);
      return {
        values: { ...sizes, z, y, j },
        left: { '\\frac{\\partial L}{\\partial z}': delta },
        engine: delta[j - 1],
        witness,
      };
    },
    tolerance: rounding,
  },
  'softmax-cross-entropy-gradient': {
    claim: { file, name: 'sparseSoftmaxCrossEntropy' },
    instance(random) {
      const { a, y, j, delta, witness } = softmaxSlope(random);
      return { values: { a, y, j }, left: { '\\delta': delta }, engine: delta[j - 1], witness };
    },
    tolerance: rounding,
  },
  'mse-slope': {
    claim: { file, name: 'meanSquaredError' },
    instance(random) {
      const { nD, a, y, sizes } = row(random);
      const da = new Float64Array(nD);
      meanSquaredError(da, a, y, 1, nD);
      const j = 1 + random.integer(nD);
      const lossOf = () => a.reduce((sum, a_k, k) => sum + (a_k - y[k]) ** 2, 0) / nD;
      return slopeInOutput({ sizes, a, y, da, j, lossOf });
    },
    tolerance: rounding,
  },
  'sigmoid-by-quotient': {
    claim: { file: 'lib/nn/activations.ts', name: 'sigmoid' },
    instance(random) {
      const z = Float64Array.of(between(random, -5, 5));
      const a = activations.sigmoid.value(z[0]);
      const engine = activations.sigmoid.slope(z[0], a);
      const witness = centralDifference(() => 1 / (1 + Math.exp(-z[0])), z, 0);
      return { values: { z: z[0], a }, left: { '\\frac{\\partial a}{\\partial z}': engine }, engine, witness };
    },
    tolerance: rounding,
  },
  'binary-slope': {
    claim: { file, name: 'binaryCrossEntropy' },
    instance(random) {
      const { nD, y, sizes } = row(random);
      const a = probabilities(random, nD);
      const da = new Float64Array(nD);
      binaryCrossEntropy(da, a, y, 1, nD);
      const j = 1 + random.integer(nD);
      const lossOf = () =>
        -a.reduce((sum, a_k, k) => sum + y[k] * Math.log(a_k) + (1 - y[k]) * Math.log(1 - a_k), 0) / nD;
      return slopeInOutput({ sizes, a, y, da, j, lossOf });
    },
    tolerance: rounding,
  },
  'binary-sigmoid-gradient': {
    claim: { file, name: 'sigmoidBinaryCrossEntropy' },
    instance(random) {
      const { nD, z, y, sizes } = row(random);
      const a = z.map(activations.sigmoid.value);
      const delta = new Float64Array(nD);
      sigmoidBinaryCrossEntropy(delta, a, z, y, 1, nD);
      const j = 1 + random.integer(nD);
      const lossOf = () => z.reduce((sum, x, k) => sum + Math.log1p(Math.exp(x)) - y[k] * x, 0) / nD;
      return {
        values: { ...sizes, a: [...a], y: [...y], j },
        left: { '\\delta': [...delta] },
        engine: delta[j - 1],
        witness: centralDifference(lossOf, z, j - 1),
      };
    },
    tolerance: rounding,
  },
  'mse-sigmoid-gradient': {
    claim: { file, name: 'meanSquaredError' },
    instance(random) {
      const { nD, z, y, sizes } = row(random);
      const { value, slope } = activations.sigmoid;
      const a = z.map(value);
      const da = new Float64Array(nD);
      meanSquaredError(da, a, y, 1, nD);
      const j = 1 + random.integer(nD);
      const lossOf = () => z.reduce((sum, x, k) => sum + (1 / (1 + Math.exp(-x)) - y[k]) ** 2, 0) / nD;
      return {
        values: { ...sizes, a: [...a], y: [...y], j },
        left: { '\\delta': Array.from(da, (da_k, k) => da_k * slope(z[k], a[k])) },
        engine: da[j - 1] * slope(z[j - 1], a[j - 1]),
        witness: centralDifference(lossOf, z, j - 1),
      };
    },
    tolerance: rounding,
  },
  'slow-slope': {
    claim: { file, name: 'meanSquaredError' },
    instance(random) {
      const z = Float64Array.of(between(random, -3, 8));
      const engine = wronglySure(z[0]);
      const witness = centralDifference(() => (1 / (1 + Math.exp(-z[0]))) ** 2, z, 0);
      return { values: { a: activations.sigmoid.value(z[0]) }, left: { '\\delta': engine }, engine, witness };
    },
    tolerance: rounding,
  },
  'slow-step': {
    claim: { file, name: 'meanSquaredError' },
    instance(random) {
      const { values, next } = slowStep(random);
      return { values, left: { z: [0, values.z[1], next] }, engine: next };
    },
    tolerance: {
      relative: 1e-5,
      why: 'a²(1 − a) is 1 − a and 1 − a is e^−z to less than a hundredth where z is 6 and more',
    },
  },
  'slow-power': {
    claim: { file, name: 'meanSquaredError' },
    instance(random) {
      const { values, next } = slowStep(random);
      return { values, left: { z: [0, values.z[1], next] }, engine: Math.exp(next) };
    },
    tolerance: { relative: 1e-4, why: 'the same, and e^(z + d) is e^z (1 + d) for a small d' },
  },
  'slow-wait': {
    claim: { file, name: 'meanSquaredError' },
    instance(random) {
      const [start, eta] = [between(random, 7.5, 8.5), between(random, 0.2, 0.4)];
      let [z, t] = [start, 0];
      for (; z > 0; t++) z -= 2 * eta * wronglySure(z);
      return { values: { z: { 0: start }, '\\eta': eta }, left: { t }, engine: t };
    },
    tolerance: { relative: 0.03, why: 'the end of the way, where a is no longer near 1, is short beside the wait' },
  },
};
