/** A derivation in steps, a curve to read and a size to estimate, for the chapter on overfitting and dropout. */
import { applyMask } from '../nn/dropout.ts';
import { standardError } from '../nn/metrics.ts';
import { lossesOver } from './drawing.ts';
import { type Exercise, handy, roundedTo } from './exercise.ts';

const chapter = 'dropout';
const R = String.raw;
const steps = (kept: string, mean: string, square: string, variance: string) => [
  `b = ${kept}`,
  `c = ${mean}`,
  `d = ${square}`,
  `s = ${variance}`,
];

/** Mean and variance of a dropped unit, from its two fates. */
export const twoFates: Exercise = {
  id: 'dropout-steps',
  chapter,
  equation: 'dropout-variance',
  tex: steps(
    R`\frac{a}{1 - p}`,
    R`(1 - p) \frac{a}{1 - p}`,
    R`(1 - p) \left( \frac{a}{1 - p} \right)^2`,
    R`\frac{a^2}{1 - p} - a^2`,
  ),
  symbols: ['a', 'p'],
  slips: [
    steps('a', 'a (1 - p)', 'a^2 (1 - p)', 'p (1 - p) a^2'),
    steps(R`\frac{a}{1 - p}`, R`\frac{a}{1 - p}`, R`\left( \frac{a}{1 - p} \right)^2`, '0'),
    steps(
      R`\frac{a}{1 - p}`,
      R`(1 - p) \frac{a}{1 - p}`,
      R`(1 - p) \left( \frac{a}{1 - p} \right)^2`,
      R`\frac{a^2}{1 - p} - a`,
    ),
  ],
  tolerance: roundedTo(2),
  instance(random) {
    const a = Math.abs(handy(random, 3, 1));
    const p = [0.2, 0.25, 0.4, 0.5, 0.6, 0.75][random.integer(6)];
    const out = new Float64Array(2);
    applyMask(out, Float64Array.of(a, a), Uint8Array.of(1, 0), p, 2);
    const over = (f: (x: number) => number) => (1 - p) * f(out[0]) + p * f(out[1]);
    const mean = over((x) => x);
    return {
      values: { a, p },
      given: [
        { tex: 'a', value: a },
        { tex: 'p', value: p },
      ],
      asked: [
        { tex: 'b', value: out[0] },
        { tex: 'c', value: mean },
        { tex: 'd', value: over((x) => x * x) },
        { tex: 's', value: over((x) => (x - mean) * (x - mean)) },
      ],
    };
  },
};

/** Validation losses epoch by epoch: where the run ends, and what was gained by going back. L_t: the loss after epoch t. */
export const stopping: Exercise = {
  id: 'dropout-stopping',
  chapter,
  equation: 'sparse-cross-entropy',
  tex: [
    R`b = \operatorname{argmin}_t L_t`,
    R`e = \left( \operatorname{argmin}_t L_t \right) + P`,
    R`s = L_{10} - \min_t L_t`,
  ],
  symbols: ['L', 't'],
  slips: [
    [R`b = \operatorname{argmin}_t L_t`, R`e = \operatorname{argmin}_t L_t`, R`s = L_{10} - \min_t L_t`],
    [
      R`b = \operatorname{argmin}_t L_t`,
      R`e = \left( \operatorname{argmin}_t L_t \right) + P + 1`,
      R`s = L_{10} - \min_t L_t`,
    ],
  ],
  tolerance: roundedTo(2),
  instance(random) {
    const [best, patience] = [3 + random.integer(4), 2 + random.integer(2)];
    const low = 8 + random.integer(7);
    let [fall, rise] = [low, low];
    const losses = Array<number>(10).fill(low);
    for (let t = best - 1; t >= 1; t--) losses[t - 1] = fall += 1 + random.integer(3);
    for (let t = best + 1; t <= 10; t++) losses[t - 1] = rise += 1 + random.integer(2);
    const L = losses.map((loss) => loss / 20);
    return {
      values: { L, P: patience },
      given: [
        { tex: 'L', value: L, drawn: true },
        { tex: 'P', value: patience },
      ],
      drawing: lossesOver({ L }, 20),
      asked: [
        { tex: 'b', value: best },
        { tex: 'e', value: best + patience },
        { tex: 's', value: L[9] - L[best - 1] },
      ],
    };
  },
};

/** How much of a difference is luck: the deviation in points, and the images at which a difference is two deviations. */
export const luck: Exercise = {
  id: 'dropout-luck',
  chapter,
  equation: 'dropout-variance',
  tex: [R`s = 100 \sqrt{\frac{q (1 - q)}{m}}`, R`N = q (1 - q) \left( \frac{200}{d} \right)^2`],
  symbols: ['m'],
  slips: [
    [R`s = 100 \frac{q (1 - q)}{\sqrt{m}}`, R`N = q (1 - q) \left( \frac{200}{d} \right)^2`],
    [R`s = 100 \sqrt{\frac{q (1 - q)}{m}}`, R`N = q (1 - q) \left( \frac{100}{d} \right)^2`],
    [R`s = \frac{100}{\sqrt{m}}`, R`N = \left( \frac{200}{d} \right)^2`],
  ],
  tolerance: roundedTo(2),
  instance(random) {
    const q = (80 + random.integer(19)) / 100;
    const m = 500 * (1 + random.integer(20));
    const d = [0.5, 1, 2][random.integer(3)];
    return {
      values: { q, m, d },
      given: [
        { tex: 'q', value: q },
        { tex: 'm', value: m },
        { tex: 'd', value: d },
      ],
      asked: [
        { tex: 's', value: 100 * standardError(q, m) },
        { tex: 'N', value: (q * (1 - q) * 40_000) / (d * d) },
      ],
    };
  },
};
