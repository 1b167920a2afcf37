/** Mend two backward layers, of which the upper is updated before the error has come through it. Chapter: backprop. */
import { activationGradient } from '../../nn/activations.ts';
import { denseInputGradient, denseWeightGradient } from '../../nn/dense.ts';
import { type ProgramExercise, reals } from './program.ts';

const body = (...blocks: readonly string[]) => `function step(W1, W2, x, a1, delta2, eta, n0, n1, n2) {
${blocks.join('\n')}
}`;

const upper = `  for (let i = 0; i < n1; i++)
    for (let j = 0; j < n2; j++) W2[i * n2 + j] -= eta * a1[i] * delta2[j];`;
const error = (slope = '(a1[i] > 0 ? 1 : 0)', weight = 'W2[i * n2 + j]') => `  const delta1 = new Float64Array(n1);
  for (let i = 0; i < n1; i++) {
    for (let j = 0; j < n2; j++) delta1[i] += ${weight} * delta2[j];
    delta1[i] *= ${slope};
  }`;
const lower = `  for (let h = 0; h < n0; h++)
    for (let i = 0; i < n1; i++) W1[h * n1 + i] -= eta * x[h] * delta1[i];`;

const faulty = body(upper, error(), lower);

export const mendedBackward: ProgramExercise = {
  id: 'backprop-mend',
  chapter: 'backprop',
  equations: ['hidden-error', 'weight-gradient'],
  name: 'step',
  parameters: ['W1', 'W2', 'x', 'a1', 'delta2', 'eta', 'n0', 'n1', 'n2'],
  source: { file: 'lib/model/training.ts', region: 'backward' },
  solution: body(error(), upper, lower),
  faulty,
  slips: {
    'the upper layer is updated first': faulty,
    'the ReLU is forgotten': body(error('1'), upper, lower),
    'the weights are read transposed': body(error(undefined, 'W2[j * n1 + i]'), upper, lower),
    'the lower layer never learns': body(error(), upper),
  },
  cases: (random) =>
    [
      [2, 2, 1],
      [3, 4, 2],
      [4, 3, 5],
    ].map(([n0, n1, n2]) => {
      const [x, z1, delta2] = [n0, n1, n2].map((length) => reals(random, length));
      z1[0] = Math.abs(z1[0]) + 0.1;
      const a1 = z1.map((z) => Math.max(0, z));
      const before = { W1: reals(random, n0 * n1), W2: reals(random, n1 * n2) };
      const eta = 0.1;
      const [delta1, dW1, dW2] = [n1, n0 * n1, n1 * n2].map((length) => new Float64Array(length));
      denseInputGradient(delta1, delta2, before.W2, 1, n1, n2);
      activationGradient(delta1, delta1, z1, a1, 'relu', n1);
      denseWeightGradient(dW1, x, delta1, 1, n0, n1);
      denseWeightGradient(dW2, a1, delta2, 1, n1, n2);
      const stepped = (W: Float64Array, dW: Float64Array) => W.map((w, k) => w - eta * dW[k]);
      return {
        words: [before.W1, before.W2, x, a1, delta2, eta, n0, n1, n2],
        written: { W1: stepped(before.W1, dW1), W2: stepped(before.W2, dW2) },
      };
    }),
  install: (own, { kernels, optimiser }) => ({
    kernels: {
      ...kernels,
      // what the errors below are is read off a W1 of one input, all of whose units are awake
      denseInputGradient: (dx, delta, W, m, nIn, nOut) => {
        for (let r = 0; r < m; r++) {
          const W1 = new Float64Array(nIn);
          const row = Float64Array.from(delta.subarray(r * nOut, (r + 1) * nOut));
          own(W1, Float64Array.from(W), Float64Array.of(1), new Float64Array(nIn).fill(1), row, 1, 1, nIn, nOut);
          for (let i = 0; i < nIn; i++) dx[r * nIn + i] = -W1[i];
        }
      },
    },
    optimiser,
  }),
};
