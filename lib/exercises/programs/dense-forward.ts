/** Write the forward pass of a dense layer. Chapter: forward. */
import { dense } from '../../nn/dense.ts';
import { type ProgramExercise, reals } from './program.ts';

export const denseForward: ProgramExercise = {
  id: 'forward-program',
  chapter: 'forward',
  equations: ['weighted-input', 'dense-matrix'],
  name: 'dense',
  parameters: ['z', 'x', 'W', 'b', 'm', 'nIn', 'nOut'],
  source: { file: 'lib/nn/dense.ts', region: 'forward' },
  solution: `function dense(z, x, W, b, m, nIn, nOut) {
  for (let r = 0; r < m; r++) {
    for (let j = 0; j < nOut; j++) {
      let sum = b[j];
      for (let i = 0; i < nIn; i++) sum += W[i * nOut + j] * x[r * nIn + i];
      z[r * nOut + j] = sum;
    }
  }
}`,
  slips: {
    'no bias': `function dense(z, x, W, b, m, nIn, nOut) {
  for (let r = 0; r < m; r++) for (let j = 0; j < nOut; j++) {
    let sum = 0;
    for (let i = 0; i < nIn; i++) sum += W[i * nOut + j] * x[r * nIn + i];
    z[r * nOut + j] = sum;
  }
}`,
    'W transposed': `function dense(z, x, W, b, m, nIn, nOut) {
  for (let r = 0; r < m; r++) for (let j = 0; j < nOut; j++) {
    let sum = b[j];
    for (let i = 0; i < nIn; i++) sum += W[j * nIn + i] * x[r * nIn + i];
    z[r * nOut + j] = sum;
  }
}`,
    'the first row only': `function dense(z, x, W, b, m, nIn, nOut) {
  for (let j = 0; j < nOut; j++) {
    z[j] = b[j];
    for (let i = 0; i < nIn; i++) z[j] += W[i * nOut + j] * x[i];
  }
}`,
    'adds to what was there': `function dense(z, x, W, b, m, nIn, nOut) {
  for (let r = 0; r < m; r++) for (let j = 0; j < nOut; j++) {
    z[r * nOut + j] += b[j];
    for (let i = 0; i < nIn; i++) z[r * nOut + j] += W[i * nOut + j] * x[r * nIn + i];
  }
}`,
  },
  cases: (random) =>
    [
      [1, 1, 1],
      [1, 3, 2],
      [4, 2, 3],
      [5, 7, 4],
    ].map(([m, nIn, nOut]) => {
      const [x, W, b] = [m * nIn, nIn * nOut, nOut].map((length) => reals(random, length));
      const z = new Float64Array(m * nOut);
      dense(z, x, W, b, m, nIn, nOut);
      // what stands in z before belongs to another batch
      return { words: [reals(random, m * nOut), x, W, b, m, nIn, nOut], written: { z } };
    }),
  install: (own, { kernels, optimiser }) => ({
    kernels: { ...kernels, dense: (...words) => void own(...words) },
    optimiser,
  }),
};
