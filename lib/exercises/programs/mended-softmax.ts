/** Mend a softmax whose rows run into each other. Chapter: forward. */
import { softmax } from '../../nn/softmax.ts';
import { type ProgramExercise, reals } from './program.ts';

const body = (before: string, inRow: string, top = 'top = Math.max(top, z[r * n + k])') =>
  `function softmax(a, z, m, n) {
${before}  for (let r = 0; r < m; r++) {
    let top = -Infinity;
    for (let k = 0; k < n; k++) ${top};
${inRow}    for (let k = 0; k < n; k++) {
      a[r * n + k] = Math.exp(z[r * n + k] - top);
      sum += a[r * n + k];
    }
    for (let k = 0; k < n; k++) a[r * n + k] /= sum;
  }
}`;

// a batch of one row comes out right, so that a test with one image says nothing
const faulty = body('  let sum = 0;\n', '');

export const mendedSoftmax: ProgramExercise = {
  id: 'forward-mend',
  chapter: 'forward',
  equations: ['softmax', 'softmax-shifted'],
  name: 'softmax',
  parameters: ['a', 'z', 'm', 'n'],
  source: { file: 'lib/nn/softmax.ts', region: 'softmax' },
  solution: body('', '    let sum = 0;\n'),
  faulty,
  slips: {
    'one sum for the whole batch': faulty,
    'no maximum subtracted': body('', '    let sum = 0;\n', 'top = 0'),
    'the maximum of the first row': body('', '    let sum = 0;\n', 'top = Math.max(top, z[k])'),
  },
  cases: (random) =>
    [
      [1, 3, 2],
      [2, 3, 2],
      [4, 5, 3],
      [3, 4, 2000], // e^2000 is more than a number holds
    ].map(([m, n, size]) => {
      const z = reals(random, m * n, size);
      if (size > 100) for (let r = 0; r < m; r++) z[r * n] = (1 - r) * size; // rows far apart
      const a = new Float64Array(m * n);
      softmax(a, z, m, n);
      return { words: [reals(random, m * n), z, m, n], written: { a } };
    }),
  install: (own, { kernels, optimiser }) => ({
    kernels: { ...kernels, softmax: (...words) => void own(...words) },
    optimiser,
  }),
};
