/** The first digit's way through the book's network, and the pictures of the sum of the neuron that answers it most. */
import { drawnDigits } from '../../../../lib/data/drawn-digits.ts';
import type { Layers } from '../../../../lib/model/reading.ts';
import { flowOf, sumOf } from '../../../experiments/forward/flow.ts';
import { signedPixelsHtml } from '../../../kit/still-pixels.tsx';
import { bookNetwork } from '../../../reader/book-network.ts';
import { firstDigit, largest, type Still, strongest } from './model.ts';

/** Six decimals are enough for the four that are printed, and keep the page small. */
const short = (value: number): number => Number(value.toFixed(6));

/** `html`: the pictures, which go into the page as such and not as numbers. */
export function stillOf(network: Layers, pixels: ArrayLike<number>) {
  const flow = flowOf(network, pixels);
  const { weights, products, ...sum } = sumOf(network[0], flow[0], strongest(flow[0].a) - 1);
  const [w, product] = [weights, products].map((values) => signedPixelsHtml(values, largest(values)));
  const data: Still = {
    layers: flow.map(({ z, a }) => ({ z: Array.from(z, short), a: Array.from(a, short) })),
    sum,
    limits: [short(largest(weights)), short(largest(products))],
  };
  return { data, html: { w, product } };
}

export default () => stillOf(bookNetwork(), drawnDigits()[firstDigit].pixels);
