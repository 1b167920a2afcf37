/** A digit on its way through a network of dense layers, and any one neuron's sum taken apart. Chapter: forward. */

import type { Layers } from '../../../lib/model/reading.ts';
import { activate } from '../../../lib/nn/activations.ts';
import { tenTo } from '../../../lib/nn/decimal.ts';
import { dense } from '../../../lib/nn/dense.ts';
import { softmax } from '../../../lib/nn/softmax.ts';

/** Of layer l (from 1): what comes in, the weighted inputs and the outputs; the last one's are probabilities. */
export interface Flow {
  readonly x: Float64Array;
  readonly z: Float64Array;
  readonly a: Float64Array;
}

/** In float64. eq: weighted-input, activation, layer-input, softmax-shifted */
export function flowOf(network: Layers, image: ArrayLike<number>): Flow[] {
  let x = Float64Array.from(image);
  return network.map(({ W, b, activation }, k) => {
    const [z, a] = [new Float64Array(b.length), new Float64Array(b.length)];
    dense(z, x, Float64Array.from(W), Float64Array.from(b), 1, x.length, b.length);
    if (k === network.length - 1) softmax(a, z, 1, z.length);
    else activate(a, z, activation, z.length);
    const flow = { x, z, a };
    x = a;
    return flow;
  });
}

export interface Term {
  /** Which input, from 0. */
  readonly i: number;
  readonly x: number;
  readonly w: number;
  readonly product: number;
}

/** One neuron's sum: w_ij x_i for every i, the largest apart, and the rest as it is printed. */
export interface Sum {
  readonly weights: Float64Array;
  readonly products: Float64Array;
  readonly largest: readonly Term[];
  /** How many other terms there are, and what they come to: in the last printed digit it takes up what was rounded. */
  readonly others: number;
  readonly rest: number;
  readonly bias: number;
  readonly z: number;
}

export const shownTerms = 6;
export const decimals = 4;
const unit = tenTo(decimals);
/** As a whole number of the last printed digit. */
const printed = (value: number): number => Math.round(value * unit);

/** Of neuron j (from 0). eq: weighted-input */
export function sumOf({ W, b }: Layers[number], { x, z }: Flow, j: number): Sum {
  const n = b.length;
  const weights = Float64Array.from({ length: x.length }, (_, i) => W[i * n + j]);
  const products = weights.map((w, i) => w * x[i]);
  const order = Array.from(products.keys()).sort((p, q) => Math.abs(products[q]) - Math.abs(products[p]) || p - q);
  const largest = order
    .slice(0, shownTerms)
    .filter((i) => products[i] !== 0)
    .map((i) => ({ i, x: x[i], w: weights[i], product: products[i] }));
  const said = largest.reduce((sum, { product }) => sum + printed(product), 0);
  const rest = (printed(z[j]) - printed(b[j]) - said) / unit;
  return { weights, products, largest, others: x.length - largest.length, rest, bias: b[j], z: z[j] };
}
