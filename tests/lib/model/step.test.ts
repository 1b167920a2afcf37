/** A step taken apart: the same as a whole one, and free for errors of the caller's own. */
import { describe, expect, it } from 'vitest';
import type { Built } from '../../../lib/model/built.ts';
import { scoreGradient } from '../../../lib/model/explain.ts';
import { rows } from '../../../lib/model/input.ts';
import {
  conv2d,
  dense,
  dropout,
  flatten,
  gru,
  type Layer,
  maxPooling2d,
  simpleRNN,
} from '../../../lib/model/layers.ts';
import { slotsOf } from '../../../lib/model/run.ts';
import { type Sequential, sequential } from '../../../lib/model/sequential.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import { twoTower } from '../../../lib/nn/two-tower.ts';
import { adam } from '../../../lib/optimisers/adam.ts';
import { clipped } from '../../../lib/optimisers/clipping.ts';
import type { Optimiser } from '../../../lib/optimisers/optimiser.ts';
import { scheduled, stepDecay } from '../../../lib/optimisers/schedules.ts';
import { sgd } from '../../../lib/optimisers/sgd.ts';
import { dot, drawn, expectGradient, slopeAlong } from '../../support/gradient-check.ts';
import { kernelSets, makeReference } from '../kernels/sets.ts';

const sparse = 'sparse_categorical_crossentropy';
const m = 6;
const labels = Int32Array.of(0, 2, 1, 1, 0, 2);
const softmax = dense(3, { activation: 'softmax' });
const stacks: [string, number[], Layer[]][] = [
  ['dense layers', [8], [dense(5, { activation: 'tanh', l2: 0.01 }), dropout(0.3), softmax]],
  ['a convolution', [4, 4, 1], [conv2d(3, 2, { activation: 'sigmoid' }), maxPooling2d(2), flatten(), softmax]],
  ['pooling first', [4, 4, 1], [maxPooling2d(2), conv2d(3, 2, { activation: 'tanh' }), flatten(), softmax]],
  ['recurrent layers', [4, 2], [gru(3, { returnSequences: true }), dropout(0.2), simpleRNN(4), softmax]],
];
const sizeOf = (shape: readonly number[]) => shape.reduce((product, n) => product * n, 1);

function modelOf(
  layers: readonly Layer[],
  inputShape: number[],
  optimizer: Optimiser,
  kernels: Kernels = makeReference(),
  loss: string = sparse,
): Sequential {
  const model = sequential(layers, { inputShape, kernels, seed: 3 });
  model.compile({ optimizer, loss });
  return model;
}

describe.each(kernelSets)('with %s kernels', (_set, make) => {
  it.each(stacks)('a step over %s in parts is a whole one, to the bit', (_name, inputShape, layers) => {
    const makes = [
      () => adam(),
      () => clipped(sgd({ learningRate: 0.5 }), { globalClipnorm: 0.05 }),
      () => scheduled(adam(), stepDecay({ learningRate: 0.1, every: 1, factor: 0.3 })),
    ];
    for (const optimiser of makes) {
      const [whole, parted] = [0, 1].map(() => modelOf(layers, inputShape, optimiser(), make()));
      const x = drawn(m * sizeOf(inputShape), 1, 'x').map(Math.fround);
      const run = whole.run(
        rows(Float32Array.from(x), sizeOf(inputShape)),
        { kind: 'labels', labels },
        { epochs: 3, shuffle: false, batchSize: m },
      );
      const step = parted.step(m);
      while (!run.done) {
        const { batchLoss } = run.next();
        step.forward(x);
        const loss = step.error(sparse, labels) / m;
        const penalty = step.applyGradients();
        expect(loss + penalty).toBe(batchLoss);
        expect(parted.getWeights()).toEqual(whole.getWeights());
      }
    }
  });
});

describe('an error that the caller sets', () => {
  it('reaches the parameters of two networks that are to find each other', () => {
    const left = modelOf([dense(5, { activation: 'tanh' }), dense(3)], [4], sgd(), makeReference(), 'mse');
    const right = modelOf([gru(4), dense(3)], [3, 2], sgd(), makeReference(), 'mse');
    const [x, y] = [drawn(m * 4, 1, 'x'), drawn(m * 6, 2, 'y')];
    const [one, other] = [left.step(m), right.step(m)];
    const [du, dv] = [new Float64Array(m * 3), new Float64Array(m * 3)];
    const loss = () => twoTower(du, dv, one.forward(x), other.forward(y), m, 3, 0.3) / m;
    const before = loss();
    one.setError(du);
    other.setError(dv);
    for (const [step, model] of [
      [one, left],
      [other, right],
    ] as const) {
      const kept = model.getWeights();
      const slots = slotsOf(step.net);
      step.applyGradients(0); // gradients alone: nothing moves
      slots.forEach(({ values, gradient, length }, k) => {
        expect(values).toEqual(kept[k]);
        const direction = drawn(length, 5, `direction ${k}`);
        const claimed = dot(gradient, direction);
        const measured = slopeAlong(loss, values as Float64Array, direction);
        expect(Math.abs(claimed - measured)).toBeLessThan(1e-7 * (1 + Math.abs(measured)));
      });
    }
    for (let k = 0; k < 300; k++) {
      loss();
      one.setError(du);
      other.setError(dv);
      one.applyGradients(0.3);
      other.applyGradients(0.3);
    }
    expect(loss()).toBeLessThan(before / 2);
  });

  it('is a policy gradient: of rewards 1 for every answer it is the cross-entropy of the answers given', () => {
    const layers = [dense(5, { activation: 'relu' }), softmax];
    const [byLoss, byReward] = [0, 1].map(() => modelOf(layers, [4], adam()));
    const x = drawn(m * 4, 1, 'x');
    const [one, other] = [byLoss.step(m), byReward.step(m)];
    one.forward(x);
    one.error(sparse, labels);
    one.applyGradients();
    const a = other.forward(x);
    other.setError(a.map((p, k) => (p - (labels[Math.floor(k / 3)] === k % 3 ? 1 : 0)) / m));
    other.applyGradients();
    expect(byReward.getWeights()).toEqual(byLoss.getWeights());
  });
});

describe('slopes of a batch', () => {
  it.each(stacks)('of %s in the input are those of its rows one by one', (_name, inputShape, layers) => {
    const nInput = sizeOf(inputShape);
    const model = modelOf(layers, inputShape, sgd());
    const x = drawn(m * nInput, 1, 'x');
    const step = model.step(m);
    step.forward(x, false);
    step.setError(Float64Array.from({ length: m * 3 }, (_, k) => (k % 3 === 1 ? 1 : 0)));
    const dx = step.inputGradient().slice();
    for (let r = 0; r < m; r++) {
      const row = scoreGradient(step.net, x.slice(r * nInput, (r + 1) * nInput), 1);
      row.forEach((slope, i) => {
        expect(dx[r * nInput + i]).toBeCloseTo(slope, 13);
      });
    }
  });

  it.each(stacks)('of %s are those of its loss, in the input', (_name, inputShape, layers) => {
    const x = drawn(m * sizeOf(inputShape), 1, 'x');
    const step = modelOf(layers, inputShape, sgd()).step(m);
    const loss = (training: boolean) => {
      step.forward(x, training);
      return step.error(sparse, labels) / m;
    };
    for (const training of [true, false]) {
      loss(training);
      expectGradient(() => loss(training), x, Float64Array.from(step.inputGradient()), 4);
    }
  });

  it('are of the last error told, however many were told of one batch', () => {
    const step = modelOf([dense(4, { activation: 'tanh' }), softmax], [3], sgd()).step(m);
    const delta = drawn(m * 3, 2, 'delta');
    step.forward(drawn(m * 3, 1, 'x'));
    step.error(sparse, labels);
    const ofLoss = step.inputGradient().slice();
    step.setError(delta);
    const ofDelta = step.inputGradient().slice();
    expect(ofDelta).not.toEqual(ofLoss);
    step.error(sparse, labels);
    expect(step.inputGradient()).toEqual(ofLoss);
    step.setError(delta);
    expect(step.inputGradient()).toEqual(ofDelta);
  });

  it('in an activation are what a bias behind it would feel', () => {
    const model = modelOf([dense(5, { activation: 'tanh' }), dense(4), softmax], [3], sgd());
    const x = drawn(m * 3, 1, 'x');
    const step = model.step(m);
    step.forward(x);
    step.error(sparse, labels);
    const da = step.activationGradient(2);
    // layer 2 is linear: moving its bias moves every row of its outputs alike
    const { biases } = step.net.layers[2] as Built;
    for (let j = 0; j < 4; j++) {
      const sum = Array.from({ length: m }, (_, r) => da[r * 4 + j]).reduce((a, b) => a + b, 0);
      const axis = [0, 1, 2, 3].map((k) => (k === j ? 1 : 0));
      const loss = () => {
        step.forward(x);
        return step.error(sparse, labels) / m;
      };
      expect(sum).toBeCloseTo(slopeAlong(loss, biases.values as Float64Array, axis), 8);
    }
    expect(() => step.activationGradient(3)).toThrow(/layer must be 1 … 2, found 3/);
  });

  it('may be asked for a thousand times: they take no more room', () => {
    const kernels = kernelSets[1][1]();
    const model = modelOf([dense(50), softmax], [100], sgd(), kernels);
    const step = model.step(64);
    const x = drawn(64 * 100, 1, 'x');
    step.forward(x);
    step.setError(new Float32Array(64 * 3));
    step.inputGradient();
    const free = kernels.available();
    for (let k = 0; k < 1000; k++) step.inputGradient();
    expect(kernels.available()).toBe(free);
  });
});

it('what does not fit is refused with what was expected', () => {
  const model = modelOf([softmax], [4], sgd());
  const step = model.step(2);
  expect(() => step.inputGradient()).toThrow(/rows must be 1/);
  expect(() => step.forward(new Float64Array(12))).toThrow(/rows must be 1 … 2, found 3/);
  expect(() => step.forward(new Float64Array(5))).toThrow(/found 1.25/);
  step.forward(new Float64Array(4));
  expect(() => step.setError(new Float64Array(4))).toThrow(/delta: expected 3, found 4/);
  expect(() => step.error(sparse, labels)).toThrow(/targets: expected 1, found 6/);
  step.error(sparse, Int32Array.of(1));
  step.applyGradients();
  expect(() => step.applyGradients()).toThrow(/rows must be 1/); // a batch is good for one step
  expect(() => sequential([softmax], { inputShape: [4], kernels: makeReference() }).step(2)).toThrow(/compile/);
});
