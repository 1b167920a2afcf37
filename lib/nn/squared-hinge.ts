/** The squared hinge: what lies on its side of the border by more than a margin of 1 costs nothing. Chapter: learned-features. */
import type { Numbers } from './numbers.ts';

/**
 * L = (1/n) Σ_j max(0, 1 − y_j a_j)², with y_j = ±1 and a mean over the outputs (Keras); da_j = −2 y_j max(0, 1 − y_j a_j) / (m n).
 * A target 0 stands for −1, so that rows of zeros and a one do as well (Keras turns those over too). With L2 on the weights
 * this is the linear support vector machine of Cortes & Vapnik 1995 with squared slack. a,y,da[m,n]; returns the sum of the
 * rows' losses, da is of their mean.
 */
export function squaredHinge(da: Numbers, a: Numbers, y: Numbers, m: number, n: number): number {
  let total = 0;
  for (let k = 0; k < m * n; k++) {
    const side = y[k] === 0 ? -1 : y[k];
    const gap = Math.max(0, 1 - side * a[k]);
    total += gap * gap;
    da[k] = (-2 * side * gap) / (m * n);
  }
  return total / n;
}
