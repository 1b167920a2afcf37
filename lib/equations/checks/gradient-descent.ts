/** What the equations of the optimisers claim. Each step is taken by the reference kernels in float64. */
import type { Generator } from '../../generator.ts';
import { referenceKernels } from '../../kernels/reference.ts';
import { addL2 } from '../../nn/regularisers.ts';
import { adam, adamConstants } from '../../optimisers/adam.ts';
import { momentum, nesterov } from '../../optimisers/momentum.ts';
import { type Clock, type Optimiser, startOfClock } from '../../optimisers/optimiser.ts';
import { rmsprop } from '../../optimisers/rmsprop.ts';
import { sgd, sgdStep } from '../../optimisers/sgd.ts';
import type { Check, Instance } from '../equation.ts';
import { between, centralDifference, networkCase, pickIndices, rowsOf, symbolsOf } from './network.ts';
import { exactly, rounding } from './tolerances.ts';

const gradientKey = '\\frac{\\partial L}{\\partial w}';
const kernels = referenceKernels({ precision: 'float64' });

/** One weight with its gradient and its memory, somewhere in the middle of a run. */
function inTheMiddle(random: Generator, optimiser: Optimiser) {
  const clock: Clock = startOfClock();
  const t = 1 + random.integer(30);
  for (let k = 0; k < t; k++) optimiser.tick(clock);
  const values = Float64Array.of(between(random, -1, 1));
  const gradient = Float64Array.of(between(random, -2, 2));
  const moments = Array.from({ length: optimiser.moments }, () => Float64Array.of(between(random, 0.01, 1)));
  const before = { w: values[0], moments: moments.map(([x]) => x), g: gradient[0], t };
  return {
    before,
    clock,
    step(rate: number) {
      optimiser.update(kernels, { values, gradient, moments, length: 1 }, rate, clock);
      return { w: values[0], moments: moments.map(([x]) => x) };
    },
  };
}

/** A velocity's two lines: the memory after the step, then the weight. */
function velocityInstance(random: Generator, make: typeof nesterov): Instance {
  const mu = between(random, 0.5, 0.99);
  const eta = between(random, 0.001, 0.5);
  const { before, step } = inTheMiddle(random, make({ momentum: mu }));
  const after = step(eta);
  const { t, g } = before;
  const values = {
    v: { [t - 1]: before.moments[0], [t]: after.moments[0] },
    w: { [t - 1]: before.w },
    '\\mu': mu,
    '\\eta': eta,
    [gradientKey]: g,
    t,
  };
  const left = { v: { ...values.v }, w: { ...values.w, [t]: after.w } };
  return { values, left, engine: [after.moments[0], after.w] };
}

/** Adam's constants, drawn so that none can stand in for another. */
const adamConstantsOf = (random: Generator) => ({
  beta1: between(random, 0.7, 0.95),
  beta2: between(random, 0.96, 0.999),
  epsilon: between(random, 0.01, 0.1),
});

function adamInstance(random: Generator, form: 'keras' | 'textbook') {
  const constants = adamConstantsOf(random);
  const eta = between(random, 0.001, 0.5);
  const { before, clock, step } = inTheMiddle(random, adam({ ...constants, form }));
  const after = step(eta);
  const { t, g } = before;
  const [m, v] = after.moments;
  return { constants, eta, before, after, clock, m, v, t, g };
}

export const gradientDescentChecks: Record<string, Check> = {
  'weight-update': {
    claim: { file: 'lib/optimisers/sgd.ts', name: 'sgdStep' },
    instance(random) {
      const c = networkCase(random);
      const { l, i, j } = pickIndices(c, random);
      const eta = between(random, 0.001, 1);
      const { weights } = c.layer(l);
      const moved = weights.values.slice();
      sgdStep(moved, weights.gradient, eta, weights.length);
      const gradient = { [l]: rowsOf(weights.gradient, c.n[l - 1], c.n[l]) };
      return {
        values: { ...symbolsOf(c), '\\eta': eta, [gradientKey]: gradient, l, i, j },
        left: { w: { [l]: rowsOf(moved, c.n[l - 1], c.n[l]) } },
        engine: moved[(i - 1) * c.n[l] + j - 1],
      };
    },
    tolerance: rounding,
  },
  'bias-update': {
    claim: { file: 'lib/optimisers/sgd.ts', name: 'sgd' },
    instance(random) {
      const c = networkCase(random);
      const { l, j } = pickIndices(c, random);
      const eta = between(random, 0.001, 1);
      const values = symbolsOf(c); // told before the step
      const { biases } = c.layer(l);
      const gradient = { [l]: [...biases.gradient] };
      sgd().update(c.net.kernels, biases, eta, startOfClock());
      return {
        values: { ...values, '\\eta': eta, '\\frac{\\partial L}{\\partial b}': gradient, l, j },
        left: { b: { [l]: [...biases.values] } },
        engine: biases.values[j - 1],
      };
    },
    tolerance: rounding,
  },
  'mini-batch-gradient': {
    claim: { file: 'lib/nn/dense.ts', name: 'denseWeightGradient' },
    instance(random) {
      const m = 2 + random.integer(4);
      const c = networkCase(random, { m });
      const { l, i, j } = pickIndices(c, random);
      const { weights, delta } = c.layer(l);
      const [nIn, nOut] = [c.n[l - 1], c.n[l]];
      // each example's own gradient: its error, freed of the batch's 1/m, times its input
      const x = rowsOf(c.input(l), m, nIn);
      const errors = rowsOf(delta, m, nOut);
      const each = x.map((row, r) => row.map((x_i) => errors[r].map((delta_j) => m * delta_j * x_i)));
      const at = (i - 1) * nOut + j - 1;
      return {
        values: { [gradientKey]: { [l]: each }, m, l, i, j },
        left: { '\\frac{\\partial\\bar{L}}{\\partial w}': { [l]: rowsOf(weights.gradient, nIn, nOut) } },
        engine: weights.gradient[at],
        witness: centralDifference(c.lossOf, weights.values, at),
      };
    },
    tolerance: rounding,
  },
  momentum: {
    claim: { file: 'lib/optimisers/momentum.ts', name: 'momentumStep' },
    instance: (random) => velocityInstance(random, momentum),
    tolerance: rounding,
  },
  nesterov: {
    claim: { file: 'lib/optimisers/momentum.ts', name: 'momentumStep' },
    instance: (random) => velocityInstance(random, nesterov),
    tolerance: rounding,
  },
  rmsprop: {
    claim: { file: 'lib/optimisers/rmsprop.ts', name: 'rmspropStep' },
    instance(random) {
      const rho = between(random, 0.5, 0.99);
      const epsilon = between(random, 0.01, 0.1);
      const eta = between(random, 0.001, 0.5);
      const { before, step } = inTheMiddle(random, rmsprop({ rho, epsilon }));
      const after = step(eta);
      const { t, g } = before;
      return {
        values: {
          v: { [t - 1]: before.moments[0], [t]: after.moments[0] },
          w: { [t - 1]: before.w },
          '\\rho': rho,
          '\\eta': eta,
          '\\epsilon': epsilon,
          [gradientKey]: g,
          t,
        },
        left: { w: { [t - 1]: before.w, [t]: after.w } },
        engine: [after.moments[0], after.w],
      };
    },
    tolerance: rounding,
  },
  'adam-moments': {
    claim: { file: 'lib/optimisers/adam.ts', name: 'adamStep' },
    instance(random) {
      const { constants, before, after, t, g } = adamInstance(random, 'textbook');
      return {
        values: {
          '\\beta_1': constants.beta1,
          '\\beta_2': constants.beta2,
          m: { [t - 1]: before.moments[0] },
          v: { [t - 1]: before.moments[1] },
          [gradientKey]: g,
          t,
        },
        left: {
          m: { [t - 1]: before.moments[0], [t]: after.moments[0] },
          v: { [t - 1]: before.moments[1], [t]: after.moments[1] },
        },
        engine: after.moments,
      };
    },
    tolerance: rounding,
  },
  'adam-correction': {
    claim: { file: 'lib/optimisers/adam.ts', name: 'adamConstants' },
    instance(random) {
      const { constants, clock, m, v, t } = adamInstance(random, 'textbook');
      // with rate 1: α_t = √(1−β₂ᵗ)/(1−β₁ᵗ) and ε_t = √(1−β₂ᵗ); so m̂ = α_t m / ε_t, v̂ = v / ε_t²
      const { alpha, epsilon } = adamConstants(1, 1, clock, 'textbook');
      return {
        values: { m: { [t]: m }, v: { [t]: v }, '\\beta_1': constants.beta1, '\\beta_2': constants.beta2, t },
        left: { '\\hat{m}': { [t]: (alpha / epsilon) * m }, '\\hat{v}': { [t]: v / epsilon ** 2 } },
        engine: [(alpha / epsilon) * m, v / epsilon ** 2],
      };
    },
    tolerance: rounding,
  },
  'adam-update': {
    claim: { file: 'lib/optimisers/adam.ts', name: 'adamStep' },
    instance(random) {
      const { constants, eta, before, after, m, v, t } = adamInstance(random, 'textbook');
      const hat = (moment: number, beta: number) => ({ [t]: moment / (1 - beta ** t) });
      return {
        values: {
          w: before.w,
          '\\eta': eta,
          '\\hat{m}': hat(m, constants.beta1),
          '\\hat{v}': hat(v, constants.beta2),
          // without their hats they are there too: a dropped hat must not read as a missing symbol alone
          m: { [t]: m },
          v: { [t]: v },
          '\\epsilon': constants.epsilon,
          t,
        },
        left: { w: after.w },
        engine: after.w,
      };
    },
    tolerance: rounding,
  },
  'adam-update-keras': {
    claim: { file: 'lib/optimisers/adam.ts', name: 'adam' },
    instance(random) {
      const { constants, eta, before, after, m, v, t } = adamInstance(random, 'keras');
      return {
        values: {
          w: before.w,
          '\\eta': eta,
          '\\beta_1': constants.beta1,
          '\\beta_2': constants.beta2,
          m: { [t]: m },
          v: { [t]: v },
          '\\epsilon': constants.epsilon,
          t,
        },
        left: { w: after.w },
        engine: after.w,
      };
    },
    tolerance: rounding,
  },
  'quadratic-stability': {
    claim: { file: 'lib/optimisers/sgd.ts', name: 'sgdStep' },
    condition: true,
    instance(random) {
      // from below zero to twice the limit, so that both ends of the relation are tried; the ends themselves without rounding
      const isEnd = random.uniform() < 0.2;
      const lambda = isEnd ? 2 ** (random.integer(5) - 2) : between(random, 0.2, 5);
      const eta = (isEnd ? random.integer(2) : between(random, -0.5, 2)) * (2 / lambda);
      const w = Float64Array.of(1);
      for (let step = 0; step < 400; step++) sgdStep(w, Float64Array.of(lambda * w[0]), eta, 1);
      return { values: { '\\lambda': lambda, '\\eta': eta }, left: {}, engine: Math.abs(w[0]) < 1 ? 1 : 0 };
    },
    tolerance: exactly,
  },
  'l2-gradient': {
    claim: { file: 'lib/nn/regularisers.ts', name: 'addL2' },
    instance(random) {
      const c = networkCase(random);
      const { l, i, j } = pickIndices(c, random);
      const lambda = between(random, 0.01, 1);
      const { weights } = c.layer(l);
      const gradient = { [l]: rowsOf(weights.gradient, c.n[l - 1], c.n[l]) };
      const at = (i - 1) * c.n[l] + j - 1;
      const penalised = () => c.lossOf() + lambda * [...weights.values].reduce((sum, w) => sum + w * w, 0);
      const witness = centralDifference(penalised, weights.values, at);
      const values = { ...symbolsOf(c), '\\lambda': lambda, [gradientKey]: gradient, l, i, j };
      const added = weights.gradient.slice();
      addL2(added, weights.values, lambda, weights.length);
      const left = { '\\frac{\\partial\\tilde{L}}{\\partial w}': { [l]: rowsOf(added, c.n[l - 1], c.n[l]) } };
      return { values, left, engine: added[at], witness };
    },
    tolerance: rounding,
  },
};
