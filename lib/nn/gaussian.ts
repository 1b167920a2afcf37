/**
 * The Gaussian code of a variational autoencoder: drawn by reparameterisation, held near the unit Gaussian by its divergence.
 * Source: Kingma & Welling 2014, arXiv:1312.6114, appendix B. Rows are examples: mu, logVariance, noise, z [m,k].
 */

import { exp } from './elementary.ts';
import type { Numbers } from './numbers.ts';

/** z = μ + σ ε, σ = e^(½ log σ²): with ε given, z is a function of μ and σ that has a gradient. */
export function drawCode(z: Numbers, mu: Numbers, logVariance: Numbers, noise: Numbers, length: number): void {
  for (let k = 0; k < length; k++) z[k] = mu[k] + exp(0.5 * logVariance[k]) * noise[k];
}

/** What arrives at z goes on to μ as it is, and to log σ² with ½ σ ε. Adds. */
export function addCodeGradient(
  dMu: Numbers,
  dLogVariance: Numbers,
  dz: Numbers,
  logVariance: Numbers,
  noise: Numbers,
  length: number,
): void {
  for (let k = 0; k < length; k++) {
    dMu[k] += dz[k];
    dLogVariance[k] += dz[k] * 0.5 * exp(0.5 * logVariance[k]) * noise[k];
  }
}

/** KL(N(μ, σ²) ‖ N(0, 1)) = ½ Σ (μ² + σ² − 1 − log σ²), summed over all numbers; adds `scale` times its gradient. */
export function addDivergence(
  dMu: Numbers,
  dLogVariance: Numbers,
  mu: Numbers,
  logVariance: Numbers,
  scale: number,
  length: number,
): number {
  let total = 0;
  for (let k = 0; k < length; k++) {
    const variance = exp(logVariance[k]);
    total += 0.5 * (mu[k] * mu[k] + variance - 1 - logVariance[k]);
    dMu[k] += scale * mu[k];
    dLogVariance[k] += scale * 0.5 * (variance - 1);
  }
  return total;
}

/**
 * The same of rows x[m, 2k], k means and then k log variances, as a dense layer of 2k units gives them: the sum over the code.
 * Returns the sum over the rows; dx[m, 2k] is of their mean.
 */
export function codeDivergence(dx: Numbers, x: Numbers, m: number, k: number): number {
  dx.fill(0, 0, 2 * m * k);
  let total = 0;
  for (let r = 0; r < m; r++) {
    const [from, half, to] = [2 * r * k, (2 * r + 1) * k, 2 * (r + 1) * k];
    const [dMu, dLogVariance] = [dx.subarray(from, half), dx.subarray(half, to)];
    total += addDivergence(dMu, dLogVariance, x.subarray(from, half), x.subarray(half, to), 1 / m, k);
  }
  return total;
}
