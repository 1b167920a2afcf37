/** Where a racer stands at a step, and who leads. */
import type { Spot } from './ground.ts';
import { distance, type RacerId, settled, type Trail } from './racers.ts';
import { turn } from './settings.ts';

export interface Standing {
  readonly id: RacerId;
  readonly trail: Trail;
  /** The last place of the trail up to this step. */
  readonly at: number;
  readonly spot: Spot;
  /** To the lowest place. */
  readonly distance: number;
  /** The step at which it diverged, where that is past. */
  readonly diverged: number | null;
  /** The step from which on it keeps the goal, where that is past. */
  readonly settled: number | null;
}

export function standingOf(id: RacerId, trail: Trail, step: number, goal: number, lowest: Spot): Standing {
  const past = (at: number | null) => (at !== null && at <= step ? at : null);
  const at = Math.min(step, trail.spots.length - 1);
  const spot = trail.spots[at];
  return {
    ...{ id, trail, at, spot },
    distance: distance(spot, lowest),
    diverged: past(trail.diverged),
    settled: past(settled(trail, goal)),
  };
}

/** Lowest loss of those who have not diverged; null where all have, where nobody has moved, or where several share it. */
export function leaderOf(standings: readonly Standing[]): Standing | null {
  const running = standings.filter(({ diverged, at }) => diverged === null && at > 0);
  const lowest = Math.min(...running.map(({ spot }) => spot.loss));
  const first = running.filter(({ spot }) => spot.loss === lowest);
  return first.length === 1 ? first[0] : null;
}

/** A racer's two coordinates from the lowest place; of a turned bowl those along its valley and across it. */
export function coordinatesOf({ spots }: Trail, lowest: Spot, turned: boolean): [number[], number[]] {
  const from = spots.map(({ x, y }) => ({ x: x - lowest.x, y: y - lowest.y }));
  const seen = turned ? from.map((spot) => turn(spot, true)) : from;
  return [seen.map(({ x }) => x), seen.map(({ y }) => y)];
}
