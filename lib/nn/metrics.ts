/** Accuracy, as Keras counts it. Chapter: mnist. */
import type { Labels, Numbers } from './numbers.ts';

/** The column of the row's largest value, the first of equals. */
export function argmax(a: Numbers, start: number, n: number): number {
  let best = 0;
  for (let k = 1; k < n; k++) if (a[start + k] > a[start + best]) best = k;
  return best;
}

/** Outputs of a single unit on the side of ½ where their target, 0 or 1, lies. */
export function countCorrectBinary(a: Numbers, y: Numbers, m: number): number {
  let correct = 0;
  for (let r = 0; r < m; r++) if ((a[r] > 0.5 ? 1 : 0) === y[r]) correct++;
  return correct;
}

/** Rows of a[m,n] whose largest output is the label. */
export function countCorrect(a: Numbers, labels: Labels, m: number, n: number): number {
  let correct = 0;
  for (let r = 0; r < m; r++) if (argmax(a, r * n, n) === labels[r]) correct++;
  return correct;
}

/** How far the share of hits among m independent examples scatters about its probability p. eq: standard-error */
export function standardError(p: number, m: number): number {
  return Math.sqrt((p * (1 - p)) / m);
}
