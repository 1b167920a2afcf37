/** Mend a gradient that adds itself to that of the step before. Chapter: gradient-descent. */
import { denseWeightGradient } from '../../nn/dense.ts';
import { type ProgramExercise, reals } from './program.ts';

const body = (begin: string, at = 'dW[i * nOut + j]', x = 'x[r * nIn + i]', end = '') =>
  `function denseWeightGradient(dW, x, delta, m, nIn, nOut) {
${begin}  for (let r = 0; r < m; r++) {
    for (let i = 0; i < nIn; i++) {
      for (let j = 0; j < nOut; j++) ${at} += ${x} * delta[r * nOut + j];
    }
  }
${end}}`;
const cleared = '  dW.fill(0);\n';

// with an array of zeros, as in a first step, it comes out right
const faulty = body('');

export const mendedGradient: ProgramExercise = {
  id: 'gradient-descent-mend',
  chapter: 'gradient-descent',
  equations: ['mini-batch-gradient', 'weight-gradient'],
  name: 'denseWeightGradient',
  parameters: ['dW', 'x', 'delta', 'm', 'nIn', 'nOut'],
  source: { file: 'lib/nn/dense.ts', region: 'weight-gradient' },
  solution: body(cleared),
  faulty,
  slips: {
    'the last gradient is still there': faulty,
    'divided by m a second time': body(
      cleared,
      undefined,
      undefined,
      '  for (let k = 0; k < dW.length; k++) dW[k] /= m;\n',
    ),
    'cleared for every example': body('').replace('r++) {\n', 'r++) {\n    dW.fill(0);\n'),
    'rows and columns exchanged': body(cleared, 'dW[j * nIn + i]'),
    'one example for all': body(cleared, undefined, 'x[i]'),
  },
  cases: (random) =>
    [
      [1, 2, 3, 0],
      [2, 3, 2, 1],
      [4, 3, 5, 1],
    ].map(([m, nIn, nOut, left]) => {
      const [x, delta] = [reals(random, m * nIn), reals(random, m * nOut, 1 / m)];
      const dW = new Float64Array(nIn * nOut);
      denseWeightGradient(dW, x, delta, m, nIn, nOut);
      return { words: [reals(random, nIn * nOut, left), x, delta, m, nIn, nOut], written: { dW } };
    }),
  install: (own, { kernels, optimiser }) => ({
    kernels: { ...kernels, denseWeightGradient: (...words) => void own(...words) },
    optimiser,
  }),
};
