/**
 * Ink: strokes laid down with a round pen on a square field of grey values. Chapter: mnist.
 *
 * Our own rasteriser and no canvas, so that the same strokes give the same numbers on every machine. A stroke
 * is the set of points at most half a pen's width from its path; a pixel takes the part of it that is covered,
 * taken as linear in the distance over the one pixel at the pen's edge.
 */

/** [height, width] values in [0, 1], 0 = paper, 1 = ink. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}
/** A point of the pad: (0, 0) is its top left corner, (1, 1) its bottom right. */
export type Point = readonly [x: number, y: number];
/** The path of a pen from its going down to its coming up; one point is a dot. */
export type Stroke = readonly Point[];

/** Pixels along one side of the field: ten for each of the 28, fourteen for each of the 20. */
export const inkSide = 280;

/**
 * Thickness of MNIST's strokes, in pixels of the 20×20 box: with this pen our ten example digits hold as much ink
 * (104 pixels' worth on average; MNIST's training images 102, its test images 104) and are as thick, by twice the
 * ink over the length of the outline (median 2.6 pixels, like MNIST's).
 */
export const mnistPen = 2.6;

/** The strokes in ink. `pen` is the width of the pen as a part of the pad's side. */
export function inkOf(strokes: readonly Stroke[], pen: number, side: number = inkSide): Grey {
  const values = new Float32Array(side * side);
  const radius = (pen * side) / 2;
  for (const stroke of strokes) {
    const [first, ...rest] = stroke;
    if (!first) continue;
    let from = first;
    for (const to of rest.length ? rest : [first]) {
      inkSegmentInto(values, side, from, to, radius);
      from = to;
    }
  }
  return { width: side, height: side, values };
}

function inkSegmentInto(values: Float32Array, side: number, from: Point, to: Point, radius: number): void {
  const ax = from[0] * side;
  const ay = from[1] * side;
  const dx = to[0] * side - ax;
  const dy = to[1] * side - ay;
  const squaredLength = dx * dx + dy * dy;
  const reach = radius + 0.5;
  const left = Math.max(0, Math.floor(Math.min(ax, ax + dx) - reach));
  const right = Math.min(side, Math.ceil(Math.max(ax, ax + dx) + reach));
  const top = Math.max(0, Math.floor(Math.min(ay, ay + dy) - reach));
  const bottom = Math.min(side, Math.ceil(Math.max(ay, ay + dy) + reach));
  for (let row = top; row < bottom; row++) {
    const py = row + 0.5 - ay;
    for (let column = left; column < right; column++) {
      const px = column + 0.5 - ax;
      const along = squaredLength > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / squaredLength)) : 0;
      const ex = px - along * dx;
      const ey = py - along * dy;
      const squared = ex * ex + ey * ey;
      if (squared >= reach * reach) continue;
      const covered = Math.min(1, reach - Math.sqrt(squared));
      const k = row * side + column;
      if (covered > values[k]) values[k] = covered;
    }
  }
}

/**
 * The pen whose strokes are as thick as MNIST's once the drawing fills the 20×20 box: `pixels` of that box, as
 * a part of the pad. The box holds the paths and half a pen on either side, so for paths of extent e the pen is
 * w with w = pixels / 20 · (e + w). A dot has no extent: it gets `fallback`.
 */
export function penFor(strokes: readonly Stroke[], pixels: number, fallback: number): number {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of strokes.flat()) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const extent = Math.max(right - left, bottom - top);
  return extent > 0 ? (extent * pixels) / (20 - pixels) : fallback;
}
