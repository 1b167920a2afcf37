/** Label smoothing: targets that leave every class a small part. Chapter: loss. */
import type { Labels } from './numbers.ts';

/** y[m, n] flat: 1 − share + share/n at the label, share/n elsewhere. Source: Szegedy et al. 2016, section 7. eq: label-smoothing */
export function smoothedTargets(labels: Labels, share: number, n: number): Float32Array {
  const y = new Float32Array(labels.length * n).fill(share / n);
  for (let r = 0; r < labels.length; r++) y[r * n + labels[r]] += 1 - share;
  return y;
}
