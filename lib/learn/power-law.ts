/**
 * A power law E = C n^(−α), a straight line where both scales are logarithmic: fitted there by least squares. Chapter: challenges.
 * Source: Hestness et al. 2017, "Deep Learning Scaling is Predictable, Empirically".
 */
import { exp, log } from '../nn/elementary.ts';
import { Problem } from '../problem.ts';

export interface PowerLaw {
  readonly C: number;
  readonly alpha: number;
  /** The share of the variance of log E that the line explains; 1 where E never varies. */
  readonly r2: number;
  /** C n^(−α). */
  at(n: number): number;
  /** By how much n must be multiplied for half of E: 2^(1/α). */
  readonly toHalve: number;
}

/**
 * α = −Σ (log n − mean)(log E − mean) / Σ (log n − mean)². Throws Problem 'targets-count' where there are not as many E as n, 'range'
 * for one that is not positive, 'shape' for fewer than two different n.
 */
export function powerLaw(n: readonly number[], E: readonly number[]): PowerLaw {
  if (E.length !== n.length) throw new Problem('targets-count', { expected: n.length, found: E.length });
  for (const [where, values] of [['n', n] as const, ['E', E] as const]) {
    const wrong = values.find((value) => !(value > 0 && Number.isFinite(value)));
    if (wrong !== undefined) throw new Problem('range', { where, expected: '> 0', found: String(wrong) });
  }
  const different = new Set(n).size;
  if (different < 2) throw new Problem('shape', { where: 'powerLaw: n', expected: '≥ 2', found: different });
  const [x, y] = [centred(n.map(log)), centred(E.map(log))];
  const slope = products(x.rest, y.rest) / products(x.rest, x.rest);
  const alpha = 0 - slope;
  const start = y.mean - slope * x.mean;
  const varying = products(y.rest, y.rest);
  return {
    C: exp(start),
    alpha,
    r2: varying === 0 ? 1 : (slope * slope * products(x.rest, x.rest)) / varying,
    at: (n) => exp(start + slope * log(n)),
    toHalve: exp(log(2) / alpha),
  };
}

function centred(values: readonly number[]): { readonly mean: number; readonly rest: readonly number[] } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, rest: values.map((value) => value - mean) };
}

const products = (u: readonly number[], v: readonly number[]): number => u.reduce((sum, u_k, k) => sum + u_k * v[k], 0);
