/** The race: five optimisers from one start on one ground, to be played, stepped and made fair. Chapter: gradient-descent. */
import { batch, computed, effect, signal, untracked } from '@preact/signals';
import {
  coarseSide,
  emptyGrid,
  lowestFrom,
  type Surveyed,
  surveyInto,
} from '../../experiments/gradient-descent/race/ground.ts';
import {
  finish,
  goalOf,
  type RacerId,
  racerIds,
  run,
  type Trail,
} from '../../experiments/gradient-descent/race/racers.ts';
import { bestRate, type Found, polyak } from '../../experiments/gradient-descent/race/rates.ts';
import * as settings from '../../experiments/gradient-descent/race/settings.ts';
import { Slice } from '../../experiments/gradient-descent/race/slice.ts';
import type { SymbolValues } from '../../kit/symbol-values.ts';
import type { Data, Found as FoundNetwork, Owner, Supply } from '../../reader/sources.ts';
import { leaderOf, standingOf } from './standing.ts';
import { workbench } from './work.ts';

export interface Surroundings {
  readonly findNetwork: () => Promise<FoundNetwork>;
  readonly findDigits: () => Promise<Supply>;
  readonly rest: () => Promise<void>;
}

/** Whose network the slice is of, its units layer by layer, and over which digits. */
export interface Origin {
  readonly owner: Owner;
  readonly data: Data;
  readonly count: number;
  readonly sizes: readonly number[];
}

export type Trails = Readonly<Record<RacerId, Trail>>;
export type RaceModel = ReturnType<typeof raceModel>;

/** Steps between two rests: of one racer on the slice (some ten milliseconds), of one where the loss is a formula. */
const heavy = 10;
const light = 20_000;

const { lands } = settings;
const byRacer = <T>(of: (id: RacerId) => T) =>
  Object.fromEntries(racerIds.map((id) => [id, of(id)])) as Record<RacerId, T>;

export function raceModel({ findNetwork, findDigits, rest }: Surroundings) {
  const land = signal<settings.LandId>('quadratic');
  const kappa = signal(settings.defaultKappa);
  const turned = signal(false);
  const mu = signal(settings.defaultMu);
  const seed = signal(settings.defaultSeed);
  const x = signal(lands.quadratic.start.x);
  const y = signal(lands.quadratic.start.y);
  const rates = byRacer((id) => signal(lands.quadratic.rates[id]));
  const on = byRacer(() => signal(true));
  /** Whether the rates are those that the search has found for this start. */
  const fair = signal(false);
  /** Steps taken; with fractions while it plays. */
  const clock = signal(lands.quadratic.steps);
  const playing = signal(false);
  const slice = signal<(Surveyed & { readonly origin: Origin }) | null>(null);
  const sliceTrails = signal<Trails | null>(null);
  const failed = signal(false);
  const bench = workbench(rest);

  const setting = computed(() => lands[land.value]);
  const step = computed(() => Math.floor(clock.value));
  const ground = computed((): Surveyed | null => {
    if (land.value === 'slice') return slice.value;
    if (land.value === 'rosenbrock') return settings.rosenbrockGround();
    return settings.quadraticGround(kappa.value, turned.value);
  });
  const begin = (id: RacerId, { ground }: Surveyed) =>
    run(id, { eta: rates[id].value, mu: mu.value }, ground, { x: x.value, y: y.value }, setting.value.steps);
  const trails = computed((): Trails | null => {
    if (land.value === 'slice') return sliceTrails.value;
    return ground.value && byRacer((id) => finish(begin(id, ground.value!)));
  });
  const goal = computed(() => {
    const here = ground.value;
    return here && goalOf(here.lowest.loss, here.ground.loss(x.value, y.value), setting.value.part);
  });
  const standings = computed(() => {
    const [here, all, limit] = [ground.value, trails.value, goal.value];
    if (!here || !all || limit === null) return [];
    return racerIds.filter((id) => on[id].value).map((id) => standingOf(id, all[id], step.value, limit, here.lowest));
  });

  /** All racers of the slice, step by step together; shown as far as they are. */
  function* together(here: Surveyed): Generator<number, void> {
    const running = byRacer((id) => begin(id, here));
    const all: Partial<Record<RacerId, Trail>> = {};
    for (let t = 1; t <= lands.slice.steps; t++) {
      for (const id of racerIds) all[id] = running[id].next().value ?? all[id];
      sliceTrails.value = { ...all } as Trails;
      yield t / lands.slice.steps;
    }
  }
  const raceSlice = (here: Surveyed) => bench.through('race', together(here), heavy / racerIds.length);

  async function surveySlice(): Promise<void> {
    batch(() => {
      failed.value = false;
      slice.value = null;
      sliceTrails.value = null;
    });
    try {
      const material = await bench.wait(findMaterial());
      if (!material) return;
      const { layers, digits, origin } = material;
      const through = new Slice(layers, digits, seed.value);
      const grid = emptyGrid(lands.slice.window, coarseSide);
      // done is null where another choice was made meanwhile
      const done = await bench.through('survey', markEnd(surveyInto(grid, through)), 1);
      if (done) slice.value = { ...grid, ground: through, lowest: lowestFrom(grid, through), origin };
    } catch {
      failed.value = true;
    }
  }

  async function findMaterial() {
    const [{ layers, owner }, supply] = await Promise.all([findNetwork(), findDigits()]);
    const count = Math.min(settings.sliceDigits, supply.count);
    const digits = await supply.digits(Array.from({ length: count }, (_, k) => k));
    const sizes = [digits[0].pixels.length, ...layers.map(({ b }) => b.length)];
    return { layers, digits, origin: { owner, data: supply.data, count, sizes } };
  }

  function* allBest(here: Surveyed): Generator<number, Record<RacerId, Found | null>> {
    const { part, steps, grid } = setting.value;
    const course = { ground: here.ground, start: { x: x.value, y: y.value }, steps, lowest: here.lowest.loss, part };
    const best = byRacer((): Found | null => null);
    for (const [k, id] of racerIds.entries()) {
      const search = bestRate(id, mu.value, course, grid);
      let turn = search.next();
      for (; !turn.done; turn = search.next()) yield (k + turn.value) / racerIds.length;
      best[id] = turn.value;
    }
    return best;
  }

  const moveTo = (toX: number, toY: number): void => {
    const { window } = setting.value;
    const within = (value: number, [low, high]: readonly [number, number]) =>
      Math.round(100 * Math.min(high, Math.max(low, value))) / 100;
    batch(() => {
      x.value = within(toX, window.x);
      y.value = within(toY, window.y);
      fair.value = false;
    });
  };
  const restore = (): void => {
    const { start, rates: given } = setting.value;
    const place = land.value === 'quadratic' && turned.value ? settings.turn(start) : start;
    for (const id of racerIds) rates[id].value = given[id];
    mu.value = settings.defaultMu;
    moveTo(place.x, place.y);
    playing.value = false;
  };

  return {
    ...{ land, kappa, turned, mu, seed, x, y, rates, on, fair, playing, slice, failed, work: bench.work },
    ...{ setting, step, ground, trails, goal, standings, moveTo, surveySlice },
    leader: computed(() => leaderOf(standings.value)),
    /** For the lens; a rate where all who race have the same, a loss where one races alone. */
    symbols: computed((): SymbolValues => {
      const all = standings.value;
      const shared = new Set(all.map(({ id }) => rates[id].value));
      return {
        ...{ t: step.value, mu: mu.value },
        ...(shared.size === 1 && { eta: [...shared][0] }),
        ...(all.length === 1 && { L: all[0].spot.loss }),
        ...(land.value === 'quadratic' && { lambda: [1, kappa.value] }),
      };
    }),
    atEnd: computed(() => step.value === setting.value.steps),
    /** Keeps the slice's trails in step with start and rates until the returned function is called. */
    wake(): () => void {
      return effect(() => {
        const here = land.value === 'slice' ? slice.value : null;
        if (!here) return;
        for (const value of [x, y, mu, ...Object.values(rates)]) value.value;
        untracked(() => void raceSlice(here));
      });
    },
    changed(): void {
      fair.value = false;
    },
    enter(): void {
      bench.cancel();
      batch(() => {
        restore();
        failed.value = false;
        clock.value = setting.value.steps;
      });
      if (land.value === 'slice' && !slice.value) void surveySlice();
    },
    /** The same height of the turned bowl, so that only the axes are others. */
    turnBowl(): void {
      const { x: toX, y: toY } = settings.turn({ x: x.value, y: turned.value ? y.value : -y.value });
      moveTo(toX, turned.value ? toY : -toY);
    },
    reset(): void {
      const isOther = seed.value !== settings.defaultSeed;
      batch(() => {
        kappa.value = settings.defaultKappa;
        turned.value = false;
        seed.value = settings.defaultSeed;
        for (const id of racerIds) on[id].value = true;
        restore();
        clock.value = 0;
      });
      if (land.value === 'slice' && isOther) void surveySlice();
      if (land.value !== 'slice') slice.value = isOther ? null : slice.value;
    },
    async search(): Promise<void> {
      const here = ground.value;
      if (!here) return;
      playing.value = false;
      const isSlice = land.value === 'slice';
      const best = await bench.through('search', allBest(here), isSlice ? heavy : light);
      if (!best) return;
      batch(() => {
        for (const id of racerIds) if (best[id]) rates[id].value = best[id].eta;
        fair.value = true;
      });
      if (isSlice) void raceSlice(here);
    },
    /** Polyak's rate and momentum for this bowl. */
    byTheory(): void {
      const { eta, mu: share } = polyak(kappa.value);
      batch(() => {
        rates.momentum.value = Number(eta.toPrecision(3));
        mu.value = Number(share.toPrecision(3));
        fair.value = false;
      });
    },
    /** A frame's part of a step, or steps, while it plays. */
    frame(): void {
      clock.value = Math.min(setting.value.steps, clock.value + setting.value.pace);
      if (clock.value === setting.value.steps) playing.value = false;
    },
    /** To the next whole step. */
    oneStep(): void {
      clock.value = Math.min(setting.value.steps, step.value + 1);
    },
    play(): void {
      if (clock.value === setting.value.steps) clock.value = 0;
      playing.value = true;
    },
    pause(): void {
      playing.value = false;
    },
  };
}

function* markEnd(steps: Generator<number>): Generator<number, true> {
  yield* steps;
  return true;
}
