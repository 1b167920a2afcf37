/**
 * Small changes to an image of a digit that leave it the same digit: moved, turned, slanted, stretched, written with
 * a thicker or a thinner pen. The pad's network is trained on them, so that it reads hands and mice that are not in
 * MNIST. Chapter: mnist (the drawing pad).
 */
import type { Generator } from '../generator.ts';

const side = 28;

/** How far the changes may go; each is drawn evenly from −limit … limit. */
export interface WarpLimits {
  /** Pixels to the right and down. */
  readonly shift: number;
  /** Turn and slant: how far a point one pixel off moves sideways. */
  readonly turn: number;
  readonly slant: number;
  /** Width and height, as a part of themselves, each on its own. */
  readonly stretch: number;
  /** How much of the brightest (thicker) or darkest (thinner) of the four neighbours is mixed in. */
  readonly pen: number;
}

export const smallWarps: WarpLimits = { shift: 1.2, turn: 0.2, slant: 0.2, stretch: 0.12, pen: 0.45 };

/** Grey bytes [784] of the warped image; `image` is left as it is. */
export function warped(image: Uint8Array, random: Generator, limits: WarpLimits = smallWarps): Uint8Array {
  const within = (limit: number) => (2 * random.uniform() - 1) * limit;
  const [right, down] = [within(limits.shift), within(limits.shift)];
  const [turn, slant] = [within(limits.turn), within(limits.slant)];
  const [width, height] = [1 + within(limits.stretch), 1 + within(limits.stretch)];
  const pen = within(limits.pen);
  // where a pixel of the new image lies in the old one, about pixel 14: (x, y) → (14, 14) + A (x − 14, y − 14) − shift
  const a = [width, slant - turn, turn, height];
  const source = withPen(image, pen);
  const result = new Uint8Array(side * side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const x = 14 - right + a[0] * (column - 14) + a[1] * (row - 14);
      const y = 14 - down + a[2] * (column - 14) + a[3] * (row - 14);
      result[row * side + column] = Math.round(between(source, x, y));
    }
  }
  return result;
}

/** The grey value at (x, y), linear between the four pixels around; paper outside. */
function between(image: Float32Array, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const u = x - left;
  const v = y - top;
  return (
    (1 - v) * ((1 - u) * at(image, left, top) + u * at(image, left + 1, top)) +
    v * ((1 - u) * at(image, left, top + 1) + u * at(image, left + 1, top + 1))
  );
}

/** Each pixel drawn towards the brightest (pen > 0) or the darkest (pen < 0) of its four neighbours. */
function withPen(image: Uint8Array, pen: number): Float32Array {
  const extreme = pen > 0 ? Math.max : Math.min;
  const part = Math.abs(pen);
  const result = new Float32Array(side * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const value = image[y * side + x];
      const beside = extreme(at(image, x - 1, y), at(image, x + 1, y), at(image, x, y - 1), at(image, x, y + 1));
      result[y * side + x] = (1 - part) * value + part * extreme(value, beside);
    }
  }
  return result;
}

function at(image: Uint8Array | Float32Array, x: number, y: number): number {
  return x >= 0 && x < side && y >= 0 && y < side ? image[y * side + x] : 0;
}
