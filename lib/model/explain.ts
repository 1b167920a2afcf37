/**
 * What a decision depends on: slopes of a score (the logit z_c of a class) in the input, or in what a layer gives. Chapter:
 * interpretability. Sources: Simonyan, Vedaldi, Zisserman 2014 (saliency); Sundararajan, Taly, Yan 2017 (integrated
 * gradients); Selvaraju et al. 2017 (Grad-CAM); Draelos & Carin 2020 (HiResCAM); Springenberg et al. 2015 (guided backprop).
 */

import { gradCam } from '../nn/grad-cam.ts';
import { guidedGradient } from '../nn/guided-backprop.ts';
import { hiResCam } from '../nn/hires-cam.ts';
import type { Numbers } from '../nn/numbers.ts';
import { Problem } from '../problem.ts';
import type { Built, Network } from './built.ts';
import { forward } from './network.ts';
import { spatialInputGradient } from './spatial.ts';
import { inputGradientThroughTime } from './time.ts';
import { backward } from './training.ts';

/** Forward with the row x[nInput], and back from z_c, class c counted from 0. Dropout is off. */
function slopesOfScore(net: Network, x: ArrayLike<number>, c: number): void {
  const { layers, D } = net;
  net.x.set(x);
  forward(net, 1, false, null);
  const last = layers[D] as Built;
  last.delta.fill(0, 0, last.nOut);
  last.delta[c] = 1; // ∂z_c/∂z_j
  backward(net, 1, false);
}

/** ∂z_c/∂x_i for the row x[nInput], class c counted from 0. Dropout is off. Works in the network's own arrays. */
export function scoreGradient(net: Network, x: ArrayLike<number>, c: number): Numbers {
  slopesOfScore(net, x, c);
  const { kernels, layers, nInput } = net;
  const first = layers[1] as Built;
  const { spatial, time, delta, weights, nOut } = first;
  // the row of x has done its work: its place takes the slopes (pooling looks at x once more: it gets a copy)
  if (spatial) {
    const seen = spatial.kind === 'maxPooling2d' ? kernels.numbers(nInput) : net.x;
    if (seen !== net.x) seen.set(net.x.subarray(0, nInput));
    spatialInputGradient(kernels, spatial, first, net.x, seen, 1);
  } else if (time) inputGradientThroughTime(kernels, first, net.x, 1);
  else kernels.denseInputGradient(net.x, delta, weights.values, 1, nInput, nOut);
  return net.x.slice(0, nInput);
}

/** What layer l (from 1) gives for the row x, and the score's slope ∂z_c/∂a in each of its numbers: a, da[n_l]. */
export function activationGradient(
  net: Network,
  x: ArrayLike<number>,
  c: number,
  l: number,
): { readonly a: Numbers; readonly da: Numbers } {
  if (!(Number.isInteger(l) && l >= 1 && l < net.D)) {
    throw new Problem('range', { where: 'layer', expected: `1 … ${net.D - 1}`, found: String(l) });
  }
  slopesOfScore(net, x, c);
  const { a, da, nOut } = net.layers[l] as Built;
  return { a: a.slice(0, nOut), da: da.slice(0, nOut) };
}

/**
 * Grad-CAM of layer l, a convolution (or the pooling behind it): map[rows · columns] of its places. Throws Problem 'no-maps'
 * for a layer whose numbers have no places. eq: grad-cam
 */
export const classActivationMap = (net: Network, x: ArrayLike<number>, c: number, l: number): Float64Array =>
  mapOf(gradCam, net, x, c, l);

/**
 * HiResCAM of layer l, likewise. Where l is the last before a dense layer that gives the logits, its places and that layer's bias
 * sum to z_c.
 */
export const highResolutionMap = (net: Network, x: ArrayLike<number>, c: number, l: number): Float64Array =>
  mapOf(hiResCam, net, x, c, l);

function mapOf(cam: typeof gradCam, net: Network, x: ArrayLike<number>, c: number, l: number): Float64Array {
  const { spatial, nOut, biases } = net.layers[l] as Built;
  if (!spatial) throw new Problem('no-maps', { layer: l, found: (net.layers[l] as Built).layer.kind });
  const filters = spatial.kind === 'conv2d' ? biases.length : spatial.shape.channels;
  const { a, da } = activationGradient(net, x, c, l);
  const map = new Float64Array(nOut / filters);
  cam(map, a, da, 1, map.length, filters);
  return map;
}

/** S_i = |∂z_c/∂x_i|: how strongly the score answers to each input. */
export function saliency(net: Network, x: ArrayLike<number>, c: number): Numbers {
  return scoreGradient(net, x, c).map(Math.abs) as Numbers; // eq: saliency
}

/**
 * Guided backprop for the row x[nInput], class c counted from 0: what reaches each input where the ReLUs of dense layers and
 * convolutions keep back all that is negative. Shown as a warning: see nn/guided-backprop.ts.
 */
export function guidedBackprop(net: Network, x: ArrayLike<number>, c: number): Numbers {
  return scoreGradient({ ...net, kernels: { ...net.kernels, activationGradient: guidedGradient } }, x, c);
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
