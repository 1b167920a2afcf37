/**
 * One step of training, in the order of the article's section 3: forward, loss, backward, update. Chapters: backprop, mnist.
 */
import type { Numbers } from '../nn/numbers.ts';
import type { Clock, Optimiser } from '../optimisers/optimiser.ts';
import type { Built, Network } from './built.ts';
import { countRight, type Loss, lossAndError } from './losses.ts';
import { forward } from './network.ts';
import { spatialInputGradient } from './spatial.ts';

export interface Batch {
  readonly m: number;
  /** The first layer reads the pixel batch instead of the rows of x. */
  readonly useBytes: boolean;
}

export interface StepResult {
  /** Sum of the examples' losses, without the penalty. */
  readonly lossSum: number;
  /** λ Σ w² and λ Σ |w| over all layers that have one. */
  readonly penalty: number;
  readonly correct: number;
}

// #region step
/** Forward, loss, backward, update: one mini-batch. `step` counts the run's steps from 1. */
export function trainStep(
  net: Network,
  batch: Batch,
  loss: Loss,
  optimiser: Optimiser,
  clock: Clock,
  { rate, seed, step }: { rate: number; seed: number; step: number },
): StepResult {
  const { kernels, layers, targets, D } = net;
  const { m, useBytes } = batch;
  forward(net, m, useBytes, { seed, step });

  const last = layers[D] as Built;
  const lossSum = lossAndError(kernels, loss, last, targets, m); // eq: output-error
  // a step on a loss that is no number would spoil the weights: stop before it
  if (!Number.isFinite(lossSum)) return { lossSum, penalty: 0, correct: countRight(kernels, last, targets, m) };

  backward(net, m);

  optimiser.tick(clock);
  let penalty = 0;
  for (let l = 1; l <= D; l++) {
    const { nIn, nOut, weights, biases, layer, delta, spatial } = layers[l] as Built;
    if (spatial?.kind === 'maxPooling2d') continue; // nothing to learn
    const x = inputOf(net, l);
    if (spatial) kernels.convolutionBiasGradient(biases.gradient, delta, m, spatial.shape);
    else kernels.denseBiasGradient(biases.gradient, delta, m, nOut); // eq: bias-gradient
    optimiser.update(kernels, biases, rate, clock); // eq: bias-update
    if (l === 1 && useBytes && net.pixels && kernels.pixels) {
      if (layer.l1 === 0 && layer.l2 === 0 && optimiser.updatePixels) {
        optimiser.updatePixels(kernels, kernels.pixels, weights, net.pixels, delta, rate, clock);
        continue;
      }
      kernels.pixels.denseWeightGradient(weights.gradient, net.pixels, delta);
    } else if (spatial) kernels.convolutionKernelGradient(weights.gradient, x, delta, m, spatial.shape);
    else kernels.denseWeightGradient(weights.gradient, x, delta, m, nIn, nOut); // eq: weight-gradient
    if (layer.l1 > 0) penalty += kernels.addL1(weights.gradient, weights.values, layer.l1, weights.length);
    if (layer.l2 > 0) penalty += kernels.addL2(weights.gradient, weights.values, layer.l2, weights.length); // eq: l2-gradient
    optimiser.update(kernels, weights, rate, clock); // eq: weight-update
  }
  // last, because helper threads may still be at the first layer's weights
  return { lossSum, penalty, correct: countRight(kernels, last, targets, m) };
}
// #endregion

/** The rows that layer l multiplies: the input, or what layer l − 1 gave (after its dropout). eq: layer-input */
export function inputOf(net: Network, l: number): Numbers {
  return l === 1 ? net.x : (net.layers[l - 1] as Built).dropped; // eq: layer-input
}

// #region backward
/** From the last layer's delta down: every layer's error, through the masks of a training step or without. */
export function backward(net: Network, m: number, training = true): void {
  const { kernels, layers, D } = net;
  for (let l = D; l > 1; l--) {
    const built = layers[l] as Built;
    const { delta, weights, nIn, nOut, spatial } = built;
    const below = layers[l - 1] as Built;
    if (spatial) {
      spatialInputGradient(kernels, spatial, built, below.da, training ? below.dropped : below.a, m);
    } else kernels.denseInputGradient(below.da, delta, weights.values, m, nIn, nOut); // eq: hidden-error
    if (training && below.dropoutRate > 0) kernels.dropout(below.da, below.da, below.mask, below.dropoutRate, m * nIn); // eq: dropout-gradient
    if (below.layer.activation === 'softmax') kernels.softmaxGradient(below.delta, below.da, below.a, m, nIn);
    else if (below.delta !== below.da)
      kernels.activationGradient(below.delta, below.da, below.z, below.a, below.layer.activation, m * nIn);
  }
}
// #endregion

export interface NonFinite {
  readonly layer: number;
  readonly quantity: 'weights' | 'gradient' | 'activation' | 'loss';
  /** The step before this one was the first to have it: its gradient spoiled the weights. */
  readonly earlier: boolean;
}

/**
 * Where a number first ceased to be finite, or null. The forward pass meets weights before activations, but weights are
 * spoiled by the gradient of the last update, which the backward pass found from the last layer down.
 */
export function findNonFinite(net: Network, m: number): NonFinite | null {
  const { kernels, layers, D } = net;
  const broken = (values: Numbers, length: number) => kernels.firstNonFinite(values, length) >= 0;
  for (let l = 1; l <= D; l++) {
    const { weights, biases, z, a, nOut } = layers[l] as Built;
    if (broken(weights.values, weights.length) || broken(biases.values, biases.length)) {
      for (let k = D; k >= 1; k--) {
        const { weights, biases } = layers[k] as Built;
        if (broken(biases.gradient, biases.length) || broken(weights.gradient, weights.length)) {
          return { layer: k, quantity: 'gradient', earlier: true };
        }
      }
      return { layer: l, quantity: 'weights', earlier: true };
    }
    if (broken(z, m * nOut) || broken(a, m * nOut)) return { layer: l, quantity: 'activation', earlier: false };
  }
  return null;
}
