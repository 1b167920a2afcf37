/** Write the backward pass of a dense layer. Chapter: backprop. */
import { denseBiasGradient, denseInputGradient, denseWeightGradient } from '../../nn/dense.ts';
import { type ProgramExercise, reals } from './program.ts';

const body = (weight: string, bias: string, input: string, clear = 'dW.fill(0);\n  db.fill(0);\n  dx.fill(0);') =>
  `function denseBackward(dW, db, dx, x, delta, W, m, nIn, nOut) {
  ${clear}
  for (let r = 0; r < m; r++) {
    for (let j = 0; j < nOut; j++) {
      ${bias}
      for (let i = 0; i < nIn; i++) {
        ${weight}
        ${input}
      }
    }
  }
}`;

const weight = 'dW[i * nOut + j] += x[r * nIn + i] * delta[r * nOut + j];';
const bias = 'db[j] += delta[r * nOut + j];';
const input = 'dx[r * nIn + i] += W[i * nOut + j] * delta[r * nOut + j];';

export const denseBackward: ProgramExercise = {
  id: 'backprop-program',
  chapter: 'backprop',
  equations: ['weight-gradient', 'bias-gradient', 'hidden-error'],
  name: 'denseBackward',
  parameters: ['dW', 'db', 'dx', 'x', 'delta', 'W', 'm', 'nIn', 'nOut'],
  source: { file: 'lib/nn/dense.ts', region: 'input-gradient' },
  solution: body(weight, bias, input),
  slips: {
    'a bias updated once per incoming weight': body(`${weight}\n        ${bias}`, '', input),
    'W transposed on the way back': body(weight, bias, 'dx[r * nIn + i] += W[j * nIn + i] * delta[r * nOut + j];'),
    'divided by m once more': body(weight.replace(';', ' / m;'), bias, input),
    'nothing is cleared': body(weight, bias, input, ''),
  },
  cases: (random) =>
    [
      [1, 2, 1],
      [1, 3, 2],
      [4, 2, 3],
      [5, 6, 4],
    ].map(([m, nIn, nOut]) => {
      const [x, delta, W] = [m * nIn, m * nOut, nIn * nOut].map((length) => reals(random, length));
      const [dW, db, dx] = [nIn * nOut, nOut, m * nIn].map((length) => new Float64Array(length));
      denseWeightGradient(dW, x, delta, m, nIn, nOut);
      denseBiasGradient(db, delta, m, nOut);
      denseInputGradient(dx, delta, W, m, nIn, nOut);
      const before = [nIn * nOut, nOut, m * nIn].map((length) => reals(random, length));
      return { words: [...before, x, delta, W, m, nIn, nOut], written: { dW, db, dx } };
    }),
  install: (own, { kernels, optimiser }) => {
    // the engine asks for the three one by one; what it does not ask for goes into arrays that nobody reads
    const idle = (length: number) => new Float64Array(length);
    return {
      kernels: {
        ...kernels,
        denseWeightGradient: (dW, x, delta, m, nIn, nOut) =>
          void own(dW, idle(nOut), idle(m * nIn), x, delta, idle(nIn * nOut), m, nIn, nOut),
        denseBiasGradient: (db, delta, m, nOut) => void own(idle(0), db, idle(0), idle(0), delta, idle(0), m, 0, nOut),
        denseInputGradient: (dx, delta, W, m, nIn, nOut) =>
          void own(idle(nIn * nOut), idle(nOut), dx, idle(m * nIn), delta, W, m, nIn, nOut),
      },
      optimiser,
    };
  },
};
