/** Five of the engine's optimisers on one ground, from one start, each with its own rate. Chapter: gradient-descent. */

import { referenceKernels } from '../../../../lib/kernels/reference.ts';
import { adam } from '../../../../lib/optimisers/adam.ts';
import { momentum, nesterov } from '../../../../lib/optimisers/momentum.ts';
import { type Optimiser, startOfClock } from '../../../../lib/optimisers/optimiser.ts';
import { rmsprop } from '../../../../lib/optimisers/rmsprop.ts';
import { sgd } from '../../../../lib/optimisers/sgd.ts';
import type { Ground, Spot } from './ground.ts';

export const racerIds = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam'] as const;
export type RacerId = (typeof racerIds)[number];

export interface Trail {
  /** The start and the place after each step, as far as it was run. */
  readonly spots: readonly Spot[];
  /** The step that led out of sight, never to be drawn; null where there was none. */
  readonly diverged: number | null;
}

export interface Entry {
  readonly eta: number;
  readonly mu: number;
}

const kernels = referenceKernels({ precision: 'float64' });
/** Out of sight: so far from the origin, or so many times the loss of the start. */
const farthest = 1000;
const highest = 1e4;

/** The rest of each optimiser's constants are the engine's defaults: ρ = 0.9, β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁷. */
function optimiserOf(id: RacerId, { eta, mu }: Entry): Optimiser {
  const learningRate = eta;
  if (id === 'momentum') return momentum({ learningRate, momentum: mu });
  if (id === 'nesterov') return nesterov({ learningRate, momentum: mu });
  return { sgd, rmsprop, adam }[id]({ learningRate });
}

/** Yields after every step the trail so far, the same object each time; ends after `steps`, or where it diverges. */
export function* run(
  id: RacerId,
  entry: Entry,
  ground: Ground,
  start: { readonly x: number; readonly y: number },
  steps: number,
): Generator<Trail, Trail> {
  const optimiser = optimiserOf(id, entry);
  const clock = startOfClock();
  const values = Float64Array.of(start.x, start.y);
  const gradient = new Float64Array(2);
  const moments = Array.from({ length: optimiser.moments }, () => new Float64Array(2));
  const first = ground.slope(start.x, start.y, gradient);
  const spots: Spot[] = [{ ...start, loss: first }];
  const trail = { spots, diverged: null as number | null };
  const limit = highest * Math.max(1, first);
  for (let t = 1; t <= steps; t++) {
    optimiser.tick(clock);
    optimiser.update(kernels, { values, gradient, moments, length: 2 }, entry.eta, clock);
    const [x, y] = values;
    const loss = ground.slope(x, y, gradient);
    // written so that what is no number is out of sight too
    if (!(Math.abs(x) < farthest && Math.abs(y) < farthest && loss < limit)) {
      trail.diverged = t;
      return trail;
    }
    spots.push({ x, y, loss });
    yield trail;
  }
  return trail;
}

export function finish<T>(running: Generator<unknown, T>): T {
  let turn = running.next();
  while (!turn.done) turn = running.next();
  return turn.value;
}

/** The first step from which on the loss stays at or below `goal`; null where it does not, or where the racer diverged. */
export function settled({ spots, diverged }: Trail, goal: number): number | null {
  if (diverged !== null) return null;
  let step = spots.length;
  while (step > 0 && spots[step - 1].loss <= goal) step--;
  return step === spots.length ? null : step;
}

/** What must still be left over of the loss above the lowest place, as a part of the start's. */
export function goalOf(lowest: number, first: number, part: number): number {
  return lowest + part * Math.max(0, first - lowest);
}

export const distance = (one: { x: number; y: number }, other: { x: number; y: number }): number =>
  Math.sqrt((one.x - other.x) * (one.x - other.x) + (one.y - other.y) * (one.y - other.y));
