/** Losses with settings of their own, as compile takes them. */
import { describe, expect, it } from 'vitest';
import { rows } from '../../../lib/model/input.ts';
import { type DenseActivation, dense } from '../../../lib/model/layers.ts';
import type { LossSettings } from '../../../lib/model/losses.ts';
import { type Sequential, sequential } from '../../../lib/model/sequential.ts';
import { drawn } from '../../support/gradient-check.ts';
import { makeReference, makeSimd } from '../kernels/sets.ts';

const [count, width, n] = [6, 3, 4];
const x = rows(drawn(count * width, 1, 'x'), width);
const targets = (values: Float64Array) => ({ kind: 'rows', width: n, values }) as const;
const classes = Float64Array.from({ length: count * n }, (_, k) => (k % n === (k * k) % 3 ? 1 : 0));
const y = drawn(count * n, 2, 'y', 2);

function modelOf(loss: string | LossSettings, activation: DenseActivation, kernels = makeReference()): Sequential {
  const model = sequential([dense(n, { activation })], { inputShape: [width], kernels });
  model.compile({ optimizer: 'sgd', loss });
  return model;
}
/** The loss and the weights after a step, from weights that are the same each time. */
function stepOf(loss: string | LossSettings, activation: DenseActivation, values: Float64Array, fast = false) {
  const model = modelOf(loss, activation, fast ? makeSimd(1 << 20) : makeReference());
  const [{ batchLoss }] = [...model.fit(x, targets(values), { shuffle: false })];
  return [batchLoss, ...model.getWeights().flatMap((list) => [...list])];
}

describe('label smoothing', () => {
  const share = 0.2;
  it.each([
    ['categorical_crossentropy', 'softmax', n],
    ['categorical_crossentropy', 'sigmoid', n],
    ['binary_crossentropy', 'sigmoid', 2],
    ['binary_crossentropy', 'softmax', 2],
  ] as const)('of %s on %s trains as on targets smoothed by hand', (name, activation, among) => {
    const byHand = classes.map((value) => (1 - share) * value + share / among);
    expect(stepOf({ name, labelSmoothing: share }, activation, classes)).toEqual(stepOf(name, activation, byHand));
    const [fast, exact] = [true, false].map((f) => stepOf({ name, labelSmoothing: share }, activation, classes, f));
    exact.forEach((value, k) => {
      expect(fast[k]).toBeCloseTo(value, 5);
    });
  });

  it('leaves the targets as they are, so that evaluating twice gives the same', () => {
    const model = modelOf({ name: 'categorical_crossentropy', labelSmoothing: share }, 'softmax');
    const first = model.evaluate(x, targets(classes));
    expect(model.evaluate(x, targets(classes))).toEqual(first);
  });
});

describe("Huber's delta", () => {
  it('is 1 unless told otherwise, as in Keras', () => {
    expect(stepOf('huber', 'linear', y)).toEqual(stepOf({ name: 'huber', delta: 1 }, 'linear', y));
    expect(stepOf('huber', 'linear', y)).not.toEqual(stepOf({ name: 'huber', delta: 0.5 }, 'linear', y));
  });
});

it("Keras's short names are the long ones", () => {
  expect(stepOf('mae', 'linear', y)).toEqual(stepOf('mean_absolute_error', 'linear', y));
  expect(stepOf('mae', 'linear', y)).not.toEqual(stepOf('mse', 'linear', y));
});

it('one output learns to tell two classes by the squared hinge, from labels 0 and 1', () => {
  const model = sequential([dense(1)], { inputShape: [1], kernels: makeReference() });
  model.compile({ optimizer: 'sgd', loss: 'squared_hinge' });
  const labels = { kind: 'labels', labels: Int32Array.of(0, 0, 1, 1) } as const;
  const line = rows(Float64Array.of(-2, -1, 1, 2), 1);
  for (const _ of model.fit(line, labels, { epochs: 200 }));
  expect(model.evaluate(line, labels).accuracy).toBe(1);
  const [left, , , right] = model.predict(line);
  expect([left < -1, right > 1]).toEqual([true, true]);
});

it.each<[LossSettings, RegExp]>([
  [{ name: 'huber', delta: 0 }, /huber: delta.*> 0.*0/],
  [{ name: 'huber', delta: Number.NaN }, /huber: delta.*NaN/],
  [{ name: 'binary_crossentropy', labelSmoothing: 1.5 }, /labelSmoothing.*1\.5/],
  [{ name: 'mean_squared_error', labelSmoothing: 0.1 }, /labelSmoothing/],
  [{ name: 'sparse_categorical_crossentropy', labelSmoothing: 0.1 }, /labelSmoothing/],
  [{ name: 'squared_hinge', delta: 1 }, /delta/],
])('%o is refused by name', (loss, words) => {
  const activation = loss.name === 'sparse_categorical_crossentropy' ? 'softmax' : 'sigmoid';
  expect(() => modelOf(loss, activation)).toThrow(words);
});
