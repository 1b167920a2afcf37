/** Each racer's best rate, found by racing it alone at every rate of a grid: only then is the race fair. */
import type { Ground } from './ground.ts';
import { type Entry, finish, goalOf, type RacerId, run, settled, type Trail } from './racers.ts';

/** Resistor-makers' series: rates that grow by even factors in round numbers, 12 or 3 a decade. */
const twelve = [1, 1.2, 1.5, 1.8, 2.2, 2.7, 3.3, 3.9, 4.7, 5.6, 6.8, 8.2];
const three = [1, 2.2, 4.7];
const decades = ['1e-4', '1e-3', '1e-2', '1e-1', '1e0'].map(Number);
const series = (figures: readonly number[]) =>
  decades.flatMap((decade) => figures.map((figure) => Number((figure * decade).toPrecision(2))));

export const fineRates = series(twelve);
export const coarseRates = series(three);

/** Fewer steps to the goal are better; between equals, and where none gets there, the lower loss at the end. */
export function isBetter(one: Trail, other: Trail | null, goal: number): boolean {
  if (one.diverged !== null) return false;
  if (!other) return true;
  const [mine, theirs] = [one, other].map((trail) => settled(trail, goal) ?? Number.POSITIVE_INFINITY);
  if (mine !== theirs) return mine < theirs;
  return one.spots.at(-1)!.loss < other.spots.at(-1)!.loss;
}

export interface Found {
  readonly eta: number;
  readonly trail: Trail;
}

export interface Course {
  readonly ground: Ground;
  readonly start: { readonly x: number; readonly y: number };
  readonly steps: number;
  /** Where the lowest place lies, and which part of the start's loss above it is the goal. */
  readonly lowest: number;
  readonly part: number;
}

/** Yields after each rate the part that is done; the best at the end, null where every one diverges. */
export function* bestRate(
  id: RacerId,
  mu: number,
  course: Course,
  rates: readonly number[],
): Generator<number, Found | null> {
  const { ground, start, steps } = course;
  const goal = goalOf(course.lowest, ground.loss(start.x, start.y), course.part);
  let best: Found | null = null;
  for (const [k, eta] of rates.entries()) {
    const trail = finish(run(id, { eta, mu }, ground, start, steps));
    if (isBetter(trail, best?.trail ?? null, goal)) best = { eta, trail };
    yield (k + 1) / rates.length;
  }
  return best;
}

/** The step from which on the goal is kept; null where it is not. For the chapter's records and the tests. */
export function stepsToGoal(id: RacerId, entry: Entry, { ground, start, steps, lowest, part }: Course): number | null {
  const trail = finish(run(id, entry, ground, start, steps));
  return settled(trail, goalOf(lowest, trail.spots[0].loss, part));
}

/** Polyak's rate and momentum for curvatures from 1 to κ: the fastest there are for both axes at once. eq: momentum */
export function polyak(kappa: number): { eta: number; mu: number } {
  const root = Math.sqrt(kappa);
  const share = (root - 1) / (root + 1);
  return { eta: 4 / ((1 + root) * (1 + root)), mu: share * share };
}

/** The rate at which plain descent shrinks both axes equally fast. eq: quadratic-stability */
export const balanced = (kappa: number): number => 2 / (1 + kappa);
