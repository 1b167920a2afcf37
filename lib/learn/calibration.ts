/**
 * How sure is sure: what a network claims beside what it gets right. Chapter: challenges. Sources: Naeini, Cooper & Hauskrecht
 * 2015, "Obtaining Well Calibrated Probabilities Using Bayesian Binning" (the error); Guo et al. 2017 (arXiv:1706.04599; the
 * temperature, fitted after training on examples that took no part in it).
 */
import { exp, log } from '../nn/elementary.ts';
import type { Labels, Numbers } from '../nn/numbers.ts';
import { temperedCrossEntropy } from '../nn/temperature.ts';
import { Problem } from '../problem.ts';

/** The examples whose confidence lies above `from` and at most at `to`. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  /** q_k. */
  readonly count: number;
  /** A_k, the share of them that is right; 0 where there are none. */
  readonly accuracy: number;
  /** The mean of their confidences; 0 where there are none. */
  readonly confidence: number;
}

/**
 * K bins of equal width over the confidence max_j a_j; a confidence of 1 is in the last. a[m,n], labels[m]. Throws Problem
 * 'no-examples', 'range' for K, 'label-range', 'not-finite'.
 */
export function reliability(a: Numbers, labels: Labels, m: number, n: number, K = 15): Bin[] {
  check('reliability', a, labels, m, n);
  if (!(Number.isInteger(K) && K >= 1))
    throw new Problem('range', { where: 'K', expected: '1, 2, 3, …', found: String(K) });
  const [counts, rights, sums] = [0, 1, 2].map(() => new Float64Array(K));
  for (let r = 0; r < m; r++) {
    let best = 0;
    for (let j = 1; j < n; j++) if (a[r * n + j] > a[r * n + best]) best = j;
    const confidence = a[r * n + best];
    const k = Math.min(K, Math.max(1, Math.ceil(confidence * K))) - 1;
    counts[k]++;
    sums[k] += confidence;
    if (best === labels[r]) rights[k]++;
  }
  return Array.from(counts, (count, k) => ({
    from: k / K,
    to: (k + 1) / K,
    count,
    accuracy: rights[k] / Math.max(1, count),
    confidence: sums[k] / Math.max(1, count),
  }));
}

/** E = Σ_k (q_k / m) |A_k − mean confidence of k|: 0 where each bin is right as often as it claims. */
export function calibrationError(bins: readonly Bin[]): number {
  const m = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce((sum, bin) => sum + (bin.count / m) * Math.abs(bin.accuracy - bin.confidence), 0);
}

/** Temperatures are looked for between 1/64 and 64: where all answers are right no T is too low. */
const widest = 64;
/** Halvings of the logarithm's range: to 1e-8. */
const halvings = 30;

/**
 * The T for which softmax(z / T) has the least cross-entropy, found by halving where dL/dT changes its sign: L is convex in 1/T, so
 * it does so once. It changes no answer. z[m,n] logits, labels[m]. Throws Problem 'no-examples', 'label-range', 'not-finite'.
 */
export function fitTemperature(z: Numbers, labels: Labels, m: number, n: number): number {
  check('fitTemperature', z, labels, m, n);
  const logits = Float64Array.from(z.subarray(0, m * n));
  const [delta, a] = [new Float64Array(m * n), new Float64Array(m * n)];
  let [low, high] = [-log(widest), log(widest)];
  for (let k = 0; k < halvings; k++) {
    const middle = (low + high) / 2;
    const { dT } = temperedCrossEntropy(delta, a, logits, labels, exp(middle), m, n);
    // 0 where so cold a softmax is exactly right
    if (dT >= 0) high = middle;
    else low = middle;
  }
  return exp((low + high) / 2);
}

function check(where: string, values: Numbers, labels: Labels, m: number, n: number): void {
  if (m < 1) throw new Problem('no-examples', { where, found: m });
  if (labels.length < m) throw new Problem('targets-count', { expected: m, found: labels.length });
  if (values.length < m * n) throw new Problem('shape', { where, expected: String(m * n), found: values.length });
  for (let r = 0; r < m; r++) {
    if (!(labels[r] >= 0 && labels[r] < n))
      throw new Problem('label-range', { index: r, expected: `0 … ${n - 1}`, found: labels[r] });
    for (let j = 0; j < n; j++) {
      const found = values[r * n + j];
      if (!Number.isFinite(found)) throw new Problem('not-finite', { where, row: r, column: j, found: String(found) });
    }
  }
}
