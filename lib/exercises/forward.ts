/** Exercises of the chapter on the forward pass. */
import { activate, activations } from '../nn/activations.ts';
import { dense } from '../nn/dense.ts';
import { softmax } from '../nn/softmax.ts';
import { type Exercise, handy, handyList, roundedTo } from './exercise.ts';

const chapter = 'forward';
const R = String.raw;

const neuron: Exercise = {
  id: 'forward-neuron',
  chapter,
  equation: 'weighted-input',
  tex: [String.raw`z_j^l = \sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l + b_j^l`],
  symbols: ['z', 'w', 'x', 'b', 'n', 'i', 'j', 'l'],
  slips: [
    [String.raw`z_j^l = \sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l`],
    [String.raw`z_j^l = \sum_{i=1}^{n_{l-1}} w_{ji}^l x_i^l + b_j^l`],
    [String.raw`z_j^l = \sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l - b_j^l`],
    [String.raw`z_j^l = \sum_{i=1}^{n_{l-1}} \left(w_{ij}^l x_i^l + b_j^l\right)`],
    [String.raw`z_j^l = \max\left(0, \sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l + b_j^l\right)`],
  ],
  tolerance: roundedTo(2),
  instance(random) {
    const nIn = 3;
    const nOut = 3;
    const x = handyList(random, nIn, 2, 1);
    const w = Array.from({ length: nIn }, () => handyList(random, nOut, 2, 1));
    const b = handyList(random, nOut, 1, 1);
    const j = 1 + random.integer(nOut);
    const z = new Float64Array(nOut);
    dense(z, Float64Array.from(x), Float64Array.from(w.flat()), Float64Array.from(b), 1, nIn, nOut);
    return {
      values: { x: { 1: x }, w: { 1: w }, b: { 1: b }, n: { 0: nIn, 1: nOut }, l: 1, j },
      given: [
        { tex: 'x^1', value: x },
        { tex: 'W^1', value: w },
        { tex: 'b^1', value: b },
      ],
      asked: [{ tex: `z_${j}^1`, value: z[j - 1] }],
    };
  },
};

const squashed: Exercise = {
  id: 'forward-sigmoid',
  chapter,
  equation: 'sigmoid',
  tex: [R`a = \frac{1}{1 + e^{-(w x + b)}}`],
  symbols: ['a', 'w', 'x', 'b'],
  slips: [
    [R`a = \frac{1}{1 + e^{w x + b}}`],
    [R`a = \frac{1}{1 + e^{-w x}}`],
    [R`a = \frac{1}{1 + e^{-w x + b}}`],
    [R`a = \frac{1}{1 + e^{-w x}} + b`],
    [R`a = \max(0, w x + b)`],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const [w, x, b] = [handy(random, 2, 1), handy(random, 2, 1), handy(random, 1, 1)];
    const a = activations.sigmoid.value(w * x + b);
    return {
      values: { w, x, b },
      given: [
        { tex: 'w', value: w },
        { tex: 'x', value: x },
        { tex: 'b', value: b },
      ],
      asked: [{ tex: 'a', value: a }],
    };
  },
};

const count: Exercise = {
  id: 'forward-count',
  chapter,
  equation: 'parameter-count',
  tex: [R`\sum_{l=1}^{D} (n_{l-1} + 1)\, n_l`],
  symbols: ['n', 'l', 'D'],
  slips: [
    [R`\sum_{l=1}^{D} n_{l-1}\, n_l`],
    [R`\sum_{l=1}^{D} n_{l-1}\, (n_l + 1)`],
    [R`\sum_{l=1}^{D} (n_{l-1} + n_l)`],
    [R`\sum_{l=0}^{D} n_l`],
  ],
  tolerance: { absolute: 0.5, decimals: 0 },
  instance(random) {
    const n = [4, 1, 1, 2].map((least, k) => least * (2 + random.integer(k === 0 ? 6 : 9)));
    const D = n.length - 1;
    let value = 0;
    for (let l = 1; l <= D; l++) value += (n[l - 1] + 1) * n[l]; // eq: parameter-count
    return {
      values: { n: Object.fromEntries(n.entries()), D },
      given: [...n.map((units, l) => ({ tex: `n_${l}`, value: units })), { tex: 'D', value: D }],
      asked: [{ tex: R`\sum_{l=1}^{D} (n_{l-1} + 1)\, n_l`, value }],
    };
  },
};

const shifted: Exercise = {
  id: 'forward-softmax',
  chapter,
  equation: 'softmax-shifted',
  tex: [1, 2, 3].map((j) => R`a_${j} = \frac{e^{z_${j} - \max_i z_i}}{\sum_{k=1}^{n_D} e^{z_k - \max_i z_i}}`),
  symbols: ['a', 'z', 'n', 'D', 'k', 'i'],
  slips: [
    [1, 2, 3].map((j) => R`a_${j} = \frac{z_${j}}{\sum_{k=1}^{n_D} z_k}`),
    [1, 2, 3].map((j) => R`a_${j} = e^{z_${j} - \max_i z_i}`),
    [1, 2, 3].map((j) => R`a_${j} = \frac{z_${j} - \max_i z_i}{\sum_{k=1}^{n_D} (z_k - \max_i z_i)}`),
    [1, 2, 3].map((j) => R`a_${j} = \frac{e^{\max_i z_i - z_${j}}}{\sum_{k=1}^{n_D} e^{\max_i z_i - z_k}}`),
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const n = 3;
    // e^900 is more than a number of 64 bits can hold
    const z = handyList(random, n, 2, 1).map((value) => Math.round(10 * (900 + value)) / 10);
    if (z[0] === z[1] && z[1] === z[2]) z[0] += 1;
    const a = new Float64Array(n);
    softmax(a, Float64Array.from(z), 1, n);
    return {
      values: { z, n: { 1: n }, D: 1 },
      given: [{ tex: 'z', value: z }],
      asked: [1, 2, 3].map((j) => ({ tex: `a_${j}`, value: a[j - 1] })),
    };
  },
};

const twoLayers: Exercise = {
  id: 'forward-two-layers',
  chapter,
  equation: 'layer-input',
  tex: [R`z_1^2 = \sum_{j=1}^{n_1} w_{j1}^2 \max\left(0, \sum_{i=1}^{n_0} w_{ij}^1 x_i^1 + b_j^1\right) + b_1^2`],
  symbols: ['z', 'w', 'x', 'b', 'n', 'i', 'j', 'l'],
  slips: [
    [R`z_1^2 = \sum_{j=1}^{n_1} w_{j1}^2 \left(\sum_{i=1}^{n_0} w_{ij}^1 x_i^1 + b_j^1\right) + b_1^2`],
    [R`z_1^2 = \sum_{j=1}^{n_1} w_{j1}^2 \max\left(0, \sum_{i=1}^{n_0} w_{ij}^1 x_i^1\right) + b_1^2`],
    [R`z_1^2 = \sum_{j=1}^{n_1} w_{j1}^2 \max\left(0, \sum_{i=1}^{n_0} w_{ij}^1 x_i^1 + b_j^1\right)`],
    [
      R`z_1^2 = \sum_{j=1}^{n_1} w_{j1}^2 \left(\max\left(0, \sum_{i=1}^{n_0} w_{ij}^1 x_i^1\right) + b_j^1\right) + b_1^2`,
    ],
    [R`z_1^2 = \sum_{j=1}^{n_1} w_{j1}^2 \max\left(0, \sum_{i=1}^{n_0} w_{ji}^1 x_i^1 + b_j^1\right) + b_1^2`],
  ],
  tolerance: roundedTo(2),
  instance(random) {
    const [n0, n1] = [2, 2];
    const x = handyList(random, n0, 2, 1);
    const [W1, b1] = [Array.from({ length: n0 }, () => handyList(random, n1, 2, 1)), handyList(random, n1, 1, 1)];
    const [W2, b2] = [handyList(random, n1, 2, 1), handy(random, 1, 1)];
    const a = new Float64Array(n1);
    dense(a, Float64Array.from(x), Float64Array.from(W1.flat()), Float64Array.from(b1), 1, n0, n1);
    activate(a, a, 'relu', n1);
    const z = new Float64Array(1);
    dense(z, a, Float64Array.from(W2), Float64Array.of(b2), 1, n1, 1);
    const columns = W2.map((w) => [w]);
    return {
      values: { x: { 1: x }, w: { 1: W1, 2: columns }, b: { 1: b1, 2: [b2] }, n: { 0: n0, 1: n1 } },
      given: [
        { tex: 'x^1', value: x },
        { tex: 'W^1', value: W1 },
        { tex: 'b^1', value: b1 },
        { tex: 'W^2', value: columns },
        { tex: 'b^2', value: [b2] },
      ],
      asked: [{ tex: 'z_1^2', value: z[0] }],
    };
  },
};

export const forwardExercises: readonly Exercise[] = [neuron, squashed, twoLayers, shifted, count];
