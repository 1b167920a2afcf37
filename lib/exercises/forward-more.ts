/** Exercises of the chapter on the forward pass that are more than one formula: a derivation in steps, a curve to read, a size. */
import { dense } from '../nn/dense.ts';
import { exp, log } from '../nn/elementary.ts';
import { evenGrid } from './drawing.ts';
import { drawUntil, type Exercise, handy, handyList, isApart, roundedTo } from './exercise.ts';

const chapter = 'forward';
const R = String.raw;

const crossings = [R`x_1 = -\frac{b}{w_1}`, R`x_2 = -\frac{b}{w_2}`];

export const boundary: Exercise = {
  id: 'forward-boundary',
  chapter,
  equation: 'decision-line',
  tex: [...crossings, R`z' = w_1 x_1' + w_2 x_2' + b`],
  symbols: ['x', 'w', 'b', 'z'],
  slips: [
    [R`x_1 = \frac{b}{w_1}`, R`x_2 = \frac{b}{w_2}`, R`z' = w_1 x_1' + w_2 x_2' + b`],
    [R`x_1 = -\frac{b}{w_2}`, R`x_2 = -\frac{b}{w_1}`, R`z' = w_1 x_1' + w_2 x_2' + b`],
    [R`x_1 = -\frac{w_1}{b}`, R`x_2 = -\frac{w_2}{b}`, R`z' = w_1 x_1' + w_2 x_2' + b`],
    [...crossings, R`z' = w_1 x_1' + w_2 x_2'`],
  ],
  tolerance: roundedTo(2),
  instance(random) {
    const { w, b, point, z } = drawUntil(
      () => {
        const [w, b, point] = [handyList(random, 2, 2, 1), handy(random, 1, 1), handyList(random, 2, 2, 1)];
        const z = new Float64Array(1);
        dense(z, Float64Array.from(point), Float64Array.from(w), Float64Array.of(b), 1, 2, 1);
        return { w, b, point, z: z[0] };
      },
      ({ w, b, z }) =>
        isApart(roundedTo(2), -b / w[0], -b / w[1], -w[0] / b) &&
        isApart(roundedTo(1), z, 0) &&
        w.every((one) => Math.abs(one) >= 0.3),
    );
    return {
      values: { w, b, "x'": point },
      given: [
        { tex: 'w', value: w },
        { tex: 'b', value: b },
        { tex: "x'", value: point },
      ],
      asked: [
        { tex: 'x_1', value: -b / w[0] },
        { tex: 'x_2', value: -b / w[1] },
        { tex: "z'", value: z },
      ],
    };
  },
};

const logOdds = R`\log\frac{a_2}{1 - a_2}`;

export const reading: Exercise = {
  id: 'forward-reading',
  chapter,
  equation: 'sigmoid',
  tex: [R`w = \frac{1}{x_2 - x_1} ${logOdds}`, R`b = -\frac{x_1}{x_2 - x_1} ${logOdds}`],
  symbols: ['w', 'b', 'x', 'a'],
  slips: [
    [R`w = \frac{1}{x_2 - x_1} ${logOdds}`, R`b = \frac{x_1}{x_2 - x_1} ${logOdds}`],
    [R`w = \frac{a_2}{x_2 - x_1}`, R`b = -\frac{x_1}{x_2 - x_1} a_2`],
    [R`w = \frac{1}{x_2} ${logOdds}`, R`b = -\frac{x_1}{x_2} ${logOdds}`],
  ],
  tolerance: roundedTo(2),
  instance(random) {
    const { x, a } = drawUntil(
      () => ({ x: [0, 1].map(() => (random.integer(11) - 5) / 2), a: (1 + random.integer(9)) / 10 }),
      ({ x, a }) =>
        Math.abs(x[1] - x[0]) >= 1 &&
        a !== 0.5 &&
        x[0] !== 0 &&
        x[1] !== 0 &&
        isApart(roundedTo(2), log(a / (1 - a)) / (x[1] - x[0]), a / (x[1] - x[0])),
    );
    const w = log(a / (1 - a)) / (x[1] - x[0]);
    return {
      values: { x, a: [0.5, a] },
      given: [
        { tex: 'x_1', value: x[0], drawn: true },
        { tex: 'x_2', value: x[1], drawn: true },
        { tex: 'a_2', value: a, drawn: true },
      ],
      drawing: {
        x: evenGrid(-3, 3, { parts: 2, named: 2 }),
        y: evenGrid(0, 1, { parts: 10, named: 2 }),
        curves: [
          {
            tex: 'a',
            points: Array.from({ length: 61 }, (_, k) => {
              const at = (k - 30) / 10;
              return [at, 1 / (1 + exp(-w * (at - x[0])))];
            }),
            read: [
              [x[0], 0.5],
              [x[1], a],
            ],
          },
        ],
      },
      asked: [
        { tex: 'w', value: w },
        { tex: 'b', value: -w * x[0] },
      ],
    };
  },
};

const bytes = (before: string, summand: string) => R`M = \frac{${before}}{10^6} \sum_{l=1}^{D} ${summand}`;

export const fileSize: Exercise = {
  id: 'forward-size',
  chapter,
  equation: 'parameter-count',
  tex: [bytes('4', R`(n_{l-1} + 1)\, n_l`)],
  symbols: ['n', 'l', 'D'],
  slips: [[bytes('1', R`(n_{l-1} + 1)\, n_l`)], [bytes('32', R`(n_{l-1} + 1)\, n_l`)], [bytes('4', '(n_{l-1} + n_l)')]],
  // so far off is whoever takes the largest product alone
  tolerance: roundedTo(1),
  instance(random) {
    const n = [784 + 16 * random.integer(40), 300 + 50 * random.integer(13), 11 + random.integer(9), 10];
    const D = n.length - 1;
    const parameters = n.slice(1).reduce((sum, units, k) => sum + (n[k] + 1) * units, 0); // eq: parameter-count
    return {
      values: { n: Object.fromEntries(n.entries()), D },
      given: [...n.map((units, l) => ({ tex: `n_${l}`, value: units })), { tex: 'D', value: D }],
      asked: [{ tex: 'M', value: (4 * parameters) / 1e6 }],
    };
  },
};
