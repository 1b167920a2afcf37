import { describe, expect, it } from 'vitest';
import type { Built, Network } from '../../../lib/model/built.ts';
import { type DenseActivation, dense, dropout, type Layer } from '../../../lib/model/layers.ts';
import { type LossName, lossAndError } from '../../../lib/model/losses.ts';
import { buildNetwork, forward } from '../../../lib/model/network.ts';
import { slotsOf } from '../../../lib/model/run.ts';
import { trainStep } from '../../../lib/model/training.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import { startOfClock } from '../../../lib/optimisers/optimiser.ts';
import { sgd } from '../../../lib/optimisers/sgd.ts';
import { drawn, expectGradient } from '../../support/gradient-check.ts';
import { kernelSets, makeReference } from '../kernels/sets.ts';

const m = 6;
const nInput = 5;
const step = 9;

interface Case {
  readonly layers: readonly Layer[];
  readonly loss: LossName;
}

/** A small network with weights, inputs and targets of its own, in either precision the same numbers. */
function smallNetwork(kernels: Kernels, { layers }: Case): Network {
  const net = buildNetwork({ layers, nInput, capacity: m, kernels, seed: 3, moments: 0, bytes: false });
  const float32 = (values: Float64Array) => values.map(Math.fround);
  slotsOf(net).forEach(({ values, length }, k) => {
    values.set(float32(drawn(length, 3, `parameters ${k}`)));
  });
  net.x.set(float32(drawn(m * nInput, 3, 'x')));
  const { nOut } = net.layers[net.D] as Built;
  net.targets.y.set(float32(drawn(m * nOut, 3, 'y').map(Math.abs)));
  for (let r = 0; r < m; r++) net.targets.labels[r] = r % nOut;
  return net;
}

/** One step at rate 0: every gradient is found and nothing moves. Returns the mean loss with its penalty. */
function findGradients(net: Network, loss: LossName): number {
  const options = { rate: 0, seed: 1, step };
  const { lossSum, penalty } = trainStep(net, { m, useBytes: false }, loss, sgd(), startOfClock(), options);
  return lossSum / m + penalty;
}

/** The same mean loss by the forward pass alone, under the same masks. */
function lossOf(net: Network, loss: LossName): number {
  forward(net, m, false, { seed: 1, step });
  const sum = lossAndError(net.kernels, loss, net.layers[net.D] as Built, net.targets, m);
  return sum / m + penaltyOf(net);
}

function penaltyOf(net: Network): number {
  let penalty = 0;
  for (const { layer, weights } of net.layers.slice(1) as Built[]) {
    penalty += layer.l2 * [...weights.values].reduce((sum, w) => sum + w * w, 0);
    penalty += layer.l1 * [...weights.values].reduce((sum, w) => sum + Math.abs(w), 0);
  }
  return penalty;
}

const hidden = (activation: DenseActivation, l2 = 0) => dense(4, { activation, l2 });
const sparse = 'sparse_categorical_crossentropy';

const cases: [string, Case][] = [
  ['the article: ReLU, softmax', { layers: [hidden('relu'), dense(3, { activation: 'softmax' })], loss: sparse }],
  ['no hidden layer', { layers: [dense(3, { activation: 'softmax' })], loss: sparse }],
  [
    'three layers, L2',
    {
      layers: [hidden('tanh', 0.1), hidden('leaky_relu', 0.02), dense(3, { activation: 'softmax', l2: 0.3 })],
      loss: sparse,
    },
  ],
  [
    'L1, and L1 with L2',
    {
      layers: [dense(4, { activation: 'tanh', l1: 0.2 }), dense(3, { activation: 'softmax', l1: 0.1, l2: 0.3 })],
      loss: sparse,
    },
  ],
  [
    'dropout twice',
    {
      layers: [hidden('sigmoid'), dropout(0.4), hidden('relu'), dropout(0.3), dense(3, { activation: 'softmax' })],
      loss: sparse,
    },
  ],
  [
    'targets in rows',
    { layers: [hidden('tanh'), dense(3, { activation: 'softmax' })], loss: 'categorical_crossentropy' },
  ],
  [
    'cross-entropy on sigmoids',
    { layers: [hidden('tanh'), dense(3, { activation: 'sigmoid' })], loss: 'categorical_crossentropy' },
  ],
  [
    'binary cross-entropy',
    { layers: [hidden('tanh'), dense(3, { activation: 'sigmoid' })], loss: 'binary_crossentropy' },
  ],
  [
    'binary cross-entropy on a softmax',
    { layers: [hidden('tanh'), dense(3, { activation: 'softmax' })], loss: 'binary_crossentropy' },
  ],
  ['squared error', { layers: [hidden('relu'), dense(2)], loss: 'mean_squared_error' }],
  [
    'squared error on a softmax',
    { layers: [hidden('sigmoid'), dense(3, { activation: 'softmax' })], loss: 'mean_squared_error' },
  ],
  [
    'a softmax in the middle',
    { layers: [hidden('softmax'), dense(2, { activation: 'tanh' })], loss: 'mean_squared_error' },
  ],
];

describe.each(cases)('a training step: %s', (_name, network) => {
  it('finds the slope of the loss in every weight and bias', () => {
    const net = smallNetwork(makeReference(), network);
    expect(findGradients(net, network.loss)).toBeCloseTo(lossOf(net, network.loss), 13);
    slotsOf(net).forEach(({ values, gradient }, k) => {
      const found = Float64Array.from(gradient);
      expectGradient(() => lossOf(net, network.loss), values as Float64Array, found, k);
    });
  });

  it('moves every parameter once, by η times the gradient where all of them still stood', () => {
    const [still, moved] = [0, 1].map(() => smallNetwork(makeReference(), network));
    findGradients(still, network.loss);
    const options = { rate: 0.5, seed: 1, step };
    trainStep(moved, { m, useBytes: false }, network.loss, sgd(), startOfClock(), options);
    slotsOf(still).forEach(({ values, gradient }, k) => {
      const after = values.map((w, i) => w - 0.5 * gradient[i]);
      expect(slotsOf(moved)[k].values).toEqual(after);
    });
  });

  it.each(kernelSets)('comes to the same gradients with the %s kernels', (_set, make) => {
    const exact = smallNetwork(makeReference(), network);
    const other = smallNetwork(make(), network);
    expect(findGradients(other, network.loss)).toBeCloseTo(findGradients(exact, network.loss), 5);
    slotsOf(exact).forEach(({ gradient }, k) => {
      slotsOf(other)[k].gradient.forEach((value, i) => {
        expect(value).toBeCloseTo(gradient[i], 5);
      });
    });
  });
});

describe('laws of a training step', () => {
  it('moves each bias once, by η ∂L/∂b, however many weights come in', () => {
    for (const nIn of [1, 50]) {
      const kernels = makeReference();
      const net = buildNetwork({
        layers: [dense(1)],
        nInput: nIn,
        capacity: 1,
        kernels,
        seed: 1,
        moments: 0,
        bytes: false,
      });
      net.x.fill(0);
      net.targets.y[0] = 3;
      trainStep(net, { m: 1, useBytes: false }, 'mean_squared_error', sgd(), startOfClock(), {
        rate: 0.1,
        seed: 1,
        step: 1,
      });
      // a = 0, ∂L/∂b = 2 (0 − 3)
      expect((net.layers[1] as Built).biases.values[0]).toBeCloseTo(0.6, 14);
    }
  });

  it('draws its masks anew at each step and in each layer, and again the same for the same step', () => {
    const layers = [dense(8), dropout(0.5), dense(8), dropout(0.5), dense(3, { activation: 'softmax' })];
    const net = smallNetwork(makeReference(), { layers, loss: sparse });
    const masksAt = (step: number) => {
      forward(net, m, false, { seed: 1, step });
      return [1, 2].map((l) => (net.layers[l] as Built).mask.join(''));
    };
    const masks = [1, 2, 3].flatMap(masksAt);
    expect(new Set(masks).size).toBe(6);
    expect(masksAt(2)).toEqual(masks.slice(2, 4));
  });

  it('of stacked linear layers is that of one', () => {
    const stacked = smallNetwork(makeReference(), { layers: [dense(4), dense(2)], loss: 'mean_squared_error' });
    forward(stacked, m, false, null);
    const [W1, b1, W2, b2] = slotsOf(stacked).map(({ values }) => values);
    const single = smallNetwork(makeReference(), { layers: [dense(2)], loss: 'mean_squared_error' });
    const [W, b] = slotsOf(single).map(({ values }) => values);
    for (let j = 0; j < 2; j++) {
      b[j] = b2[j];
      for (let k = 0; k < 4; k++) b[j] += b1[k] * W2[k * 2 + j];
      for (let i = 0; i < nInput; i++) {
        W[i * 2 + j] = 0;
        for (let k = 0; k < 4; k++) W[i * 2 + j] += W1[i * 4 + k] * W2[k * 2 + j];
      }
    }
    forward(single, m, false, null);
    const { a } = stacked.layers[2] as Built;
    (single.layers[1] as Built).a.forEach((value, k) => {
      expect(value).toBeCloseTo(a[k], 13);
    });
  });
});
