/** Exercises of the chapter on gradient descent: momentum by hand, plain and Nesterov's. */
import { momentumStep } from '../optimisers/momentum.ts';
import { type Exercise, handy, roundedTo } from './exercise.ts';

const chapter = 'gradient-descent';
const R = String.raw;
const inW = R`\frac{\partial L}{\partial w}`;

const first = R`\mu v_0 - \eta d_1`;

export const twoSteps: Exercise = {
  id: 'gradient-descent-momentum',
  chapter,
  equation: 'momentum',
  tex: [
    R`v_1 = ${first}`,
    R`v_2 = \mu \left(${first}\right) - \eta d_2`,
    R`w_2 = w_0 + \left(${first}\right) + \left(\mu \left(${first}\right) - \eta d_2\right)`,
  ],
  symbols: ['velocity', 'w', 'mu', 'eta'],
  slips: [
    [R`v_1 = -\eta d_1`, R`v_2 = -\eta d_2`, R`w_2 = w_0 - \eta d_1 - \eta d_2`],
    [
      R`v_1 = \mu v_0 + \eta d_1`,
      R`v_2 = \mu \left(\mu v_0 + \eta d_1\right) + \eta d_2`,
      R`w_2 = w_0 + \left(\mu v_0 + \eta d_1\right) + \left(\mu \left(\mu v_0 + \eta d_1\right) + \eta d_2\right)`,
    ],
    [
      R`v_1 = ${first}`,
      R`v_2 = \mu \left(${first}\right) - \eta d_2`,
      R`w_2 = w_0 + \mu \left(${first}\right) - \eta d_2`,
    ],
    [
      R`v_1 = ${first}`,
      R`v_2 = \mu v_0 - \eta d_2`,
      R`w_2 = w_0 + \left(${first}\right) + \left(\mu v_0 - \eta d_2\right)`,
    ],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const [w0, v0, d1, d2] = [handy(random, 2, 1), handy(random, 1, 1), handy(random, 2, 1), handy(random, 2, 1)];
    const mu = [0.5, 0.8, 0.9][random.integer(3)];
    const eta = [0.1, 0.2, 0.5][random.integer(3)];
    const [w, v] = [Float64Array.of(w0), Float64Array.of(v0)];
    momentumStep(w, Float64Array.of(d1), v, eta, mu, false, 1);
    const v1 = v[0];
    momentumStep(w, Float64Array.of(d2), v, eta, mu, false, 1);
    return {
      values: { w_0: w0, v_0: v0, d_1: d1, d_2: d2, '\\mu': mu, '\\eta': eta },
      given: [
        { tex: 'w_0', value: w0 },
        { tex: 'v_0', value: v0 },
        { tex: R`d_1 = ${inW}(w_0)`, value: d1 },
        { tex: R`d_2 = ${inW}(w_1)`, value: d2 },
        { tex: R`\mu`, value: mu },
        { tex: R`\eta`, value: eta },
      ],
      asked: [
        { tex: 'v_1', value: v1 },
        { tex: 'v_2', value: v[0] },
        { tex: 'w_2', value: w[0] },
      ],
    };
  },
};

export const lookingAhead: Exercise = {
  id: 'gradient-descent-nesterov',
  chapter,
  equation: 'nesterov',
  tex: [R`v_1 = \mu v_0 - \eta ${inW}`, R`w_1 = w_0 + \mu \left(\mu v_0 - \eta ${inW}\right) - \eta ${inW}`],
  symbols: ['velocity', 'w', 'mu', 'eta', 'partial', 'L'],
  slips: [
    [R`v_1 = \mu v_0 - \eta ${inW}`, R`w_1 = w_0 + \mu v_0 - \eta ${inW}`],
    [R`v_1 = \mu v_0 - \eta ${inW}`, R`w_1 = w_0 + \mu \left(\mu v_0 - \eta ${inW}\right)`],
    [R`v_1 = \mu v_0 - \eta ${inW}`, R`w_1 = w_0 + \left(\mu v_0 - \eta ${inW}\right) - \eta ${inW}`],
    [R`v_1 = \mu v_0 + \eta ${inW}`, R`w_1 = w_0 + \mu \left(\mu v_0 + \eta ${inW}\right) + \eta ${inW}`],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const [w0, v0, gradient] = [handy(random, 2, 1), handy(random, 1, 1), handy(random, 2, 1)];
    const mu = [0.5, 0.8, 0.9][random.integer(3)];
    const eta = [0.1, 0.2, 0.5][random.integer(3)];
    const [w, v] = [Float64Array.of(w0), Float64Array.of(v0)];
    momentumStep(w, Float64Array.of(gradient), v, eta, mu, true, 1);
    return {
      values: { w_0: w0, v_0: v0, [inW]: gradient, '\\mu': mu, '\\eta': eta },
      given: [
        { tex: 'w_0', value: w0 },
        { tex: 'v_0', value: v0 },
        { tex: inW, value: gradient },
        { tex: R`\mu`, value: mu },
        { tex: R`\eta`, value: eta },
      ],
      asked: [
        { tex: 'v_1', value: v[0] },
        { tex: 'w_1', value: w[0] },
      ],
    };
  },
};
