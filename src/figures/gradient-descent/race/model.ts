/** The race: five optimisers from one start on one ground, to be played, stepped and made fair. Chapter: gradient-descent. */
import { batch, computed, effect, signal, untracked } from '@preact/signals';
import type { Relief } from '../../../experiments/gradient-descent/race/ground.ts';
import {
  type ByRacer,
  byRacer,
  type Race,
  type RaceReport,
  type RaceWish,
} from '../../../experiments/gradient-descent/race/job.ts';
import { finish, goalOf, racerIds, run, type Trail } from '../../../experiments/gradient-descent/race/racers.ts';
import { polyak } from '../../../experiments/gradient-descent/race/rates.ts';
import * as settings from '../../../experiments/gradient-descent/race/settings.ts';
import { leaderOf, standingOf } from '../../../experiments/gradient-descent/race/standing.ts';
import { job, openWorker } from '../../../kit/job.ts';
import { choice, number, seed as seedOf, toggle } from '../../../kit/parameters.ts';
import { player } from '../../../kit/player.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';
import { findDigits, findNetwork } from '../../../reader/sources.ts';

const worker = openWorker<RaceWish, RaceReport>(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'race' }),
);

/** A slice's network and digits, and in words: whose it is, its units layer by layer, over which digits. */
export async function findMaterial(network = findNetwork, someDigits = findDigits) {
  const [{ layers, owner, hash }, { data, ...supply }] = await Promise.all([network(), someDigits()]);
  const count = Math.min(settings.sliceDigits, supply.count);
  const digits = await supply.digits(Array.from({ length: count }, (_, k) => k));
  const sizes = [digits[0].pixels.length, ...layers.map(({ b }) => b.length)];
  return { layers, digits, origin: { owner, hash, data, count, sizes } };
}
type Origin = Awaited<ReturnType<typeof findMaterial>>['origin'];

export type RaceModel = ReturnType<typeof raceModel>;

const first = settings.lands.quadratic;
const place = { min: -3, max: 3, step: 0.1 };

export function raceModel(open = worker, find: () => ReturnType<typeof findMaterial> = findMaterial) {
  const land = choice<settings.LandId>('quadratic', settings.landIds);
  const kappa = number(settings.defaultKappa, { min: 1, max: 1000, step: 1, log: true });
  const turned = toggle(false);
  const mu = number(settings.defaultMu, { min: 0, max: 0.99, step: 0.01 });
  const seed = seedOf(settings.defaultSeed);
  const [x, y] = [number(first.start.x, place), number(first.start.y, place)];
  const rates = byRacer((id) => number(first.rates[id], { min: 1e-5, max: 10, step: 1e-5, log: true }));
  const on = byRacer(() => toggle(true));
  const setting = computed(() => settings.lands[land.value]);
  const playing = player({
    ...{ last: computed(() => setting.value.steps), most: settings.lands.rosenbrock.steps, start: first.steps },
    pace: computed(() => setting.value.pace),
  });
  const step = computed(() => Math.min(playing.at.value, setting.value.steps));
  const race = computed(
    (): Race => ({
      ...{ land: land.value, kappa: kappa.value, turned: turned.value, mu: mu.value },
      ...{ start: { x: x.value, y: y.value }, rates: byRacer((id) => rates[id].value) },
    }),
  );

  const slice = signal<(Relief & { readonly origin: Origin; readonly seed: number }) | null>(null);
  const sliceTrails = signal<ByRacer<Trail> | null>(null);
  const formula = computed(() =>
    land.value === 'slice' ? null : settings.groundOf(land.value, kappa.value, turned.value),
  );
  const relief = computed((): Relief | null => formula.value ?? slice.value);
  const trails = computed(() => {
    if (!formula.value) return sliceTrails.value;
    const [{ ground }, { start, mu, rates }, { steps }] = [formula.value, race.value, setting.value];
    return byRacer((id) => finish(run(id, { eta: rates[id], mu }, ground, start, steps)));
  });
  const goal = computed(() => {
    const [lowest, first] = [relief.value?.lowest, trails.value?.sgd.spots[0]];
    return lowest && first ? goalOf(lowest.loss, first.loss, setting.value.part) : null;
  });
  const standings = computed(() => {
    const [here, all, limit] = [relief.value, trails.value, goal.value];
    if (!here || !all || limit === null) return [];
    return racerIds.filter((id) => on[id].value).map((id) => standingOf(id, all[id], step.value, limit, here.lowest));
  });

  /** What is under way, and which part of it is done. */
  const doing = signal<{ readonly kind: 'loading' | RaceWish['kind']; readonly share: number } | null>(null);
  const missing = signal(false);
  /** The race whose rates are the best for it. */
  const fairest = signal<Race | null>(null);
  let hear: (report: RaceReport) => void;
  const work = job<RaceWish, RaceReport>(open, (report) =>
    batch(() => {
      doing.value = report.share < 1 ? { ...doing.value!, share: report.share } : null;
      hear(report);
    }),
  );
  const begin = (wish: RaceWish, onReport: typeof hear): void => {
    hear = onReport;
    doing.value = { kind: wish.kind, share: 0 };
    work.begin(wish);
  };
  const cancel = (): void => {
    if (work.state.peek() === 'failed') slice.value = null; // its worker is gone, and knows it no longer
    work.stop();
    doing.value = null;
  };
  async function survey(): Promise<void> {
    const mine = { kind: 'loading', share: 0 } as const;
    const wanted = seed.value;
    batch(() => {
      slice.value = sliceTrails.value = null;
      missing.value = false;
      doing.value = mine;
    });
    const material = await find().catch(() => null);
    if (doing.value !== mine) return; // another choice was made meanwhile
    doing.value = null;
    missing.value = material === null;
    if (!material) return;
    const { origin, ...what } = material;
    begin({ kind: 'survey', ...what, seed: wanted }, ({ relief }) => {
      if (relief) slice.value = { ...relief, origin, seed: wanted };
    });
  }
  const raceSlice = (): void =>
    begin({ kind: 'race', race: race.value }, (report) => {
      sliceTrails.value = report.trails!;
    });

  const moveTo = (to: { readonly x: number; readonly y: number }): void => {
    const { window } = setting.value;
    const within = (value: number, [low, high]: readonly [number, number]) =>
      Math.round(100 * Math.min(high, Math.max(low, value))) / 100;
    batch(() => {
      x.value = within(to.x, window.x);
      y.value = within(to.y, window.y);
    });
  };
  const who = racerIds.map((id) => ({ [id]: rates[id], [`on-${id}`]: on[id] }));
  return {
    parameters: { land, kappa, turned, mu, seed, x, y, ...Object.assign({}, ...who) },
    ...{ player: playing, land, kappa, turned, mu, seed, x, y, rates, on },
    ...{ setting, step, slice, relief, trails, goal, standings, moveTo },
    axes: computed(() => (land.value === 'slice' ? ['α', 'β'] : ['x', 'y'])),
    doing: computed(() => (work.state.value === 'failed' ? null : doing.value)),
    leader: computed(() => leaderOf(standings.value)),
    failed: computed(() => land.value === 'slice' && (missing.value || work.state.value === 'failed')),
    fair: computed(() => fairest.value === race.value),
    own: computed(() => ({ network: (land.value === 'slice' && slice.value?.origin.hash) || null })),
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
    /** Surveys the slice where it is chosen, and races on it anew after every change. */
    wake(): () => void {
      const surveying = effect(() => {
        if (land.value !== 'slice') return;
        if (seed.value !== slice.peek()?.seed) untracked(() => void survey());
        return cancel;
      });
      const racing = effect(() => {
        const isReady = race.value.land === 'slice' && slice.value !== null;
        untracked(() => {
          if (isReady) raceSlice();
          else if (doing.value?.kind === 'search') cancel();
        });
      });
      return () => [surveying, racing].forEach((end) => void end());
    },
    close: work.close,
    /** On another ground: its own start and rates, and the whole race. */
    enter(): void {
      const { start, rates: given, steps } = setting.value;
      batch(() => {
        for (const id of racerIds) rates[id].value = given[id];
        mu.value = mu.initial;
        moveTo(land.value === 'quadratic' && turned.value ? settings.turn(start) : start);
        playing.go(steps);
      });
    },
    /** The start at the same height of the turned bowl, so that only the axes are others. */
    turnStart: () => moveTo(settings.turn({ x: x.value, y: y.value }, !turned.value)),
    search(): void {
      playing.pause();
      const asked = race.value;
      begin({ kind: 'search', race: asked }, ({ best }) => {
        if (!best) return;
        for (const id of racerIds) rates[id].value = best[id];
        fairest.value = race.value;
        // also where it is the race that the search has interrupted
        if (asked.land === 'slice') raceSlice();
      });
    },
    /** Polyak's rate and momentum for this bowl. */
    byTheory(): void {
      const { eta, mu: share } = polyak(kappa.value);
      batch(() => {
        rates.momentum.value = Number(eta.toPrecision(3));
        mu.value = Number(share.toPrecision(3));
      });
    },
  };
}
