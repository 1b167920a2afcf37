/** The bowl: a run of the engine's own step obeys the theory that the figure draws beside it. */
import { describe, expect, it } from 'vitest';
import { type Generator, generator } from '../../../../lib/generator.ts';
import { sgdStep } from '../../../../lib/optimisers/sgd.ts';
import {
  descend,
  lossAt,
  type Run,
  stepsToExceed,
  stepsToOverflow,
  stepsToSettle,
  stepsUntil,
} from '../../../../src/experiments/gradient-descent/bowl/descent.ts';
import {
  bestRate,
  factorOf,
  foretold,
  largestGap,
  limitOf,
  measuredFactors,
  measuredRate,
  verdictOf,
} from '../../../../src/experiments/gradient-descent/bowl/rates.ts';
import { bowlModel, steps } from '../../../../src/figures/gradient-descent/bowl/model.ts';
import {
  contours,
  farthest,
  heights,
  held,
  reach,
  seenOf,
} from '../../../../src/figures/gradient-descent/bowl/plane.ts';
import { strings } from '../../../../src/figures/gradient-descent/bowl/strings.ts';

/** Curvatures of 0.5 to 20 and a rate from 0 to `widest` times 1/λmax. */
function someRun(random: Generator, axes: number, widest: number): Run {
  const lambda = Array.from({ length: axes }, () => 0.5 + 19.5 * random.uniform());
  const start = lambda.map(() => (random.uniform() < 0.5 ? -1 : 1) * (0.1 + 3 * random.uniform()));
  return { lambda, start, eta: (widest * random.uniform()) / Math.max(...lambda) };
}

describe('the run', () => {
  it('takes the steps of the engine, bit for bit', () => {
    const random = generator(3);
    for (let trial = 0; trial < 50; trial++) {
      const run = someRun(random, 2, 2.4);
      const w = Float64Array.from(run.start);
      for (const moment of descend(run, 30)) {
        expect(moment.w).toEqual([...w]);
        expect(moment.loss).toBe(lossAt(run.lambda, w));
        sgdStep(
          w,
          Float64Array.from(w, (value, k) => run.lambda[k] * value),
          run.eta,
          2,
        );
      }
    }
  });

  it('multiplies each w by 1 − ηλ, up to rounding', () => {
    const random = generator(5);
    for (let trial = 0; trial < 200; trial++) {
      const run = someRun(random, 2, 2.4);
      expect(largestGap(run, descend(run, 40))).toBeLessThan(2e-15);
    }
  });

  it('settles where, and only where, η lies between 0 and 2/λmax', () => {
    const random = generator(7);
    const seen = { settled: 0, grown: 0 };
    for (let trial = 0; trial < 200; trial++) {
      const run = someRun(random, 1 + (trial % 2), 3);
      const product = run.eta * Math.max(...run.lambda);
      if (Math.abs(product - 2) < 0.01 || product < 0.01) continue;
      const settled = stepsToSettle(run, 20_000) !== null;
      expect(settled).toBe(run.eta > 0 && run.eta < limitOf(run.lambda));
      expect(stepsToExceed(run, 20_000) !== null).toBe(!settled);
      expect(verdictOf(run).axes.includes('diverges')).toBe(!settled);
      seen[settled ? 'settled' : 'grown'] += 1;
    }
    expect(Math.min(seen.settled, seen.grown)).toBeGreaterThan(25);
  });

  it('returns to its start after two steps at η = 2/λ, to the bit where λ is a power of two', () => {
    const random = generator(9);
    for (const lambda of [0.5, 1, 2, 4, 8, 16]) {
      const start = 4 * random.uniform();
      const path = descend({ lambda: [lambda], start: [start], eta: limitOf([lambda]) }, 1000);
      expect(path.every(({ w }, t) => w[0] === (t % 2 ? -start : start))).toBe(true);
    }
  });

  it('lands on the bottom with one step at η = 1/λ', () => {
    for (const lambda of [0.5, 1, 2, 4, 8, 16]) {
      const [, second] = descend({ lambda: [lambda], start: [2.7], eta: 1 / lambda }, 1);
      expect(second).toEqual({ w: [0], loss: 0 });
    }
  });

  it('ends before the first loss that is no number, where the count of steps says so', () => {
    const run = { lambda: [20], start: [3], eta: 5 };
    const path = descend(run, 1000);
    expect(path.every(({ loss }) => Number.isFinite(loss))).toBe(true);
    expect(path.length).toBe(stepsToOverflow(run));
  });
});

describe('what theory says', () => {
  it('foretells the loss of each axis, and their sum is the loss', () => {
    const random = generator(11);
    for (let trial = 0; trial < 50; trial++) {
      const run = someRun(random, 2, 2.4);
      const [first, second] = [0, 1].map((axis) => foretold(run, axis, 25));
      for (const [t, { loss }] of descend(run, 25).entries()) {
        expect(loss / (first[t] + second[t])).toBeCloseTo(1, 9);
      }
    }
  });

  it('names the slower axis, whose factor the measured rate of the loss comes to', () => {
    const random = generator(13);
    for (let trial = 0; trial < 100; trial++) {
      const run = someRun(random, 2, 2.4);
      const [one, two] = run.lambda.map((lambda) => Math.abs(factorOf(run.eta, lambda)));
      if (Math.abs(one - two) < 0.05 || Math.max(one, two) < 0.1) continue;
      const path = descend(run, 120);
      const { slowest, rate } = verdictOf(run);
      expect(slowest).toBe(one > two ? 0 : 1);
      expect(rate).toBe(Math.max(one, two));
      expect(measuredRate(path, 120)).toBeCloseTo(rate, 4);
    }
  });

  it('has a best rate that no other beats, with equal factors of opposite signs', () => {
    const random = generator(17);
    const worst = (eta: number, lambda: readonly number[]) =>
      Math.max(...lambda.map((curvature) => Math.abs(factorOf(eta, curvature))));
    for (let trial = 0; trial < 300; trial++) {
      const { lambda, eta } = someRun(random, 2, 2.5);
      const best = bestRate(lambda);
      expect(worst(best.eta, lambda)).toBeCloseTo(best.rate, 12);
      expect(factorOf(best.eta, lambda[0])).toBeCloseTo(-factorOf(best.eta, lambda[1]), 12);
      expect(worst(eta, lambda)).toBeGreaterThanOrEqual(best.rate - 1e-12);
    }
    expect(bestRate([4])).toEqual({ kappa: 1, eta: 0.25, rate: 0 });
  });

  it('tells the six behaviours apart, the limits exactly for every curvature of the slider', () => {
    for (let lambda = 0.5; lambda <= 20; lambda += 0.5) {
      const told = (eta: number, start = 1) => verdictOf({ lambda: [lambda], start: [start], eta }).axes[0];
      expect([0.5, 1, 1.5, 2, 2.5].map((times) => told(times / lambda))).toEqual([
        'creeps',
        'jumps',
        'zigzags',
        'circles',
        'diverges',
      ]);
      expect(told(1, 0)).toBe('rests');
      expect(told(1.999999 / lambda)).toBe('zigzags');
      expect(told(2.000001 / lambda)).toBe('diverges');
    }
  });

  it('leaves an axis out on which the run starts at the bottom: a steep one does no harm then', () => {
    const run = { lambda: [1, 10], start: [3, 0], eta: 1.5 };
    expect(verdictOf(run)).toEqual({ axes: ['zigzags', 'rests'], slowest: 0, rate: 0.5, tied: null });
    expect(stepsToSettle(run)).toBe(5);
    expect(stepsToExceed(run)).toBeNull();
  });

  it('lets a run that starts a billionth off that axis look settled before it is gone', () => {
    const run = { lambda: [1, 10], start: [3, 1e-9], eta: 1.5 };
    expect(verdictOf(run).axes).toEqual(['zigzags', 'diverges']);
    expect([stepsToSettle(run), stepsToExceed(run)]).toEqual([5, 10]);
  });

  it('knows no ratio at the start or at the bottom', () => {
    const path = descend({ lambda: [1, 4], start: [0, 2], eta: 0.25 }, 3);
    expect(measuredFactors(path, 0)).toEqual([null, null]);
    expect(measuredFactors(path, 1)).toEqual([null, 0]);
    expect(measuredFactors(path, 2)).toEqual([null, null]);
    expect(measuredRate(path, 2)).toBeNull();
  });

  it('counts the steps that the factor says: the smallest t with (1 − ηλ)²ᵗ ≤ 1/1000', () => {
    const random = generator(19);
    for (let trial = 0; trial < 100; trial++) {
      const run = someRun(random, 1, 1.95);
      const factor = Math.abs(factorOf(run.eta, run.lambda[0]));
      const exact = Math.log(1 / 1000) / (2 * Math.log(factor));
      if (Math.abs(exact - Math.round(exact)) > 1e-6) expect(stepsToSettle(run)).toBe(Math.ceil(exact));
    }
    expect(stepsUntil({ lambda: [1], start: [1], eta: 0.001 }, (loss) => loss < 0.1, 3)).toBeNull();
  });
});

describe('the picture', () => {
  it('holds a dragged start inside, on twentieths, and never at minus zero', () => {
    expect([held(9, 0), held(-9, 0), held(9, 1), held(-9, 1)]).toEqual([4, -4, 3, -3]);
    expect([held(1.234, 0), held(-0.01, 1)]).toEqual([1.25, 0]);
    expect(Object.is(held(-0.01, 1), 0)).toBe(true);
  });

  it('has room for every start', () => {
    expect([reach[0] > farthest[0], reach[1] > farthest[1]]).toEqual([true, true]);
  });

  it('draws each contour where the loss is half of that of the one outside it', () => {
    const lambda = [2, 9];
    const losses = contours(lambda).flatMap(([rx, ry]) => [lossAt(lambda, [rx, 0]), lossAt(lambda, [0, ry])]);
    losses.forEach((loss, k) => {
      expect(loss / (lossAt(lambda, reach) / 2 ** Math.floor(1 + k / 2))).toBeCloseTo(1, 12);
    });
  });

  it('shows a run that settles whole, and of one that diverges all up to the frame', () => {
    const whole = { lambda: [1, 10], start: [-3.5, 2], eta: 0.15 };
    expect(seenOf(whole.lambda, descend(whole, 40))).toMatchObject({ exit: null, spots: { length: 41 } });
    for (const run of [
      { ...whole, eta: 0.25 },
      { lambda: [1], start: [3], eta: 2.1 },
    ]) {
      const { spots, exit } = seenOf(run.lambda, descend(run, 40));
      expect(exit?.step).toBe(spots.length);
      const [[x, y], [low, high]] = [exit!.at, heights(run.lambda)];
      const away = [reach[0] - Math.abs(x), y - low, high - y].map((distance) => distance / reach[1]);
      expect(Math.min(...away)).toBeCloseTo(0, 12);
    }
  });
});

describe('the figure', () => {
  it('multiplies the distance by 1 − ηλ with its first step', () => {
    const model = bowlModel();
    model.player.step();
    expect(model.now.value.w[0]).toBeCloseTo(-3.5 * 0.85, 12);
  });

  it('moves its start by keys, on the parabola along w only, in the valley along both', () => {
    const model = bowlModel();
    model.nudge(0, 1);
    expect([model.w[0].value, model.w[1].value]).toEqual([-3.4, 2]);
    model.shape.value = 'valley';
    model.nudge(0, 1);
    expect([model.w[0].value, model.w[1].value]).toEqual([-3.4, 2.1]);
    for (let k = 0; k < 30; k++) model.nudge(0, 1);
    expect(model.w[1].value).toBe(3);
  });

  it('takes the limit of its steepest axis and the best rate, and tells how the loss grows beyond', () => {
    const model = bowlModel();
    model.shape.value = 'valley';
    model.takeLimit();
    expect([model.eta.value, model.verdict.value.axes]).toEqual([0.2, ['creeps', 'circles']]);
    expect(model.growth.value).toBeNull();
    expect(model.settle.value.now).toBeNull();
    model.takeBest();
    expect([model.eta.value, model.verdict.value.tied]).toEqual([2 / 11, 'opposite']);
    expect(model.settle.value.now).toBe(model.settle.value.best);
    // two equal curvatures go at one pace whatever the rate, which need not be the best
    model.lambda[1].value = 1;
    expect(model.verdict.value.tied).toBe('alike');
    model.lambda[1].value = 10;
    model.eta.value = 0.22;
    expect(model.growth.value?.thousandfold).toBe(stepsToExceed(model.run.value));
    expect(model.growth.value?.overflow).toBeGreaterThan(model.growth.value?.thousandfold ?? Number.NaN);
  });

  it('survives every corner of its ranges', () => {
    const model = bowlModel();
    model.shape.value = 'valley';
    for (const eta of [0.001, 5])
      for (const lambda of [0.5, 20])
        for (const w of [-4, 0, 3]) {
          model.eta.value = eta;
          model.lambda[1].value = lambda;
          model.moveTo(0, w);
          model.moveTo(1, w);
          model.player.go(steps);
          expect(Number.isFinite(model.now.value.loss)).toBe(true);
          expect(model.seen.value.spots.length).toBeGreaterThan(0);
          expect(model.rates.value.gap).toBeLessThan(1e-13);
        }
  });

  it('has the same words in both languages', () => {
    expect(Object.keys(strings.zh)).toEqual(Object.keys(strings.en));
  });
});
