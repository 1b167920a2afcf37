/** The picture's plane: where a place lies in it, which part of a path can be seen, how a dragged point is held inside. */
import { log } from '../../../lib/index.ts';
import { lossAt, type Moment } from '../../experiments/gradient-descent/bowl/descent.ts';

export type Spot = readonly [x: number, y: number];

export const box = { width: 440, height: 372, left: 34, right: 10, top: 12, bottom: 26 };
export const inner = { width: box.width - box.left - box.right, height: box.height - box.top - box.bottom };
/** Both axes of the contours have the same unit, so that an ellipse is as round as it is. */
export const unit = 44;
export const reach: Spot = [inner.width / unit / 2, inner.height / unit / 2];
/** How far from the bottom a start may lie, an axis; it is kept to twentieths. */
export const farthest: Spot = [4, 3];
const grain = 20;

export const centre: Spot = [box.left + inner.width / 2, box.top + inner.height / 2];
/** Where L = 0 lies in the picture of the parabola: a little above the frame. */
const floor = box.top + inner.height - 14;

/** The loss at the upper edge of the parabola's picture: that of a w at its side. */
export const highest = (lambda: number): number => lossAt([lambda], [reach[0]]);

/** The place of (w, L) over the parabola, or of (w₁, w₂) among the contours. */
export function spotOf(lambda: readonly number[], { w, loss }: Moment): Spot {
  const x = centre[0] + unit * w[0];
  if (lambda.length === 2) return [x, centre[1] - unit * w[1]];
  return [x, floor - ((floor - box.top) * loss) / highest(lambda[0])];
}

/** The point of the plane under a spot of the picture. */
export const pointAt = ([x, y]: Spot): Spot => [(x - centre[0]) / unit, (centre[1] - y) / unit];

/** A path through spots, as SVG writes it. */
export const line = (spots: readonly Spot[]): string =>
  `M${spots.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}`;

/** A coordinate of the start as it may be: inside, and on a twentieth. */
export function held(value: number, axis: number): number {
  const inside = Math.min(farthest[axis], Math.max(-farthest[axis], value));
  return Math.round(inside * grain) / grain || 0; // never −0
}

const inside = ([x, y]: Spot) =>
  x >= box.left && x <= box.left + inner.width && y >= box.top && y <= box.top + inner.height;

/** Where the way from a spot inside to one outside crosses the frame. */
function exitOf([x, y]: Spot, [u, v]: Spot, step: number): Exit {
  const share = (from: number, to: number, low: number, high: number) =>
    to > high ? (high - from) / (to - from) : to < low ? (low - from) / (to - from) : 1;
  const part = Math.min(share(x, u, box.left, box.left + inner.width), share(y, v, box.top, box.top + inner.height));
  const at: Spot = [x + part * (u - x), y + part * (v - y)];
  const length = Math.sqrt((at[0] - x) ** 2 + (at[1] - y) ** 2) || 1;
  return { at, along: [(at[0] - x) / length, (at[1] - y) / length], step };
}

/** Where the path leaves the frame, in which direction, and by which step. */
export interface Exit {
  readonly at: Spot;
  readonly along: Spot;
  readonly step: number;
}

export interface Seen {
  /** The places inside the frame, up to the first outside. */
  readonly spots: readonly Spot[];
  readonly exit: Exit | null;
}

export function seenOf(lambda: readonly number[], path: readonly Moment[]): Seen {
  const spots: Spot[] = [];
  for (const [step, moment] of path.entries()) {
    const spot = spotOf(lambda, moment);
    if (!inside(spot)) return { spots, exit: exitOf(spots[step - 1], spot, step) };
    spots.push(spot);
  }
  return { spots, exit: null };
}

/** Half axes, in units of the picture, of the contours on which the loss is that of the corner, halved again and again. */
export function contours([flat, steep]: readonly number[], count = 12): Spot[] {
  let loss = lossAt([flat, steep], reach);
  return Array.from({ length: count }, () => {
    loss /= 2;
    const axes: Spot = [unit * Math.sqrt((2 * loss) / flat), unit * Math.sqrt((2 * loss) / steep)];
    return axes;
  });
}

/** Powers of ten; −Infinity where nothing is left. */
export const decades = (share: number): number => log(share) / Math.LN10;
