/**
 * Per ground: window, start, steps, rates, goal. The rates were tried out: at the given start each goes down without a
 * leap, in the same round numbers for those of one kind; `bestRate` finds better ones.
 */
import { quadratic, rosenbrock, type Surveyed, saddle, surveyed, type Window } from './ground.ts';
import type { RacerId } from './racers.ts';
import { coarseRates, fineRates } from './rates.ts';

export const landIds = ['quadratic', 'saddle', 'rosenbrock', 'slice'] as const;
export type LandId = (typeof landIds)[number];

export interface Land {
  readonly window: Window;
  readonly start: { readonly x: number; readonly y: number };
  readonly steps: number;
  /** Steps a second while it plays. */
  readonly pace: number;
  /** The goal: this part of the start's loss above the lowest. */
  readonly part: number;
  /** Contours reach down to this part of the height; the curves are drawn between these powers of ten of the loss. */
  readonly depth: number;
  readonly decades: readonly [number, number];
  readonly rates: Readonly<Record<RacerId, number>>;
  /** Where the best rate is looked for. */
  readonly grid: readonly number[];
}

export const defaultKappa = 50;
export const defaultMu = 0.9;
export const defaultSeed = 1;
/** Digits over which the slice's loss is a mean. */
export const sliceDigits = 64;

/** Steps after which the pairs of η and μ are compared where the ground is no bowl. */
export const soon = 200;

const square = (reach: number): Window => ({ x: [-reach, reach], y: [-reach, reach] });

export const lands: Readonly<Record<LandId, Land>> = {
  quadratic: {
    window: square(3),
    start: { x: -2.6, y: 1.2 },
    steps: 200,
    pace: 36,
    part: 1e-3,
    depth: 1e-3,
    decades: [-8, 4],
    rates: { sgd: 0.03, momentum: 0.01, nesterov: 0.01, rmsprop: 0.03, adam: 0.1 },
    grid: fineRates,
  },
  saddle: {
    window: square(2),
    start: { x: -1.6, y: 0.02 },
    steps: 200,
    pace: 36,
    part: 1e-3,
    depth: 2e-3,
    decades: [-8, 4],
    rates: { sgd: 0.05, momentum: 0.02, nesterov: 0.02, rmsprop: 0.03, adam: 0.1 },
    grid: fineRates,
  },
  rosenbrock: {
    window: { x: [-2, 2], y: [-1, 3] },
    start: { x: -1.5, y: 2.5 },
    steps: 1000,
    pace: 180,
    part: 1e-3,
    depth: 6.3e-4,
    decades: [-8, 4],
    rates: { sgd: 0.0007, momentum: 0.0005, nesterov: 0.0005, rmsprop: 0.01, adam: 0.1 },
    grid: fineRates,
  },
  slice: {
    window: square(1),
    start: { x: -0.8, y: 0.7 },
    steps: 100,
    pace: 18,
    part: 1e-3,
    depth: 1e-4,
    decades: [-4, 2],
    rates: { sgd: 0.01, momentum: 0.001, nesterov: 0.001, rmsprop: 0.05, adam: 0.05 },
    grid: coarseRates,
  },
};

/** The same place of the turned quadratic; or back, of the upright one. */
export function turn({ x, y }: { readonly x: number; readonly y: number }, back = false) {
  const s = Math.sqrt(0.5);
  return back ? { x: s * (x + y), y: s * (y - x) } : { x: s * (x - y), y: s * (x + y) };
}

/** The grounds whose loss is a formula. */
export function groundOf(land: Exclude<LandId, 'slice'>, kappa: number, turned: boolean): Surveyed {
  const { window } = lands[land];
  if (land === 'saddle') return surveyed(saddle(), window, [0, 1]);
  if (land === 'rosenbrock') return surveyed(rosenbrock(), window, [1, 1]);
  return surveyed(quadratic(kappa, turned), window, [0, 0]);
}
