/** Exercises of the chapter on gradient descent: plain steps, and how far a rate may go. Momentum and Adam stand beside. */
import { denseWeightGradient } from '../nn/dense.ts';
import { sgdStep } from '../optimisers/sgd.ts';
import { type Exercise, handy, handyList, roundedTo } from './exercise.ts';
import { adamFirst, adamLater } from './gradient-descent-adam.ts';
import { lookingAhead, twoSteps } from './gradient-descent-momentum.ts';
import { readOff, steepValley, stepsByValley } from './gradient-descent-valley.ts';

const chapter = 'gradient-descent';
const R = String.raw;
const inW = R`\frac{\partial L}{\partial w}`;
const inB = R`\frac{\partial L}{\partial b}`;

/** One plain step of one parameter. */
function stepped(w: number, gradient: number, eta: number): number {
  const values = Float64Array.of(w);
  sgdStep(values, Float64Array.of(gradient), eta, 1);
  return values[0];
}

const plainStep: Exercise = {
  id: 'gradient-descent-step',
  chapter,
  equation: 'weight-update',
  tex: [R`w_1 = w_0 - \eta ${inW}`, R`b_1 = b_0 - \eta ${inB}`],
  symbols: ['w', 'b', 'eta', 'partial', 'L'],
  slips: [
    [R`w_1 = w_0 + \eta ${inW}`, R`b_1 = b_0 + \eta ${inB}`],
    [R`w_1 = w_0 - ${inW}`, R`b_1 = b_0 - ${inB}`],
    [R`w_1 = -\eta ${inW}`, R`b_1 = -\eta ${inB}`],
    [R`w_1 = w_0 - \eta w_0 ${inW}`, R`b_1 = b_0 - \eta b_0 ${inB}`],
    [R`w_1 = w_0 - \eta ${inW}`, R`b_1 = b_0 - ${inB}`],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const [w, b] = [handy(random, 2, 1), handy(random, 1, 1)];
    const [dw, db] = [handy(random, 3, 1), handy(random, 3, 1)];
    const eta = [0.01, 0.02, 0.05, 0.1, 0.2][random.integer(5)];
    return {
      values: { w_0: w, b_0: b, [inW]: dw, [inB]: db, '\\eta': eta },
      given: [
        { tex: 'w_0', value: w },
        { tex: 'b_0', value: b },
        { tex: inW, value: dw },
        { tex: inB, value: db },
        { tex: R`\eta`, value: eta },
      ],
      asked: [
        { tex: 'w_1', value: stepped(w, dw, eta) },
        { tex: 'b_1', value: stepped(b, db, eta) },
      ],
    };
  },
};

const ofExample = R`\frac{\partial L_r}{\partial w}`;
const mean = R`\frac{1}{m} \sum_{r=1}^{m} ${ofExample}`;

const batch: Exercise = {
  id: 'gradient-descent-batch',
  chapter,
  equation: 'mini-batch-gradient',
  tex: [R`${inW} = ${mean}`, R`w_1 = w_0 - \frac{\eta}{m} \sum_{r=1}^{m} ${ofExample}`],
  symbols: ['partial', 'L', 'w', 'm', 'r', 'eta'],
  slips: [
    [R`${inW} = \sum_{r=1}^{m} ${ofExample}`, R`w_1 = w_0 - \eta \sum_{r=1}^{m} ${ofExample}`],
    [R`${inW} = ${mean}`, R`w_1 = w_0 + \frac{\eta}{m} \sum_{r=1}^{m} ${ofExample}`],
    [R`${inW} = ${mean}`, R`w_1 = w_0 - \eta \sum_{r=1}^{m} ${ofExample}`],
    [R`${inW} = ${mean}`, R`w_1 = w_0 - \frac{\eta}{m^2} \sum_{r=1}^{m} ${ofExample}`],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const m = 4;
    const each = handyList(random, m, 3, 1);
    const [w, eta] = [handy(random, 2, 1), [0.1, 0.2, 0.5][random.integer(3)]];
    const dW = new Float64Array(1);
    const errors = Float64Array.from(each, (one) => one / m);
    denseWeightGradient(dW, new Float64Array(m).fill(1), errors, m, 1, 1);
    return {
      values: { [inW]: each, m, w_0: w, '\\eta': eta },
      given: [
        { tex: ofExample, value: each },
        { tex: 'm', value: m },
        { tex: 'w_0', value: w },
        { tex: R`\eta`, value: eta },
      ],
      asked: [
        { tex: inW, value: dW[0] },
        { tex: 'w_1', value: stepped(w, dW[0], eta) },
      ],
    };
  },
};

const limit = (above: number) => R`\eta_{\max} = \frac{${above}}{\lambda}`;
/** 1 where the weight comes ever closer to 0, else 0. */
const settles = (factor: string) => R`s = [\left| ${factor} \right| < 1]`;

const bowl: Exercise = {
  id: 'gradient-descent-stability',
  chapter,
  equation: 'quadratic-stability',
  tex: [R`q = 1 - \eta \lambda`, R`w_k = (1 - \eta \lambda)^k w_0`, limit(2), settles(R`1 - \eta \lambda`)],
  symbols: ['eta', 'lambda', 'w', 'k'],
  slips: [
    [R`q = 1 - \eta \lambda`, R`w_k = (1 - \eta \lambda)^k w_0`, limit(1), R`s = [\eta \lambda < 1]`],
    [R`q = 1 - \eta \lambda`, R`w_k = (1 - k \eta \lambda)\, w_0`, limit(2), settles(R`1 - \eta \lambda`)],
    [R`q = 1 + \eta \lambda`, R`w_k = (1 + \eta \lambda)^k w_0`, limit(2), settles(R`1 + \eta \lambda`)],
    [R`q = 1 - 2 \eta \lambda`, R`w_k = (1 - 2 \eta \lambda)^k w_0`, limit(1), settles(R`1 - 2 \eta \lambda`)],
    [
      R`q = 1 - \frac{\eta \lambda}{2}`,
      R`w_k = \left(1 - \frac{\eta \lambda}{2}\right)^k w_0`,
      limit(4),
      settles(R`1 - \frac{\eta \lambda}{2}`),
    ],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const lambda = [2, 4, 5, 8, 10][random.integer(5)];
    // from a slow slide over a leap to and fro to a rate that is too large
    const shares = [0.2, 0.4, 0.5, 0.7, 1.3, 1.5, 1.8, 2.2, 2.5];
    const eta = Number((shares[random.integer(shares.length)] / lambda).toFixed(4));
    const [w0, k] = [handy(random, 2, 1), 2 + random.integer(3)];
    let w = w0;
    for (let step = 0; step < k; step++) w = stepped(w, lambda * w, eta);
    return {
      values: { '\\lambda': lambda, '\\eta': eta, w_0: w0, k },
      given: [
        { tex: R`\lambda`, value: lambda },
        { tex: R`\eta`, value: eta },
        { tex: 'w_0', value: w0 },
        { tex: 'k', value: k },
      ],
      asked: [
        { tex: 'q', value: stepped(1, lambda, eta) },
        { tex: 'w_k', value: w },
        // at the largest rate a step lands as far out on the other side: from 1 on −1
        { tex: R`\eta_{\max}`, value: 2 / (1 - stepped(1, lambda, 1)) },
        { tex: 's', value: Math.abs(w) < Math.abs(w0) ? 1 : 0 },
      ],
    };
  },
};

export const gradientDescentExercises: readonly Exercise[] = [
  plainStep,
  batch,
  bowl,
  readOff,
  steepValley,
  stepsByValley,
  twoSteps,
  lookingAhead,
  adamFirst,
  adamLater,
];
