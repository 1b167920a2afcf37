/** Write inverted dropout. Chapter: dropout. */
import { applyMask } from '../../nn/dropout.ts';
import { type ProgramExercise, reals } from './program.ts';

const body = (line: string) => `function dropout(a, z, mask, rate, length) {
  for (let k = 0; k < length; k++) ${line}
}`;

export const invertedDropout: ProgramExercise = {
  id: 'dropout-program',
  chapter: 'dropout',
  equations: ['inverted-dropout', 'dropout-gradient'],
  name: 'dropout',
  parameters: ['a', 'z', 'mask', 'rate', 'length'],
  source: { file: 'lib/nn/dropout.ts', region: 'apply' },
  solution: body('a[k] = (mask[k] * z[k]) / (1 - rate);'),
  slips: {
    'nothing is scaled up': body('a[k] = mask[k] * z[k];'),
    'scaled by the rate': body('a[k] = (mask[k] * z[k]) / rate;'),
    'scaled down, as in evaluation of the original paper': body('a[k] = mask[k] * z[k] * (1 - rate);'),
    'the mask turned round': body('a[k] = ((1 - mask[k]) * z[k]) / (1 - rate);'),
  },
  cases: (random) =>
    [0.2, 0.5, 0.8].map((rate, k) => {
      const length = 6 + k;
      const z = reals(random, length);
      const mask = Uint8Array.from({ length }, () => (random.uniform() < rate ? 0 : 1));
      mask.set([0, 1]);
      const a = new Float64Array(length);
      applyMask(a, z, mask, rate, length);
      return { words: [reals(random, length), z, mask, rate, length], written: { a } };
    }),
  install: (own, { kernels, optimiser }) => ({
    kernels: { ...kernels, dropout: (...words) => void own(...words) },
    optimiser,
  }),
};
