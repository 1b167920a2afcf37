/** Mend the gathering of a batch, which takes the same images in every step. Chapter: mnist. */
import type { Generator } from '../../generator.ts';
import type { ProgramExercise } from './program.ts';

const body = (start: string, write = 'x[r * n + i] = images[start + i] / 255') =>
  `function gatherPixels(x, images, indices, from, m, n) {
  for (let r = 0; r < m; r++) {
    const start = ${start};
    for (let i = 0; i < n; i++) ${write};
  }
}`;

// the first batch of an epoch comes out right
const faulty = body('indices[r] * n');

/** A shuffled order. */
function shuffled(random: Generator, length: number): Int32Array {
  const order = Int32Array.from({ length }, (_, k) => k);
  for (let k = length - 1; k > 0; k--) {
    const other = random.integer(k + 1);
    [order[k], order[other]] = [order[other], order[k]];
  }
  return order;
}

export const mendedBatch: ProgramExercise = {
  id: 'mnist-mend',
  chapter: 'mnist',
  equations: ['batch-mean'],
  name: 'gatherPixels',
  parameters: ['x', 'images', 'indices', 'from', 'm', 'n'],
  source: { file: 'lib/kernels/reference.ts', region: 'gather-pixels' },
  solution: body('indices[from + r] * n'),
  faulty,
  slips: {
    'every step takes the first batch': faulty,
    'the order is not looked at': body('(from + r) * n'),
    'the division is forgotten': body('indices[from + r] * n', 'x[r * n + i] = images[start + i]'),
    'an image begins one pixel late': body('indices[from + r] * n + 1'),
  },
  cases: (random) =>
    [
      [4, 3, 0],
      [4, 3, 2],
      [9, 5, 7],
    ].map(([count, n, from]) => {
      const m = 2;
      const images = Uint8Array.from({ length: (count + 1) * n }, () => random.integer(256));
      let order = shuffled(random, count);
      while (from > 0 && order[from] === 0) order = shuffled(random, count);
      const x = Float64Array.from(
        { length: m * n },
        (_, k) => images[order[from + Math.floor(k / n)] * n + (k % n)] / 255,
      );
      return { words: [new Float64Array(m * n), images, order, from, m, n], written: { x } };
    }),
  install: (own, { kernels, optimiser }) => ({
    kernels: { ...kernels, gatherPixels: (...words) => void own(...words) },
    optimiser,
  }),
};
