/** What nobody should ask of the engine: each is refused with what was expected and what was found, and nothing is harmed. */
import { describe, expect, it } from 'vitest';
import { type Input, pixels, rows, type Targets } from '../../../lib/model/input.ts';
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
import { lossNames } from '../../../lib/model/losses.ts';
import { memoryFor, Program } from '../../../lib/model/program.ts';
import { type Sequential, sequential } from '../../../lib/model/sequential.ts';
import { articleSettings, type Settings } from '../../../lib/model/settings.ts';
import { activations } from '../../../lib/nn/activations.ts';
import { initialisers } from '../../../lib/nn/initialisers.ts';
import { adam } from '../../../lib/optimisers/adam.ts';
import { optimisers } from '../../../lib/optimisers/index.ts';
import { sgd } from '../../../lib/optimisers/sgd.ts';
import { Problem } from '../../../lib/problem.ts';
import { say } from '../../../src/i18n/problems.ts';
import { drawn } from '../../support/gradient-check.ts';
import { tinyDataset } from '../../support/tiny-dataset.ts';
import { makeReference, makeSimd } from '../kernels/sets.ts';

function problemOf(call: () => unknown): Problem {
  try {
    call();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('expected a problem, found none');
}

/** Words of programs: they are the same in every language. */
const words = new RegExp(
  [
    'sequential dense dropout flatten conv maxPooling filters kernelSize padding full valid same poolSize setWeights softmax Input fit evaluate predict compile rows pixels targets labels layers units rate',
    'width length inputShape batchSize batch epochs validationSplit learningRate kernelInitializer activation optimizer loss',
    'simpleRNN gru recurrentInitializer identity random_normal stddev delta labelSmoothing metrics accuracy setWeights examples seed earlyStopping monitor val_loss patience weights',
    'Float32Array Float64Array Uint8Array Int32Array Array Object String NaN Infinity null undefined',
    ...[lossNames, ...[activations, optimisers, initialisers].map((table) => Object.keys(table))].map((w) =>
      w.join(' '),
    ),
  ]
    .join(' ')
    .split(' ')
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'g',
);

/** The problem in both languages: the same facts in each, and no English prose in Chinese. */
function expectTold(problem: Problem, english: RegExp): void {
  expect(say(problem, 'en')).toMatch(english);
  const zh = say(problem, 'zh');
  expect(zh).toMatch(/\p{Script=Han}/u);
  for (const [name, fact] of Object.entries(problem.facts)) {
    expect(typeof fact === 'object', `${name} is a phrase`).toBe(false);
    if (problem.message.includes(String(fact)) && String(fact).length > 1) expect(zh).toContain(String(fact));
  }
  expect(zh.replace(words, '').replace(problem.facts.found as string, '')).not.toMatch(/[A-Za-z]{3}/);
}

const [count, width] = [50, 4];
const x = rows(drawn(count * width, 1, 'x'), width);
const labels = Int32Array.from({ length: count }, (_, r) => r % 3);
const y: Targets = { kind: 'labels', labels };
const sparse = 'sparse_categorical_crossentropy';
const small: Layer[] = [dense(5, { activation: 'tanh' }), dropout(0.2), dense(3, { activation: 'softmax' })];

const model = (layers: readonly Layer[] = small, inputShape: readonly number[] = [width]): Sequential =>
  sequential(layers, { inputShape, kernels: makeReference() });
const broken = (at: number, value: number) => Object.assign(drawn(count * width, 1, 'x'), { [at]: value });
const targets = (values: Float64Array, width = 3): Targets => ({ kind: 'rows', width, values });
const nothing: Input = { kind: 'rows', count: 0, width, values: new Float64Array(0) };

type Row = readonly [name: string, call: () => unknown, english: RegExp];

describe('what no network is made of', () => {
  it.each<Row>([
    ['no units', () => dense(0), /dense: units must be 1, 2, 3, …, found 0/],
    ['half a unit', () => dense(1.5), /found 1.5/],
    ['units that are no number', () => dense(Number.NaN), /found NaN/],
    ['units in words', () => dense('12' as never), /found 12/],
    ['an unknown activation', () => dense(3, { activation: 'swish' as never }), /"swish", known are linear, relu/],
    ['an unknown initialiser', () => dense(3, { kernelInitializer: 'ones' as never }), /"ones", known are glorot/],
    ['a negative penalty', () => dense(3, { l2: -1 }), /dense: l2 must be ≥ 0, found -1/],
    ['a penalty that is no number', () => dense(3, { l1: Number.NaN }), /dense: l1 must be ≥ 0, found NaN/],
    ['a dropout rate of 1', () => dropout(1), /found 1/],
    ['a negative dropout rate', () => dropout(-0.5), /found -0.5/],
    ['no layer at all', () => model([]), /at least one dense layer, found none/],
    ['no dense layer', () => model([flatten()], [2, 2]), /at least one dense layer/],
    [
      'dropout on the input',
      () => model([dropout(0.2), dense(3)]),
      /layer 1: dropout must stand behind dense, conv2d, maxPooling2d, simpleRNN, gru, found.*Input/,
    ],
    [
      'dropout on dropout',
      () => model([dense(3), dropout(0.2), dropout(0.2)]),
      /layer 3: dropout.*found behind dropout/,
    ],
    [
      'flatten in the middle',
      () => model([dense(3), flatten(), dense(3)]),
      /flatten: expected an input of 2, 3, … dimensions, found the shape \[3\]/,
    ],
    [
      'flatten of what is flat already',
      () => model([flatten(), dense(3)]),
      /2, 3, … dimensions, found the shape \[4\]/,
    ],
    ['rows and columns without flatten', () => model([dense(3)], [28, 28]), /1 dimensions, found the shape \[28, 28\]/],
    ['a recurrent layer without units', () => gru(0), /gru: units must be 1, 2, 3, …, found 0/],
    [
      'an unknown activation of states',
      () => simpleRNN(3, { activation: 'swish' as never }),
      /"swish", known are linear/,
    ],
    [
      'an unknown start of a recurrent kernel',
      () => gru(3, { recurrentInitializer: 'identity' as never }),
      /gru: recurrentInitializer.*"identity", known are glorot/,
    ],
    [
      'a deviation below 0',
      () => dense(3, { kernelInitializer: { name: 'random_normal', stddev: -1 } }),
      /dense: kernelInitializer: stddev must be ≥ 0, found -1/,
    ],
    [
      'a sequence without steps',
      () => model([gru(3), dense(3)]),
      /gru: expected an input of 2 dimensions, found the shape \[4\]/,
    ],
    [
      'all states into a dense layer',
      () => model([simpleRNN(3, { returnSequences: true }), dense(3)], [2, 2]),
      /dense: expected an input of 1 dimensions, found the shape \[2, 3\]/,
    ],
    ['no filters', () => conv2d(0, 3), /conv2d: filters must be 1, 2, 3, …, found 0/],
    ['half a kernel', () => conv2d(4, [3, 0.5]), /conv2d: kernelSize must be.*found 0.5/],
    ['an unknown padding', () => conv2d(4, 3, { padding: 'full' as never }), /"full", known are valid, same/],
    ['a softmax over filters', () => conv2d(4, 3, { activation: 'softmax' as never }), /"softmax", known are linear/],
    ['windows of nothing', () => maxPooling2d(0), /maxPooling2d: poolSize must be.*found 0/],
    [
      'a convolution of rows and columns without channels',
      () => model([conv2d(4, 3), flatten(), dense(3)], [28, 28]),
      /conv2d: expected an input of 3 dimensions, found the shape \[28, 28\]/,
    ],
    [
      'a kernel larger than its image',
      () => model([conv2d(4, [5, 3]), flatten(), dense(3)], [4, 4, 1]),
      /conv2d: kernelSize must be ≤ 4 × 4, found 5 × 3/,
    ],
    [
      'windows larger than what the convolution leaves',
      () => model([conv2d(4, 3), maxPooling2d(3), flatten(), dense(3)], [4, 4, 1]),
      /maxPooling2d: poolSize must be ≤ 2, found 3/,
    ],
    [
      'maps that are not flattened before a dense layer',
      () => model([conv2d(4, 3), dense(3)], [4, 4, 1]),
      /dense: expected an input of 1 dimensions, found the shape \[2, 2, 4\]/,
    ],
    ['an input of nothing', () => model(small, [0]), /inputShape must be 1, 2, 3, …, found \[0\]/],
    ['an input without a shape', () => model(small, []), /found \[\]/],
    ['an input that is no number', () => model(small, [Number.NaN]), /found \[NaN\]/],
  ])('%s', (_name, call, english) => {
    expectTold(problemOf(call), english);
  });
});

describe('what no data are', () => {
  it.each<Row>([
    ['a row with NaN', () => rows(broken(6, Number.NaN), width), /rows: row 1, column 2: .*finite number, found NaN/],
    ['a row with an infinity', () => rows(broken(3, -1 / 0), width), /row 0, column 3: .*found -Infinity/],
    ['half a row', () => rows(new Float64Array(7), 4), /rows: length: expected 4 · n, found 7/],
    ['rows of no width', () => rows(new Float64Array(8), 0), /rows: width must be 1, 2, 3, …, found 0/],
    ['a list for an array', () => rows([1, 2, 3, 4] as never, 4), /expected Float32Array, Float64Array, found Array/],
    ['words', () => rows('1234' as never, 4), /found String/],
    ['nothing', () => rows(undefined as never, 4), /found undefined/],
    [
      'numbers for bytes',
      () => pixels(new Float32Array(784) as never),
      /pixels: expected Uint8Array, found Float32Array/,
    ],
    ['half an image', () => pixels(new Uint8Array(400)), /pixels: length: expected 784 · n, found 400/],
  ])('%s', (_name, call, english) => {
    expectTold(problemOf(call), english);
  });
});

/** In the middle of its second epoch, compiled for classes. */
function busy() {
  const learner = model();
  learner.compile({ optimizer: adam({ learningRate: 0.01 }), loss: sparse });
  const run = learner.run(x, y, { epochs: 3, batchSize: 8, validationSplit: 0.2 });
  for (let k = 0; k < 8; k++) run.next();
  const rest = () => {
    const logs = [];
    while (!run.done) logs.push(run.next());
    for (const report of learner.fit(x, y, { batchSize: 8 })) logs.push(report);
    return { logs, weights: learner.getWeights() };
  };
  return { learner, run, rest };
}
const undisturbed = busy().rest();

describe('what a model refuses in the middle of a run, which then goes on to the same bits', () => {
  it.each<readonly [name: string, call: (of: ReturnType<typeof busy>) => unknown, english: RegExp]>([
    ['other columns', ({ learner }) => learner.fit(rows(new Float64Array(6), 3), y).next(), /3 columns.*weights for 4/],
    ['other columns to predict', ({ learner }) => learner.predict(rows(new Float64Array(6), 3)), /3 columns.*4/],
    ['no examples', ({ learner }) => learner.run(nothing, y), /fit: expected at least 1 example, found 0/],
    ['none to evaluate', ({ learner }) => learner.evaluate(nothing, y), /evaluate: .* found 0/],
    ['none to predict', ({ learner }) => learner.predict(nothing), /predict: .* found 0/],
    ['all of them for validation', ({ learner }) => learner.run(x, y, { validationSplit: 0.999 }), /0.999: .*found 0/],
    ['a split of all', ({ learner }) => learner.run(x, y, { validationSplit: 1 }), /validationSplit must be.*found 1/],
    ['a split that is no number', ({ learner }) => learner.run(x, y, { validationSplit: Number.NaN }), /found NaN/],
    ['zero epochs', ({ learner }) => learner.run(x, y, { epochs: 0 }), /epochs must be 1, 2, 3, …, found 0/],
    ['an epoch and a half', ({ learner }) => learner.run(x, y, { epochs: 1.5 }), /found 1.5/],
    ['an empty batch', ({ learner }) => learner.run(x, y, { batchSize: 0 }), /batchSize must be 1, 2, 3, …, found 0/],
    ['a negative batch', ({ learner }) => learner.run(x, y, { batchSize: -8 }), /found -8/],
    [
      'a rate that is no number',
      ({ run }) => void Object.assign(run, { rate: Number.NaN }),
      /rate must be ≥ 0, found NaN/,
    ],
    ['a negative rate', ({ run }) => void Object.assign(run, { rate: -1 }), /found -1/],
    [
      'a label too many',
      ({ learner }) => learner.run(x, { kind: 'labels', labels: new Int32Array(51) }),
      /expected 50 targets, one for each input, found 51/,
    ],
    [
      'a label beyond the classes',
      ({ learner }) => learner.run(x, { kind: 'labels', labels: labels.map((c, r) => (r === 17 ? 3 : c)) }),
      /label 17 must be 0 … 2, found 3/,
    ],
    [
      'a label below 0',
      ({ learner }) => learner.evaluate(x, { kind: 'labels', labels: labels.map((c, r) => (r === 9 ? -1 : c)) }),
      /label 9 must be 0 … 2, found -1/,
    ],
    [
      'labels in a list',
      ({ learner }) => learner.run(x, { kind: 'labels', labels: [...labels] as never }),
      /labels: expected Uint8Array, Int32Array, found Array/,
    ],
    [
      'rows for labels',
      ({ learner }) => learner.run(x, targets(new Float64Array(150))),
      /sparse_categorical_crossentropy needs one label for each example, found rows of 3 numbers/,
    ],
    [
      'a weight that is no number',
      ({ learner }) =>
        learner.setWeights([20, 5, 15, 3].map((length, k) => new Float64Array(length).fill(k < 2 ? 0 : Number.NaN))),
      /setWeights: row 2, column 0: .*found NaN/,
    ],
    ['weights of another size', ({ learner }) => learner.setWeights([new Float64Array(1)]), /20, 5, 15, 3, found 1/],
    [
      'an unknown loss',
      ({ learner }) => learner.compile({ optimizer: 'adam', loss: 'hinge' }),
      /"hinge".*mean_squared/,
    ],
    [
      'a setting that no loss has',
      ({ learner }) => learner.compile({ optimizer: 'adam', loss: { name: 'huber', gamma: 1 } as never }),
      /"gamma".*delta/,
    ],
    [
      'a Huber loss that is squared nowhere',
      ({ learner }) => learner.compile({ optimizer: 'adam', loss: { name: 'huber', delta: 0 } }),
      /huber: delta must be > 0, found 0/,
    ],
    [
      'an unknown optimiser',
      ({ learner }) => learner.compile({ optimizer: 'lion' as never, loss: sparse }),
      /"lion", known are sgd/,
    ],
    [
      'an unknown metric',
      ({ learner }) => learner.compile({ optimizer: 'adam', loss: sparse, metrics: ['f1'] }),
      /"f1", known are accuracy/,
    ],
    [
      "an optimiser of somebody's own without a rate",
      ({ learner }) => learner.compile({ optimizer: { ...sgd(), learningRate: Number.NaN }, loss: sparse }),
      /learningRate must be ≥ 0, found NaN/,
    ],
    [
      'a validation loss to be watched where nothing is kept',
      ({ learner }) => learner.run(x, y, { earlyStopping: { patience: 3 } }),
      /val_loss needs validation examples/,
    ],
  ])('%s', (_name, call, english) => {
    const model = busy();
    expectTold(
      problemOf(() => call(model)),
      english,
    );
    expect(model.rest()).toEqual(undisturbed);
  });

  it('or before it is compiled', () => {
    expectTold(
      problemOf(() => model().run(x, y)),
      /fit: .*compile/,
    );
    expectTold(
      problemOf(() => model().evaluate(x, y)),
      /evaluate: .*compile/,
    );
  });
});

describe('targets that do not fit the loss', () => {
  const compiled = (loss: string, layers: readonly Layer[] = [dense(3)]) => {
    const made = model(layers);
    made.compile({ optimizer: 'sgd', loss });
    return made;
  };
  it.each<Row>([
    ['classes without a softmax', () => compiled(sparse), /needs softmax as the last activation, found linear/],
    [
      'labels for a squared error',
      () => compiled('mse').run(x, y),
      /mean_squared_error needs rows of 3 targets, found one/,
    ],
    ['labels in place of rows', () => compiled('categorical_crossentropy', small).run(x, y), /needs rows of 3 targets/],
    [
      'rows of another width',
      () => compiled('mse').run(x, targets(new Float64Array(100), 2)),
      /rows of 3 numbers.*of 2/,
    ],
    ['a row too few', () => compiled('mse').run(x, targets(new Float64Array(147))), /expected 50 targets.*found 49/],
    [
      'half a row',
      () => compiled('mse').run(x, targets(new Float64Array(149))),
      /targets: length: expected 3 · n, found 149/,
    ],
    [
      'a target that is no number',
      () => compiled('mse').run(x, targets(new Float64Array(150).fill(Number.NaN, 100, 101))),
      /targets: row 33, column 1: .*found NaN/,
    ],
    [
      'a third class for one output',
      () => compiled('binary_crossentropy', [dense(1, { activation: 'sigmoid' })]).run(x, y),
      /label 2 must be 0 … 1, found 2/,
    ],
  ])('%s', (_name, call, english) => {
    expectTold(problemOf(call), english);
  });
});

describe('networks that no memory holds', () => {
  it.each<[string, () => Sequential]>([
    ['reference', () => sequential([dense(4e9), dense(1)], { inputShape: [784], kernels: makeReference() })],
    ['simd', () => sequential([dense(4096), dense(4096)], { inputShape: [784], kernels: makeSimd(1 << 20) })],
  ])('are refused before anything is taken, with what they need and what there is: %s', (_name, make) => {
    const wide = make();
    wide.compile({ optimizer: 'adam', loss: 'mse' });
    const before = wide.kernels.available();
    const problem = problemOf(() => wide.getWeights());
    expectTold(problem, /needs \d+ more bytes of memory, \d+ are left/);
    expect(problem.facts.available).toBe(before);
    expect(problem.facts.needed).toBeGreaterThan(before);
    expect(wide.kernels.available()).toBe(before);
  });

  it('a batch larger than the data takes no more room than the data, and is one step', () => {
    const train = (batchSize: number) => {
      const learner = sequential([dense(3, { activation: 'softmax' })], {
        inputShape: [width],
        kernels: makeSimd(1 << 20),
      });
      learner.compile({ optimizer: 'adam', loss: sparse });
      const floats: Input = rows(Float32Array.from(x.values), width);
      return { steps: [...learner.fit(floats, y, { batchSize, epochs: 2 })].length, weights: learner.getWeights() };
    };
    expect(train(1e9)).toEqual(train(count));
    expect(train(1e9).steps).toBe(2);
  });
});

describe("settings that the article's program refuses", () => {
  const data = tinyDataset(100, 20, 50);
  const settings: Settings = {
    ...articleSettings,
    layers: [{ units: 4, activation: 'relu' }],
    epochs: 1,
    examples: 100,
  };
  const program = (changes: Partial<Settings>) => new Program({ ...settings, ...changes }, data, makeSimd());
  const wide = Array(8).fill({ units: 4096, activation: 'relu' });

  it.each<Row>([
    ['zero epochs', () => program({ epochs: 0 }), /epochs must be 1 … 1000, found 0/],
    ['a negative rate', () => program({ rate: -0.1 }), /rate must be 0 < x ≤ 10, found -0.1/],
    ['a rate that is no number', () => program({ rate: Number.NaN }), /found NaN/],
    ['a batch larger than the data', () => program({ batch: 91 }), /batch must be 1 … 90, found 91/],
    ['more examples than there are', () => program({ examples: 101 }), /examples must be 32 … 100, found 101/],
    ['everything for validation', () => program({ validationSplit: 1 }), /validationSplit must be 0 ≤ x < 1, found 1/],
    ['an absurd width', () => program({ layers: [{ units: 1e9, activation: 'relu' }] }), /units must be 1 … 4096/],
    ['too many layers', () => program({ layers: Array(9).fill(settings.layers[0]) }), /layers must be 0 … 8, found 9/],
    ['layers that are no list', () => program({ layers: 3 as never }), /layers: expected Array, found 3/],
    ['more memory than a page may take', () => program({ layers: wide }), /needs \d+ MB of memory, at most 1024 MB/],
    ['or asked beforehand', () => memoryFor({ ...settings, layers: wide }), /needs \d+ MB/],
    ['a rate changed to nothing', () => program({}).changeRate(0), /rate must be 0 < x ≤ 10, found 0/],
    ['an image of another size', () => program({}).predict(new Float32Array(100)), /100 columns.*784/],
  ])('%s', (_name, call, english) => {
    expectTold(problemOf(call), english);
  });

  it('an image of another size, a rate or a checkpoint that is refused leaves the run as it was', () => {
    const [still, asked] = [program({ epochs: 2 }), program({ epochs: 2 })];
    for (const run of [still, asked]) for (let k = 0; k < 4; k++) run.next();
    for (const call of [
      () => asked.predict(new Float32Array(100)),
      () => asked.changeRate(Number.NaN),
      () => asked.restore(program({ layers: [] }).checkpoint()),
      () => asked.restore({ ...asked.checkpoint(), data: 'other' }),
    ]) {
      problemOf(call);
    }
    for (const run of [still, asked]) while (!run.done) run.next();
    expect(asked.receipt(1)).toEqual(still.receipt(1));
    expect(asked.history).toEqual(still.history);
  });
});
