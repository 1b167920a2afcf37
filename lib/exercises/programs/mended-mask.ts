/** Mend a dropout that reads its rate the other way. Chapter: dropout. */
import { applyMask } from '../../nn/dropout.ts';
import { type ProgramExercise, reals } from './program.ts';

const body = (
  mask: string,
  out = 'a[k] = (mask[k] * z[k]) / (1 - rate);',
) => `function dropped(a, mask, z, u, rate, length) {
  for (let k = 0; k < length; k++) {
    mask[k] = ${mask};
    ${out}
  }
}`;

const faulty = body('u[k] < rate ? 1 : 0');

export const mendedMask: ProgramExercise = {
  id: 'dropout-mend',
  chapter: 'dropout',
  equations: ['dropout-mask', 'inverted-dropout'],
  name: 'dropped',
  parameters: ['a', 'mask', 'z', 'u', 'rate', 'length'],
  source: { file: 'lib/nn/dropout.ts', region: 'apply' },
  solution: body('u[k] < rate ? 0 : 1'),
  faulty,
  slips: {
    'the rate is read as the probability to be kept': faulty,
    'scaled by what is dropped': body('u[k] < rate ? 0 : 1', 'a[k] = (mask[k] * z[k]) / rate;'),
    'the mean is not kept': body('u[k] < rate ? 0 : 1', 'a[k] = mask[k] * z[k];'),
  },
  cases: (random) =>
    [0.2, 0.4, 0.75].map((rate, n) => {
      const length = 6 + n;
      const [z, before] = [reals(random, length), reals(random, length)];
      const u = Float64Array.from({ length }, (_, k) => (k < 2 ? k * 0.99 : random.uniform()));
      const mask = Float64Array.from(u, (one) => (one < rate ? 0 : 1));
      const a = new Float64Array(length);
      applyMask(a, z, Uint8Array.from(mask), rate, length);
      return { words: [before, reals(random, length), z, u, rate, length], written: { a, mask } };
    }),
  install: (own, { kernels, optimiser }) => ({
    kernels: {
      ...kernels,
      // a mask that is given, as draws that lead to it
      dropout: (a, z, mask, rate, length) =>
        void own(a, new Float64Array(length), z, Float64Array.from(mask.subarray(0, length)), rate, length),
    },
    optimiser,
  }),
};
