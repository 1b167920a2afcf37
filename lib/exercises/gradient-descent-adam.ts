/** Exercises of the chapter on gradient descent: Adam by hand, its first step and a later one. */
import { adamConstants, adamStep } from '../optimisers/adam.ts';
import { type Exercise, handy, roundedTo } from './exercise.ts';
import { power } from './power.ts';

const chapter = 'gradient-descent';
const R = String.raw;
const gradient = R`\frac{\partial L}{\partial w}`;

interface Before {
  readonly w: number;
  readonly g: number;
  readonly m: number;
  readonly v: number;
  readonly t: number;
}

interface Constants {
  readonly eta: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

const thousandths = (value: number): number => Math.round(1000 * value) / 1000;

/** The engine's step t in the textbook's form: what it remembers after, and the weight. */
function stepped(before: Before, { eta, beta1, beta2, epsilon }: Constants) {
  const [w, m, v] = [before.w, before.m, before.v].map((one) => Float64Array.of(one));
  const clock = { t: before.t, beta1Power: power(beta1, before.t), beta2Power: power(beta2, before.t) };
  const c = adamConstants(eta, epsilon, clock, 'textbook');
  adamStep(w, Float64Array.of(before.g), m, v, c.alpha, beta1, beta2, c.epsilon, 1);
  return { w: w[0], m: m[0], v: v[0], clock };
}

const firstM = R`(1 - \beta_1) ${gradient}`;
const firstV = R`(1 - \beta_2) \left(${gradient}\right)^2`;
const firstHats = [R`\hat m_1 = \frac{${firstM}}{1 - \beta_1}`, R`\hat v_1 = \frac{${firstV}}{1 - \beta_2}`];
const hatOver = (root: string) => R`w_1 = w_0 - \eta \frac{\frac{${firstM}}{1 - \beta_1}}{${root}}`;

/** ε is left out: beside such gradients it is nothing. */
export const adamFirst: Exercise = {
  id: 'gradient-descent-adam-first',
  chapter,
  equation: 'adam-correction',
  tex: [...firstHats, hatOver(R`\sqrt{\frac{${firstV}}{1 - \beta_2}}`)],
  symbols: ['moment1', 'moment2', 'beta1', 'beta2', 'eta', 'w', 'partial', 'L'],
  slips: [
    [R`\hat m_1 = ${firstM}`, R`\hat v_1 = ${firstV}`, R`w_1 = w_0 - \eta \frac{${firstM}}{\sqrt{${firstV}}}`],
    [...firstHats, hatOver(R`\frac{${firstV}}{1 - \beta_2}`)],
    [...firstHats, R`w_1 = w_0 - \eta \frac{${firstM}}{1 - \beta_1}`],
    [...firstHats, R`w_1 = w_0 - \eta \frac{${firstM}}{\sqrt{${firstV}}}`],
    [
      R`\hat m_1 = (1 - \beta_1) ${firstM}`,
      R`\hat v_1 = (1 - \beta_2) ${firstV}`,
      R`w_1 = w_0 - \eta \frac{(1 - \beta_1) ${firstM}}{\sqrt{(1 - \beta_2) ${firstV}}}`,
    ],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const [w, g] = [handy(random, 1, 1), [0.2, 0.3, 0.5, 2, 3, 4][random.integer(6)] * (random.integer(2) ? 1 : -1)];
    const constants = {
      eta: [0.01, 0.02, 0.05, 0.1][random.integer(4)],
      beta1: [0.5, 0.8, 0.9][random.integer(3)],
      beta2: [0.9, 0.96, 0.99][random.integer(3)],
      epsilon: 0,
    };
    const after = stepped({ w, g, m: 0, v: 0, t: 1 }, constants);
    const { eta, beta1, beta2 } = constants;
    return {
      values: { w_0: w, [gradient]: g, '\\eta': eta, '\\beta_1': beta1, '\\beta_2': beta2 },
      given: [
        { tex: 'w_0', value: w },
        { tex: gradient, value: g },
        { tex: R`\eta`, value: eta },
        { tex: R`\beta_1`, value: beta1 },
        { tex: R`\beta_2`, value: beta2 },
      ],
      asked: [
        { tex: R`\hat m_1`, value: after.m / (1 - after.clock.beta1Power) },
        { tex: R`\hat v_1`, value: after.v / (1 - after.clock.beta2Power) },
        { tex: 'w_1', value: after.w },
      ],
    };
  },
};

const m = (beta: string) => R`${beta} m_{t-1} + (1 - ${beta}) ${gradient}`;
const v = (beta: string) => R`${beta} v_{t-1} + (1 - ${beta}) \left(${gradient}\right)^2`;
const [one, two] = [R`\beta_1`, R`\beta_2`];
const hat = (moment: string, beta: string) => R`\frac{${moment}}{1 - ${beta}^t}`;
const moved = (above: string, below: string) => R`w_t = w_{t-1} - \eta \frac{${above}}{${below}}`;
const rightMoments = [R`m_t = ${m(one)}`, R`v_t = ${v(two)}`];

export const adamLater: Exercise = {
  id: 'gradient-descent-adam-later',
  chapter,
  equation: 'adam-update',
  tex: [...rightMoments, moved(hat(m(one), one), R`\sqrt{${hat(v(two), two)}} + \epsilon`)],
  symbols: ['moment1', 'moment2', 'beta1', 'beta2', 'eta', 'epsilon', 'w', 'partial', 'L', 't'],
  slips: [
    [...rightMoments, moved(m(one), R`\sqrt{${v(two)}} + \epsilon`)],
    [...rightMoments, moved(hat(m(one), one), R`${hat(v(two), two)} + \epsilon`)],
    [R`m_t = ${m(two)}`, R`v_t = ${v(one)}`, moved(hat(m(two), two), R`\sqrt{${hat(v(one), one)}} + \epsilon`)],
    [...rightMoments, moved(hat(m(one), one), R`\sqrt{${hat(v(two), two)} + \epsilon}`)],
    [
      R`m_t = ${m(one)}`,
      R`v_t = \beta_2 v_{t-1} + (1 - \beta_2) ${gradient}`,
      moved(hat(m(one), one), R`\sqrt{${hat(R`\beta_2 v_{t-1} + (1 - \beta_2) ${gradient}`, two)}} + \epsilon`),
    ],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const t = 3 + random.integer(3);
    const constants = {
      eta: [0.1, 0.2, 0.5][random.integer(3)],
      beta1: [0.5, 0.8, 0.9][random.integer(3)],
      beta2: [0.95, 0.96, 0.98][random.integer(3)],
      epsilon: 0.1, // large enough that its place is seen
    };
    // moments that earlier slopes have left behind, in thousandths
    let [m, v] = [0, 0];
    for (let k = 1; k < t; k++) ({ m, v } = stepped({ w: 0, g: handy(random, 2, 1), m, v, t: k }, constants));
    const before = { w: handy(random, 1, 1), g: handy(random, 2, 1), m: thousandths(m), v: thousandths(v), t };
    const after = stepped(before, constants);
    const { eta, beta1, beta2, epsilon } = constants;
    return {
      values: {
        w: { [t - 1]: before.w },
        m: { [t - 1]: before.m },
        v: { [t - 1]: before.v },
        [gradient]: before.g,
        t,
        '\\eta': eta,
        '\\beta': [beta1, beta2],
        '\\epsilon': epsilon,
      },
      given: [
        { tex: 't', value: t },
        { tex: 'w_{t-1}', value: before.w },
        { tex: 'm_{t-1}', value: before.m },
        { tex: 'v_{t-1}', value: before.v },
        { tex: gradient, value: before.g },
        { tex: R`\eta`, value: eta },
        { tex: R`\beta_1`, value: beta1 },
        { tex: R`\beta_2`, value: beta2 },
        { tex: R`\epsilon`, value: epsilon },
      ],
      asked: [
        { tex: 'm_t', value: after.m },
        { tex: 'v_t', value: after.v },
        { tex: 'w_t', value: after.w },
      ],
    };
  },
};
