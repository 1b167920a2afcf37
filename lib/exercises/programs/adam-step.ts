/** Write one step of Adam, in the textbook's form. Chapter: gradient-descent. */
import { adamConstants, adamStep } from '../../optimisers/adam.ts';
import { power } from '../power.ts';
import { type ProgramExercise, reals } from './program.ts';

const body = (lines: string) => `function adamStep(w, g, m, v, t, eta, beta1, beta2, epsilon) {
  for (let k = 0; k < w.length; k++) {
    ${lines}
  }
}`;
const moments = `m[k] = beta1 * m[k] + (1 - beta1) * g[k];
    v[k] = beta2 * v[k] + (1 - beta2) * g[k] * g[k];`;
const corrected = `const mHat = m[k] / (1 - beta1 ** t);
    const vHat = v[k] / (1 - beta2 ** t);`;

export const adamProgram: ProgramExercise = {
  id: 'gradient-descent-program',
  chapter: 'gradient-descent',
  equations: ['adam-moments', 'adam-correction', 'adam-update'],
  name: 'adamStep',
  parameters: ['w', 'g', 'm', 'v', 't', 'eta', 'beta1', 'beta2', 'epsilon'],
  source: { file: 'lib/optimisers/adam.ts', region: 'step' },
  solution: body(`${moments}
    ${corrected}
    w[k] -= (eta * mHat) / (Math.sqrt(vHat) + epsilon);`),
  slips: {
    'the bias correction multiplies': body(`${moments}
    const mHat = m[k] * (1 - beta1 ** t);
    const vHat = v[k] * (1 - beta2 ** t);
    w[k] -= (eta * mHat) / (Math.sqrt(vHat) + epsilon);`),
    'no bias correction': body(`${moments}
    w[k] -= (eta * m[k]) / (Math.sqrt(v[k]) + epsilon);`),
    'no root': body(`${moments}
    ${corrected}
    w[k] -= (eta * mHat) / (vHat + epsilon);`),
    'the betas swapped': body(`m[k] = beta2 * m[k] + (1 - beta2) * g[k];
    v[k] = beta1 * v[k] + (1 - beta1) * g[k] * g[k];
    ${corrected}
    w[k] -= (eta * mHat) / (Math.sqrt(vHat) + epsilon);`),
    'the correction kept in the memory': body(`${moments}
    m[k] /= 1 - beta1 ** t;
    v[k] /= 1 - beta2 ** t;
    w[k] -= (eta * m[k]) / (Math.sqrt(v[k]) + epsilon);`),
    'epsilon in the place where Keras adds it': body(`${moments}
    const alpha = (eta * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);
    w[k] -= (alpha * m[k]) / (Math.sqrt(v[k]) + epsilon);`),
    'epsilon under the root': body(`${moments}
    ${corrected}
    w[k] -= (eta * mHat) / Math.sqrt(vHat + epsilon);`),
    uphill: body(`${moments}
    ${corrected}
    w[k] += (eta * mHat) / (Math.sqrt(vHat) + epsilon);`),
  },
  cases: (random) =>
    [1, 2, 10, 200].map((t) => {
      const [w, g] = [reals(random, 5), reals(random, 5)];
      const m = t === 1 ? new Float64Array(5) : reals(random, 5, 0.5);
      const v = t === 1 ? new Float64Array(5) : Float64Array.from({ length: 5 }, () => random.uniform());
      const [eta, beta1, beta2, epsilon] = [0.01, 0.9, 0.999, 1e-3];
      const clock = { t, beta1Power: power(beta1, t), beta2Power: power(beta2, t) };
      const c = adamConstants(eta, epsilon, clock, 'textbook');
      const written = { w: w.slice(), m: m.slice(), v: v.slice() };
      adamStep(written.w, g, written.m, written.v, c.alpha, beta1, beta2, c.epsilon, 5);
      return { words: [w, g, m, v, t, eta, beta1, beta2, epsilon], written };
    }),
  install: (own, { kernels, optimiser }) => ({
    kernels,
    optimiser: {
      ...optimiser,
      update(_kernels, { values, gradient, moments: [m, v] }, rate, { t }) {
        own(values, gradient, m, v, t, rate, 0.9, 0.999, 1e-7);
      },
    },
  }),
};
