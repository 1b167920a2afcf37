/** Label smoothing: targets that leave every class a small part. Chapter: loss. Source: Szegedy et al. 2016, section 7. */
import type { Labels, Numbers } from './numbers.ts';

/** y[m, n] flat: 1 − share + share/n at the label, share/n elsewhere. eq: label-smoothing */
export function smoothedTargets(labels: Labels, share: number, n: number): Float32Array {
  const y = new Float32Array(labels.length * n).fill(share / n);
  for (let r = 0; r < labels.length; r++) y[r * n + labels[r]] += 1 - share;
  return y;
}

/**
 * The same of targets that are probabilities already: ỹ_j = (1 − share) y_j + share/n, n the classes they are of (2 where each
 * output says yes or no). Keras's and PyTorch's label_smoothing. smoothed may be y.
 */
export function smooth(smoothed: Numbers, y: Numbers, share: number, n: number, length: number): void {
  for (let k = 0; k < length; k++) smoothed[k] = (1 - share) * y[k] + share / n; // eq: label-smoothing
}
