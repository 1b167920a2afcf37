/** What is left of an error after many layers, and what such networks learn. Chapter: backprop. */

import type { Dataset } from '../../../lib/data/dataset.ts';
import { referenceKernels } from '../../../lib/kernels/reference.ts';
import type { Built } from '../../../lib/model/built.ts';
import { pixels } from '../../../lib/model/input.ts';
import { dense } from '../../../lib/model/layers.ts';
import { lossAndError } from '../../../lib/model/losses.ts';
import { buildNetwork, forward } from '../../../lib/model/network.ts';
import { sequential } from '../../../lib/model/sequential.ts';
import { backward } from '../../../lib/model/training.ts';
import type { ActivationName } from '../../../lib/nn/activations.ts';
import type { InitialiserName } from '../../../lib/nn/initialisers.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import type { Numbers } from '../../../lib/nn/numbers.ts';
import { experiment } from '../experiment.ts';
import { doubtfulDigits } from './doubtful.ts';

export const hiddenLayers = 10;
export const hiddenUnits = 64;
export const examples = 5000;
export const epochs = 3;
export const width = 784;

/** An activation with the weights that it starts from. */
export const stacks = {
  sigmoid: { activation: 'sigmoid', start: 'glorot_uniform' },
  tanh: { activation: 'tanh', start: 'glorot_uniform' },
  relu: { activation: 'relu', start: 'glorot_uniform' },
  reluHe: { activation: 'relu', start: 'he_uniform' },
} as const satisfies Record<string, { activation: ActivationName; start: InitialiserName }>;
export type Stack = keyof typeof stacks;

export function layersOf(name: Stack) {
  const { activation, start } = stacks[name];
  const hidden = () => dense(hiddenUnits, { activation, kernelInitializer: start });
  return [...Array.from({ length: hiddenLayers }, hidden), dense(10, { activation: 'softmax' })];
}

/**
 * Mean |δ| of every hidden layer of an untrained network, from the first to the last, over the last one's. `factor`: the hidden
 * layers' weights are so many times those of the stack. eq: hidden-error
 */
export function errorsIn(name: Stack, seed: number, kernels: Kernels, factor = 1): number[] {
  const digits = doubtfulDigits();
  const m = digits.length;
  const net = buildNetwork({
    layers: layersOf(name),
    nInput: width,
    capacity: m,
    kernels,
    seed,
    moments: 0,
    bytes: false,
  });
  for (const built of net.layers.slice(1, net.D) as Built[]) scale(built.weights.values, factor);
  digits.forEach(({ pixels, label }, r) => {
    net.x.set(pixels, r * width);
    net.targets.labels[r] = label;
  });
  forward(net, m, false, null);
  lossAndError(kernels, 'sparse_categorical_crossentropy', net.layers[net.D] as Built, net.targets, m);
  backward(net, m, false);
  const sizes = Array.from({ length: hiddenLayers }, (_, k) => {
    const { delta } = net.layers[k + 1] as Built;
    return Array.from(delta.subarray(0, m * hiddenUnits)).reduce((sum, one) => sum + Math.abs(one), 0);
  });
  return sizes.map((size) => size / sizes[hiddenLayers - 1]);
}

export function scale(values: Numbers, factor: number): void {
  for (let k = 0; k < values.length; k++) values[k] *= factor;
}

/** The first images of a split with their labels. */
export const firstOf = ({ images, labels }: Dataset['train'], count: number) =>
  [
    pixels(images.subarray(0, count * width), width),
    { kind: 'labels', labels: labels.subarray(0, count) } as const,
  ] as const;

/** Test accuracy after a short training on MNIST, with Adam's usual rate in batches of 32. */
export function learned(name: Stack, data: Dataset, seed: number, kernels: Kernels): number {
  const model = sequential(layersOf(name), { inputShape: [width], seed, kernels });
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy' });
  for (const _ of model.fit(...firstOf(data.train, examples), { epochs, batchSize: 32 }));
  return model.evaluate(...firstOf(data.test, data.test.count)).accuracy;
}

/** Of each stack: what is left in the first hidden layer of the last one's error, and the test accuracy. */
export const depth = experiment({
  images: { train: examples, test: 10_000 },
  seconds: 4,
  seeds: [1, 2, 3, 4, 5],
  measure: ({ data, kernels }, seed) => {
    const exact = referenceKernels({ precision: 'float64' });
    const names = Object.keys(stacks) as Stack[];
    return Object.fromEntries(
      names.map((name) => [
        name,
        { left: errorsIn(name, seed, exact)[0], accuracy: learned(name, data, seed, kernels()) },
      ]),
    );
  },
});
