/** Exercises of the chapter on loss functions. One example, D = 1 layer, outputs counted from 1. */
import type { Generator } from '../generator.ts';
import { activations } from '../nn/activations.ts';
import { log } from '../nn/elementary.ts';
import { meanSquaredError, sigmoidBinaryCrossEntropy, sparseSoftmaxCrossEntropy } from '../nn/losses.ts';
import { softmax } from '../nn/softmax.ts';
import { drawUntil, type Exercise, handyList, isApart, roundedTo } from './exercise.ts';
import { curve, derivation, wait } from './loss-more.ts';

const chapter = 'loss';
const R = String.raw;
const oneHot = (n: number, c: number): number[] => Array.from({ length: n }, (_, j) => (j === c - 1 ? 1 : 0));

/** Outputs of a softmax that add up to 1, in hundredths, none below 0.02, no two alike. */
const handyProbabilities = (random: Generator, n: number): number[] =>
  drawUntil(
    () => someProbabilities(random, n),
    (a) => new Set(a).size === n,
  );

function someProbabilities(random: Generator, n: number): number[] {
  const parts = Array.from({ length: n }, () => 0.1 + random.uniform());
  const sum = parts.reduce((total, part) => total + part, 0);
  const hundredths = parts.map((part) => Math.max(2, Math.round((100 * part) / sum)));
  const largest = hundredths.indexOf(Math.max(...hundredths));
  hundredths[largest] += 100 - hundredths.reduce((total, part) => total + part, 0);
  return hundredths.map((part) => part / 100);
}

/** z = log a: logits whose softmax is a. */
const logitsOf = (a: readonly number[]): Float64Array => Float64Array.from(a, (p) => log(p));

const squares: Exercise = {
  id: 'loss-squares',
  chapter,
  equation: 'mse',
  tex: [R`L = \frac{1}{n_D} \sum_{j=1}^{n_D} (a_j - y_j)^2`],
  symbols: ['L', 'a', 'y', 'n', 'D', 'j'],
  slips: [
    [R`L = \sum_{j=1}^{n_D} (a_j - y_j)^2`],
    [R`L = \frac{1}{2} \sum_{j=1}^{n_D} (a_j - y_j)^2`],
    [R`L = \frac{1}{n_D} \sum_{j=1}^{n_D} (a_j - y_j)`],
    [R`L = \frac{1}{n_D} \sum_{j=1}^{n_D} \left(a_j^2 - y_j^2\right)`],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const n = 3;
    const a = handyProbabilities(random, n);
    const y = oneHot(n, 1 + random.integer(n));
    const L = meanSquaredError(new Float64Array(n), Float64Array.from(a), Float64Array.from(y), 1, n);
    return {
      values: { a, y, n: { 1: n }, D: 1 },
      given: [
        { tex: 'a', value: a },
        { tex: 'y', value: y },
      ],
      asked: [{ tex: 'L', value: L }],
    };
  },
};

const surprise: Exercise = {
  id: 'loss-surprise',
  chapter,
  equation: 'sparse-cross-entropy',
  tex: [R`L = -\log a_c`],
  symbols: ['L', 'a', 'c'],
  slips: [[R`L = \log a_c`], [R`L = 1 - a_c`], [R`L = -\log(1 - a_c)`], [R`L = -a_c \log a_c`]],
  tolerance: roundedTo(3),
  instance(random) {
    const n = 4;
    const a = handyProbabilities(random, n);
    const c = 1 + random.integer(n);
    const L = sparseSoftmaxCrossEntropy(
      new Float64Array(n),
      Float64Array.from(a),
      logitsOf(a),
      Int32Array.of(c - 1),
      1,
      n,
    );
    return {
      values: { a, c },
      given: [
        { tex: 'a', value: a },
        { tex: 'c', value: c },
      ],
      asked: [{ tex: 'L', value: L }],
    };
  },
};

const fromLogits: Exercise = {
  id: 'loss-from-logits',
  chapter,
  equation: 'log-sum-exp',
  tex: [R`L = \log \sum_{k=1}^{n_D} e^{z_k} - z_c`],
  symbols: ['L', 'z', 'c', 'n', 'D', 'k'],
  slips: [
    [R`L = \log \sum_{k=1}^{n_D} e^{z_k}`],
    [R`L = \log \sum_{k=1}^{n_D} e^{z_k} + z_c`],
    [R`L = \sum_{k=1}^{n_D} z_k - z_c`],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const n = 3;
    const z = handyList(random, n, 3, 1);
    const c = 1 + random.integer(n);
    const a = new Float64Array(n);
    softmax(a, Float64Array.from(z), 1, n);
    const L = sparseSoftmaxCrossEntropy(new Float64Array(n), a, Float64Array.from(z), Int32Array.of(c - 1), 1, n);
    return {
      values: { z, c, n: { 1: n }, D: 1 },
      given: [
        { tex: 'z', value: z },
        { tex: 'c', value: c },
      ],
      asked: [{ tex: 'L', value: L }],
    };
  },
};

const yesOrNo: Exercise = {
  id: 'loss-yes-or-no',
  chapter,
  equation: 'binary-cross-entropy',
  tex: [R`L = -\frac{1}{n_D} \sum_{j=1}^{n_D} \bigl( y_j \log a_j + (1 - y_j) \log(1 - a_j) \bigr)`],
  symbols: ['L', 'a', 'y', 'n', 'D', 'j'],
  slips: [
    [R`L = -\frac{1}{n_D} \sum_{j=1}^{n_D} y_j \log a_j`],
    [R`L = -\sum_{j=1}^{n_D} \bigl( y_j \log a_j + (1 - y_j) \log(1 - a_j) \bigr)`],
    [R`L = -\frac{1}{n_D} \sum_{j=1}^{n_D} \bigl( y_j \log(1 - a_j) + (1 - y_j) \log a_j \bigr)`],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const n = 2;
    const a = drawUntil(
      () => Array.from({ length: n }, () => (5 + random.integer(91)) / 100),
      ([one, other]) => one !== other && isApart(roundedTo(2), one * (1 - other), (1 - one) * other),
    );
    const first = random.integer(2); // one yes and one no: each half of the formula is needed
    const y = [first, 1 - first];
    const z = Float64Array.from(a, (p) => log(p / (1 - p)));
    const outputs = Float64Array.from(a);
    const L = sigmoidBinaryCrossEntropy(new Float64Array(n), outputs, z, Float64Array.from(y), 1, n);
    return {
      values: { a, y, n: { 1: n }, D: 1 },
      given: [
        { tex: 'a', value: a },
        { tex: 'y', value: y },
      ],
      asked: [{ tex: 'L', value: L }],
    };
  },
};

const push: Exercise = {
  id: 'loss-push',
  chapter,
  equation: 'softmax-cross-entropy-gradient',
  tex: [
    R`\delta_1 = \frac{e^{z_1}}{\sum_{k=1}^{n_D} e^{z_k}} - y_1`,
    R`\delta_2 = \frac{e^{z_2}}{\sum_{k=1}^{n_D} e^{z_k}} - y_2`,
    R`\delta_3 = \frac{e^{z_3}}{\sum_{k=1}^{n_D} e^{z_k}} - y_3`,
  ],
  symbols: ['delta', 'z', 'y', 'n', 'D', 'k'],
  slips: [
    [1, 2, 3].map((j) => R`\delta_${j} = y_${j} - \frac{e^{z_${j}}}{\sum_{k=1}^{n_D} e^{z_k}}`),
    [1, 2, 3].map((j) => R`\delta_${j} = \frac{e^{z_${j}}}{\sum_{k=1}^{n_D} e^{z_k}}`),
    [1, 2, 3].map((j) => R`\delta_${j} = \frac{1}{1 + e^{-z_${j}}} - y_${j}`),
    [1, 2, 3].map((j) => R`\delta_${j} = z_${j} - y_${j}`),
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const n = 3;
    const z = handyList(random, n, 2, 1);
    const c = 1 + random.integer(n);
    const a = new Float64Array(n);
    const delta = new Float64Array(n);
    softmax(a, Float64Array.from(z), 1, n);
    sparseSoftmaxCrossEntropy(delta, a, Float64Array.from(z), Int32Array.of(c - 1), 1, n);
    const y = oneHot(n, c);
    return {
      values: { z, y, n: { 1: n }, D: 1 },
      given: [
        { tex: 'z', value: z },
        { tex: 'y', value: y },
      ],
      asked: [1, 2, 3].map((j) => ({ tex: `\\delta_${j}`, value: delta[j - 1] })),
    };
  },
};

const braked: Exercise = {
  id: 'loss-braked',
  chapter,
  equation: 'mse-sigmoid-gradient',
  tex: [
    R`\delta_1 = \frac{2}{n_D} (a_1 - y_1)\, a_1 (1 - a_1)`,
    R`\delta_2 = \frac{2}{n_D} (a_2 - y_2)\, a_2 (1 - a_2)`,
  ],
  symbols: ['delta', 'a', 'y', 'n', 'D'],
  slips: [
    [1, 2].map((j) => R`\delta_${j} = \frac{2}{n_D} (a_${j} - y_${j})`),
    [1, 2].map((j) => R`\delta_${j} = a_${j} - y_${j}`),
    [1, 2].map((j) => R`\delta_${j} = 2 (a_${j} - y_${j})\, a_${j} (1 - a_${j})`),
    [1, 2].map((j) => R`\delta_${j} = \frac{2}{n_D} (y_${j} - a_${j})\, a_${j} (1 - a_${j})`),
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const n = 2;
    const a = Array.from({ length: n }, () => (5 + random.integer(91)) / 100);
    const y = Array.from({ length: n }, () => random.integer(2));
    const da = new Float64Array(n);
    meanSquaredError(da, Float64Array.from(a), Float64Array.from(y), 1, n);
    const delta = Array.from(da, (slope, j) => slope * activations.sigmoid.slope(0, a[j]));
    return {
      values: { a, y, n: { 1: n }, D: 1 },
      given: [
        { tex: 'a', value: a },
        { tex: 'y', value: y },
      ],
      asked: delta.map((value, k) => ({ tex: `\\delta_${k + 1}`, value })),
    };
  },
};

export const lossExercises: readonly Exercise[] = [
  squares,
  surprise,
  fromLogits,
  derivation,
  yesOrNo,
  push,
  braked,
  curve,
  wait,
];
