/** The picture's plane: where a moment lies in it, which part of a path can be seen, how a start is held inside. */
import { lossAt, type Moment } from '../../../experiments/gradient-descent/bowl/descent.ts';
import type { Point } from '../../../kit/path.ts';

/** Both axes of the contours have the same unit, so that an ellipse is as round as it is. */
export const reach: Point = [4.5, 3.8];
/** How far from the bottom a start may lie, an axis; it is kept to twentieths. */
export const farthest: Point = [4, 3];
const grain = 20;

/** The loss at the upper edge of the parabola's picture: that of a w at its side. */
export const highest = (lambda: number): number => lossAt([lambda], [reach[0]]);
/** What the upright axis shows; L = 0 lies a little above the frame. */
export const heights = (lambda: readonly number[]): Point =>
  lambda.length === 2 ? [-reach[1], reach[1]] : [-0.044 * highest(lambda[0]), highest(lambda[0])];

/** (w, L) over the parabola, (w₁, w₂) among the contours. */
export const spotOf = ({ w, loss }: Moment): Point => [w[0], w.length === 2 ? w[1] : loss];

/** A coordinate of the start as it may be: inside, and on a twentieth. */
export function held(value: number, axis: number): number {
  const inside = Math.min(farthest[axis], Math.max(-farthest[axis], value));
  return Math.round(inside * grain) / grain || 0; // never −0
}

export interface Seen {
  /** The places inside the frame, up to the first outside. */
  readonly spots: readonly Point[];
  /** Where the path leaves the frame, and by which step. */
  readonly exit: { readonly at: Point; readonly step: number } | null;
}

export function seenOf(lambda: readonly number[], path: readonly Moment[]): Seen {
  const [low, high] = heights(lambda);
  const places = path.map(spotOf);
  const step = places.findIndex(([x, y]) => Math.abs(x) > reach[0] || y < low || y > high);
  if (step < 0) return { spots: places, exit: null };
  const [[x, y], [u, v]] = [places[step - 1], places[step]];
  const share = (from: number, to: number, least: number, most: number) =>
    to > most ? (most - from) / (to - from) : to < least ? (least - from) / (to - from) : 1;
  const part = Math.min(share(x, u, -reach[0], reach[0]), share(y, v, low, high));
  return { spots: places.slice(0, step), exit: { at: [x + part * (u - x), y + part * (v - y)], step } };
}

/** Half axes of the contours on which the loss is that of the corner, halved again and again. */
export function contours([flat, steep]: readonly number[], count = 12): Point[] {
  let loss = lossAt([flat, steep], reach);
  return Array.from({ length: count }, (): Point => {
    loss /= 2;
    return [Math.sqrt((2 * loss) / flat), Math.sqrt((2 * loss) / steep)];
  });
}
