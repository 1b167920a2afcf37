/** Where things stand in the two pictures, in the units of their view boxes. */
import type { Window } from '../../experiments/gradient-descent/race/ground.ts';

export const box = { width: 380, height: 360, left: 30, right: 8, top: 8, bottom: 24 };
export const curves = { ...box, right: 74 };
const innerHeight = box.height - box.top - box.bottom;

/** Numbers of a window to places of the map and back. */
export function mapScale({ x, y }: Window) {
  const width = box.width - box.left - box.right;
  return {
    x: (value: number) => box.left + (width * (value - x[0])) / (x[1] - x[0]),
    y: (value: number) => box.top + (innerHeight * (y[1] - value)) / (y[1] - y[0]),
    xAt: (place: number) => x[0] + ((place - box.left) / width) * (x[1] - x[0]),
    yAt: (place: number) => y[1] - ((place - box.top) / innerHeight) * (y[1] - y[0]),
  };
}

/** Steps and losses to places of the curves: losses by their logarithm, at the edge where they lie outside of it. */
export function curveScale(steps: number, [low, high]: readonly [number, number]) {
  const width = curves.width - curves.left - curves.right;
  const decade = (loss: number) => Math.min(high, Math.max(low, Math.log10(Math.max(loss, 10 ** low))));
  return {
    x: (step: number) => curves.left + (width * step) / steps,
    y: (loss: number) => curves.top + (innerHeight * (high - decade(loss))) / (high - low),
  };
}

/** The heights moved apart to at least `gap`, in their order, inside `low` … `high`. */
export function apart(heights: readonly number[], gap: number, [low, high]: readonly [number, number]): number[] {
  const order = [...heights.keys()].sort((p, q) => heights[p] - heights[q] || p - q);
  const placed = [...heights];
  let least = low;
  for (const k of order) {
    placed[k] = Math.max(placed[k], least);
    least = placed[k] + gap;
  }
  let most = high;
  for (const k of order.toReversed()) {
    placed[k] = Math.min(placed[k], most);
    most = placed[k] - gap;
  }
  return placed;
}
