/** What stands there before the network has come: the first digit's way through it, as it was when the site was built. */

import type { Layers } from '../../../lib/model/reading.ts';
import { type Flow, flowOf, type Sum, sumOf } from '../../experiments/forward/flow.ts';

export interface Still {
  /** z and a of each layer. */
  readonly layers: readonly { readonly z: readonly number[]; readonly a: readonly number[] }[];
  /** The neuron of the first layer that answers most, from 1, and its sum without the pictures. */
  readonly neuron: number;
  readonly sum: Omit<Sum, 'weights' | 'products'>;
  /** The largest weight and the largest product, for the scales of their pictures. */
  readonly limits: readonly [number, number];
}

/** What the pictures of that neuron's sum show: its input, weights and products. They go into the page as pictures alone. */
export function picturesOf(network: Layers, pixels: ArrayLike<number>) {
  const [first] = flowOf(network, pixels);
  const { weights, products } = sumOf(network[0], first, strongest(first.a) - 1);
  return [first.x, weights, products].map((values) => ({ values, limit: largest(values) }));
}

/** The largest size among them. */
export const largest = (values: ArrayLike<number>): number => Math.max(1e-9, ...Array.from(values, Math.abs));

/** The unit that answers most, from 1. */
export const strongest = (a: ArrayLike<number>): number => {
  const list = Array.from(a);
  return list.indexOf(Math.max(...list)) + 1;
};

/** Six decimals are enough for the four that are printed, and keep the page small. */
const short = (value: number): number => Number(value.toFixed(6));

export function stillOf(network: Layers, pixels: ArrayLike<number>): Still {
  const flow = flowOf(network, pixels);
  const neuron = strongest(flow[0].a);
  const { weights, products, ...sum } = sumOf(network[0], flow[0], neuron - 1);
  return {
    layers: flow.map(({ z, a }) => ({ z: Array.from(z, short), a: Array.from(a, short) })),
    neuron,
    sum,
    limits: [short(largest(weights)), short(largest(products))],
  };
}

/** The still as a flow: what comes into a layer is what the one before gives. */
export function flowOfStill({ layers }: Still, pixels: ArrayLike<number>): Flow[] {
  let x = Float64Array.from(pixels);
  return layers.map(({ z, a }) => {
    const flow = { x, z: Float64Array.from(z), a: Float64Array.from(a) };
    x = flow.a;
    return flow;
  });
}
