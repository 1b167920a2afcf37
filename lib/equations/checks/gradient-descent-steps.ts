/** What the lines of the derivations of gradient descent claim. */
import type { Generator } from '../../generator.ts';
import { momentumStep } from '../../optimisers/momentum.ts';
import { sgdStep } from '../../optimisers/sgd.ts';
import type { Check } from '../equation.ts';
import { between, centralDifference, list } from './network.ts';
import { exactly, rounding } from './tolerances.ts';

const plain = { file: 'lib/optimisers/sgd.ts', name: 'sgdStep' };
const remembered = { file: 'lib/optimisers/momentum.ts', name: 'momentumStep' };

/** A bowl that is a sum of two parabolas along the axes u, looked at from axes w, turned by an eighth of a circle. */
function turnedBowl(random: Generator) {
  const [lambda, w] = [[between(random, 0.2, 5), between(random, 0.2, 5)], Float64Array.from(list(random, 2, 2))];
  const half = Math.sqrt(0.5);
  const across = ([first, second]: Float64Array) => [half * (first + second), half * (first - second)];
  const loss = () => across(w).reduce((sum, u, k) => sum + (lambda[k] * u * u) / 2, 0);
  // the slopes along u, carried over to w
  const [first, second] = across(w).map((u, k) => lambda[k] * u);
  const slopes = Float64Array.of(half * (first + second), half * (first - second));
  return { w, loss, slopes, values: { '\\lambda': lambda, w: [...w] } };
}

/** One step of momentum on a bowl: where a weight and a velocity land. */
function stepped(w: number, v: number, lambda: number, eta: number, mu: number) {
  const [weights, velocities] = [Float64Array.of(w), Float64Array.of(v)];
  momentumStep(weights, Float64Array.of(lambda * w), velocities, eta, mu, false, 1);
  return { w: weights[0], v: velocities[0] };
}

/** (Sum of the diagonal)² − 4 determinants of the matrix that a step is: below 0 its factors are no real numbers. */
function discriminant(lambda: number, eta: number, mu: number): number {
  const [a, b] = [stepped(1, 0, lambda, eta, mu), stepped(0, 1, lambda, eta, mu)];
  return (a.w + b.v) ** 2 - 4 * (a.w * b.v - b.w * a.v);
}

/** Where a function of one number becomes negative, by halving. */
function crossing(isBefore: (x: number) => boolean, low: number, high: number): number {
  let [from, to] = [low, high];
  for (let k = 0; k < 60; k++) {
    const middle = (from + to) / 2;
    if (isBefore(middle)) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

/** The smallest μ with which both ends of a valley swing or are about to, and the rate that goes with it. */
function bestPair(random: Generator) {
  const least = between(random, 0.5, 2);
  const most = least * between(random, 2, 50);
  const rateFor = (mu: number) => crossing((eta) => discriminant(least, eta, mu) > 0, 0, (1 + mu) / least);
  const mu = crossing((tried) => discriminant(most, rateFor(tried), tried) > 0, 0, 1);
  return { least, most, mu, eta: rateFor(mu) };
}
const halved = { relative: 1e-6, why: 'a place where two factors meet is found to half the digits' };

/** Nesterov's own form, slope at the point ahead, beside the engine's, which stores that point. */
function ahead(random: Generator) {
  const [mu, eta, lambda] = [between(random, 0.5, 0.99), between(random, 0.01, 0.3), between(random, 0.5, 3)];
  const [w, v, t] = [between(random, -1, 1), between(random, -1, 1), 1 + random.integer(20)];
  const stored = w + mu * v;
  const slope = lambda * stored;
  const [weights, velocities] = [Float64Array.of(w), Float64Array.of(v)];
  momentumStep(weights, Float64Array.of(slope), velocities, eta, mu, false, 1);
  const point = Float64Array.of(stored);
  momentumStep(point, Float64Array.of(slope), Float64Array.of(v), eta, mu, true, 1);
  const [before, after] = [t - 1, t];
  return {
    values: {
      w: { [before]: w, [after]: weights[0] },
      v: { [before]: v, [after]: velocities[0] },
      '\\tilde{w}': { [before]: stored },
      '\\mu': mu,
      t,
    },
    left: { '\\tilde{w}': { [before]: stored, [after]: point[0] } },
    engine: point[0],
  };
}

export const gradientDescentStepChecks: Record<string, Check> = {
  'turned-bowl': {
    claim: plain,
    instance(random) {
      const { values, loss } = turnedBowl(random);
      return { values, left: { L: loss() }, engine: loss() };
    },
    tolerance: rounding,
  },
  'turned-slope': {
    claim: plain,
    instance(random) {
      const { values, w, loss, slopes } = turnedBowl(random);
      return {
        values,
        left: { '\\frac{\\partial L}{\\partial w}': [...slopes] },
        engine: slopes[0],
        witness: centralDifference(loss, w, 0),
      };
    },
    tolerance: rounding,
  },
  'turned-step': {
    claim: plain,
    instance(random) {
      const { values, w, slopes } = turnedBowl(random);
      const eta = between(random, 0.01, 0.5);
      sgdStep(w, slopes, eta, 2);
      return { values: { ...values, '\\eta': eta }, left: { w: [...w] }, engine: w[0] + w[1] };
    },
    tolerance: rounding,
  },
  'momentum-matrix': {
    claim: remembered,
    instance(random) {
      const [lambda, eta, mu] = [between(random, 0.2, 5), between(random, 0.01, 0.5), between(random, 0.3, 0.99)];
      const [w, v, t] = [between(random, -1, 1), between(random, -1, 1), 1 + random.integer(20)];
      const after = stepped(w, v, lambda, eta, mu);
      const [ws, vs] = [
        { [t - 1]: w, [t]: after.w },
        { [t - 1]: v, [t]: after.v },
      ];
      return {
        values: { w: ws, v: vs, '\\lambda': lambda, '\\eta': eta, '\\mu': mu, t },
        left: {},
        engine: [[after.w], [after.v]],
      };
    },
    tolerance: rounding,
  },
  'momentum-factor': {
    claim: remembered,
    instance(random) {
      // slow enough that nothing swings: then the larger factor is what a step makes of a weight after many
      const mu = between(random, 0.2, 0.8);
      const [lambda, share] = [between(random, 0.2, 5), between(random, 0.1, 0.6)];
      const eta = (share * (1 - Math.sqrt(mu)) ** 2) / lambda;
      let one = { w: 1, v: 0 };
      for (let k = 0; k < 400; k++) {
        const next = stepped(one.w, one.v, lambda, eta, mu);
        one = { w: 1, v: next.v / next.w };
      }
      const twice = stepped(one.w, one.v, lambda, eta, mu);
      const q = twice.w;
      const again = stepped(twice.w, twice.v, lambda, eta, mu);
      return { values: { q, '\\lambda': lambda, '\\eta': eta, '\\mu': mu }, left: {}, engine: again.w };
    },
    tolerance: rounding,
  },
  'momentum-swings': {
    claim: remembered,
    condition: true,
    instance(random) {
      const [lambda, mu] = [between(random, 0.2, 5), between(random, 0.05, 0.95)];
      const [low, high] = [(1 - Math.sqrt(mu)) ** 2, (1 + Math.sqrt(mu)) ** 2];
      // on either side of each end
      const near = random.integer(2) ? low : high;
      const eta = (near * (random.integer(2) ? between(random, 0.3, 0.95) : between(random, 1.05, 1.7))) / lambda;
      return {
        values: { '\\lambda': lambda, '\\eta': eta, '\\mu': mu },
        left: {},
        engine: discriminant(lambda, eta, mu) < 0 ? 1 : 0,
      };
    },
    tolerance: exactly,
  },
  'momentum-rate': {
    claim: remembered,
    instance(random) {
      const { least, most, eta } = bestPair(random);
      return {
        values: { '\\lambda_{\\max}': most, '\\lambda_{\\min}': least, '\\eta': eta },
        left: {},
        engine: Math.sqrt(eta),
      };
    },
    tolerance: halved,
  },
  'momentum-mu': {
    claim: remembered,
    instance(random) {
      const { least, most, mu } = bestPair(random);
      return { values: { '\\kappa': most / least, '\\mu': mu }, left: {}, engine: Math.sqrt(mu) };
    },
    tolerance: halved,
  },
  'point-ahead': { claim: remembered, instance: ahead, tolerance: rounding },
  'point-ahead-step': { claim: remembered, instance: ahead, tolerance: rounding },
};
