/** Huber's loss: squared near the target, absolute far from it. Source: Huber 1964, "Robust Estimation of a Location Parameter". */
import type { Numbers } from './numbers.ts';

/**
 * With e_j = a_j − y_j: ½ e_j² where |e_j| ≤ delta, else delta (|e_j| − ½ delta), a mean over the outputs; da_j = e_j cut to
 * ± delta, divided by m n. Keras's Huber and PyTorch's HuberLoss (both delta = 1; PyTorch's SmoothL1Loss is this divided by
 * delta). a,y,da[m,n]; returns the sum of the rows' losses, da is of their mean.
 */
export function huber(da: Numbers, a: Numbers, y: Numbers, delta: number, m: number, n: number): number {
  let total = 0;
  for (let k = 0; k < m * n; k++) {
    const error = a[k] - y[k];
    const size = Math.abs(error);
    total += size <= delta ? (error * error) / 2 : delta * (size - delta / 2);
    da[k] = Math.max(-delta, Math.min(delta, error)) / (m * n);
  }
  return total / n;
}
