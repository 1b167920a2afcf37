/** The experiments behind the numbers of the chapter on backpropagation. Chapter: backprop. */

import type { Layers } from '../../../lib/model/reading.ts';
import { log10, tenTo } from '../../../lib/nn/decimal.ts';
import { experiment } from '../experiment.ts';
import { Checked, relativeError } from './checked.ts';
import { doubtfulDigits } from './doubtful.ts';
import { exponents, placesOf } from './places.ts';

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** On the network that comes with the site and the ten digits drawn for the book. */
export function gradientsOf(network: Layers) {
  const [wide, narrow] = (['float64', 'float32'] as const).map((p) => new Checked(network, doubtfulDigits(), p));
  const zeros = network.map((_, k) => {
    const gradient = wide.gradient(k + 1);
    return gradient.filter((slope) => slope === 0).length / gradient.length;
  });
  const places = placesOf(wide, 1);
  const errorsAt = (checked: Checked, exponent: number) =>
    median(places.map((place) => relativeError(checked.difference(place, tenTo(exponent)), wide.slope(place))));
  const bestOf = (checked: Checked) => {
    const errors = exponents.map((exponent) => errorsAt(checked, exponent));
    const error = Math.min(...errors);
    return { power: -exponents[errors.indexOf(error)], digits: -log10(error) };
  };
  return {
    shape: [784, ...network.map(({ b }) => b.length)],
    /** Part of each layer's weights whose slope is exactly 0. */
    zeros,
    /** h = 10 to the power of minus this one. */
    best: { float64: bestOf(wide), float32: bestOf(narrow) },
    /** Digits that agree in 64 bits with h = 10⁻ᵏ, by k. */
    digits: Object.fromEntries([1, 5, 10].map((power) => [power, -log10(errorsAt(wide, -power))])),
  };
}

export const gradients = experiment({
  images: { train: 0, test: 0 },
  reader: true,
  seconds: 2,
  measure: ({ reader }) => gradientsOf(reader),
});
