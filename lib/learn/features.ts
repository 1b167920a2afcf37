/**
 * Features that somebody thought of, for images of digits: the ink of zones, and of rows and columns. Oriented gradients stand in
 * their own file. Chapter: learned-features.
 *
 * images: bytes, side · side of each, row by row, as MNIST's; ink is a byte divided by 255.
 */
import { Problem } from '../problem.ts';

/** Some numbers that are computed from an image. */
export interface Feature {
  readonly side: number;
  readonly width: number;
  /** h[0 … width − 1] from the image's side² bytes. */
  write(h: Float32Array, image: Uint8Array): void;
}

/** Mean ink of square zones, size × size pixels each, row by row. Throws Problem 'range' unless they fill the image. */
export function zones(size = 4, side = 28): Feature {
  const across = side / size;
  if (!Number.isInteger(across))
    throw new Problem('range', { where: 'zones', expected: `${side} / n`, found: String(size) });
  return {
    side,
    width: across * across,
    write(h, image) {
      for (let zone = 0; zone < h.length; zone++) {
        const start = Math.floor(zone / across) * size * side + (zone % across) * size;
        let ink = 0;
        for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) ink += image[start + i * side + j];
        h[zone] = ink / (255 * size * size);
      }
    },
  };
}

/** Mean ink of each row, then of each column. */
export const profiles = (side = 28): Feature => ({
  side,
  width: 2 * side,
  write(h, image) {
    h.fill(0);
    for (let i = 0; i < side; i++) {
      for (let j = 0; j < side; j++) {
        const ink = image[i * side + j] / (255 * side);
        h[i] += ink;
        h[side + j] += ink;
      }
    }
  },
});

/** All numbers of each image, feature behind feature: [m, Σ width]. Throws Problem 'shape' where the bytes are no whole images. */
export function featuresOf(features: readonly Feature[], images: Uint8Array): Float32Array {
  const width = features.reduce((sum, feature) => sum + feature.width, 0);
  const [size, ...others] = new Set(features.map(({ side }) => side * side));
  if (!size || others.length > 0 || images.length % size !== 0) {
    const expected = features.map(({ side }) => `m × ${side} × ${side}`).join(', ');
    throw new Problem('shape', { where: 'featuresOf', expected, found: images.length });
  }
  const all = new Float32Array((images.length / size) * width);
  for (let r = 0, at = 0; r < images.length / size; r++) {
    const image = images.subarray(r * size, (r + 1) * size);
    for (const feature of features) {
      feature.write(all.subarray(at, at + feature.width), image);
      at += feature.width;
    }
  }
  return all;
}
