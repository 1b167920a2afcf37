/**
 * One step of training, in the order of the article's section 3: forward, loss, backward, update. Chapters: backprop, mnist.
 */
import type { Numbers } from '../nn/numbers.ts';
import type { Clock, Optimiser, Slot } from '../optimisers/optimiser.ts';
import type { Built, Network } from './built.ts';
import { countRight, type Loss, lossAndError } from './losses.ts';
import { forward } from './network.ts';
import { spatialInputGradient } from './spatial.ts';
import { errorThroughTime, inputGradientThroughTime, parameterGradientsThroughTime } from './time.ts';

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

  let penalty = 0;
  if (optimiser.clip) {
    penalty = parameterGradients(net, batch);
    applyGradients(net, optimiser, clock, rate);
  } else {
    optimiser.tick(clock);
    for (let l = 1; l <= D; l++) {
      if (l === 1 && stepOnPixels(net, batch, optimiser, clock, rate)) continue;
      penalty += layerGradients(net, l, batch);
      for (const slot of slotsOfLayer(layers[l] as Built)) optimiser.update(kernels, slot, rate, clock); // eq: weight-update, bias-update
    }
  }
  // last, because helper threads may still be at the first layer's weights
  return { lossSum, penalty, correct: countRight(kernels, last, targets, m) };
}
// #endregion

/** Every gradient of the batch, after `backward`, with what its layers' penalties add; returns those penalties. */
export function parameterGradients(net: Network, batch: Batch): number {
  let penalty = 0;
  for (let l = 1; l <= net.D; l++) penalty += layerGradients(net, l, batch);
  return penalty;
}

/** One step of the optimiser along the gradients as they stand, clipped first where it says so. */
export function applyGradients(net: Network, optimiser: Optimiser, clock: Clock, rate: number): void {
  const slots = (net.layers.slice(1) as Built[]).flatMap(slotsOfLayer);
  optimiser.clip?.(net.kernels, slots);
  optimiser.tick(clock);
  for (const slot of slots) optimiser.update(net.kernels, slot, rate, clock); // eq: weight-update, bias-update
}

/** What a layer learns: W and b, between them U of a recurrent one. */
export const slotsOfLayer = ({ weights, time, biases }: Built): Slot[] =>
  weights.length === 0 ? [] : time ? [weights, time.recurrent, biases] : [weights, biases];

/** The gradients of layer l in its own parameters; returns its penalty. */
function layerGradients(net: Network, l: number, { m, useBytes }: Batch): number {
  const { kernels, pixels } = net;
  const built = net.layers[l] as Built;
  const { nIn, nOut, weights, biases, layer, delta, spatial, time } = built;
  if (weights.length === 0) return 0; // nothing to learn
  const x = inputOf(net, l);
  if (time) parameterGradientsThroughTime(kernels, built, x, m);
  else if (spatial?.kind === 'conv2d') {
    kernels.convolutionBiasGradient(biases.gradient, delta, m, spatial.shape);
    kernels.convolutionKernelGradient(weights.gradient, x, delta, m, spatial.shape);
  } else {
    kernels.denseBiasGradient(biases.gradient, delta, m, nOut); // eq: bias-gradient
    if (l === 1 && useBytes && pixels && kernels.pixels) {
      kernels.pixels.denseWeightGradient(weights.gradient, pixels, delta);
    } else kernels.denseWeightGradient(weights.gradient, x, delta, m, nIn, nOut); // eq: weight-gradient
  }
  let penalty = 0;
  if (layer.l1 > 0) penalty += kernels.addL1(weights.gradient, weights.values, layer.l1, weights.length);
  if (layer.l2 > 0) penalty += kernels.addL2(weights.gradient, weights.values, layer.l2, weights.length); // eq: l2-gradient
  return penalty;
}

/** The first layer on byte images, gradient and step in one pass; false where it cannot be done so. */
function stepOnPixels(net: Network, { m, useBytes }: Batch, optimiser: Optimiser, clock: Clock, rate: number): boolean {
  const { kernels, pixels } = net;
  const { layer, delta, nOut, weights, biases } = net.layers[1] as Built;
  if (!useBytes || !pixels || !kernels.pixels || !optimiser.updatePixels || layer.l1 > 0 || layer.l2 > 0) return false;
  kernels.denseBiasGradient(biases.gradient, delta, m, nOut); // eq: bias-gradient
  optimiser.update(kernels, biases, rate, clock); // eq: bias-update
  optimiser.updatePixels(kernels, kernels.pixels, weights, pixels, delta, rate, clock);
  return true;
}

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
    const { delta, weights, nIn, nOut, spatial, time } = built;
    const below = layers[l - 1] as Built;
    if (spatial) {
      spatialInputGradient(kernels, spatial, built, below.da, training ? below.dropped : below.a, m);
    } else if (time) inputGradientThroughTime(kernels, built, below.da, m);
    else kernels.denseInputGradient(below.da, delta, weights.values, m, nIn, nOut); // eq: hidden-error
    if (training && below.dropoutRate > 0) kernels.dropout(below.da, below.da, below.mask, below.dropoutRate, m * nIn); // eq: dropout-gradient
    if (below.layer.activation === 'softmax') kernels.softmaxGradient(below.delta, below.da, below.a, m, nIn);
    else if (below.delta !== below.da)
      kernels.activationGradient(below.delta, below.da, below.z, below.a, below.layer.activation, m * nIn);
    if (below.time) errorThroughTime(kernels, below, m);
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
    const built = layers[l] as Built;
    if (slotsOfLayer(built).some(({ values, length }) => broken(values, length))) {
      for (let k = D; k >= 1; k--) {
        if (slotsOfLayer(layers[k] as Built).some(({ gradient, length }) => broken(gradient, length))) {
          return { layer: k, quantity: 'gradient', earlier: true };
        }
      }
      return { layer: l, quantity: 'weights', earlier: true };
    }
    const { z, a, nOut } = built;
    if (broken(z, m * nOut) || broken(a, m * nOut)) return { layer: l, quantity: 'activation', earlier: false };
  }
  return null;
}
