/** A network of dense layers reads digits: logits, what was read, what it costs. Chapter: loss. */
import type { Digit } from '../data/drawn-digits.ts';
import type { ActivationName } from '../nn/activations.ts';
import { activate } from '../nn/activations.ts';
import { dense } from '../nn/dense.ts';
import { sparseSoftmaxCrossEntropy } from '../nn/losses.ts';
import { softmax } from '../nn/softmax.ts';

/** Layers 1 … D: W[nIn, nOut] row-major, b[nOut]; behind the last one stands the softmax. */
export type Layers = readonly {
  readonly W: Float32Array;
  readonly b: Float32Array;
  readonly activation: ActivationName;
}[];

export interface Cost extends Digit {
  readonly predicted: number;
  readonly confidence: number;
  readonly loss: number;
}

/** z of the last layer [10]. eq: weighted-input, activation */
export function logitsOf(network: Layers, image: Float32Array): Float32Array {
  let x = image;
  for (const [k, { W, b, activation }] of network.entries()) {
    const z = new Float32Array(b.length);
    dense(z, x, W, b, 1, x.length, b.length);
    if (k < network.length - 1) activate(z, z, activation, z.length);
    x = z;
  }
  return x;
}

/** What one digit costs, from its logits. eq: log-sum-exp */
export function costOf(network: Layers, digit: Digit): Cost {
  const z = Float64Array.from(logitsOf(network, digit.pixels));
  const a = new Float64Array(z.length);
  softmax(a, z, 1, z.length);
  const loss = sparseSoftmaxCrossEntropy(new Float64Array(z.length), a, z, Int32Array.of(digit.label), 1, z.length);
  const confidence = Math.max(...a);
  return { ...digit, predicted: a.indexOf(confidence), confidence, loss };
}
