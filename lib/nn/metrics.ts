/** Accuracy, as Keras counts it. Chapter: mnist. */
import type { Labels, Numbers } from '../kernels/kernels.ts';

/** The column of the row's largest value, the first of equals. */
export function argmax(a: Numbers, start: number, n: number): number {
  let best = 0;
  for (let k = 1; k < n; k++) if (a[start + k] > a[start + best]) best = k;
  return best;
}

/** Rows of a[m,n] whose largest output is the label. */
export function countCorrect(a: Numbers, labels: Labels, m: number, n: number): number {
  let correct = 0;
  for (let r = 0; r < m; r++) if (argmax(a, r * n, n) === labels[r]) correct++;
  return correct;
}
