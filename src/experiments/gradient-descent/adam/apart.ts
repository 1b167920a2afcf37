/** Adam's recursion over any sequence of gradients, by the engine's own step, with each of its parts kept. */
import { type AdamOptions, adam, adamConstants, adamStep } from '../../../../lib/optimisers/adam.ts';
import { startOfClock } from '../../../../lib/optimisers/optimiser.ts';

export type Constants = Required<Pick<AdamOptions, 'learningRate' | 'beta1' | 'beta2' | 'epsilon' | 'form'>>;

/** Keras's. */
export const usual: Constants = { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, form: 'keras' };

/** What one step did with one weight. */
export interface Moment {
  readonly t: number;
  readonly g: number;
  /** Before and after. */
  readonly m0: number;
  readonly m: number;
  readonly v0: number;
  readonly v: number;
  readonly w0: number;
  readonly w: number;
  /** 1 − β₁ᵗ and 1 − β₂ᵗ; 1 where nothing is corrected. */
  readonly share1: number;
  readonly share2: number;
  readonly mHat: number;
  readonly vHat: number;
  /** The step's own α and ε, as the engine's loop takes them. */
  readonly alpha: number;
  readonly epsilon: number;
  readonly step: number;
  /** What m̂ is multiplied by. */
  readonly rate: number;
}

/** The clock and the constants of the steps 1, 2, …; uncorrected, α is η and both shares are 1. */
function* stepsOf(constants: Constants, corrected: boolean) {
  const clock = startOfClock();
  const optimiser = adam(constants);
  const { learningRate, epsilon, form } = constants;
  for (;;) {
    optimiser.tick(clock);
    const own = corrected ? adamConstants(learningRate, epsilon, clock, form) : { alpha: learningRate, epsilon };
    const [share1, share2] = corrected ? [1 - clock.beta1Power, 1 - clock.beta2Power] : [1, 1];
    yield { t: clock.t, share1, share2, ...own };
  }
}

/** Moment t stands at index t − 1. eq: adam-moments, adam-correction, adam-update, adam-update-keras */
export function takeApart(
  gradients: ArrayLike<number>,
  start: number,
  constants: Constants,
  corrected = true,
): Moment[] {
  const { beta1, beta2 } = constants;
  const moments: Moment[] = [];
  // the weight, and beside it one that is put back to 0 before each step: where it lands is the step
  const [w, m, v] = [Float64Array.of(start, 0), new Float64Array(2), new Float64Array(2)];
  for (const { t, share1, share2, alpha, epsilon } of stepsOf(constants, corrected)) {
    if (t > gradients.length) break;
    const g = gradients[t - 1];
    const [w0, m0, v0] = [w[0], m[0], v[0]];
    w[1] = 0;
    adamStep(w, Float64Array.of(g, g), m, v, alpha, beta1, beta2, epsilon, 2);
    const rate = (alpha * share1) / (Math.sqrt(v[0]) + epsilon); // eq: adam-update
    const hats = { mHat: m[0] / share1, vHat: v[0] / share2 }; // eq: adam-correction
    const after = { m: m[0], v: v[0], w: w[0], step: w[1] };
    moments.push({ t, g, m0, v0, w0, ...after, share1, share2, ...hats, alpha, epsilon, rate });
  }
  return moments;
}

/** The same rate for many weights at once, after so many steps; null for a weight that has had no gradient yet. */
export function ratesAfter(
  count: number,
  gradientOf: (t: number) => Float64Array,
  constants: Constants,
  corrected = true,
): (number | null)[] {
  const width = gradientOf(1).length;
  const [w, m, v] = [0, 1, 2].map(() => new Float64Array(width));
  for (const { t, share1, alpha, epsilon } of stepsOf(constants, corrected)) {
    adamStep(w, gradientOf(t), m, v, alpha, constants.beta1, constants.beta2, epsilon, width);
    if (t < count) continue;
    return Array.from(v, (square) => (square === 0 ? null : (alpha * share1) / (Math.sqrt(square) + epsilon)));
  }
  return [];
}

export const sequences = ['constant', 'alternating', 'spike', 'rare'] as const;
export type Sequence = (typeof sequences)[number];
/** One gradient in so many is not zero; where the single one stands. */
export const every = 20;
export const spikeAt = 20;

/** So many gradients of one size: always the same, by turns up and down, one alone, or one in twenty. */
export function gradientsOf(sequence: Sequence, size: number, length: number): Float64Array {
  const at = {
    constant: () => size,
    alternating: (t: number) => (t % 2 === 1 ? size : -size),
    spike: (t: number) => (t === spikeAt ? size : 0),
    rare: (t: number) => (t % every === 1 ? size : 0),
  }[sequence];
  return Float64Array.from({ length }, (_, k) => at(k + 1));
}
