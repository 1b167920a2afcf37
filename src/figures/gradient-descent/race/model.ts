/** The race: five optimisers from one start on one ground, and momentum's constants to be dragged. Chapter: gradient-descent. */
import { batch, computed, effect, signal, untracked } from '@preact/signals';
import * as damping from '../../../experiments/gradient-descent/race/damping.ts';
import type { Relief } from '../../../experiments/gradient-descent/race/ground.ts';
import * as jobs from '../../../experiments/gradient-descent/race/job.ts';
import { goalOf, racerIds, type Trail } from '../../../experiments/gradient-descent/race/racers.ts';
import { polyak } from '../../../experiments/gradient-descent/race/rates.ts';
import * as settings from '../../../experiments/gradient-descent/race/settings.ts';
import { coordinatesOf, leaderOf, standingOf } from '../../../experiments/gradient-descent/race/standing.ts';
import { job, openWorker } from '../../../kit/job.ts';
import { choice, number, seed as seedOf, toggle } from '../../../kit/parameters.ts';
import { player } from '../../../kit/player.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';
import { findMaterial, type Material } from '../../../reader/material.ts';

const worker = openWorker<jobs.RaceWish, jobs.RaceReport>(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'race' }),
);

export type RaceModel = ReturnType<typeof raceModel>;

const first = settings.lands.quadratic;
const place = { min: -3, max: 3, step: 0.1 };

export function raceModel(open = worker, find = () => findMaterial(settings.sliceDigits)) {
  const land = choice<settings.LandId>('quadratic', settings.landIds);
  const kappa = number(settings.defaultKappa, { min: 1, max: 1000, step: 1, log: true });
  const turned = toggle(false);
  const mu = number(settings.defaultMu, { min: 0, max: 0.99, step: 0.01 });
  const seed = seedOf(settings.defaultSeed);
  const [x, y] = [number(first.start.x, place), number(first.start.y, place)];
  const rates = jobs.byRacer((id) => number(first.rates[id], { min: 1e-5, max: 10, step: 1e-5, log: true }));
  const setting = computed(() => settings.lands[land.value]);
  const playing = player({
    ...{ last: computed(() => setting.value.steps), most: settings.lands.rosenbrock.steps, start: first.steps },
    pace: computed(() => setting.value.pace),
  });
  const step = computed(() => Math.min(playing.at.value, setting.value.steps));
  const race = computed(
    (): jobs.Race => ({
      ...{ land: land.value, kappa: kappa.value, turned: turned.value, mu: mu.value },
      ...{ start: { x: x.value, y: y.value }, rates: jobs.byRacer((id) => rates[id].value) },
    }),
  );
  /** On the bowl alone every axis has one curvature, and momentum’s constants can be judged. */
  const isBowl = computed(() => land.value === 'quadratic');

  /** null: they did not come. */
  const material = signal<Material | null | undefined>(undefined);
  const slice = signal<(Relief & { readonly seed: number }) | null>(null);
  const sliceTrails = signal<jobs.ByRacer<Trail> | null>(null);
  const formula = computed(() =>
    land.value === 'slice' ? null : settings.groundOf(land.value, kappa.value, turned.value),
  );
  const relief = computed((): Relief | null => formula.value ?? slice.value);
  const trails = computed(() =>
    formula.value ? jobs.raceOn(formula.value.ground, race.value) : slice.value && sliceTrails.value,
  );
  const goal = computed(() => {
    const [lowest, first] = [relief.value?.lowest, trails.value?.sgd.spots[0]];
    return lowest && first ? goalOf(lowest.loss, first.loss, setting.value.part) : null;
  });
  const standings = computed(() => {
    const [here, all, limit] = [relief.value, trails.value, goal.value];
    if (!here || !all || limit === null) return [];
    return racerIds.map((id) => standingOf(id, all[id], step.value, limit, here.lowest));
  });

  /** What the worker said last; the race whose rates are the best for it; how often the slice must be raced on anew. */
  const report = signal<jobs.RaceReport | null>(null);
  const fairest = signal<jobs.Race | null>(null);
  const again = signal(0);
  const work = job<jobs.RaceWish, jobs.RaceReport>(open, (said) =>
    batch(() => {
      report.value = said;
      if (said.relief) slice.value = { ...said.relief, seed: seed.peek() };
      if (said.trails) sliceTrails.value = said.trails;
      if (!said.best) return;
      for (const id of racerIds) rates[id].value = said.best[id];
      fairest.value = race.value;
      again.value += 1;
    }),
  );
  const begin = (wish: jobs.RaceWish): void => {
    report.value = { kind: wish.kind, share: 0 };
    work.begin(wish);
  };
  let isFetching = false;
  const fetchMaterial = async (): Promise<void> => {
    if (isFetching) return;
    isFetching = true;
    const found = await find().catch(() => null);
    isFetching = false;
    material.value = found;
  };
  const reach = computed(() => (isBowl.value ? damping.reachOf(kappa.value) : 4 * setting.value.rates.momentum));
  const failed = computed(() => land.value === 'slice' && (material.value === null || work.state.value === 'failed'));
  const moveTo = (to: { readonly x: number; readonly y: number }): void => {
    const { window } = setting.value;
    const within = (value: number, [low, high]: readonly [number, number]) =>
      Math.round(100 * Math.min(high, Math.max(low, value))) / 100;
    batch(() => {
      x.value = within(to.x, window.x);
      y.value = within(to.y, window.y);
    });
  };
  const setMomentum = (eta: number, share: number): void =>
    batch(() => {
      rates.momentum.value = Math.min(10, Math.max(1e-5, Number(eta.toPrecision(3))));
      mu.value = Math.min(0.99, Math.max(0, Number(share.toFixed(3))));
    });
  return {
    parameters: { land, kappa, turned, mu, seed, x, y, ...rates },
    ...{ player: playing, land, kappa, turned, mu, seed, x, y, rates, isBowl },
    ...{ setting, step, slice, material, relief, trails, goal, standings, moveTo, setMomentum, failed },
    axes: computed(() =>
      land.value === 'slice' ? ['α', 'β'] : turned.value && isBowl.value ? ['u', 'v'] : ['x', 'y'],
    ),
    doing: computed(() => {
      if (failed.value) return null;
      if (land.value === 'slice' && !material.value) return { kind: 'loading' as const, share: 0 };
      return work.isBusy.value ? report.value : null;
    }),
    /** How far the square of η and μ reaches, and what was measured there; null where there is no measure. */
    reach,
    square: computed(() => {
      if (isBowl.value) return damping.squareOf(kappa.value);
      if (!formula.value) return null;
      const shades = damping.depthsOf(formula.value.ground, { x: x.value, y: y.value }, reach.value, settings.soon);
      return { shades, steps: null };
    }),
    damped: computed(() =>
      isBowl.value ? damping.dampedBy({ eta: rates.momentum.value, mu: mu.value }, kappa.value) : null,
    ),
    coordinates: computed(() =>
      relief.value && trails.value
        ? coordinatesOf(trails.value.momentum, relief.value.lowest, isBowl.value && turned.value)
        : [],
    ),
    leader: computed(() => leaderOf(standings.value)),
    fair: computed(() => fairest.value === race.value),
    own: computed(() => ({ network: (land.value === 'slice' && material.value?.origin.hash) || null })),
    /** For the lens: momentum's, which the point in the square sets. */
    symbols: computed(
      (): SymbolValues => ({
        ...{ t: step.value, mu: mu.value, eta: rates.momentum.value },
        ...(isBowl.value && { lambda: [1, kappa.value] }),
      }),
    ),
    /** Fetches what a slice needs where it is chosen, and races on it anew after every change. */
    wake: () => {
      const end = effect(() => {
        const [now, wanted] = [race.value, seed.value];
        again.value;
        const found = now.land === 'slice' ? material.value : undefined;
        untracked(() => {
          if (work.state.value === 'failed') slice.value = null; // its worker is gone, and knows it no longer
          if (now.land !== 'slice') {
            material.value ??= undefined;
            return work.stop();
          }
          if (slice.value?.seed !== wanted) slice.value = sliceTrails.value = null;
          if (found) begin({ kind: 'race', race: now, slice: slice.value ? undefined : { ...found, seed: wanted } });
          else if (found === undefined) void fetchMaterial();
        });
      });
      return () => {
        end();
        work.stop();
      };
    },
    close: work.close,
    /** On another ground: its own start and rates, and the whole race. */
    enter(): void {
      const { start, rates: given, steps } = setting.value;
      batch(() => {
        for (const id of racerIds) rates[id].value = given[id];
        mu.value = mu.initial;
        moveTo(isBowl.value && turned.value ? settings.turn(start) : start);
        playing.go(steps);
      });
    },
    /** The start at the same height of the turned bowl, so that only the axes are others. */
    turnStart: () => moveTo(settings.turn({ x: x.value, y: y.value }, !turned.value)),
    search(): void {
      playing.pause();
      begin({ kind: 'search', race: race.value });
    },
    /** Polyak's rate and momentum for this bowl. */
    byTheory(): void {
      const { eta, mu: share } = polyak(kappa.value);
      setMomentum(eta, share);
    },
  };
}
