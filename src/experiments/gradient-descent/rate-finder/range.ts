/** The range test as arithmetic: which rates, how their losses are smoothed, and what is read off the curve. Chapter: gradient-descent. */
import { exp, log } from '../../../../lib/nn/elementary.ts';

/** What the running mean keeps of itself from step to step. */
export const keep = 0.9;
/** The test ends where the smoothed loss is so many times its lowest value. */
export const tooHigh = 4;

export interface Span {
  readonly low: number;
  readonly high: number;
  readonly steps: number;
}

/** One step: its rate, the loss of its mini-batch before it, and the corrected mean up to it. */
export interface Point {
  readonly rate: number;
  readonly loss: number;
  readonly smooth: number;
}

/** The rate of step k = 0 … steps − 1: each the same multiple of the one before, both ends exact. */
export function rateAt(k: number, { low, high, steps }: Span): number {
  if (k <= 0) return low;
  if (k >= steps - 1) return high;
  return low * exp((k / (steps - 1)) * log(high / low));
}

/** A running mean that begins at 0 and is divided by 1 − βᵗ, exactly as Adam corrects its first moment. */
export function smoother(beta = keep): (value: number) => number {
  let mean = 0;
  let power = 1;
  return (value) => {
    mean = beta * mean + (1 - beta) * value; // eq: adam-moments
    power *= beta;
    return mean / (1 - power); // eq: adam-correction
  };
}

/** A curve from its losses alone. */
export function pointsOf(losses: readonly number[], span: Span): Point[] {
  const smooth = smoother();
  return losses.map((loss, k) => ({ rate: rateAt(k, span), loss, smooth: smooth(loss) }));
}

/** Indices into a curve: where the smoothed loss falls fastest before its lowest point, and that point. */
export interface Marks {
  readonly steepest: number | null;
  readonly lowest: number | null;
}

/**
 * The fall is taken over a fiftieth of all steps to either side, so that noise does not decide; the first points, means of
 * few losses, do not count.
 */
export function marksOf(points: readonly Point[], { steps }: Span): Marks {
  const reach = Math.max(1, Math.round(steps / 50));
  let lowest: number | null = null;
  for (let k = reach; k < points.length; k++) {
    if (points[k].smooth < points[lowest ?? reach].smooth) lowest = k;
  }
  if (lowest === null) return { steepest: null, lowest };
  let steepest: number | null = null;
  let fall = 0;
  for (let k = reach; k + reach < points.length && k <= lowest; k++) {
    const change = points[k + reach].smooth - points[k - reach].smooth;
    if (change < fall) [steepest, fall] = [k, change];
  }
  return { steepest, lowest };
}

/** Half powers of ten round the suggestion, two digits each, and the usual rate: those that the test itself has covered. */
export function ratesToTry(suggestion: number, usual: number, { low, high }: Pick<Span, 'low' | 'high'>): number[] {
  const root = Math.sqrt(10);
  const factors = [0.1 / root, 0.1, 1 / root, 1, root, 10, 10 * root];
  const rates = factors.map((factor) => twoDigits(factor * suggestion)).filter((rate) => rate >= low && rate <= high);
  return [...new Set([...rates, usual])].sort((a, b) => a - b);
}

export const twoDigits = (value: number): number => Number(value.toPrecision(2));
