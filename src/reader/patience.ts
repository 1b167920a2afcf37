/**
 * How long a worker may be silent because it works: a step, or the validation after an epoch, is not interrupted, and
 * a network of millions of weights takes its time over either.
 */
import type { Settings } from '../../lib/model/settings.ts';

/** What a slow machine computes a second, far below what the kernels reach; and its time to make one weight. */
const slowest = 3e9;
const perWeight = 2e-7;
const most = 300;

/** Whole seconds beyond the usual; 0 for the article's network. */
export function patience({ layers, batch, examples, validationSplit }: Settings): number {
  const sizes = [784, ...layers.map(({ units }) => units), 10];
  const weights = sizes.slice(1).reduce((sum, nOut, l) => sum + (sizes[l] + 1) * nOut, 0);
  // two operations a weight and example forward; a step goes back over it twice as well
  const operations = weights * Math.max(6 * batch, 2 * examples * validationSplit);
  const seconds = Math.round(operations / slowest + weights * perWeight);
  return Number.isFinite(seconds) ? Math.min(seconds, most) : 0;
}
