/** Mend a loss that takes the logarithm of a finished, clipped probability. Chapter: loss. */
import { sparseSoftmaxCrossEntropy } from '../../nn/losses.ts';
import { softmax } from '../../nn/softmax.ts';
import { type ProgramExercise, reals } from './program.ts';

const body = (loss: string, slope = '(a[r * n + j] - (j === labels[r] ? 1 : 0)) / m') =>
  `function sparseSoftmaxCrossEntropy(delta, a, z, labels, m, n) {
  let total = 0;
  for (let r = 0; r < m; r++) {
    const at = r * n + labels[r];
${loss}
    for (let j = 0; j < n; j++) delta[r * n + j] = ${slope};
  }
  return total;
}`;

const fromLogits = `    let top = -Infinity;
    for (let k = 0; k < n; k++) top = Math.max(top, z[r * n + k]);
    let sum = 0;
    for (let k = 0; k < n; k++) sum += Math.exp(z[r * n + k] - top);
    total += top + Math.log(sum) - z[at];`;

// right wherever the right class has at least 10⁻⁷
const faulty = body('    total -= Math.log(Math.max(a[at], 1e-7));');

export const mendedLoss: ProgramExercise = {
  id: 'loss-mend',
  chapter: 'loss',
  equations: ['sparse-cross-entropy', 'log-sum-exp'],
  name: 'sparseSoftmaxCrossEntropy',
  parameters: ['delta', 'a', 'z', 'labels', 'm', 'n'],
  source: { file: 'lib/nn/losses.ts', region: 'log-sum-exp' },
  solution: body(fromLogits),
  faulty,
  slips: {
    'the probability is clipped': faulty,
    'the logarithm of a probability that is 0': body('    total -= Math.log(a[at]);'),
    'no maximum subtracted': body(
      `    let sum = 0;
    for (let k = 0; k < n; k++) sum += Math.exp(z[r * n + k]);
    total += Math.log(sum) - z[at];`,
    ),
    'the maximum is not put back': body(fromLogits.replace('top + ', '')),
  },
  cases: (random) =>
    [
      [1, 2, 1],
      [3, 4, 3],
      [4, 10, 40], // surely wrong: less than 10⁻⁷ for the right class
      [2, 3, 1000], // e^1000 is more than a number holds
    ].map(([m, n, size]) => {
      const z = reals(random, m * n, size);
      const labels = Int32Array.from({ length: m }, () => random.integer(n));
      if (size > 10) {
        for (const [r, c] of labels.entries()) {
          z[r * n + c] = -size;
          z[r * n + ((c + 1) % n)] = size;
        }
      }
      const a = new Float64Array(m * n);
      const delta = new Float64Array(m * n);
      softmax(a, z, m, n);
      const returned = sparseSoftmaxCrossEntropy(delta, a, z, labels, m, n);
      return { words: [new Float64Array(m * n), a, z, labels, m, n], written: { delta }, returned };
    }),
  install: (own, { kernels, optimiser }) => ({
    kernels: {
      ...kernels,
      sparseSoftmaxCrossEntropy: (...words) => Number(own(...words)),
    },
    optimiser,
  }),
};
