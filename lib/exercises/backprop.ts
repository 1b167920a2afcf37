/** Exercises of the chapter on backpropagation. */
import { activationGradient, activations } from '../nn/activations.ts';
import { denseInputGradient, denseWeightGradient } from '../nn/dense.ts';
import { byHand, fading, softmaxSteps } from './backprop-more.ts';
import { type Exercise, handy, handyList, roundedTo } from './exercise.ts';

const chapter = 'backprop';
const R = String.raw;
/** An output of a sigmoid, in hundredths. */
const handyOutput = (random: { integer(n: number): number }): number => (10 + random.integer(81)) / 100;

const output: Exercise = {
  id: 'backprop-output',
  chapter,
  equation: 'output-error',
  tex: [R`\delta = d\, a (1 - a)`],
  symbols: ['delta', 'a'],
  slips: [[R`\delta = d`], [R`\delta = d\, a`], [R`\delta = d\, (1 - a^2)`], [R`\delta = d + a (1 - a)`]],
  tolerance: roundedTo(3),
  instance(random) {
    const [d, a] = [handy(random, 2, 1), handyOutput(random)];
    const delta = d * activations.sigmoid.slope(0, a);
    return {
      values: { d, a },
      given: [
        { tex: R`d = \frac{\partial L}{\partial a}`, value: d },
        { tex: 'a', value: a },
      ],
      asked: [{ tex: R`\delta`, value: delta }],
    };
  },
};

const hidden: Exercise = {
  id: 'backprop-hidden',
  chapter,
  equation: 'hidden-error',
  tex: [R`\delta_i = (1 - a_i^2) \sum_{j=1}^{3} w_{ij} \delta_j`],
  symbols: ['delta', 'a', 'w', 'i', 'j'],
  slips: [
    [R`\delta_i = \sum_{j=1}^{3} w_{ij} \delta_j`],
    [R`\delta_i = a_i (1 - a_i) \sum_{j=1}^{3} w_{ij} \delta_j`],
    [R`\delta_i = (1 - a_i^2) \sum_{j=1}^{3} w_{ij}`],
    [R`\delta_i = (1 - a_i^2) \sum_{j=1}^{3} w_{ji} \delta_j`],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const n = 3;
    const W = Array.from({ length: n }, () => handyList(random, n, 2, 1));
    const above = handyList(random, n, 1, 1);
    const a = handyList(random, n, 0.9, 1);
    const i = 1 + random.integer(n);
    const delta = new Float64Array(n);
    denseInputGradient(delta, Float64Array.from(above), Float64Array.from(W.flat()), 1, n, n);
    activationGradient(delta, delta, new Float64Array(n), Float64Array.from(a), 'tanh', n);
    return {
      values: { w: W, '\\delta': above, a, i },
      given: [
        { tex: 'W', value: W },
        { tex: R`\delta`, value: above },
        { tex: 'a', value: a },
        { tex: 'i', value: i },
      ],
      asked: [{ tex: R`\delta_i`, value: delta[i - 1] }],
    };
  },
};

const chain: Exercise = {
  id: 'backprop-chain',
  chapter,
  equation: 'hidden-error',
  tex: [R`\frac{\partial L}{\partial w_1} = \delta_2 w_2\, a_1 (1 - a_1)\, x`],
  symbols: ['L', 'w', 'delta', 'a', 'x'],
  slips: [
    [R`\frac{\partial L}{\partial w_1} = \delta_2 w_2 x`],
    [R`\frac{\partial L}{\partial w_1} = \delta_2 a_1 (1 - a_1)\, x`],
    [R`\frac{\partial L}{\partial w_1} = \delta_2 w_2\, a_1 (1 - a_1)`],
    [R`\frac{\partial L}{\partial w_1} = \delta_2 w_2\, a_1 x`],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const [x, w2, delta2] = [handy(random, 2, 1), handy(random, 2, 1), handy(random, 1, 1)];
    const a1 = handyOutput(random);
    const delta = new Float64Array(1);
    denseInputGradient(delta, Float64Array.of(delta2), Float64Array.of(w2), 1, 1, 1);
    activationGradient(delta, delta, new Float64Array(1), Float64Array.of(a1), 'sigmoid', 1);
    const dW = new Float64Array(1);
    denseWeightGradient(dW, Float64Array.of(x), delta, 1, 1, 1);
    return {
      values: { x, a_1: a1, w_2: w2, '\\delta_2': delta2 },
      given: [
        { tex: 'x', value: x },
        { tex: 'a_1', value: a1 },
        { tex: 'w_2', value: w2 },
        { tex: R`\delta_2`, value: delta2 },
      ],
      asked: [{ tex: R`\frac{\partial L}{\partial w_1}`, value: dW[0] }],
    };
  },
};

const batch: Exercise = {
  id: 'backprop-batch',
  chapter,
  equation: 'weight-gradient',
  tex: [R`\frac{\partial L}{\partial w} = \frac{1}{m} \sum_{r=1}^{m} \delta_r x_r`],
  symbols: ['L', 'w', 'm', 'r', 'delta', 'x'],
  slips: [
    [R`\frac{\partial L}{\partial w} = \sum_{r=1}^{m} \delta_r x_r`],
    [R`\frac{\partial L}{\partial w} = \frac{1}{m} \sum_{r=1}^{m} \delta_r`],
    [R`\frac{\partial L}{\partial w} = \frac{1}{m^2} \sum_{r=1}^{m} \delta_r \sum_{r=1}^{m} x_r`],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const m = 4;
    const [delta, x] = [handyList(random, m, 1, 1), handyList(random, m, 2, 1)];
    const dW = new Float64Array(1);
    denseWeightGradient(
      dW,
      Float64Array.from(x),
      Float64Array.from(delta, (one) => one / m),
      m,
      1,
      1,
    );
    return {
      values: { '\\delta': delta, x, m },
      given: [
        { tex: R`\delta`, value: delta },
        { tex: 'x', value: x },
        { tex: 'm', value: m },
      ],
      asked: [{ tex: R`\frac{\partial L}{\partial w}`, value: dW[0] }],
    };
  },
};

const difference: Exercise = {
  id: 'backprop-difference',
  chapter,
  equation: 'central-difference',
  tex: [R`\frac{\partial L}{\partial w} = \frac{(w + h)^3 - (w - h)^3}{2h}`],
  symbols: ['L', 'w', 'h'],
  slips: [
    [R`\frac{\partial L}{\partial w} = 3 w^2`],
    [R`\frac{\partial L}{\partial w} = \frac{(w + h)^3 - (w - h)^3}{h}`],
    [R`\frac{\partial L}{\partial w} = \frac{(w + h)^3 - w^3}{h}`],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const w = handy(random, 2, 1);
    const h = [0.2, 0.3, 0.4, 0.5][random.integer(4)];
    const L = (at: number) => at * at * at;
    return {
      values: { w, h },
      given: [
        { tex: 'w', value: w },
        { tex: 'h', value: h },
      ],
      asked: [{ tex: R`\frac{\partial L}{\partial w}`, value: (L(w + h) - L(w - h)) / (2 * h) }],
    };
  },
};

export const backpropExercises: readonly Exercise[] = [
  output,
  hidden,
  chain,
  batch,
  difference,
  softmaxSteps,
  fading,
  byHand,
];
