/**
 * A small affine change of an image about its middle: turned, stretched, slanted. What a code and its decoder leave too regular.
 * With multiplications, additions and whole numbers alone, so that it is the same everywhere.
 */
import type { Generator } from '../../generator.ts';

const side = 28;

/** Standard deviations of the turn (radians, small), the stretch (a part of the size) and the slant. */
export interface WarpSizes {
  readonly turn: number;
  readonly stretch: number;
  readonly slant: number;
}

/** From grey values in [0, 1] to bytes; `from` and `to` are where the images begin. */
export function warpInto(
  bytes: Uint8Array,
  to: number,
  image: ArrayLike<number>,
  from: number,
  random: Generator,
  { turn, stretch, slant }: WarpSizes,
): void {
  const angle = turn * random.normal();
  const [wide, high] = [1 + stretch * random.normal(), 1 + stretch * random.normal()];
  const lean = slant * random.normal();
  // the rotation by a small angle to second order, then the slant
  const cosine = 1 - (angle * angle) / 2;
  const [a, b, c, d] = [wide * cosine, lean - angle, angle, high * cosine];
  const middle = (side - 1) / 2;
  for (let row = 0; row < side; row++) {
    const y0 = row - middle;
    for (let column = 0; column < side; column++) {
      const x0 = column - middle;
      const x = middle + a * x0 + b * y0;
      const y = middle + c * x0 + d * y0;
      const left = Math.floor(x);
      const top = Math.floor(y);
      let grey = 0;
      if (left >= 0 && left < side - 1 && top >= 0 && top < side - 1) {
        const [u, v] = [x - left, y - top];
        const at = from + top * side + left;
        const above = image[at] + u * (image[at + 1] - image[at]);
        const below = image[at + side] + u * (image[at + side + 1] - image[at + side]);
        grey = above + v * (below - above);
      }
      // 0.5 is added and the rest cut off by the byte
      const value = 255 * grey + 0.5;
      bytes[to + row * side + column] = value < faintest ? 0 : value;
    }
  }
}

/** Paler than this is paper: a decoder never says exactly 0, and MNIST's paper is. */
const faintest = 24;
