/** The weights into each first-layer unit as an image: 784 numbers laid out as the 28×28 pixels that they multiply. */
import { significant } from '../../../kit/numbers.ts';

/** The share of the weights that the scale covers: one stray weight must not make all the others pale. */
const covered = 0.995;

/**
 * values[784, units] row-major. One [28, 28] image a unit; one colour scale for all of them, −limit … +limit, rounded up to two
 * digits; and whether a weight lies beyond it, which is shown in the end colour.
 */
export function filtersOf(values: ArrayLike<number>, units: number) {
  const inputs = Math.floor(values.length / units);
  const images = Array.from({ length: units }, (_, j) => {
    const image = new Float32Array(inputs);
    for (let i = 0; i < inputs; i++) image[i] = values[i * units + j];
    return image;
  });
  const sizes = Float32Array.from({ length: inputs * units }, (_, k) => Math.abs(values[k])).sort();
  const quantile = sizes[Math.max(0, Math.ceil(covered * sizes.length) - 1)] ?? 0;
  const limit = roundUp(quantile);
  return { images, limit, beyond: (sizes.at(-1) ?? 0) > limit };
}

function roundUp(value: number): number {
  if (!(value > 0)) return 0;
  const rounded = significant(value, 2);
  if (rounded >= value) return rounded;
  const [, exponent] = rounded.toExponential().split('e');
  return significant(rounded + Number(`1e${Number(exponent) - 1}`), 2);
}
