/** The race: its grounds, its racers and its rates, and the network's slice beside the engine's whole network. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeNetwork } from '../../../../lib/data/reader-network.ts';
import { generator } from '../../../../lib/generator.ts';
import { referenceKernels } from '../../../../lib/kernels/reference.ts';
import { dense } from '../../../../lib/model/layers.ts';
import { sequential } from '../../../../lib/model/sequential.ts';
import { adam } from '../../../../lib/optimisers/adam.ts';
import { momentum, nesterov } from '../../../../lib/optimisers/momentum.ts';
import { startOfClock } from '../../../../lib/optimisers/optimiser.ts';
import { rmsprop } from '../../../../lib/optimisers/rmsprop.ts';
import { sgd } from '../../../../lib/optimisers/sgd.ts';
import { Checked } from '../../../../src/experiments/backprop/checked.ts';
import { doubtfulDigits } from '../../../../src/experiments/backprop/doubtful.ts';
import { contour, roundLevels } from '../../../../src/experiments/gradient-descent/race/contours.ts';
import {
  cells,
  dampedBy,
  depthsOf,
  reachOf,
  regimeOf,
  shrinks,
  speedsOf,
  squareOf,
} from '../../../../src/experiments/gradient-descent/race/damping.ts';
import {
  coarseSide,
  emptyGrid,
  fineSide,
  type Ground,
  lowestFrom,
  quadratic,
  rosenbrock,
  saddle,
  surveyed,
  surveyInto,
} from '../../../../src/experiments/gradient-descent/race/ground.ts';
import { raceWork } from '../../../../src/experiments/gradient-descent/race/job.ts';
import { finish, racerIds, run, settled } from '../../../../src/experiments/gradient-descent/race/racers.ts';
import {
  balanced,
  bestRate,
  type Course,
  fineRates,
  isBetter,
  polyak,
  stepsToGoal,
} from '../../../../src/experiments/gradient-descent/race/rates.ts';
import { lands, sliceDigits, turn } from '../../../../src/experiments/gradient-descent/race/settings.ts';
import { direction, Slice } from '../../../../src/experiments/gradient-descent/race/slice.ts';
import { raceModel } from '../../../../src/figures/gradient-descent/race/model.ts';
import { sentence } from '../../../../src/figures/gradient-descent/race/says.ts';
import { strings } from '../../../../src/figures/gradient-descent/race/strings.ts';
import race from '../../../../src/figures/gradient-descent/race/view.tsx';
import { linkedOf, takeUp } from '../../../../src/kit/figure.tsx';
import { openHere } from '../../../../src/kit/job.ts';
import { readLink } from '../../../../src/kit/link.ts';
import { findMaterial } from '../../../../src/reader/material.ts';
import { drawnSupply } from '../../../../src/reader/sources.ts';

const { network } = decodeNetwork(readFileSync('public/models/reader.safetensors'), 'reader');
const digits = doubtfulDigits();
const slice = new Slice(network, digits, 7);
const find = () =>
  findMaterial(
    sliceDigits,
    async () => ({ layers: smallLayers(), owner: 'book' }),
    async () => drawnSupply,
  );
const rest = () => new Promise<void>((resolve) => setImmediate(resolve));
const { start } = lands.quadratic;
const random = generator(3, 'places');
const places = Array.from({ length: 5 }, () => [2 * random.uniform() - 1, 2 * random.uniform() - 1] as const);

const bowl = (kappa: number, steps = 400): Course => ({
  ground: quadratic(kappa),
  start,
  steps,
  lowest: 0,
  part: 1e-3,
});

/** 784-12-8-10, untrained: a survey and the searches on it take some ten thousand losses. */
function smallLayers(): typeof network {
  const layers = [dense(12, { activation: 'relu' }), dense(8, { activation: 'relu' }), dense(10)];
  const kernels = referenceKernels({ precision: 'float32' });
  const weights = sequential(layers, { inputShape: [784], seed: 4, kernels }).getWeights() as Float32Array[];
  return layers.map((_, l) => ({
    ...network[l],
    W: weights[2 * l],
    b: weights[2 * l + 1],
  }));
}

/** The whole network with its weights moved, as the engine runs it. */
function wholeNetwork(alpha: number, beta: number): Checked {
  const [first, second] = [1, 2].map((number) => direction(network, 7, number));
  const moved = network.map((layer, k) => ({
    ...layer,
    // kept in 64 bits: Checked copies them into its own arrays
    W: Float64Array.from(layer.W, (w, i) => w + alpha * first[k][i] + beta * second[k][i]) as unknown as Float32Array,
  }));
  return new Checked(moved, digits, 'float64');
}

describe('the grounds', () => {
  it.each([
    ['the bowl', quadratic(50), 1e-6],
    ['the turned bowl', quadratic(50, true), 1e-6],
    ['the saddle', saddle(), 1e-6],
    ['Rosenbrock’s valley', rosenbrock(), 1e-6],
    ['the slice', slice, 1e-5],
  ])('%s slopes as its central difference says', (_name, ground, tolerance) => {
    const [gradient, h] = [new Float64Array(2), 1e-5];
    for (const [x, y] of places) {
      expect(ground.slope(x, y, gradient)).toBe(ground.loss(x, y));
      const differences = [
        (ground.loss(x + h, y) - ground.loss(x - h, y)) / (2 * h),
        (ground.loss(x, y + h) - ground.loss(x, y - h)) / (2 * h),
      ];
      differences.forEach((difference, k) => {
        expect(Math.abs(difference - gradient[k])).toBeLessThan(tolerance * Math.max(1, Math.abs(gradient[k])));
      });
    }
  });

  it('is the network’s own loss where nothing is moved', () => {
    expect(slice.loss(0, 0)).toBeCloseTo(new Checked(network, digits, 'float64').loss(), 12);
  });

  it('has on the slice the loss of the whole network, and its gradient times the two directions', () => {
    const gradient = new Float64Array(2);
    for (const [alpha, beta] of places.slice(0, 2)) {
      const whole = wholeNetwork(alpha, beta);
      const loss = whole.loss();
      expect(Math.abs(slice.slope(alpha, beta, gradient) / loss - 1)).toBeLessThan(1e-12);
      for (const number of [1, 2]) {
        const along = direction(network, 7, number);
        let dot = 0;
        for (const [k, d] of along.entries()) {
          for (const [i, slope] of whole.gradient(k + 1).entries()) dot += slope * d[i];
        }
        expect(Math.abs(gradient[number - 1] - dot)).toBeLessThan(1e-10 * Math.max(1, Math.abs(dot)));
      }
    }
  });

  it('takes directions whose part into each unit is as long as the unit’s weights, others for another seed', () => {
    const length = (values: ArrayLike<number>, n: number, j: number) =>
      Math.sqrt(Array.from(values).reduce((sum, value, k) => sum + (k % n === j ? value * value : 0), 0));
    const along = direction(network, 7, 1);
    for (const [k, { W, b }] of network.entries()) {
      for (const j of [0, b.length - 1]) expect(length(along[k], b.length, j)).toBeCloseTo(length(W, b.length, j), 10);
    }
    expect(along[0][400 * 128]).not.toBe(direction(network, 8, 1)[0][400 * 128]);
    expect(along[0][400 * 128]).not.toBe(direction(network, 7, 2)[0][400 * 128]);
  });

  it('finds the lowest place of a ground that does not tell it', () => {
    const moved: Ground = { ...quadratic(4), loss: (x, y) => quadratic(4).loss(x - 0.213, y + 0.391) };
    const grid = emptyGrid({ x: [-1, 1], y: [-1, 1] }, coarseSide);
    for (const _ of surveyInto(grid, moved));
    const { x, y } = lowestFrom(grid, moved);
    expect(Math.abs(x - 0.213) + Math.abs(y + 0.391)).toBeLessThan(0.002);
  });
});

describe('the lines of equal loss', () => {
  it('lie where the loss is the level, and close round the lowest place', () => {
    const surface = surveyed(quadratic(2), { x: [-3, 3], y: [-3, 3] }, [0, 0]);
    for (const level of [0.5, 2]) {
      const [ring, ...others] = contour(surface, level);
      expect(others).toEqual([]);
      expect(ring[0]).toEqual(ring.at(-1));
      for (const [column, row] of ring) {
        const [x, y] = [column, row].map((at) => -3 + (6 * at) / (surface.side - 1));
        expect(Math.abs(quadratic(2).loss(x, y) / level - 1)).toBeLessThan(0.02);
      }
    }
  });

  it('do not cross at a saddle, and end at the edge', () => {
    const saddle: Ground = { loss: (x, y) => 3 + x * y, slope: () => 0 };
    // the saddle in the middle of a cell, all four edges of which are crossed
    const half = 1 / (fineSide - 1);
    const grid = surveyed(saddle, { x: [-1 - half, 1 - half], y: [-1 - half, 1 - half] }, [0, 0]);
    for (const sign of [1, -1]) {
      const chains = contour(grid, 3 + sign * 1e-5);
      expect(chains.length).toBe(2);
      const middle = grid.side / 2;
      for (const chain of chains) {
        expect(new Set(chain.map(([column]) => column > middle)).size).toBe(1);
        for (const [column, row] of chain) expect(sign * (column - middle) * (row - middle)).toBeGreaterThan(0);
      }
    }
    expect(roundLevels(0.3, 12)).toEqual([0.5, 1, 2, 5, 10]);
  });
});

describe('the racers', () => {
  it('step as the engine’s optimisers do when they are stepped by hand', () => {
    const kernels = referenceKernels({ precision: 'float64' });
    const [eta, mu] = [0.003, 0.8];
    const options = { learningRate: eta };
    const byHand = {
      sgd: sgd(options),
      momentum: momentum({ ...options, momentum: mu }),
      nesterov: nesterov({ ...options, momentum: mu }),
      rmsprop: rmsprop(options),
      adam: adam(options),
    };
    const ground = rosenbrock();
    for (const id of racerIds) {
      const trail = finish(run(id, { eta, mu }, ground, { x: -0.5, y: 0.5 }, 20));
      const optimiser = byHand[id];
      const [values, gradient, clock] = [Float64Array.of(-0.5, 0.5), new Float64Array(2), startOfClock()];
      const moments = [new Float64Array(2), new Float64Array(2)];
      for (const spot of trail.spots) {
        expect([spot.x, spot.y, spot.loss]).toEqual([...values, ground.loss(values[0], values[1])]);
        ground.slope(values[0], values[1], gradient);
        optimiser.tick(clock);
        optimiser.update(kernels, { values, gradient, moments, length: 2 }, eta, clock);
      }
      expect(trail.spots.length).toBe(21);
    }
  });

  it('take, as Adam, a first step of length η on each axis, however steep', () => {
    for (const ground of [quadratic(1000), rosenbrock(), slice]) {
      const [from, to] = finish(run('adam', { eta: 0.01, mu: 0 }, ground, { x: -0.8, y: 0.7 }, 1)).spots;
      expect(Math.abs(to.x - from.x)).toBeCloseTo(0.01, 5);
      expect(Math.abs(to.y - from.y)).toBeCloseTo(0.01, 5);
    }
  });

  it('go the same way on the turned bowl where all weights share a rate, another way where each has its own', () => {
    const arrivals = [false, true].map((turned) =>
      racerIds.map((id) => {
        const entry = { eta: lands.quadratic.rates[id], mu: 0.9 };
        return finish(run(id, entry, quadratic(50, turned), turned ? turn(start) : start, 100)).spots.at(-1)!.loss;
      }),
    );
    racerIds.forEach((id, k) => {
      const change = Math.abs(arrivals[1][k] / arrivals[0][k] - 1);
      if (['sgd', 'momentum', 'nesterov'].includes(id)) expect(change).toBeLessThan(1e-6);
      else expect(change).toBeGreaterThan(0.1);
    });
  });

  it('name the step at which a rate above 2/λ leads out of sight, and keep no number that is none', () => {
    const kappa = 50;
    const [below, above] = [1.98, 2.1].map((part) =>
      finish(run('sgd', { eta: part / kappa, mu: 0 }, quadratic(kappa), start, 400)),
    );
    expect(below.diverged).toBeNull();
    expect(above.diverged).toBe(above.spots.length);
    const wild = finish(run('sgd', { eta: 10, mu: 0 }, rosenbrock(), { x: -1.5, y: 2.5 }, 400));
    for (const spot of [...above.spots, ...wild.spots]) expect(Object.values(spot).every(Number.isFinite)).toBe(true);
    expect(settled(above, Number.POSITIVE_INFINITY)).toBeNull();
  });
});

describe('the square of momentum’s constants', () => {
  const kappa = 50;

  it('shrinks as its roots say: by √μ a step where it rings, by the larger root where it creeps', () => {
    for (const [product, mu] of [
      [0.5, 0.9],
      [1, 0.5],
      [0.01, 0.5],
      [1.2, 0],
      [2.9, 0.3],
    ]) {
      const [sum, square] = [1 + mu - product, (1 + mu - product) ** 2 - 4 * mu];
      const root = square < 0 ? Math.sqrt(mu) : (Math.abs(sum) + Math.sqrt(square)) / 2;
      const [speed] = shrinks([product], mu);
      expect(Math.abs(speed + Math.log(root))).toBeLessThan(0.02 * Math.max(0.2, Math.abs(Math.log(root))));
    }
  });

  it('is the race itself: a racer’s error is a tenth after as many steps as are told', () => {
    const [entry, ground] = [{ eta: 0.01, mu: 0.9 }, quadratic(kappa)];
    const { spots } = finish(run('momentum', entry, ground, start, 400));
    const largest = (from: number) => Math.max(...spots.slice(from, from + 150).map(({ x, y }) => Math.hypot(x, y)));
    const { steps } = dampedBy(entry, kappa);
    // the peaks of a slow swing fall into the windows a little earlier or later
    expect(Math.abs((150 * Math.log(10)) / Math.log(largest(100) / largest(250)) / steps! - 1)).toBeLessThan(0.2);
    expect(steps! / (Math.log(10) / -Math.log(Math.sqrt(0.9)))).toBeCloseTo(1, 1);
  });

  it('has its fastest cell where theory has it, and no faster one; beyond 2 + 2μ all errors grow', () => {
    const speeds = speedsOf(kappa);
    const at = speeds.indexOf(Math.max(...speeds));
    const [eta, mu] = [(((at % cells) + 0.5) / cells) * reachOf(kappa), 1 - (Math.floor(at / cells) + 0.5) / cells];
    const theory = polyak(kappa);
    expect(Math.abs(eta / theory.eta - 1)).toBeLessThan(0.06);
    expect(Math.abs(mu - theory.mu)).toBeLessThan(0.04);
    const { steps } = dampedBy(theory, kappa);
    expect(squareOf(kappa).steps).toBeGreaterThanOrEqual(Math.floor(steps!));
    speeds.forEach((speed, k) => {
      const [eta, mu] = [(((k % cells) + 0.5) / cells) * 4, 1 - (Math.floor(k / cells) + 0.5) / cells];
      expect(speed > 0 || Math.abs(eta - 2 - 2 * mu) < 0.05).toBe(
        regimeOf(eta, mu) !== 'diverges' || Math.abs(eta - 2 - 2 * mu) < 0.05,
      );
    });
  });

  it('names how an axis comes to rest as its racer does: without a change of sign, with many, with one a step', () => {
    const changes = (eta: number, mu: number) => {
      const xs = finish(run('momentum', { eta, mu }, quadratic(1), { x: 1, y: 0 }, 40)).spots.map(({ x }) => x);
      return xs.slice(1).filter((x, k) => x * xs[k] < 0).length;
    };
    for (const [eta, mu, regime, least, most] of [
      [0.01, 0.5, 'overdamped', 0, 0],
      [0.5, 0.9, 'underdamped', 5, 20],
      [1.5, 0, 'flips', 40, 40],
    ] as const) {
      expect(regimeOf(eta, mu)).toBe(regime);
      expect(changes(eta, mu)).toBeGreaterThanOrEqual(least);
      expect(changes(eta, mu)).toBeLessThanOrEqual(most);
    }
    const { eta, mu } = polyak(kappa);
    expect([regimeOf(eta, mu), regimeOf(eta * kappa, mu), regimeOf(4, 0.9)]).toEqual([
      'critical',
      'critical',
      'diverges',
    ]);
  });

  it('is darker elsewhere where the loss lies lower after its steps, and empty where it diverges', () => {
    const depths = depthsOf(saddle(), lands.saddle.start, 0.5, 50);
    const losses = [0.9, 0.3].map(
      (mu) =>
        finish(run('momentum', { eta: 0.5 * (4.5 / 24), mu }, saddle(), lands.saddle.start, 50)).spots.at(-1)!.loss,
    );
    expect(Math.sign(depths[2 * 24 + 4] - depths[16 * 24 + 4])).toBe(Math.sign(losses[1] - losses[0]));
    expect(depths.at(-1)).toBe(0);
  });
});

describe('the rates', () => {
  it.each([50, 100, 300])('momentum by theory needs fewer steps than plain descent at its best, κ = %i', (kappa) => {
    const counts = [balanced(kappa), ...fineRates].flatMap(
      (eta) => stepsToGoal('sgd', { eta, mu: 0 }, bowl(kappa, 1000)) ?? [],
    );
    expect(counts.length).toBeGreaterThan(1);
    expect(stepsToGoal('momentum', polyak(kappa), bowl(kappa))).toBeLessThan(Math.min(...counts));
  });

  it('the balanced rate shrinks both axes by the same factor, (κ − 1) / (κ + 1)', () => {
    const { spots } = finish(run('sgd', { eta: balanced(50), mu: 0 }, quadratic(50), start, 10));
    for (const axis of ['x', 'y'] as const) {
      for (const [k, spot] of spots.slice(1).entries()) {
        expect(Math.abs(spot[axis] / spots[k][axis])).toBeCloseTo(49 / 51, 10);
      }
    }
  });

  it('the best of the list is beaten by none of the list', () => {
    for (const id of racerIds) {
      const best = finish(bestRate(id, 0.9, bowl(50, 200), fineRates))!;
      const counts = fineRates.flatMap((eta) => stepsToGoal(id, { eta, mu: 0.9 }, bowl(50, 200)) ?? []);
      expect(stepsToGoal(id, { eta: best.eta, mu: 0.9 }, bowl(50, 200))).toBe(Math.min(...counts));
    }
  });

  it('what diverges is never better, and arriving early is better than ending low', () => {
    const trail = (losses: number[], diverged: number | null = null) => ({
      spots: losses.map((loss) => ({ x: 0, y: 0, loss })),
      diverged,
    });
    expect(isBetter(trail([9, 0], 2), trail([9, 9, 9]), 1)).toBe(false);
    expect(isBetter(trail([9, 1, 1]), trail([9, 9, 0]), 1)).toBe(true);
    expect(isBetter(trail([9, 0, 9]), trail([9, 9, 1]), 1)).toBe(false);
  });
});

describe('the figure', () => {
  const model = () => raceModel(openHere(raceWork(), rest), find);
  const arrived = async ({ doing }: ReturnType<typeof model>) => {
    while (doing.value) await rest();
  };

  it('begins with the whole race, starts again from the first step, and says who leads', () => {
    const race = model();
    expect(race.step.value).toBe(200);
    race.player.play();
    expect([race.step.value, race.leader.value]).toEqual([0, null]);
    race.player.go(60);
    const losses = race.standings.value.map(({ spot }) => spot.loss);
    expect(race.leader.value!.spot.loss).toBe(Math.min(...losses));
    expect(sentence(race, strings.en)).toContain(`Step 60 of 200: ${strings.en.names[race.leader.value!.id]} leads`);
    expect(sentence(race, strings.en)).toContain('underdamped along the valley');
    // at the lowest place all stand where they began
    for (const at of [race.parameters.x, race.parameters.y]) at.value = 0;
    race.player.go(60);
    expect(race.leader.value).toBeNull();
    expect(sentence(race, strings.en)).toContain('nobody leads; the lowest loss, 0, is shared');
  });

  it('says who diverged and when, in both languages, and never shows a number that is none', () => {
    const one = model();
    one.rates.sgd.value = 0.05;
    const { diverged } = one.trails.value!.sgd;
    for (const lang of ['en', 'zh'] as const) {
      expect(sentence(one, strings[lang])).toContain(strings[lang].diverged('SGD', diverged!));
      expect(JSON.stringify(race.options.table!(one, strings[lang]))).not.toMatch(/NaN|∞/);
    }
    one.player.go(diverged! - 1);
    expect(sentence(one, strings.en)).not.toContain('diverged');
    one.player.step();
    expect(sentence(one, strings.en)).toContain('diverged');
  });

  it('gives each its best rate, says them, and forgets them for another start', async () => {
    const race = model();
    const sleep = race.wake();
    const before = race.standings.value.map((one) => one.settled ?? 201);
    race.search();
    await arrived(race);
    const after = race.standings.value.map((one) => one.settled ?? 201);
    for (const [k, steps] of after.entries()) expect(steps).toBeLessThanOrEqual(before[k]);
    expect(after).not.toEqual(before);
    expect(sentence(race, strings.en)).toContain(`SGD ${race.standings.value[0].settled}`);
    race.moveTo({ x: 1, y: 1 });
    expect(race.fair.value).toBe(false);
    sleep();
  });

  it('looks for rates no longer when the race has become another', async () => {
    const race = model();
    const sleep = race.wake();
    race.search();
    for (let turn = 0; turn < 3; turn++) await rest();
    expect(race.doing.value?.kind).toBe('search');
    race.mu.value = 0.5;
    for (let turn = 0; turn < 50; turn++) await rest();
    expect([race.doing.value, race.rates.sgd.value]).toEqual([null, lands.quadratic.rates.sgd]);
    sleep();
  });

  it('turns the bowl with the start on it, and back', () => {
    const race = model();
    const first = race.goal.value!;
    race.turned.value = true;
    race.turnStart();
    expect(race.x.value).not.toBe(start.x);
    expect(race.goal.value! / first).toBeCloseTo(1, 1);
    race.turned.value = false;
    race.turnStart();
    expect([race.x.value, race.y.value]).toEqual([start.x, start.y]);
  });

  it('surveys the network, races on it, follows a new start, and gives up when another ground is chosen', async () => {
    const race = model();
    const sleep = race.wake();
    const choose = (land: typeof race.land.value) => {
      race.land.value = land;
      race.enter();
    };
    const isGivenUp = async () => {
      for (let turn = 0; turn < 50; turn++) await rest(); // what was given up would have got on
      expect([race.slice.value, race.doing.value]).toEqual([null, null]);
    };
    choose('slice');
    choose('rosenbrock');
    await isGivenUp();

    choose('slice');
    while (race.doing.value?.kind !== 'survey') await rest();
    expect(race.slice.value).toBeNull();
    choose('rosenbrock');
    await isGivenUp();

    choose('slice');
    while (!race.slice.value) await rest();
    const through = race.slice.value;
    const middle = new Slice(smallLayers(), await drawnSupply.digits([...Array(10).keys()]), 1).loss(0, 0);
    expect(through.heights[(coarseSide * coarseSide - 1) / 2]).toBe(middle);
    expect(through.lowest.loss).toBeLessThanOrEqual(Math.min(...through.heights));
    await arrived(race);
    for (const { spots } of Object.values(race.trails.value!)) expect(spots.length).toBe(lands.slice.steps + 1);
    race.moveTo({ x: 0.5, y: 0.5 });
    await arrived(race);
    expect(race.trails.value!.adam.spots[0]).toMatchObject({ x: 0.5, y: 0.5 });
    expect(sentence(race, strings.en)).toContain(`Step ${lands.slice.steps}`);

    // a search that finds what is set already: the race that it interrupted is run all the same
    race.search();
    await arrived(race);
    expect(race.fair.value).toBe(true);
    race.mu.value = 0.5;
    race.mu.value = 0.9;
    race.search();
    await arrived(race);
    for (const { spots } of Object.values(race.trails.value!)) expect(spots.length).toBe(lands.slice.steps + 1);

    // on the same ground again it is not surveyed again, with another seed it is
    choose('quadratic');
    choose('slice');
    expect(race.slice.value).toBe(through);
    race.seed.value = 2;
    expect(race.slice.value).toBeNull();
    while (!race.slice.value) await rest();
    expect(race.slice.value).not.toEqual(through);
    sleep();
    expect(race.doing.value).toBeNull();
  });

  it('says so where the network does not come, and goes on with the other grounds', async () => {
    const race = raceModel(openHere(raceWork()), () => Promise.reject(new Error('404')));
    const sleep = race.wake();
    race.land.value = 'slice';
    race.enter();
    await arrived(race);
    expect(sentence(race, strings.en)).toBe(strings.en.failed);
    race.land.value = 'quadratic';
    race.enter();
    expect(sentence(race, strings.en)).toContain('leads');
    sleep();
  });

  it('surveys the slice anew where its worker has died, once it is chosen again', async () => {
    let die = () => {};
    const race = raceModel((hear) => {
      die = () => hear(null);
      return openHere(raceWork(), rest)(hear);
    }, find);
    const sleep = race.wake();
    race.land.value = 'slice';
    while (!race.trails.value) await rest();
    die();
    expect(sentence(race, strings.en)).toBe(strings.en.failed);
    race.land.value = 'quadratic';
    expect(sentence(race, strings.en)).toContain('leads');
    race.land.value = 'slice';
    expect(race.slice.value).toBeNull();
    while (!race.slice.value) await rest();
    expect(race.failed.value).toBe(false);
    sleep();
  });

  it('a link to a slice surveys it', async () => {
    const one = model();
    const sleep = one.wake();
    takeUp(one, readLink('?race.land=slice&race.seed=3&race.x=0.5&race.at=40', 'race', linkedOf(one))!.values);
    expect(one.step.value).toBe(40);
    while (!one.trails.value) await rest();
    expect([one.slice.value?.seed, one.trails.value.sgd.spots[0].x]).toEqual([3, 0.5]);
    sleep();
  });
});
