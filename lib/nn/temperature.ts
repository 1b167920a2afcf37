/**
 * A softmax at a temperature: T above 1 makes it less sure, below 1 surer, and no answer changes. Chapter: challenges.
 * Sources: Hinton, Vinyals, Dean 2015 (arXiv:1503.02531); Guo et al. 2017 (arXiv:1706.04599), who fit T after training.
 */
import { sparseSoftmaxCrossEntropy } from './losses.ts';
import type { Labels, Numbers } from './numbers.ts';
import { softmax } from './softmax.ts';

/** a = softmax(z / T), row by row. a,z[m,n]; a may be z. */
export function softmaxAt(a: Numbers, z: Numbers, T: number, m: number, n: number): void {
  for (let k = 0; k < m * n; k++) a[k] = z[k] / T;
  softmax(a, a, m, n);
}

/**
 * L = −log a_c with a = softmax(z / T): writes a and delta_j = (a_j − y_j) / (m T), the gradient of the mean in z; returns the sum
 * of the rows' losses and the mean's slope in T, dT = −Σ_j delta_j z_j / T. a,z,delta[m,n], labels[m].
 */
export function temperedCrossEntropy(
  delta: Numbers,
  a: Numbers,
  z: Numbers,
  labels: Labels,
  T: number,
  m: number,
  n: number,
): { readonly total: number; readonly dT: number } {
  const cooled = z.map((value) => value / T) as Numbers;
  softmax(a, cooled, m, n);
  const total = sparseSoftmaxCrossEntropy(delta, a, cooled, labels, m, n);
  let dT = 0;
  for (let k = 0; k < m * n; k++) {
    delta[k] /= T;
    dT -= (delta[k] * z[k]) / T;
  }
  return { total, dT };
}
