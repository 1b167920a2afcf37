import { describe, expect, it } from 'vitest';
import { rows } from '../../../lib/model/input.ts';
import { dense } from '../../../lib/model/layers.ts';
import { sequential } from '../../../lib/model/sequential.ts';
import { adam } from '../../../lib/optimisers/adam.ts';
import type { Schedule } from '../../../lib/optimisers/optimiser.ts';
import { cosineDecay, scheduled, stepDecay, warmUp } from '../../../lib/optimisers/schedules.ts';
import { drawn } from '../../support/gradient-check.ts';
import { makeReference } from '../kernels/sets.ts';

const steps = (schedule: Schedule, list: readonly number[]) => list.map(schedule);
function expectNear(found: readonly number[], expected: readonly number[]): void {
  expect(found.length).toBe(expected.length);
  found.forEach((rate, k) => {
    expect(rate, `at ${k}`).toBeCloseTo(expected[k], 14);
  });
}

it('by steps: a tenth after every so many', () => {
  const schedule = stepDecay({ learningRate: 0.8, every: 100, factor: 0.5 });
  expectNear(steps(schedule, [0, 99, 100, 199, 200, 350]), [0.8, 0.8, 0.4, 0.4, 0.2, 0.1]);
});

it('along a cosine: all of it at first, half of what falls halfway, alpha at the end and after it', () => {
  const schedule = cosineDecay({ learningRate: 0.5, steps: 200, alpha: 0.2 });
  // keras.optimizers.schedules.CosineDecay(0.5, 200, alpha=0.2): 0.5 ((1 − 0.2) ½ (1 + cos(π t / 200)) + 0.2)
  const quarter = 0.5 * (0.8 * 0.5 * (1 + Math.SQRT1_2) + 0.2);
  expectNear(steps(schedule, [0, 50, 100, 200, 300, 400]), [0.5, quarter, 0.3, 0.1, 0.1, 0.1]);
  for (let t = 1; t <= 200; t++) expect(schedule(t)).toBeLessThan(schedule(t - 1));
});

it('after a warm-up: up in equal pieces, then the schedule from its own beginning', () => {
  const cosine = cosineDecay({ learningRate: 0.4, steps: 10 });
  const schedule = warmUp({ steps: 4, from: 0.1, to: cosine });
  expectNear(steps(schedule, [0, 1, 2, 3, 4]), [0.1, 0.175, 0.25, 0.325, 0.4]);
  for (let t = 0; t < 12; t++) expect(schedule(4 + t)).toBe(cosine(t));
  expectNear(steps(warmUp({ steps: 2, to: 0.3 }), [0, 1, 2, 9]), [0, 0.15, 0.3, 0.3]);
});

describe('an optimiser with a schedule', () => {
  const x = rows(drawn(10 * 3, 1, 'x'), 3);
  const y = { kind: 'labels', labels: Int32Array.from({ length: 10 }, (_, r) => r % 2) } as const;
  const schedule = warmUp({ steps: 3, from: 0.001, to: stepDecay({ learningRate: 0.1, every: 2, factor: 0.5 }) });
  const modelOf = (optimizer = scheduled(adam(), schedule)) => {
    const model = sequential([dense(2, { activation: 'softmax' })], { inputShape: [3], kernels: makeReference() });
    model.compile({ optimizer, loss: 'sparse_categorical_crossentropy' });
    return model;
  };

  it('steps at the rates of the schedule, as one does whose rate is set by hand before each', () => {
    const [model, byHand] = [modelOf(), modelOf(adam())];
    const [run, other] = [model, byHand].map((one) => one.run(x, y, { epochs: 3, batchSize: 3 }));
    for (let t = 0; !run.done; t++) {
      other.rate = schedule(t);
      expect(run.next()).toEqual(other.next());
      expect(run.rate).toBe(schedule(t));
      expect(model.getWeights()).toEqual(byHand.getWeights());
    }
  });

  it('goes on where it was when a run is brought back, and in a second fit', () => {
    const [whole, parted] = [modelOf(), modelOf()];
    const run = whole.run(x, y, { epochs: 2, batchSize: 3 });
    for (let k = 0; k < 3; k++) run.next();
    const state = run.state();
    while (!run.done) run.next();
    const resumed = parted.run(x, y, { epochs: 2, batchSize: 3 });
    resumed.restore(state);
    while (!resumed.done) resumed.next();
    expect(parted.getWeights()).toEqual(whole.getWeights());
    const again = whole.run(x, y, { batchSize: 3 });
    again.next();
    expect(again.rate).toBe(schedule(8));
  });

  it('does not let its rate be set, as in Keras', () => {
    const run = modelOf().run(x, y);
    expect(() => {
      run.rate = 0.1;
    }).toThrow(/follows a schedule/);
  });

  it('is refused where its rate is no number', () => {
    const run = modelOf(scheduled(adam(), (t) => (t < 1 ? 0.1 : Number.NaN))).run(x, y, { epochs: 2 });
    run.next();
    expect(() => run.next()).toThrow(/schedule must be ≥ 0, found NaN/);
  });
});

it.each<[() => Schedule, RegExp]>([
  [() => stepDecay({ every: 0 }), /stepDecay: every must be 1, 2, 3, …, found 0/],
  [() => stepDecay({ every: 5, factor: -1 }), /factor must be ≥ 0/],
  [() => cosineDecay({ steps: 1.5 }), /cosineDecay: steps/],
  [() => cosineDecay({ steps: 5, learningRate: Number.NaN }), /learningRate.*NaN/],
  [() => warmUp({ steps: 0, to: 1 }), /warmUp: steps/],
])('what is no schedule is refused', (make, words) => {
  expect(make).toThrow(words);
});
