/**
 * The steps between ink and one of MNIST's images, each a function from grey values to grey values. Chapter: mnist.
 *
 * Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits": the bitmaps of NIST "were size
 * normalized to fit in a 20x20 pixel box while preserving their aspect ratio", grey through anti-aliasing, then
 * "centered in a 28x28 image by computing the center of mass of the pixels, and translating the image so as to
 * position this point at the center of the 28x28 field". What the sentence leaves open the images tell: see `shiftOf`.
 */
import type { Grey } from './drawing-ink.ts';

/** Edges in pixels, from the left and top edge of the field; right and bottom are exclusive. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The smallest box around all ink, or null where there is none. */
export function boxOf({ width, height, values }: Grey): Box | null {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (values[row * width + column] <= 0) continue;
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = row;
    }
  }
  return right < 0 ? null : { left, top, right: right + 1, bottom: bottom + 1 };
}

/** The square as wide as the box's longer side, with the same middle: what keeps the aspect ratio. */
export function squareAround({ left, top, right, bottom }: Box): Box {
  const half = Math.max(right - left, bottom - top) / 2;
  const x = (left + right) / 2;
  const y = (top + bottom) / 2;
  return { left: x - half, top: y - half, right: x + half, bottom: y + half };
}

/**
 * A box of the picture at another size: each new pixel is the mean of the area it covers, what anti-aliasing
 * means here. Outside the picture lies paper.
 */
export function resample(picture: Grey, box: Box, width: number, height: number = width): Grey {
  const across = spans(box.left, box.right, width, picture.width);
  const down = spans(box.top, box.bottom, height, picture.height);
  const values = new Float32Array(width * height);
  const sums = new Float64Array(width);
  for (let row = 0; row < height; row++) {
    sums.fill(0);
    for (const [k, h] of down[row].shares.entries()) {
      const start = (down[row].first + k) * picture.width;
      for (let column = 0; column < width; column++) {
        const { first, shares } = across[column];
        let sum = 0;
        for (let j = 0; j < shares.length; j++) sum += shares[j] * picture.values[start + first + j];
        sums[column] += h * sum;
      }
    }
    for (let column = 0; column < width; column++) values[row * width + column] = Math.min(1, sums[column]);
  }
  return { width, height, values };
}

/** For each of `count` equal parts of [from, to]: the first pixel it covers, and what share of the part each takes. */
function spans(from: number, to: number, count: number, size: number): { first: number; shares: Float64Array }[] {
  const step = (to - from) / count;
  return Array.from({ length: count }, (_, k) => {
    const start = Math.max(0, from + k * step);
    const end = Math.min(size, from + (k + 1) * step);
    const first = Math.floor(start);
    const covered = Math.max(0, Math.ceil(end) - first);
    const share = (j: number) => (Math.min(end, first + j + 1) - Math.max(start, first + j)) / step;
    return { first, shares: Float64Array.from({ length: covered }, (_, j) => share(j)) };
  });
}

/** The part of the picture inside a box of whole pixels. */
export function cut(picture: Grey, { left, top, right, bottom }: Box): Grey {
  const [width, height] = [right - left, bottom - top];
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    const start = (top + row) * picture.width + left;
    values.set(picture.values.subarray(start, start + width), row * width);
  }
  return { width, height, values };
}

/** The mean position of the ink, pixels counted by their index (the middle of the first is 0); null without ink. */
export function centreOfMass({ width, height, values }: Grey): { x: number; y: number } | null {
  let [mass, x, y] = [0, 0, 0];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const ink = values[row * width + column];
      mass += ink;
      x += ink * column;
      y += ink * row;
    }
  }
  return mass > 0 ? { x: x / mass, y: y / mass } : null;
}

/** Where MNIST has the centre of mass: the pixel with index 14 of 0 … 27. */
export const middlePixel = 14;

/**
 * By how many whole pixels the picture moves so that its centre of mass comes to pixel 14. In all 70,000 of MNIST's
 * images it lies within half a pixel of index 14 (not of 13.5, the middle of the field) and evenly spread there:
 * the images were moved by whole pixels, not between them.
 */
export function shiftOf(picture: Grey, middle: number): { x: number; y: number } {
  const centre = centreOfMass(picture) ?? { x: middle, y: middle };
  return { x: Math.floor(middle - centre.x + 0.5), y: Math.floor(middle - centre.y + 0.5) };
}

/**
 * The picture on an empty field, its top left pixel at (left, top). What falls outside is cut off, as it is in
 * MNIST: every one of its digits that is 19 pixels long instead of 20 touches the edge.
 */
export function placeOn(side: number, picture: Grey, left: number, top: number): Grey {
  const values = new Float32Array(side * side);
  for (let row = 0; row < picture.height; row++) {
    if (row + top < 0 || row + top >= side) continue;
    for (let column = 0; column < picture.width; column++) {
      if (column + left < 0 || column + left >= side) continue;
      values[(row + top) * side + column + left] = picture.values[row * picture.width + column];
    }
  }
  return { width: side, height: side, values };
}
