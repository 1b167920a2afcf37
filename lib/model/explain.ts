/**
 * What a decision depends on: slopes of a score (the logit z_c of a class) in the input. Chapter: interpretability.
 * Sources: Simonyan, Vedaldi, Zisserman 2014 (saliency); Sundararajan, Taly, Yan 2017 (integrated gradients).
 */
import type { Numbers } from '../kernels/kernels.ts';
import { type Built, forward, type Network } from './network.ts';
import { backward } from './training.ts';

/** ∂z_c/∂x_i for the row x[nInput], class c counted from 0. Dropout is off. Works in the network's own arrays. */
export function scoreGradient(net: Network, x: ArrayLike<number>, c: number): Numbers {
  const { kernels, layers, D, nInput } = net;
  net.x.set(x);
  forward(net, 1, false, null);
  const last = layers[D] as Built;
  last.delta.fill(0, 0, last.nOut);
  last.delta[c] = 1; // ∂z_c/∂z_j
  backward(net, 1, false);
  const first = layers[1] as Built;
  // the row of x has done its work: its place takes the slopes
  kernels.denseInputGradient(net.x, first.delta, first.weights.values, 1, nInput, first.nOut);
  return net.x.slice(0, nInput);
}

/** S_i = |∂z_c/∂x_i|: how strongly the score answers to each input. */
export function saliency(net: Network, x: ArrayLike<number>, c: number): Numbers {
  return scoreGradient(net, x, c).map(Math.abs) as Numbers; // eq: saliency
}

/** The way from a baseline to x in K equal pieces, the gradient taken in the middle of each. eq: integrated-gradients */
export function integratedGradients(
  net: Network,
  x: ArrayLike<number>,
  baseline: ArrayLike<number>,
  c: number,
  K: number,
): Float64Array {
  const sums = new Float64Array(x.length);
  for (let k = 0; k < K; k++) {
    const t = (k + 0.5) / K;
    const point = Float64Array.from({ length: x.length }, (_, i) => baseline[i] + t * (x[i] - baseline[i]));
    scoreGradient(net, point, c).forEach((slope, i) => {
      sums[i] += slope;
    });
  }
  return sums.map((sum, i) => ((x[i] - baseline[i]) * sum) / K); // eq: integrated-gradients
}

/** I_j = A − the mean accuracy with input j shuffled over the examples, K times. eq: permutation-importance */
export function permutationImportance(accuracy: number, shuffled: readonly number[]): number {
  return accuracy - shuffled.reduce((sum, A_jk) => sum + A_jk, 0) / shuffled.length; // eq: permutation-importance
}
