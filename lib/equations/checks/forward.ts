/** What the equations of the forward pass claim. */
import type { Generator } from '../../generator.ts';
import { referenceKernels } from '../../kernels/reference.ts';
import { dense as denseLayer } from '../../model/layers.ts';
import { sequential } from '../../model/sequential.ts';
import { activations } from '../../nn/activations.ts';
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

const scalarFunction = (name: 'relu' | 'sigmoid' | 'tanh'): Check => ({
  claim: { file: 'lib/nn/activations.ts', name: name === 'tanh' ? 'hyperbolicTangent' : name },
  instance(random) {
    const z = between(random, -6, 6);
    return { values: { z }, left: { g: name }, engine: activations[name].value(z) };
  },
  tolerance: rounding,
});

export const forwardChecks: Record<string, Check> = {
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
