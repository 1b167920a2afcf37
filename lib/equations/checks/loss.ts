/** What the equations of the losses claim. */
import type { Generator } from '../../generator.ts';
import { activations } from '../../nn/activations.ts';
import { binaryCrossEntropy, crossEntropy, meanSquaredError, sparseSoftmaxCrossEntropy } from '../../nn/losses.ts';
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
  'softmax-cross-entropy-gradient': {
    claim: { file, name: 'sparseSoftmaxCrossEntropy' },
    instance(random) {
      const { nD, z, a, c } = row(random);
      const delta = new Float64Array(nD);
      const label = Int32Array.of(c - 1);
      sparseSoftmaxCrossEntropy(delta, a, z, label, 1, nD);
      const j = 1 + random.integer(nD);
      const lossOf = () => {
        const p = new Float64Array(nD);
        softmax(p, z, 1, nD);
        return -Math.log(p[c - 1]);
      };
      const y = Array.from({ length: nD }, (_, k) => (k === c - 1 ? 1 : 0));
      return {
        values: { a: [...a], y, j },
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
};
