/** Where things stand in the picture. */
import { sizes } from './pass.ts';

export const box = { width: 640, height: 420 };
export const columns = [34, 262, 490, 602];
export const radius = 24;
export const yOf = (l: number, k: number): number => 38 + ((box.height - 76) * (k + 0.5)) / (sizes[l] ?? 1);

/** From unit i (from 0) to unit j of layer l. */
export const edgeOf = (l: 1 | 2, i: number, j: number) => ({
  x1: columns[l - 1] + radius,
  x2: columns[l] - radius,
  y1: yOf(l - 1, i),
  y2: yOf(l, j),
});

/**
 * How far along its edge a slope stands: there the edges of a layer are equally far from one another, those into the same unit
 * side by side.
 */
const share = { 1: 0.8, 2: 2 / 3 };

export function beadOf(l: 1 | 2, i: number, j: number) {
  const { x1, x2, y1, y2 } = edgeOf(l, i, j);
  return { x: x1 + share[l] * (x2 - x1), y: y1 + share[l] * (y2 - y1) };
}

/** A bead's area tells the size of the slope, up to a largest one. */
export const beadRadius = (slope: number): number => Math.min(9, Math.max(2, 9 * Math.sqrt(Math.abs(slope))));
