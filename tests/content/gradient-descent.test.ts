/** The numbers that the chapter on gradient descent says in its text: each computed by the engine. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeNetwork } from '../../lib/data/reader-network.ts';
import { adamConstants, adamStep } from '../../lib/optimisers/adam.ts';
import { momentumStep } from '../../lib/optimisers/momentum.ts';
import { questions } from '../../src/book/words/prediction/questions.ts';
import { type Bench, recordOf } from '../../src/experiments/experiment.ts';
import { adamOnMnist } from '../../src/experiments/gradient-descent/adam/record.ts';
import { firstImages } from '../../src/experiments/gradient-descent/batch-noise/network.ts';
import { trainInBatches } from '../../src/experiments/gradient-descent/batch-noise/trainings.ts';
import { valleys } from '../../src/experiments/gradient-descent/bowl/valleys.ts';
import { beginnings as beginningsAlone } from '../../src/experiments/gradient-descent/optimisers.ts';
import { quadratic } from '../../src/experiments/gradient-descent/race/ground.ts';
import { finish, racerIds, run } from '../../src/experiments/gradient-descent/race/racers.ts';
import { type Course, polyak, stepsToGoal } from '../../src/experiments/gradient-descent/race/rates.ts';
import {
  defaultKappa,
  defaultMu,
  defaultSeed,
  lands,
  sliceDigits,
  turn,
} from '../../src/experiments/gradient-descent/race/settings.ts';
import { Slice } from '../../src/experiments/gradient-descent/race/slice.ts';
import { loadMnist, mnistAvailable } from '../../src/integrations/data/mnist.ts';
import { makeSimd } from '../lib/kernels/sets.ts';
import { recordAt, shown } from '../support/records.ts';

const {
  adam,
  beginnings,
  optimisers,
  ends,
  'rate-finder': finder,
  'batch-noise': noise,
  batches,
  valleys: steepness,
} = recordAt('gradient-descent');
const bench = { kernels: makeSimd } as unknown as Bench;

const { rates, start, steps, part } = lands.quadratic;
const course = (turned: boolean): Course => ({
  ground: quadratic(defaultKappa, turned),
  start: turned ? turn(start) : start,
  steps,
  lowest: 0,
  part,
});

describe('the chapter on gradient descent', () => {
  it('needs 18, 173 and 1,727 steps in valleys ten times as long each, as recorded', () => {
    expect(recordOf(valleys, bench)).toEqual(steepness);
    const { 10: short, 100: long, 1000: longest } = steepness;
    expect([long / short, longest / long].map(Math.round)).toEqual([10, 10]);
  });

  it('has a velocity of ten steps where the slope stays the same', () => {
    const [w, v] = [new Float64Array(1), new Float64Array(1)];
    for (let t = 0; t < 500; t++) momentumStep(w, Float64Array.of(1), v, 0.01, 0.9, false, 1);
    expect(v[0] / -0.01).toBeCloseTo(10, 10);
    const kappa = 100;
    expect((Math.sqrt(kappa) - 1) / (Math.sqrt(kappa) + 1)).toBeCloseTo(9 / 11, 12);
    // in the long run one step does the work of so many plain ones
    expect(Math.log(9 / 11) / Math.log(99 / 101)).toBeCloseTo(10, 1);
    const even = { ground: quadratic(kappa), start: { x: 1, y: 1 }, steps: 500, lowest: 0, part: 1e-3 };
    expect(stepsToGoal('momentum', polyak(kappa), even)).toBe(39);
    expect(stepsToGoal('sgd', { eta: 2 / (1 + kappa), mu: 0 }, even)).toBe(173);
  });

  it('takes one and a half to four times the steps that the exercise estimates, from equal distances', () => {
    for (const kappa of [100, 1000, 5000]) {
      for (const F of [100, 1000, 1e6]) {
        const even = { ground: quadratic(kappa), start: { x: 1, y: 1 }, steps: 1000, lowest: 0, part: 1 / F };
        const ratio = stepsToGoal('momentum', polyak(kappa), even)! / ((Math.sqrt(kappa) / 4) * Math.log(F));
        expect(ratio).toBeGreaterThan(1.6);
        expect(ratio).toBeLessThan(4);
      }
    }
  });

  it('races on the bowl as told, turned and not, and by theory after a rise of more than six times', () => {
    const stepsOf = (turned: boolean) =>
      racerIds.map((id) => stepsToGoal(id, { eta: rates[id], mu: defaultMu }, course(turned)));
    const [straight, turned] = [stepsOf(false), stepsOf(true)];
    expect(straight).toEqual([74, 64, 41, 134, 54]);
    expect(turned.slice(0, 3)).toEqual(straight.slice(0, 3));
    expect(turned.slice(3)).toEqual([163, 189]);
    const theory = polyak(defaultKappa);
    expect(stepsToGoal('momentum', theory, course(false))).toBe(26);
    // the theory speaks of the long run
    expect(stepsToGoal('momentum', { eta: 0.053, mu: 0.58 }, course(false))).toBe(15);
    const { spots } = finish(run('momentum', theory, quadratic(defaultKappa), start, steps));
    const highest = Math.max(...spots.map(({ loss }) => loss));
    expect(Math.floor(highest / spots[0].loss)).toBe(6);
    // the figure has one μ for both
    expect(stepsToGoal('nesterov', { eta: rates.nesterov, mu: theory.mu }, course(false))).toBe(95);
  });

  it.skipIf(!mnistAvailable())(
    'shows a slice of a network with 109,386 parameters, not twice as long as wide, whose floor plain descent reaches in a step',
    async () => {
      const { network } = decodeNetwork(readFileSync('public/models/reader.safetensors'), 'reader');
      expect(network.reduce((sum, { W, b }) => sum + W.length + b.length, 0)).toBe(109_386);
      const { images, labels } = (await loadMnist()).test;
      const digits = Array.from({ length: sliceDigits }, (_, index) => ({
        pixels: Float32Array.from(images.subarray(index * 784, (index + 1) * 784), (byte) => byte / 255),
        label: labels[index],
        index,
      }));
      const slice = new Slice(network, digits, defaultSeed);
      // the Hessian near the lowest place, by central differences of the loss
      const [x, y, h] = [0.02, -0.05, 0.05];
      const at = (i: number, j: number) => slice.loss(x + i * h, y + j * h);
      const xx = (at(1, 0) - 2 * at(0, 0) + at(-1, 0)) / (h * h);
      const yy = (at(0, 1) - 2 * at(0, 0) + at(0, -1)) / (h * h);
      const xy = (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4 * h * h);
      const middle = (xx + yy) / 2;
      const spread = Math.sqrt(((xx - yy) / 2) ** 2 + xy ** 2);
      // curvatures of a ratio κ are contours of a ratio √κ
      expect(Math.sqrt((middle + spread) / (middle - spread))).toBeLessThan(2);
      const land = lands.slice;
      expect(land.grid).toContain(0.047);
      const downhill = { ground: slice, start: land.start, steps: land.steps, lowest: 0, part: land.part };
      expect(stepsToGoal('sgd', { eta: 0.047, mu: defaultMu }, downhill)).toBe(1);
    },
  );

  it('takes a first step of 3.16 η without correction, and still stretches the root by 1.26 after 1,000 steps', () => {
    const [w, m, v] = [0, 0, 0].map(() => new Float64Array(1));
    adamStep(w, Float64Array.of(0.5), m, v, 1, 0.9, 0.999, 0, 1);
    expect((-w[0]).toFixed(2)).toBe('3.16');
    const clock = { t: 1000, beta1Power: 0, beta2Power: 0.999 ** 1000 };
    const { alpha } = adamConstants(1, 1e-7, clock, 'textbook');
    expect((1 / alpha).toFixed(2)).toBe('1.26');
  });

  it.skipIf(!mnistAvailable())("records what Adam's first 120 steps do with two weights", async () => {
    expect(adamOnMnist(await loadMnist())).toEqual(adam);
    expect(adam.rare.gradients).toBe(1);
  });

  it.skipIf(!mnistAvailable())(
    'records how the five optimisers begin: their first hundred steps run again',
    async () => {
      expect(recordOf(beginningsAlone, { ...bench, data: await loadMnist() })).toEqual(beginnings);
    },
  );

  it('compares optimisers as its text does', () => {
    const [usual, best] = [optimisers.usual, optimisers.best].map((column) =>
      racerIds.map((id) => 100 * column[id].accuracy),
    );
    expect(usual[4] - usual[0]).toBeGreaterThan(3.5);
    for (const column of ['usual', 'best'] as const) {
      for (const id of racerIds) expect(ends[column][id].accuracy).toBeCloseTo(optimisers[column][id].accuracy, 12);
    }
    expect(Math.max(...best)).toBe(best[0]);
    expect(Math.max(...best) - Math.min(...best)).toBeLessThan(0.25);
    expect(optimisers.best.sgd.rate).toBeCloseTo(30 * 0.01, 12);
    expect(optimisers.best.adam.rate).toBe(0.001);
    const seeds = [1, 2, 3].map((seed) => optimisers.seed[seed].rates.sgd[0.3]);
    expect(100 * (Math.max(...seeds) - Math.min(...seeds))).toBeGreaterThan(0.5);
    expect(100 * Math.abs(optimisers.rates.momentum[0.001] - optimisers.usual.sgd.accuracy)).toBeLessThan(0.02);
    for (const text of Object.values(questions['best-rate'].ask)) {
      for (const id of ['sgd', 'adam']) {
        expect(text).toContain(shown(`gradient-descent.optimisers.usual.${id}.accuracy`, 'percent'));
      }
    }
  });

  it('has noise longer than the gradient, and half of it for four times the work', () => {
    const { error } = noise.after[100];
    expect(error[32]).toBeGreaterThan(1);
    expect(error[128] / error[32]).toBeCloseTo(0.5, 1);
    expect(noise.epoch[32].accuracy).toBeGreaterThan(noise.epoch[1].accuracy);
    expect(noise.epoch[1].accuracy).toBeGreaterThan(noise.epoch[512].accuracy);
  });

  it.skipIf(!mnistAvailable())('records where each batch size ends: one of the trainings runs again', async () => {
    const data = await loadMnist();
    const { loss, accuracy } = [...trainInBatches(firstImages(data), data, 512, 0.3, 2, makeSimd())].at(-1)!;
    expect({ loss, accuracy }).toEqual(batches.seed[2][0.3][512]);
    expect(batches.seed[1][0.1][32].accuracy).toBe(noise.epoch[32].accuracy);
  });

  it.skipIf(!mnistAvailable())('has ink in the middle of most digits, and near a corner in 8 of 60,000', async () => {
    const { images, labels } = (await loadMnist()).train;
    const inked = (row: number, column: number) =>
      Array.from(labels, (_, index) => images[784 * index + 28 * (row - 1) + column - 1]).filter((ink) => ink > 0)
        .length;
    expect(labels.length).toBe(60_000);
    for (const middle of [14, 15]) expect(inked(middle, middle)).toBeGreaterThan(30_000);
    expect(inked(3, 5)).toBe(8);
  });

  it('moves the lowest point of the test far less with its length than the steepest', () => {
    const found = Object.values(finder.steps) as { suggestion: number; lowest: number }[];
    const reach = (values: number[]) => Math.max(...values) / Math.min(...values);
    expect(reach(found.map(({ suggestion }) => suggestion))).toBeGreaterThan(8);
    expect(reach(found.map(({ lowest }) => lowest))).toBeLessThan(2);
  });

  it('finds the best rate ten times above the suggestion and beside the limit', () => {
    const { best, suggestion, limit, bestAccuracy, suggestionAccuracy, usualAccuracy } = finder.rules.sgd;
    expect(Math.round(best / suggestion)).toBe(10);
    expect(best / limit).toBeCloseTo(1, 1);
    expect(bestAccuracy).toBeGreaterThan(suggestionAccuracy);
    expect(suggestionAccuracy).toBeGreaterThan(usualAccuracy);
  });
});
