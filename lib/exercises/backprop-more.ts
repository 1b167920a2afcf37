/** A derivation in steps, a curve to read and a size to estimate, for the chapter on backpropagation. */

import { exp, log } from '../nn/elementary.ts';
import { sparseSoftmaxCrossEntropy } from '../nn/losses.ts';
import { softmaxGradient } from '../nn/softmax.ts';
import { evenGrid, logGrid, ofOneTwoFive, overSteps } from './drawing.ts';
import { type Exercise, roundedTo } from './exercise.ts';

const chapter = 'backprop';
const R = String.raw;

/** Why δ = a − y: the two factors of each path, and their product. */
export const softmaxSteps: Exercise = {
  id: 'backprop-softmax',
  chapter,
  equation: 'softmax-jacobian',
  tex: [
    R`d = -\frac{1}{a_1}`,
    R`s_1 = a_1 (1 - a_1)`,
    R`\delta_1 = -\frac{1}{a_1} \cdot a_1 (1 - a_1)`,
    R`s_2 = -a_1 a_2`,
    R`\delta_2 = -\frac{1}{a_1} \cdot (-a_1 a_2)`,
  ],
  symbols: ['partial', 'L', 'a', 'z', 'delta'],
  slips: [
    [
      R`d = \frac{1}{a_1}`,
      R`s_1 = a_1 (1 - a_1)`,
      R`\delta_1 = \frac{1}{a_1} \cdot a_1 (1 - a_1)`,
      R`s_2 = -a_1 a_2`,
      R`\delta_2 = \frac{1}{a_1} \cdot (-a_1 a_2)`,
    ],
    [
      R`d = -\frac{1}{a_1}`,
      R`s_1 = a_1 (1 - a_1)`,
      R`\delta_1 = -\frac{1}{a_1} \cdot a_1 (1 - a_1)`,
      R`s_2 = a_2 (1 - a_2)`,
      R`\delta_2 = -\frac{1}{a_1} \cdot a_2 (1 - a_2)`,
    ],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const first = 10 + random.integer(70);
    const second = 5 + random.integer(90 - first);
    const a = [first, second, 100 - first - second].map((part) => part / 100);
    const delta = new Float64Array(3);
    const out = Float64Array.from(a);
    sparseSoftmaxCrossEntropy(delta, out, out.map(log), Int32Array.of(0), 1, 3);
    const slopes = new Float64Array(3);
    softmaxGradient(slopes, Float64Array.of(1, 0, 0), out, 1, 3);
    return {
      values: { a },
      given: [{ tex: 'a', value: a }],
      asked: [
        { tex: R`\frac{\partial L}{\partial a_1}`, value: -1 / a[0] },
        { tex: R`\frac{\partial a_1}{\partial z_1}`, value: slopes[0] },
        { tex: R`\delta_1`, value: delta[0] },
        { tex: R`\frac{\partial a_1}{\partial z_2}`, value: slopes[1] },
        { tex: R`\delta_2`, value: delta[1] },
      ],
    };
  },
};

/** Mean sizes of the errors of ten layers: the two ends are read, and the factor taken to be the same in all. */
export const fading: Exercise = {
  id: 'backprop-fading',
  chapter,
  equation: 'hidden-error',
  tex: [R`q = \sqrt[9]{\frac{s_1}{s_{10}}}`, R`q^5 = \left( \frac{s_1}{s_{10}} \right)^{\frac{5}{9}}`],
  symbols: ['delta'],
  slips: [
    [R`q = \sqrt[10]{\frac{s_1}{s_{10}}}`, R`q^5 = \sqrt{\frac{s_1}{s_{10}}}`],
    [R`q = \frac{s_1}{9 s_{10}}`, R`q^5 = \frac{5 s_1}{9 s_{10}}`],
  ],
  tolerance: roundedTo(2),
  instance(random) {
    const top = ofOneTwoFive.indexOf(0.02) + random.integer(3);
    const [last, first] = [ofOneTwoFive[top], ofOneTwoFive[top - 2 - random.integer(11)]];
    const ratio = log(first / last);
    // the two ends are read off; between them nothing falls as evenly
    const s = Array.from({ length: 10 }, (_, k) => {
      const between = k === 0 || k === 9 ? 0 : random.uniform() / 5 - 0.1;
      return Number((last * exp(((9 - k) * ratio) / 9 + between)).toPrecision(2));
    });
    return {
      values: { s },
      given: [{ tex: 's', value: s, drawn: true }],
      drawing: {
        x: evenGrid(1, 10),
        y: logGrid(Math.min(...s), Math.max(...s)),
        curves: [
          {
            tex: 's',
            points: overSteps(s),
            read: [
              [1, s[0]],
              [10, s[9]],
            ],
          },
        ],
      },
      asked: [
        { tex: 'q', value: exp(ratio / 9) },
        { tex: 'q^5', value: exp((5 * ratio) / 9) },
      ],
    };
  },
};

/** Asking every weight by itself, against going back once. */
export const byHand: Exercise = {
  id: 'backprop-estimate',
  chapter,
  equation: 'central-difference',
  tex: [R`A = \frac{2 (n_0 n_1 + n_1 n_2)\, t}{60 \cdot 1000}`, 'B = 3 t'],
  symbols: ['n'],
  slips: [
    [R`A = \frac{(n_0 n_1 + n_1 n_2)\, t}{60 \cdot 1000}`, 'B = 3 t'],
    [R`A = \frac{2 (n_0 n_1 + n_1 n_2)\, t}{1000}`, 'B = 3 t'],
    [R`A = \frac{2 (n_0 + n_1) (n_1 + n_2)\, t}{60 \cdot 1000}`, 'B = 2 t'],
  ],
  tolerance: roundedTo(1),
  instance(random) {
    const n = [[64, 196, 784][random.integer(3)], 8 * (2 + random.integer(15)), 10];
    const t = (1 + random.integer(8)) / 2;
    const weights = n[0] * n[1] + n[1] * n[2];
    return {
      values: { n: Object.fromEntries(n.map((size, l) => [l, size])), t },
      given: [...n.map((size, l) => ({ tex: `n_${l}`, value: size })), { tex: 't', value: t }],
      asked: [
        { tex: 'A', value: (2 * weights * t) / 60_000 },
        { tex: 'B', value: 3 * t },
      ],
    };
  },
};
