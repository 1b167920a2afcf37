/** Exercises of the chapter on the forward pass. */
import type { Generator } from '../generator.ts';
import { activations } from '../nn/activations.ts';
import { dense } from '../nn/dense.ts';
import { softmax } from '../nn/softmax.ts';
import { drawUntil, type Exercise, handy, handyList, isApart, roundedTo } from './exercise.ts';
import { boundary, fileSize, reading } from './forward-more.ts';

const chapter = 'forward';
const R = String.raw;

/** The engine's weighted inputs of a layer. eq: weighted-input */
function weighted(x: readonly number[], w: readonly (readonly number[])[], b: readonly number[]): number[] {
  const z = new Float64Array(b.length);
  dense(z, Float64Array.from(x), Float64Array.from(w.flat()), Float64Array.from(b), 1, x.length, b.length);
  return [...z];
}

const transposed = (w: readonly (readonly number[])[]): number[][] => w[0].map((_, j) => w.map((row) => row[j]));

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
  ],
  tolerance: roundedTo(2),
  instance(random) {
    const nIn = 3;
    const nOut = 3;
    const { x, w, b, j, z } = drawUntil(
      () => {
        const x = handyList(random, nIn, 2, 1);
        const w = Array.from({ length: nIn }, () => handyList(random, nOut, 2, 1));
        const b = handyList(random, nOut, 1, 1);
        return { x, w, b, j: 1 + random.integer(nOut), z: weighted(x, w, b) };
      },
      ({ x, w, b, j, z }) => isApart(roundedTo(2), z[j - 1], weighted(x, transposed(w), b)[j - 1]),
    );
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
    const { w, x, b, a } = drawUntil(
      () => {
        const [w, x, b] = [handy(random, 2, 1), handy(random, 2, 1), handy(random, 1, 1)];
        return { w, x, b, a: activations.sigmoid.value(w * x + b) };
      },
      // at 0 the sigmoid has no sign to forget
      ({ w, x, b, a }) => isApart(roundedTo(3), a, 1 - a, w * x + b) && isApart(roundedTo(1), w * x + b, 0),
    );
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

/** eq: parameter-count */
const parametersOf = (n: readonly number[]): number =>
  n.slice(1).reduce((sum, units, k) => sum + (n[k] + 1) * units, 0);

const count: Exercise = {
  id: 'forward-count',
  chapter,
  equation: 'parameter-count',
  tex: [R`N = \sum_{l=1}^{D} (n_{l-1} + 1)\, n_l`],
  symbols: ['n', 'l', 'D'],
  slips: [
    [R`N = \sum_{l=1}^{D} n_{l-1}\, n_l`],
    [R`N = \sum_{l=1}^{D} n_{l-1}\, (n_l + 1)`],
    [R`N = \sum_{l=1}^{D} (n_{l-1} + n_l)`],
    [R`N = \sum_{l=0}^{D} n_l`],
  ],
  tolerance: { absolute: 0.5, decimals: 0 },
  instance(random) {
    const n = drawUntil(
      () => [4, 1, 1, 2].map((least, k) => least * (2 + random.integer(k === 0 ? 6 : 9))),
      // with as many outputs as inputs a bias for each input is as many as one for each unit
      (sizes) => new Set(sizes).size === sizes.length,
    );
    const D = n.length - 1;
    return {
      values: { n: Object.fromEntries(n.entries()), D },
      given: [...n.map((units, l) => ({ tex: `n_${l}`, value: units })), { tex: 'D', value: D }],
      asked: [{ tex: 'N', value: parametersOf(n) }],
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
    const a = new Float64Array(n);
    softmax(a, Float64Array.from(z), 1, n);
    return {
      values: { z, n: { 1: n }, D: 1 },
      given: [{ tex: 'z', value: z }],
      asked: [1, 2, 3].map((j) => ({ tex: `a_${j}`, value: a[j - 1] })),
    };
  },
};

const rows = (random: Generator, nIn: number, nOut: number): number[][] =>
  Array.from({ length: nIn }, () => handyList(random, nOut, 2, 1));

interface TwoLayers {
  readonly x: readonly number[];
  readonly W1: readonly (readonly number[])[];
  readonly b1: readonly number[];
  readonly W2: readonly number[];
  readonly b2: number;
}

type Hidden = (z: number) => number;
const relu: Hidden = (z) => activations.relu.value(z);

/** The output's weighted input; `inside`: what becomes of a hidden unit's. */
function throughTwo(
  x: TwoLayers['x'],
  W1: TwoLayers['W1'],
  b1: TwoLayers['b1'],
  W2: TwoLayers['W2'],
  b2: number,
  inside: Hidden = relu,
): number {
  const hidden = Float64Array.from(weighted(x, W1, b1), inside);
  return W2.reduce((sum, w, j) => sum + w * hidden[j], b2);
}

/** One hidden unit answers and the other does not, and every wrong turn leads elsewhere. */
function hasOneSilent({ x, W1, b1, W2, b2 }: TwoLayers): boolean {
  const z1 = weighted(x, W1, b1);
  const none = b1.map(() => 0);
  const late = weighted(x, W1, none).reduce((sum, z, j) => sum + W2[j] * (relu(z) + b1[j]), b2);
  return (
    z1[0] > 0 !== z1[1] > 0 &&
    isApart(
      roundedTo(2),
      throughTwo(x, W1, b1, W2, b2),
      throughTwo(x, W1, b1, W2, b2, (z) => z),
      throughTwo(x, W1, none, W2, b2),
      throughTwo(x, transposed(W1), b1, W2, b2),
      late,
    )
  );
}

const twoLayers: Exercise = {
  id: 'forward-two-layers',
  chapter,
  equation: 'layer-input',
  tex: [
    R`z_1^{l+1} = \sum_{j=1}^{n_l} w_{j1}^{l+1} \max\left(0, \sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l + b_j^l\right) + b_1^{l+1}`,
  ],
  symbols: ['z', 'w', 'x', 'b', 'n', 'i', 'j', 'l'],
  slips: [
    [R`z_1^{l+1} = \sum_{j=1}^{n_l} w_{j1}^{l+1} \left(\sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l + b_j^l\right) + b_1^{l+1}`],
    [R`z_1^{l+1} = \sum_{j=1}^{n_l} w_{j1}^{l+1} \max\left(0, \sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l\right) + b_1^{l+1}`],
    [R`z_1^{l+1} = \sum_{j=1}^{n_l} w_{j1}^{l+1} \max\left(0, \sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l + b_j^l\right)`],
    [
      R`z_1^{l+1} = \sum_{j=1}^{n_l} w_{j1}^{l+1} \left(\max\left(0, \sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l\right) + b_j^l\right) + b_1^{l+1}`,
    ],
    [
      R`z_1^{l+1} = \sum_{j=1}^{n_l} w_{j1}^{l+1} \max\left(0, \sum_{i=1}^{n_{l-1}} w_{ji}^l x_i^l + b_j^l\right) + b_1^{l+1}`,
    ],
  ],
  tolerance: roundedTo(2),
  instance(random) {
    const [n0, n1] = [2, 2];
    const draw = () => {
      const [x, W1, b1] = [handyList(random, n0, 2, 1), rows(random, n0, n1), handyList(random, n1, 1, 1)];
      return { x, W1, b1, W2: handyList(random, n1, 2, 1), b2: handy(random, 1, 1) };
    };
    const { x, W1, b1, W2, b2 } = drawUntil(draw, hasOneSilent);
    const z = throughTwo(x, W1, b1, W2, b2);
    const columns = W2.map((w) => [w]);
    return {
      values: { x: { 1: x }, w: { 1: W1, 2: columns }, b: { 1: b1, 2: [b2] }, n: { 0: n0, 1: n1 }, l: 1 },
      given: [
        { tex: 'x^1', value: x },
        { tex: 'W^1', value: W1 },
        { tex: 'b^1', value: b1 },
        { tex: 'W^2', value: columns },
        { tex: 'b^2', value: [b2] },
      ],
      asked: [{ tex: 'z_1^2', value: z }],
    };
  },
};

export const forwardExercises: readonly Exercise[] = [
  neuron,
  squashed,
  twoLayers,
  boundary,
  reading,
  shifted,
  count,
  fileSize,
];
