/** How the rates of 784 weights are spread: bins of a quarter of a power of ten. */
import { log } from '../../../../lib/nn/elementary.ts';

export const perDecade = 4;
const ln10 = log(10);
export const exponentOf = (value: number): number => log(value) / ln10;

export interface Spread {
  readonly least: number;
  readonly greatest: number;
  /** Weights that have had no gradient. */
  readonly still: number;
  /** Powers of ten at the ends, whole. */
  readonly from: number;
  readonly to: number;
  readonly bins: readonly number[];
}

export function spreadOf(rates: readonly (number | null)[]): Spread | null {
  const moving = rates.filter((rate) => rate !== null && rate > 0) as number[];
  if (moving.length === 0) return null;
  const [least, greatest] = [Math.min(...moving), Math.max(...moving)];
  const from = Math.floor(exponentOf(least));
  const to = Math.max(from + 1, Math.ceil(exponentOf(greatest)));
  const bins = new Array<number>((to - from) * perDecade).fill(0);
  for (const rate of moving) {
    bins[Math.min(bins.length - 1, Math.max(0, Math.floor((exponentOf(rate) - from) * perDecade)))] += 1;
  }
  return { least, greatest, still: rates.length - moving.length, from, to, bins };
}

/** Grey values for a picture: 0 for a weight without a rate, then from 0.1 at the least to 1 at the greatest, in the logarithm. */
export function shades(rates: readonly (number | null)[], { least, greatest }: Spread): Float32Array {
  const [low, high] = [exponentOf(least), exponentOf(greatest)];
  return Float32Array.from(rates, (rate) =>
    rate === null || rate === 0 ? 0 : high > low ? 0.1 + (0.9 * (exponentOf(rate) - low)) / (high - low) : 1,
  );
}
