/** Exercises of the chapter on gradient descent: what a curve tells of its bowl, two curvatures at once, and how long a valley takes. */
import type { Generator } from '../generator.ts';
import { log } from '../nn/elementary.ts';
import { sgdStep } from '../optimisers/sgd.ts';
import { evenGrid, overSteps } from './drawing.ts';
import { type Exercise, roundedTo, withinFactor } from './exercise.ts';

const chapter = 'gradient-descent';
const R = String.raw;
const oneOf = <T>(random: Generator, list: readonly T[]): T => list[random.integer(list.length)];

/** The weight of a bowl after each of so many plain steps, the start first. */
function walked(w0: number, lambda: number, eta: number, steps: number): number[] {
  const places = [w0];
  for (let step = 0; step < steps; step++) {
    const w = Float64Array.of(places[step]);
    sgdStep(w, Float64Array.of(lambda * w[0]), eta, 1);
    places.push(Number(w[0].toFixed(9)));
  }
  return places;
}

const over = R`\frac{w_1}{w_0}`;
const under = R`\frac{w_0}{w_1}`;

/** w₀, w₁, …: places after so many steps, as the curve over them counts. */
export const readOff: Exercise = {
  id: 'gradient-descent-read',
  chapter,
  equation: 'quadratic-stability',
  tex: [R`q = ${over}`, R`\lambda = \frac{1 - ${over}}{\eta}`, R`\eta_{\max} = \frac{2 \eta}{1 - ${over}}`],
  symbols: ['w', 'eta', 'lambda'],
  slips: [
    [R`q = ${under}`, R`\lambda = \frac{1 - ${under}}{\eta}`, R`\eta_{\max} = \frac{2 \eta}{1 - ${under}}`],
    [R`q = ${over}`, R`\lambda = \frac{1 + ${over}}{\eta}`, R`\eta_{\max} = \frac{2 \eta}{1 + ${over}}`],
    [R`q = ${over}`, R`\lambda = \frac{1 - ${over}}{\eta}`, R`\eta_{\max} = \frac{\eta}{1 - ${over}}`],
    [R`q = w_1 - w_0`, R`\lambda = \frac{w_0 - w_1}{\eta}`, R`\eta_{\max} = \frac{2 \eta}{w_0 - w_1}`],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const [lambda, first] = [oneOf(random, [2, 4, 5, 8, 10]), oneOf(random, [5, 10, -5, -10])];
    const eta = Number((oneOf(random, [0.2, 0.6, 1.2, 1.4, 1.6, 1.8, 2.2]) / lambda).toFixed(4));
    const w = walked(first, lambda, eta, 3);
    const q = w[1] / w[0];
    return {
      values: { w: Object.fromEntries(w.entries()), '\\eta': eta },
      given: [
        { tex: 'w', value: w, drawn: true },
        { tex: R`\eta`, value: eta },
      ],
      drawing: {
        x: evenGrid(0, 3),
        y: evenGrid(Math.min(0, ...w), Math.max(0, ...w), { step: Math.abs(first) / 5, named: 2 }),
        curves: [{ tex: 'w', points: overSteps(w, 0), read: overSteps(w.slice(0, 2), 0) }],
      },
      asked: [
        { tex: 'q', value: q },
        { tex: R`\lambda`, value: lambda },
        { tex: R`\eta_{\max}`, value: 2 / lambda },
      ],
    };
  },
};

const both = R`\lambda_1 + \lambda_2`;
const apart = R`\frac{\lambda_2 - \lambda_1}{${both}}`;
const roots = R`\left( \frac{\sqrt{\lambda_2} - \sqrt{\lambda_1}}{\sqrt{\lambda_2} + \sqrt{\lambda_1}} \right)^2`;
const graded = (limit: string, eta: string, q: string, mu = roots) => [
  R`\eta_{\max} = ${limit}`,
  R`\eta = ${eta}`,
  `q = ${q}`,
  R`\mu = ${mu}`,
];
const steepest = R`\frac{2}{\lambda_2}`;
const best = R`\frac{2}{${both}}`;

/** λ₁ < λ₂: the limit, the rate that makes both factors opposite, that of the flatter direction, and the μ that suits both. */
export const steepValley: Exercise = {
  id: 'gradient-descent-valley',
  chapter,
  equation: 'quadratic-stability',
  tex: graded(steepest, best, apart),
  symbols: ['eta', 'lambda', 'mu'],
  slips: [
    graded(R`\frac{2}{\lambda_1}`, best, apart),
    graded(steepest, R`\frac{1}{${both}}`, R`\frac{\lambda_2}{${both}}`),
    graded(steepest, R`\frac{2}{\lambda_2}`, R`1 - \frac{2 \lambda_1}{\lambda_2}`),
    graded(steepest, best, apart, R`\left( ${apart} \right)^2`),
    graded(steepest, best, apart, roots.replace('^2', '')),
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const flat = oneOf(random, [1, 4, 9]);
    const lambda = [flat, flat * oneOf(random, [4, 9, 16, 25])];
    const eta = 2 / (lambda[0] + lambda[1]);
    const [q] = walked(1, lambda[0], eta, 1).slice(1);
    const ratio = Math.sqrt(lambda[1] / lambda[0]);
    const left = (ratio - 1) / (ratio + 1);
    return {
      values: { '\\lambda': lambda },
      given: [
        { tex: R`\lambda_1`, value: lambda[0] },
        { tex: R`\lambda_2`, value: lambda[1] },
      ],
      asked: [
        { tex: R`\eta_{\max}`, value: 2 / lambda[1] },
        { tex: R`\eta`, value: eta },
        { tex: 'q', value: q },
        { tex: R`\mu`, value: left * left },
      ],
    };
  },
};

/** Each plain step leaves 1 − 2/κ of the distance, the square of it of the loss; with momentum 1 − 2/√κ. */
export const stepsByValley: Exercise = {
  id: 'gradient-descent-estimate',
  chapter,
  equation: 'quadratic-stability',
  tex: [R`A = \frac{\kappa}{4} \log F`, R`B = \frac{\sqrt{\kappa}}{4} \log F`],
  symbols: ['kappa'],
  slips: [
    [R`A = \kappa \log F`, R`B = \sqrt{\kappa} \log F`],
    [R`A = \frac{\kappa}{4} \log F`, R`B = \frac{\kappa}{8} \log F`],
    [R`A = \frac{\sqrt{\kappa}}{4} \log F`, R`B = \frac{\sqrt{\kappa}}{4} \log F`],
    [R`A = \kappa F`, R`B = \sqrt{\kappa} F`],
  ],
  tolerance: withinFactor(1.5),
  instance(random) {
    const [kappa, F] = [100 * (1 + random.integer(60)), oneOf(random, [100, 1000, 10_000, 1_000_000])];
    return {
      values: { '\\kappa': kappa, F },
      given: [
        { tex: R`\kappa`, value: kappa },
        { tex: 'F', value: F },
      ],
      asked: [
        { tex: 'A', value: (kappa / 4) * log(F) },
        { tex: 'B', value: (Math.sqrt(kappa) / 4) * log(F) },
      ],
    };
  },
};
