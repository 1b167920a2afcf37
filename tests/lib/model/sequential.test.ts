import { describe, expect, it } from 'vitest';
import { generator } from '../../../lib/generator.ts';
import { pixels, rows, type Targets } from '../../../lib/model/input.ts';
import { conv2d, dense, dropout, flatten, type Layer, maxPooling2d } from '../../../lib/model/layers.ts';
import { type Sequential, sequential } from '../../../lib/model/sequential.ts';
import { adam } from '../../../lib/optimisers/adam.ts';
import { sgd } from '../../../lib/optimisers/sgd.ts';
import { drawn } from '../../support/gradient-check.ts';
import { kernelSets, makeReference } from '../kernels/sets.ts';

const [count, width] = [50, 4];
const x = rows(drawn(count * width, 1, 'x'), width);
/** Which of the first three numbers of a row is largest. */
const labels = Int32Array.from({ length: count }, (_, r) => {
  const row = [...x.values.subarray(r * width, r * width + 3)];
  return row.indexOf(Math.max(...row));
});
const y: Targets = { kind: 'labels', labels };

const small: Layer[] = [dense(8, { activation: 'tanh' }), dense(3, { activation: 'softmax' })];
const loss = 'sparse_categorical_crossentropy';

function model(layers: readonly Layer[] = small, { seed = 1, kernels = makeReference() } = {}): Sequential {
  return sequential(layers, { inputShape: [width], seed, kernels });
}

function compiled(layers?: readonly Layer[], options?: Parameters<typeof model>[1]): Sequential {
  const made = model(layers, options);
  made.compile({ optimizer: adam({ learningRate: 0.01 }), loss, metrics: ['accuracy'] });
  return made;
}

describe('Sequential', () => {
  it("counts the article's 101,770 parameters", () => {
    const layers = [flatten(), dense(128, { activation: 'relu' }), dropout(0.2), dense(10, { activation: 'softmax' })];
    const article = sequential(layers, { inputShape: [28, 28], kernels: makeReference() });
    expect(article.countParams()).toBe(101_770);
    expect(article.summary()).toEqual([
      { name: 'flatten', outputShape: [784], parameters: 0 },
      { name: 'dense', outputShape: [128], parameters: 100_480 },
      { name: 'dropout', outputShape: [128], parameters: 0 },
      { name: 'dense', outputShape: [10], parameters: 1_290 },
    ]);
  });

  it('counts a convolutional network as Keras does, and starts it from the fans of one place', () => {
    const layers = [
      conv2d(8, [5, 3], { activation: 'relu' }),
      maxPooling2d(2),
      conv2d(16, 3, { padding: 'same' }),
      maxPooling2d(3),
      flatten(),
      dropout(0.5),
      dense(10, { activation: 'softmax' }),
    ];
    const network = sequential(layers, { inputShape: [28, 28, 1], kernels: makeReference() });
    expect(network.summary()).toEqual([
      { name: 'conv2d', outputShape: [24, 26, 8], parameters: 128 },
      { name: 'maxPooling2d', outputShape: [12, 13, 8], parameters: 0 },
      { name: 'conv2d', outputShape: [12, 13, 16], parameters: 1168 },
      { name: 'maxPooling2d', outputShape: [4, 4, 16], parameters: 0 },
      { name: 'flatten', outputShape: [256], parameters: 0 },
      { name: 'dropout', outputShape: [256], parameters: 0 },
      { name: 'dense', outputShape: [10], parameters: 2570 },
    ]);
    const weights = network.getWeights();
    expect(weights.map(({ length }) => length)).toEqual([120, 8, 1152, 16, 2560, 10]);
    const limit = Math.sqrt(6 / (9 * 8 + 9 * 16));
    expect(Math.max(...weights[2].map(Math.abs))).toBeLessThanOrEqual(limit);
    expect(Math.max(...weights[2].map(Math.abs))).toBeGreaterThan(0.95 * limit);
  });

  it.each(kernelSets)('learns where in an image a stroke is, with the %s kernels', (_name, make) => {
    // a stroke across or down, anywhere: no pixel alone tells which
    const random = generator(3, 'strokes');
    const [count, side] = [240, 8];
    const bytes = new Uint8Array(count * side * side);
    const labels = Uint8Array.from({ length: count }, (_, r) => {
      const [row, column, label] = [random.integer(side - 2), random.integer(side - 2), random.integer(2)];
      for (let k = 0; k < 3; k++) bytes[r * 64 + (row + (label ? k : 1)) * side + column + (label ? 1 : k)] = 255;
      return label;
    });
    const layers = [
      conv2d(4, 3, { activation: 'relu' }),
      maxPooling2d(6),
      flatten(),
      dense(2, { activation: 'softmax' }),
    ];
    const learner = sequential(layers, { inputShape: [side, side, 1], kernels: make() });
    learner.compile({ optimizer: adam({ learningRate: 0.02 }), loss });
    const [images, classes] = [pixels(bytes, 64), { kind: 'labels', labels } as const];
    for (const _ of learner.fit(images, classes, { epochs: 25, batchSize: 16 }));
    expect(learner.evaluate(images, classes).accuracy).toBe(1);
  });

  it('begins with Glorot-uniform weights, zero biases, and another seed elsewhere', () => {
    const [W1, b1, W2, b2] = model().getWeights();
    const limit = Math.sqrt(6 / (width + 8));
    expect(Math.max(...W1.map(Math.abs))).toBeLessThanOrEqual(limit);
    expect(Math.max(...W1.map(Math.abs))).toBeGreaterThan(0.8 * limit);
    expect([...b1, ...b2].every((b) => b === 0)).toBe(true);
    expect(model().getWeights()[2]).toEqual(W2);
    expect(model(small, { seed: 2 }).getWeights()[2]).not.toEqual(W2);
  });

  it.each(kernelSets)('learns with the %s kernels, and says so as Keras does', (_name, make) => {
    const learner = compiled(small, { kernels: make() });
    const before = learner.evaluate(x, y);
    const reports = [...learner.fit(x, y, { epochs: 60, batchSize: 8 })];
    expect(reports.length).toBe(60 * 7);
    const after = learner.evaluate(x, y);
    expect(after.loss).toBeLessThan(before.loss / 3);
    expect(after.accuracy).toBeGreaterThan(0.9);
    expect(reports.at(-1)!.epochLogs!.loss).toBeCloseTo(after.loss, 1);
  });

  it('keeps the last part for validation, before shuffling, and the last small batch', () => {
    const learner = compiled();
    const poisoned = Int32Array.from(labels, (label, r) => (r < 40 ? label : (label + 1) % 3));
    const reports = [
      ...learner.fit(x, { kind: 'labels', labels: poisoned }, { epochs: 80, batchSize: 16, validationSplit: 0.2 }),
    ];
    // 40 examples in batches of 16: 16, 16, 8
    expect(reports.length).toBe(80 * 3);
    const { accuracy, validationAccuracy } = reports.at(-1)!.epochLogs!;
    expect(accuracy).toBeGreaterThan(0.9); // what it was trained on is true
    expect(validationAccuracy).toBeLessThan(0.4); // and what was kept is false
  });

  it('averages an epoch over its examples, not its batches, and begins anew with the next', () => {
    const learner = compiled();
    const sizes = [16, 16, 16, 2];
    let mean = 0;
    for (const { step, batchLoss, logs, epochLogs } of learner.fit(x, y, { epochs: 3, batchSize: 16 })) {
      if (step === 1) mean = 0;
      mean += batchLoss * sizes[step - 1];
      const seen = sizes.slice(0, step).reduce((sum, size) => sum + size, 0);
      expect(logs.loss).toBeCloseTo(mean / seen, 12);
      expect(epochLogs !== null).toBe(step === 4);
    }
  });

  it('visits every example once an epoch, in another order each time', () => {
    // one weight, squared error, rate 0: the batch's loss is the example's own
    const learner = sequential([dense(1)], { inputShape: [1], kernels: makeReference() });
    learner.compile({ optimizer: sgd({ learningRate: 0 }), loss: 'mse' });
    const values = Float64Array.from({ length: 20 }, (_, r) => r);
    const targets: Targets = { kind: 'rows', width: 1, values };
    const zero = rows(new Float64Array(20), 1);
    const seen: number[][] = [[], []];
    for (const { epoch, batchLoss } of learner.fit(zero, targets, { epochs: 2, batchSize: 1 })) {
      seen[epoch - 1].push(Math.sqrt(batchLoss));
    }
    expect([...seen[0]].sort((a, b) => a - b)).toEqual([...values]);
    expect([...seen[1]].sort((a, b) => a - b)).toEqual([...values]);
    expect(seen[0]).not.toEqual(seen[1]);
    expect(seen[0]).not.toEqual([...values]);
    const straight = [...learner.fit(zero, targets, { batchSize: 1, shuffle: false })];
    expect(straight.map(({ batchLoss }) => Math.sqrt(batchLoss))).toEqual([...values]);
  });

  it('goes on where the first fit ended: twice one epoch is two, to the bit', () => {
    const layers = [dense(8, { activation: 'relu' }), dropout(0.3), dense(3, { activation: 'softmax' })];
    const [once, twice] = [compiled(layers), compiled(layers)];
    for (const _ of once.fit(x, y, { epochs: 4, batchSize: 8 }));
    for (const _ of twice.fit(x, y, { epochs: 1, batchSize: 8 }));
    for (const _ of twice.fit(x, y, { epochs: 3, batchSize: 8 }));
    expect(twice.getWeights()).toEqual(once.getWeights());
  });

  it('keeps its weights and what its optimiser remembers when a larger batch needs more room', () => {
    const [plain, crowded] = [compiled(), compiled()];
    const more = rows(drawn(4 * count * width, 1, 'more'), width);
    for (const _ of plain.fit(x, y, { epochs: 1 }));
    for (const _ of crowded.fit(x, y, { epochs: 1 }));
    crowded.predict(more);
    for (const _ of plain.fit(x, y, { epochs: 1 }));
    for (const _ of crowded.fit(x, y, { epochs: 1 }));
    expect(crowded.getWeights()).toEqual(plain.getWeights());
  });

  it('and a run that was under way goes on in the new room', () => {
    const [plain, crowded] = [compiled(), compiled()];
    const more = rows(drawn(4 * count * width, 1, 'more'), width);
    const runs = [plain, crowded].map((each) => each.run(x, y, { epochs: 2 }));
    for (const run of runs) run.next();
    crowded.predict(more);
    for (const run of runs) while (!run.done) run.next();
    expect(crowded.getWeights()).toEqual(plain.getWeights());
  });

  it('keeps its weights when it is compiled again', () => {
    const learner = compiled();
    for (const _ of learner.fit(x, y));
    const weights = learner.getWeights();
    learner.compile({ optimizer: 'sgd', loss });
    expect(learner.getWeights()).toEqual(weights);
  });

  it('adds the penalty to the loss it reports, in training and in evaluation', () => {
    const [free, bound] = [{}, { l1: 0.25, l2: 0.5 }].map((penalties) => {
      const learner = compiled([dense(3, { activation: 'softmax', ...penalties })]);
      learner.setWeights([new Float64Array(12).fill(0.5), new Float64Array(3)]);
      return learner;
    });
    const penalty = 0.5 * 12 * 0.25 + 0.25 * 12 * 0.5;
    expect(bound.evaluate(x, y).loss - free.evaluate(x, y).loss).toBeCloseTo(penalty, 13);
    const first = (learner: Sequential) => learner.fit(x, y).next().value!.batchLoss;
    expect(first(bound) - first(free)).toBeCloseTo(penalty, 13);
  });

  it('drops units in training and none in evaluation', () => {
    const learner = compiled([dense(64, { activation: 'relu' }), dropout(0.5), dense(3, { activation: 'softmax' })]);
    expect(learner.predict(x)).toEqual(learner.predict(x));
    const still = compiled([dense(64, { activation: 'relu' }), dense(3, { activation: 'softmax' })]);
    expect(learner.predict(x)).toEqual(still.predict(x));
    expect(learner.fit(x, y).next().value!.batchLoss).not.toBe(still.fit(x, y).next().value!.batchLoss);
  });

  it('decides at one half where there is one output', () => {
    const judge = sequential([dense(1, { activation: 'sigmoid' })], { inputShape: [1], kernels: makeReference() });
    judge.compile({ optimizer: 'adam', loss: 'binary_crossentropy' });
    judge.setWeights([Float64Array.of(1), Float64Array.of(0)]);
    const sides = rows(Float64Array.of(-3, -1, 2, 5), 1);
    const score = (labels: Int32Array) => judge.evaluate(sides, { kind: 'labels', labels }).accuracy;
    expect(score(Int32Array.of(0, 0, 1, 1))).toBe(1);
    expect(score(Int32Array.of(0, 1, 1, 0))).toBe(0.5);
    expect(score(Int32Array.of(1, 1, 0, 0))).toBe(0);
  });

  it('predicts rows of probabilities, however many there are', () => {
    const many = rows(drawn(600 * width, 2, 'many'), width);
    const learner = compiled();
    const all = learner.predict(many);
    expect(all.length).toBe(600 * 3);
    for (let r = 0; r < 600; r += 97) {
      const one = learner.predict(rows(many.values.slice(r * width, (r + 1) * width), width));
      expect(all.slice(r * 3, r * 3 + 3)).toEqual(one);
      expect(one[0] + one[1] + one[2]).toBeCloseTo(1, 13);
    }
  });
});
