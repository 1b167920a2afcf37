/** Write the softmax cross-entropy and its gradient, from the logits, for a batch. Chapter: loss. */
import { sparseSoftmaxCrossEntropy } from '../../nn/losses.ts';
import { softmax } from '../../nn/softmax.ts';
import { type ProgramExercise, reals } from './program.ts';

const body = (lines: string) => `function softmaxCrossEntropy(delta, z, labels, m, n) {
  let total = 0;
  for (let r = 0; r < m; r++) {
    let top = -Infinity;
    for (let k = 0; k < n; k++) top = Math.max(top, z[r * n + k]);
    let sum = 0;
    for (let k = 0; k < n; k++) sum += Math.exp(z[r * n + k] - top);
${lines}
  }
  return total;
}`;

export const softmaxCrossEntropyProgram: ProgramExercise = {
  id: 'loss-program',
  chapter: 'loss',
  equations: ['sparse-cross-entropy', 'log-sum-exp', 'softmax-cross-entropy-gradient'],
  name: 'softmaxCrossEntropy',
  parameters: ['delta', 'z', 'labels', 'm', 'n'],
  source: { file: 'lib/nn/losses.ts', region: 'sparse-softmax-cross-entropy' },
  solution: body(`    total += top + Math.log(sum) - z[r * n + labels[r]];
    for (let j = 0; j < n; j++) {
      const a = Math.exp(z[r * n + j] - top) / sum;
      delta[r * n + j] = (a - (j === labels[r] ? 1 : 0)) / m;
    }`),
  slips: {
    'no mean over the batch': body(`    total += top + Math.log(sum) - z[r * n + labels[r]];
    for (let j = 0; j < n; j++) delta[r * n + j] = Math.exp(z[r * n + j] - top) / sum - (j === labels[r] ? 1 : 0);`),
    'the logarithm of a probability that is 0': `function softmaxCrossEntropy(delta, z, labels, m, n) {
  let total = 0;
  for (let r = 0; r < m; r++) {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += Math.exp(z[r * n + k]);
    total -= Math.log(Math.exp(z[r * n + labels[r]]) / sum);
    for (let j = 0; j < n; j++) delta[r * n + j] = (Math.exp(z[r * n + j]) / sum - (j === labels[r] ? 1 : 0)) / m;
  }
  return total;
}`,
    'the sign of the gradient': body(`    total += top + Math.log(sum) - z[r * n + labels[r]];
    for (let j = 0; j < n; j++) delta[r * n + j] = ((j === labels[r] ? 1 : 0) - Math.exp(z[r * n + j] - top) / sum) / m;`),
    'the maximum is not put back': body(`    total += Math.log(sum) - z[r * n + labels[r]];
    for (let j = 0; j < n; j++) delta[r * n + j] = (Math.exp(z[r * n + j] - top) / sum - (j === labels[r] ? 1 : 0)) / m;`),
  },
  cases: (random) =>
    [
      [1, 2, 1],
      [3, 4, 3],
      [5, 10, 5],
      [2, 3, 1000], // e^1000 is more than a number holds
    ].map(([m, n, size]) => {
      const z = reals(random, m * n, size);
      const labels = Int32Array.from({ length: m }, () => random.integer(n));
      const a = new Float64Array(m * n);
      const delta = new Float64Array(m * n);
      softmax(a, z, m, n);
      const returned = sparseSoftmaxCrossEntropy(delta, a, z, labels, m, n);
      return { words: [new Float64Array(m * n), z, labels, m, n], written: { delta }, returned };
    }),
  install: (own, { kernels, optimiser }) => ({
    kernels: {
      ...kernels,
      sparseSoftmaxCrossEntropy: (delta, _a, z, labels, m, n) => Number(own(delta, z, labels, m, n)),
    },
    optimiser,
  }),
};
