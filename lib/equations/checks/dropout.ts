/** What the equations of dropout and of the L2 penalty claim. */
import type { Generator } from '../../generator.ts';
import { applyMask, drawMask } from '../../nn/dropout.ts';
import { meanSquaredError } from '../../nn/losses.ts';
import { addL2 } from '../../nn/regularisers.ts';
import type { Check } from '../equation.ts';
import { between, centralDifference, list, networkCase, symbolsOf } from './network.ts';
import { exactly, rounding } from './tolerances.ts';

const file = 'lib/nn/dropout.ts';

/** Outputs, a mask and a rate; the unit j that is asked about. */
function masked(random: Generator) {
  const n = 3 + random.integer(6);
  const p = between(random, 0.1, 0.8);
  const a = Float64Array.from(list(random, n, 2));
  const mask = Uint8Array.from({ length: n }, () => (random.uniform() < p ? 0 : 1));
  const dropped = new Float64Array(n);
  applyMask(dropped, a, mask, p, n);
  return { n, p, a, mask, dropped, j: 1 + random.integer(n) };
}

/** Every fate of one unit, in the proportions that a rate of k/n gives: exact means, not sampled ones. */
function everyFate(random: Generator) {
  const n = 4 + random.integer(12);
  const k = 1 + random.integer(n - 1);
  const p = k / n;
  const units = list(random, 3 + random.integer(3), 2);
  const j = 1 + random.integer(units.length);
  const a = units[j - 1];
  const r = Uint8Array.from({ length: n }, (_, at) => (at < k ? 0 : 1));
  const dropped = new Float64Array(n);
  applyMask(dropped, new Float64Array(n).fill(a), r, p, n);
  const mean = dropped.reduce((sum, x) => sum + x, 0) / n;
  const variance = dropped.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n;
  return { values: { a: units, r: [...r], p, j }, mean, variance };
}

/** A mean over every fate of a unit. */
const fate = (engine: (found: ReturnType<typeof everyFate>) => number): Check => ({
  claim: { file, name: 'applyMask' },
  instance(random) {
    const found = everyFate(random);
    return { values: found.values, left: {}, engine: engine(found) };
  },
  tolerance: rounding,
});

export const dropoutChecks: Record<string, Check> = {
  'dropout-mask': {
    claim: { file, name: 'drawMask' },
    instance(random) {
      const n = 1 + random.integer(8);
      const p = random.uniform();
      // now and then p itself, which is not below p
      const u = Array.from({ length: n }, () => (random.uniform() < 0.2 ? p : random.uniform()));
      let next = 0;
      const mask = new Uint8Array(n);
      drawMask(mask, p, { ...random, uniform: () => u[next++] }, n);
      const j = 1 + random.integer(n);
      return { values: { u, p, j }, left: { r: [...mask] }, engine: mask[j - 1] };
    },
    tolerance: exactly,
  },
  'inverted-dropout': {
    claim: { file, name: 'applyMask' },
    instance(random) {
      const { p, a, mask, dropped, j } = masked(random);
      return {
        values: { r: [...mask], a: [...a], p, j },
        left: { '\\tilde{a}': [...dropped] },
        engine: dropped[j - 1],
      };
    },
    tolerance: rounding,
  },
  'dropout-mean': fate(({ mean }) => mean),
  'dropout-variance': fate(({ variance }) => variance),
  'dropout-two-fates': fate(({ mean }) => mean),
  'dropout-square': fate(({ mean, variance }) => variance + mean * mean),
  'dropout-spread': fate(({ variance }) => variance),
  'bias-variance': {
    claim: { file: 'lib/nn/losses.ts', name: 'meanSquaredError' },
    instance(random) {
      const m = 2 + random.integer(5);
      const a = Float64Array.from(list(random, m));
      const y = between(random, -1, 1);
      const engine = meanSquaredError(new Float64Array(m), a, new Float64Array(m).fill(y), m, 1) / m;
      return { values: { a: [...a], y }, left: {}, engine };
    },
    tolerance: rounding,
  },
  'dropout-gradient': {
    claim: { file, name: 'applyMask' },
    instance(random) {
      const { n, p, a, mask, j } = masked(random);
      const arriving = Float64Array.from(list(random, n));
      const passed = new Float64Array(n);
      applyMask(passed, arriving, mask, p, n);
      // a loss whose slope in every ã is the one that arrives
      const loss = () => a.reduce((sum, one, k) => sum + (arriving[k] * mask[k] * one) / (1 - p), 0);
      return {
        values: { r: [...mask], p, '\\frac{\\partial L}{\\partial\\tilde{a}}': [...arriving], j },
        left: { '\\frac{\\partial L}{\\partial a}': [...passed] },
        engine: passed[j - 1],
        witness: centralDifference(loss, a, j - 1),
      };
    },
    tolerance: rounding,
  },
  'l2-penalty': {
    claim: { file: 'lib/nn/regularisers.ts', name: 'addL2' },
    instance(random) {
      const c = networkCase(random);
      const lambda = between(random, 0.01, 1);
      const L = c.lossOf();
      let penalised = L;
      for (let l = 1; l <= c.D; l++) {
        const { weights } = c.layer(l);
        penalised += addL2(weights.gradient.slice(), weights.values, lambda, weights.length);
      }
      const values = { ...symbolsOf(c), L, '\\lambda': lambda };
      return { values, left: { '\\tilde{L}': penalised }, engine: penalised };
    },
    tolerance: rounding,
  },
};
