/** What the equations of the program's chapter claim. */
import { standardError } from '../../nn/metrics.ts';
import type { Check } from '../equation.ts';
import { between } from './network.ts';
import { rounding } from './tolerances.ts';

const claim = { file: 'lib/nn/metrics.ts', name: 'standardError' };

/** A single image, read rightly or not. */
const ofOne: Check = {
  claim,
  instance(random) {
    const p = between(random, 0.02, 0.98);
    const s = standardError(p, 1);
    return { values: { p }, engine: s * s, left: { s } };
  },
  tolerance: rounding,
};

export const mnistChecks: Record<string, Check> = {
  'coin-variance': ofOne,
  'coin-variance-short': ofOne,
  'standard-error': {
    claim,
    instance(random) {
      const p = between(random, 0.02, 0.98);
      const m = 2 + random.integer(10_000);
      const s = standardError(p, m);
      return { values: { p, m }, engine: s, left: { s } };
    },
    tolerance: rounding,
  },
};
