/** Exercises of the chapter on overfitting and dropout. */
import { applyMask } from '../nn/dropout.ts';
import { addL2 } from '../nn/regularisers.ts';
import { luck, stopping, twoFates } from './dropout-more.ts';
import { type Exercise, handy, handyList, roundedTo } from './exercise.ts';

const chapter = 'dropout';
const R = String.raw;
const rates = [0.2, 0.25, 0.4, 0.5, 0.6, 0.75];

const masked: Exercise = {
  id: 'dropout-masked',
  chapter,
  equation: 'inverted-dropout',
  tex: [1, 2, 3].map((j) => R`\tilde a_${j} = \frac{r_${j} a_${j}}{1 - p}`),
  symbols: ['a', 'mask', 'p', 'j'],
  slips: [
    [1, 2, 3].map((j) => R`\tilde a_${j} = r_${j} a_${j}`),
    [1, 2, 3].map((j) => R`\tilde a_${j} = \frac{r_${j} a_${j}}{p}`),
    [1, 2, 3].map((j) => R`\tilde a_${j} = r_${j} a_${j} (1 - p)`),
    [1, 2, 3].map((j) => R`\tilde a_${j} = \frac{(1 - r_${j}) a_${j}}{1 - p}`),
  ],
  tolerance: roundedTo(2),
  instance(random) {
    const a = handyList(random, 3, 3, 1).map(Math.abs);
    const p = rates[random.integer(rates.length)];
    const dropped = random.integer(3);
    const r = [0, 1, 2].map((j) => (j === dropped ? 0 : 1));
    const out = new Float64Array(3);
    applyMask(out, Float64Array.from(a), Uint8Array.from(r), p, 3);
    return {
      values: { a, r, p },
      given: [
        { tex: 'a', value: a },
        { tex: 'r', value: r },
        { tex: 'p', value: p },
      ],
      asked: [1, 2, 3].map((j) => ({ tex: R`\tilde a_${j}`, value: out[j - 1] })),
    };
  },
};

/** Mean of the squares less the square of the mean, over both masks that a unit can have. */
function spreadOf(a: number, p: number): number {
  const [kept, dropped] = [1, 0].map((keeps) => {
    const out = new Float64Array(1);
    applyMask(out, Float64Array.of(a), Uint8Array.of(keeps), p, 1);
    return out[0];
  });
  const mean = (1 - p) * kept + p * dropped;
  return (1 - p) * kept * kept + p * dropped * dropped - mean * mean;
}

const spread: Exercise = {
  id: 'dropout-spread',
  chapter,
  equation: 'dropout-variance',
  tex: [R`\operatorname{Var} = \frac{p}{1 - p}\, a^2`],
  symbols: ['a', 'p'],
  slips: [
    [R`\operatorname{Var} = p (1 - p)\, a^2`],
    [R`\operatorname{Var} = \frac{1 - p}{p}\, a^2`],
    [R`\operatorname{Var} = \frac{p}{1 - p}\, a`],
    [R`\operatorname{Var} = \frac{a^2}{1 - p}`],
  ],
  tolerance: roundedTo(2),
  instance(random) {
    const a = Math.abs(handy(random, 3, 1));
    const p = rates.filter((rate) => rate !== 0.5)[random.integer(rates.length - 1)];
    return {
      values: { a, p },
      given: [
        { tex: 'a', value: a },
        { tex: 'p', value: p },
      ],
      asked: [{ tex: R`\operatorname{Var}`, value: spreadOf(a, p) }],
    };
  },
};

const passedOn: Exercise = {
  id: 'dropout-passed-on',
  chapter,
  equation: 'dropout-variance',
  tex: [R`\operatorname{Var} = \frac{p}{1 - p} \sum_{i=1}^{3} (w_i a_i)^2`],
  symbols: ['w', 'a', 'p', 'i'],
  slips: [
    [R`\operatorname{Var} = \frac{p}{1 - p} \left(\sum_{i=1}^{3} w_i a_i\right)^2`],
    [R`\operatorname{Var} = \frac{p}{1 - p} \sum_{i=1}^{3} a_i^2`],
    [R`\operatorname{Var} = \sum_{i=1}^{3} (w_i a_i)^2`],
    [R`\operatorname{Var} = p (1 - p) \sum_{i=1}^{3} (w_i a_i)^2`],
  ],
  tolerance: roundedTo(2),
  instance(random) {
    const a = handyList(random, 3, 2, 1).map(Math.abs);
    const w = handyList(random, 3, 2, 1);
    const p = rates.filter((rate) => rate !== 0.5)[random.integer(rates.length - 1)];
    // units are dropped independently: variances add up
    const value = a.reduce((sum, output, i) => sum + w[i] * w[i] * spreadOf(output, p), 0);
    return {
      values: { a, w, p },
      given: [
        { tex: 'a', value: a },
        { tex: 'w', value: w },
        { tex: 'p', value: p },
      ],
      asked: [{ tex: R`\operatorname{Var}`, value }],
    };
  },
};

const back: Exercise = {
  id: 'dropout-back',
  chapter,
  equation: 'dropout-gradient',
  tex: [1, 2].map((j) => R`\frac{\partial L}{\partial a_${j}} = \frac{r_${j}}{1 - p} d_${j}`),
  symbols: ['L', 'a', 'mask', 'p'],
  slips: [
    [1, 2].map((j) => R`\frac{\partial L}{\partial a_${j}} = r_${j} d_${j}`),
    [1, 2].map((j) => R`\frac{\partial L}{\partial a_${j}} = \frac{d_${j}}{1 - p}`),
    [1, 2].map((j) => R`\frac{\partial L}{\partial a_${j}} = d_${j}`),
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const d = handyList(random, 2, 1, 2);
    const p = rates[random.integer(rates.length)];
    const first = random.integer(2);
    const r = [first, 1 - first];
    const out = new Float64Array(2);
    applyMask(out, Float64Array.from(d), Uint8Array.from(r), p, 2);
    return {
      values: { d, r, p },
      given: [
        { tex: R`d = \frac{\partial L}{\partial \tilde a}`, value: d },
        { tex: 'r', value: r },
        { tex: 'p', value: p },
      ],
      asked: [1, 2].map((j) => ({ tex: R`\frac{\partial L}{\partial a_${j}}`, value: out[j - 1] })),
    };
  },
};

const penalty: Exercise = {
  id: 'dropout-penalty',
  chapter,
  equation: 'l2-penalty',
  tex: [R`\tilde L = L + \lambda \sum_{i=1}^{2} \sum_{j=1}^{2} w_{ij}^2`],
  symbols: ['L', 'w', 'i', 'j'],
  slips: [
    [R`\tilde L = L + \frac{\lambda}{2} \sum_{i=1}^{2} \sum_{j=1}^{2} w_{ij}^2`],
    [R`\tilde L = \lambda \sum_{i=1}^{2} \sum_{j=1}^{2} w_{ij}^2`],
    [R`\tilde L = L + \lambda \sum_{i=1}^{2} \sum_{j=1}^{2} w_{ij}`],
    [R`\tilde L = L - \lambda \sum_{i=1}^{2} \sum_{j=1}^{2} w_{ij}^2`],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const W = [handyList(random, 2, 2, 1), handyList(random, 2, 2, 1)];
    const [L, lambda] = [Math.abs(handy(random, 2, 2)), [0.01, 0.02, 0.05, 0.1][random.integer(4)]];
    const value = L + addL2(new Float64Array(4), Float64Array.from(W.flat()), lambda, 4);
    return {
      values: { L, w: W, '\\lambda': lambda },
      given: [
        { tex: 'L', value: L },
        { tex: 'W', value: W },
        { tex: R`\lambda`, value: lambda },
      ],
      asked: [{ tex: R`\tilde L`, value }],
    };
  },
};

export const dropoutExercises: readonly Exercise[] = [
  masked,
  spread,
  passedOn,
  back,
  penalty,
  twoFates,
  stopping,
  luck,
];
