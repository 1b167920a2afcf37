/** The loss of a network over a fixed batch as a surface above all its weights, and how sharply it bends. Chapter: gradient-descent. */
import type { Dataset } from '../../../../lib/data/dataset.ts';
import { referenceKernels } from '../../../../lib/kernels/reference.ts';
import type { Built, Network } from '../../../../lib/model/built.ts';
import { lossAndError } from '../../../../lib/model/losses.ts';
import { forward } from '../../../../lib/model/network.ts';
import { gather, gatherTargets, slotsOf } from '../../../../lib/model/run.ts';
import { backward, inputOf } from '../../../../lib/model/training.ts';
import type { Kernels } from '../../../../lib/nn/kernels.ts';
import type { Numbers } from '../../../../lib/nn/numbers.ts';
import { type GradientAt, powerIteration, type SharpnessOptions } from './sharpness.ts';
import { imagesOf, networkOf, type Rule } from './training.ts';

/** Images whose mean loss is the surface that is measured. */
export const surfaceImages = 256;

/** μ of the optimiser called momentum, as Keras has it in its examples. */
export const mu = 0.9;

/** All arrays in one row, W1 b1 W2 b2. */
export const flat = (arrays: readonly Numbers[]): Float64Array =>
  Float64Array.from(arrays.flatMap((list) => [...list]));

/** The gradient of the mean loss of the first images, in float64. */
export function surfaceOf(data: Dataset, images = surfaceImages): GradientAt {
  const [input, targets] = imagesOf(data, 0, images);
  const net = networkOf('sgd', 1, referenceKernels({ precision: 'float64' })).network(input.count, false);
  const order = Uint32Array.from({ length: input.count }, (_, k) => k);
  gather(net, input, order, 0, input.count);
  gatherTargets(net.kernels, net.targets, targets, order, 0, input.count);
  return (w, into) => {
    let from = 0;
    for (const { values, length } of slotsOf(net)) {
      values.set(w.subarray(from, from + length));
      from += length;
    }
    gradientInto(net, input.count, into);
  };
}

function gradientInto(net: Network, m: number, into: Float64Array): void {
  const { kernels, layers, targets, D } = net;
  forward(net, m, false, null);
  lossAndError(kernels, 'sparse_categorical_crossentropy', layers[D] as Built, targets, m);
  backward(net, m, false);
  let from = 0;
  for (let l = 1; l <= D; l++) {
    const { nIn, nOut, weights, biases, delta } = layers[l] as Built;
    kernels.denseWeightGradient(weights.gradient, inputOf(net, l), delta, m, nIn, nOut); // eq: weight-gradient
    kernels.denseBiasGradient(biases.gradient, delta, m, nOut); // eq: bias-gradient
    for (const { gradient, length } of [weights, biases]) {
      into.set(gradient.subarray(0, length), from);
      from += length;
    }
  }
}

/** λ of the network of a seed before its first step, iteration by iteration. */
export function startingSharpness(
  data: Dataset,
  seed: number,
  kernels: Kernels,
  options: SharpnessOptions = {},
): Generator<number, number> {
  return powerIteration(surfaceOf(data), flat(networkOf('sgd', seed, kernels).getWeights()), { seed, ...options });
}

/**
 * The rate beyond which a bowl of this curvature throws a rule out: 2/λ for plain descent, 2(1 + μ)/λ with momentum. None for
 * Adam, whose steps do not grow with the slope, and none where nothing bends upwards. eq: quadratic-stability
 */
export function stabilityLimit(rule: Rule, lambda: number): number | null {
  if (rule === 'adam' || !(lambda > 0)) return null;
  return (2 * (rule === 'momentum' ? 1 + mu : 1)) / lambda;
}
