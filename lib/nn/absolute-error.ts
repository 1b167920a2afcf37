/** Mean absolute error: every unit of error costs the same, so that a far target pulls no harder than a near one. Chapter: tasks. */
import type { Numbers } from './numbers.ts';

/**
 * L = (1/n) Σ_j |a_j − y_j|, a mean over the outputs (Keras, PyTorch's L1Loss); da_j = sign(a_j − y_j) / (m n), at the kink 0
 * as both have it. a,y,da[m,n]; returns the sum of the rows' losses, da is of their mean.
 */
export function meanAbsoluteError(da: Numbers, a: Numbers, y: Numbers, m: number, n: number): number {
  let total = 0;
  for (let k = 0; k < m * n; k++) {
    const error = a[k] - y[k];
    total += Math.abs(error);
    da[k] = Math.sign(error) / (m * n);
  }
  return total / n;
}
