/**
 * Formulas as the article prints them, each on trial against the engine, beside the book's own. Where the fault lies in what the
 * article's text says its letters are, the formula is run with the letters so replaced. Chapter: errata.
 */
import { checks } from '../../../../lib/equations/checks/index.ts';
import { networkCase, pickIndices, symbolsOf, weightGradients } from '../../../../lib/equations/checks/network.ts';
import { rounding } from '../../../../lib/equations/checks/tolerances.ts';
import type { Check } from '../../../../lib/equations/equation.ts';
import { equationById } from '../../../../lib/equations/index.ts';
import { verdict } from '../../../../lib/equations/verdict.ts';
import type { Given } from '../../../../lib/formula/values.ts';
import type { Generator } from '../../../../lib/generator.ts';
import { referenceKernels } from '../../../../lib/kernels/reference.ts';
import { adam } from '../../../../lib/optimisers/adam.ts';
import { startOfClock } from '../../../../lib/optimisers/optimiser.ts';
import type { Problem } from '../../../../lib/problem.ts';

export type ArticleFormulaId = 'index-roles' | 'upper-limit' | 'hidden-layer' | 'one-example' | 'plain-descent';

export interface ArticleFormula {
  /** As it is run. */
  readonly tex: string;
  /** The book's equation in its place, tried on the same instances; the first of `corrected`. */
  readonly equation: string;
  /** What else of the book is needed, tried on instances of its own. */
  readonly also?: readonly string[];
  /** The instance as the article tells it; the equation's own where none is given. */
  readonly reading?: Check;
  /** The instance of the corrected equation, where the registry's does not tell what the article's formula needs. */
  readonly correctedReading?: Check;
}

const R = String.raw;
const slopeInZ = R`\frac{\partial L}{\partial z}`;
const slopeInW = R`\frac{\partial L}{\partial w}`;
const kernels = referenceKernels({ precision: 'float64' });

const timesAll = (row: readonly number[], factor: number): number[] => row.map((value) => factor * value);

/** Somewhere in the middle of a run: one weight, and the step that the program's Adam takes with Keras's constants. */
function adamStep(random: Generator) {
  const constants = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
  const optimiser = adam({ ...constants, form: 'keras' });
  const clock = startOfClock();
  const t = 2 + random.integer(30);
  for (let k = 0; k < t; k++) optimiser.tick(clock);
  const w = 2 * random.uniform() - 1;
  const g = 4 * random.uniform() - 2;
  const eta = 0.001;
  const values = Float64Array.of(w);
  const moments = [Float64Array.of(random.uniform() - 0.5), Float64Array.of(0.01 + random.uniform())];
  optimiser.update(kernels, { values, gradient: Float64Array.of(g), moments, length: 1 }, eta, clock);
  return { constants, t, w, g, eta, after: values[0], moments: moments.map(([moment]) => moment) };
}

const adamClaim = { file: 'lib/optimisers/adam.ts', name: 'adam' };

export const articleFormulas: Record<ArticleFormulaId, ArticleFormula> = {
  // "the weight from node j of layer l to node i of layer l + 1" is the book's w_ji of layer l + 1; "the output of layer l" its a^l
  'index-roles': { tex: R`z_j^l = \sum_i w_{ji}^{l+1} a_i^l + b_j^l`, equation: 'weighted-input' },
  'upper-limit': { tex: R`z_j^l = \sum_{i=1}^{n_l-1} w_{ij}^l x_i^l + b_j^l`, equation: 'weighted-input' },
  // what the loss gives by itself is its slope in the last layer's z; the article says nothing about the others
  'hidden-layer': {
    tex: R`\frac{\partial L}{\partial w_{ij}^l} = \frac{\partial L}{\partial z_j^l} x_i^l`,
    equation: 'weight-gradient',
    also: ['hidden-error'],
    reading: {
      ...checks['weight-gradient'],
      instance(random) {
        const whole = checks['weight-gradient'].instance(random);
        const { '\\delta': delta, ...values } = whole.values;
        const D = Number(values.D);
        return { ...whole, values: { ...values, [slopeInZ]: { [D]: (delta as Record<string, Given>)[D] } } };
      },
    },
  },
  // the same formula, for the first example of a batch: L is that example's loss
  'one-example': {
    tex: R`\frac{\partial L}{\partial w_{ij}^l} = \frac{\partial L}{\partial z_j^l} x_i^l`,
    equation: 'mini-batch-gradient',
    reading: {
      ...checks['mini-batch-gradient'],
      instance(random) {
        // drawn in the order of the equation's own check, so that both stand on the same network
        const m = 2 + random.integer(4);
        const c = networkCase(random, { m });
        const { l, i, j } = pickIndices(c, random);
        const { '\\delta': delta, ...values } = symbolsOf(c);
        // the engine's errors carry the batch's 1/m, the article's single example knows of none
        const own = Object.fromEntries(
          Object.entries(delta).map(([layer, row]) => [layer, timesAll(row as number[], m)]),
        );
        const { weights, nOut } = c.layer(l);
        const left = { [slopeInW]: weightGradients(c) };
        return {
          values: { ...values, [slopeInZ]: own, l, i, j },
          left,
          engine: weights.gradient[(i - 1) * nOut + j - 1],
        };
      },
    },
  },
  'plain-descent': {
    tex: R`w_{ij}^l \leftarrow w_{ij}^l - \eta \frac{\partial L}{\partial w_{ij}^l}`,
    equation: 'adam-update-keras',
    reading: {
      claim: adamClaim,
      tolerance: rounding,
      instance(random) {
        const { w, g, eta, after } = adamStep(random);
        const values = { w: { 1: [[w]] }, [slopeInW]: { 1: [[g]] }, '\\eta': eta, l: 1, i: 1, j: 1 };
        return { values, left: { w: { 1: [[after]] } }, engine: after };
      },
    },
    correctedReading: {
      claim: adamClaim,
      tolerance: rounding,
      instance(random) {
        const { constants, t, w, eta, after, moments } = adamStep(random);
        const { beta1, beta2, epsilon } = constants;
        const values = { '\\beta_1': beta1, '\\beta_2': beta2, '\\epsilon': epsilon, '\\eta': eta, t, w };
        return {
          values: { ...values, m: { [t]: moments[0] }, v: { [t]: moments[1] } },
          left: { w: after },
          engine: after,
        };
      },
    },
  },
};

/** One instance: what the article's formula gives, the engine, and the book's equation. */
export interface ArticleTrial {
  readonly seed: number;
  readonly engine: number;
  readonly article: { readonly value: number | null; readonly problem: Problem | null; readonly holds: boolean };
  readonly corrected: { readonly value: number; readonly holds: boolean };
}

export function tryArticle(id: ArticleFormulaId, seed: number): ArticleTrial {
  const { tex, equation: name, reading, correctedReading } = articleFormulas[id];
  const equation = equationById(name);
  if (!equation) throw new Error(`article: no equation "${name}"`);
  const printed = verdict(equation, reading ?? checks[name], seed, tex);
  const right = verdict(equation, correctedReading ?? checks[name], seed);
  const { problem, formula, holds } = printed;
  return {
    seed,
    engine: Number(right.instance.engine),
    article: { value: formula === null ? null : Number(formula), problem, holds },
    corrected: { value: Number(right.formula), holds: right.holds },
  };
}

/** The seeds 1 to `count`: how often the article fails, and the first time; how often the book's equation holds. */
export function tallyArticle(id: ArticleFormulaId, count: number) {
  const trials = Array.from({ length: count }, (_, k) => tryArticle(id, k + 1));
  const failing = trials.filter(({ article }) => !article.holds);
  return {
    first: failing[0],
    failing: failing.length,
    holding: trials.filter(({ corrected }) => corrected.holds).length,
  };
}
