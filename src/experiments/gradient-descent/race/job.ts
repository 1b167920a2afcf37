/** What takes too long for a page: the survey of a network's slice, the race on it, and the search for the best rates. */
import type { Digit } from '../../../../lib/data/drawn-digits.ts';
import type { Layers } from '../../../../lib/model/reading.ts';
import * as grounds from './ground.ts';
import { finish, type RacerId, racerIds, run, type Trail } from './racers.ts';
import { bestRate } from './rates.ts';
import { groundOf, type LandId, lands } from './settings.ts';
import { Slice } from './slice.ts';

export type ByRacer<T> = Readonly<Record<RacerId, T>>;
export const byRacer = <T>(of: (id: RacerId) => T) =>
  Object.fromEntries(racerIds.map((id) => [id, of(id)])) as ByRacer<T>;

/** All that the trails depend on, but for the network of a slice. */
export interface Race {
  readonly land: LandId;
  readonly kappa: number;
  readonly turned: boolean;
  readonly start: { readonly x: number; readonly y: number };
  readonly mu: number;
  readonly rates: ByRacer<number>;
}
/** All racers to the last step. */
export const raceOn = (ground: grounds.Ground, { land, start, mu, rates }: Race): ByRacer<Trail> =>
  byRacer((id) => finish(run(id, { eta: rates[id], mu }, ground, start, lands[land].steps)));

export interface RaceWish {
  readonly kind: 'race' | 'search';
  readonly race: Race;
  /** Where the race is on a slice that has not been surveyed yet. */
  readonly slice?: { readonly layers: Layers; readonly digits: readonly Digit[]; readonly seed: number };
}

export interface RaceReport {
  readonly kind: RaceWish['kind'] | 'survey';
  /** The part that is done; 1 comes last. */
  readonly share: number;
  readonly relief?: grounds.Relief;
  readonly trails?: ByRacer<Trail>;
  /** Where every rate diverges, the one that was set. */
  readonly best?: ByRacer<number>;
}

/** Steps of all racers between two reports, and the part of a search. */
const [piece, portion] = [5, 0.02];

export function raceWork(): (wish: RaceWish) => Generator<RaceReport, void> {
  /** The slice that was surveyed last. */
  let surveyed: grounds.Surveyed;

  return function* ({ kind, race, slice }: RaceWish) {
    if (slice) {
      const ground = new Slice(slice.layers, slice.digits, slice.seed);
      const grid = grounds.emptyGrid(lands.slice.window, grounds.coarseSide);
      for (const share of grounds.surveyInto(grid, ground)) if (share < 1) yield { kind: 'survey', share };
      const relief = { ...grid, lowest: grounds.lowestFrom(grid, ground) };
      surveyed = { ...relief, ground };
      yield { kind: 'survey', share: 1, relief };
    }
    const { land, kappa, turned, start, mu, rates } = race;
    const { ground, lowest } = land === 'slice' ? surveyed : groundOf(land, kappa, turned);
    const { steps, part, grid } = lands[land];
    if (kind === 'race') {
      const running = byRacer((id) => run(id, { eta: rates[id], mu }, ground, start, steps));
      let trails: ByRacer<Trail> | null = null;
      for (let t = 1; t <= steps; t++) {
        trails = byRacer((id): Trail => running[id].next().value ?? trails![id]);
        if (t % piece === 0) yield { kind, share: t / steps, trails };
      }
      return;
    }
    const best = { ...rates };
    let told = 0;
    for (const [k, id] of racerIds.entries()) {
      const looking = bestRate(id, mu, { ground, start, steps, lowest: lowest.loss, part }, grid);
      let turn = looking.next();
      for (; !turn.done; turn = looking.next()) {
        const share = (k + turn.value) / racerIds.length;
        if (share - told >= portion && share < 1) yield { kind, share: (told = share) };
      }
      best[id] = turn.value?.eta ?? rates[id];
    }
    yield { kind, share: 1, best };
  };
}
