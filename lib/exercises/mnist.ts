/** Exercises of the chapter on the program: what its settings imply, counted and estimated before anything runs. */

import type { Generator } from '../generator.ts';
import { trainedOn } from '../model/validation.ts';
import { log } from '../nn/elementary.ts';
import { standardError } from '../nn/metrics.ts';
import { lossesOver } from './drawing.ts';
import { type Exercise, roundedTo } from './exercise.ts';

const chapter = 'mnist';
const R = String.raw;
/** A count is right or it is not. */
const counted = { absolute: 0.4, decimals: 0 };
const oneOf = <T>(random: Generator, list: readonly T[]): T => list[random.integer(list.length)];

const steps = R`\left\lceil \frac{N\,(1 - v)}{m} \right\rceil`;
const lastBatch = R`N\,(1 - v) - m \left( ${steps} - 1 \right)`;

const stepsAnEpoch: Exercise = {
  id: 'mnist-steps',
  chapter,
  equation: 'batch-mean',
  tex: [`B = ${steps}`, `s = ${lastBatch}`],
  symbols: ['m'],
  slips: [
    [R`B = \left\lfloor \frac{N\,(1 - v)}{m} \right\rfloor`, `s = ${lastBatch}`],
    [R`B = \left\lceil \frac{N}{m} \right\rceil`, R`s = N - m \left( \left\lceil \frac{N}{m} \right\rceil - 1 \right)`],
    [`B = ${steps}`, 's = m'],
  ],
  tolerance: counted,
  instance(random) {
    for (;;) {
      const N = oneOf(random, [12_000, 20_000, 48_000, 50_000, 60_000]);
      const v = oneOf(random, [0.1, 0.2, 0.25]);
      const m = oneOf(random, [48, 64, 96, 100, 128, 256]);
      const count = trainedOn(N, v);
      const B = Math.ceil(count / m);
      const s = count - m * (B - 1);
      if (s === m || N % m === 0) continue; // with a full last batch nothing is left to find
      return {
        values: { N, v, m },
        given: [
          { tex: 'N', value: N },
          { tex: 'v', value: v },
          { tex: 'm', value: m },
        ],
        asked: [
          { tex: 'B', value: B },
          { tex: 's', value: s },
        ],
      };
    }
  },
};

const firstLoss: Exercise = {
  id: 'mnist-first-loss',
  chapter,
  equation: 'sparse-cross-entropy',
  tex: [R`A = \log C`, R`B = -\log q`, R`R = \frac{-\log q - \log C}{m}`],
  symbols: ['m'],
  slips: [
    [R`A = \log_{2} C`, R`B = -\log_{2} q`, R`R = \frac{-\log_{2} q - \log_{2} C}{m}`],
    [R`A = \log C`, R`B = -\log q`, R`R = \frac{-\log q}{m}`],
    [R`A = \log C`, R`B = -\log q`, R`R = -\log q - \log C`],
  ],
  tolerance: roundedTo(2),
  instance(random) {
    const C = oneOf(random, [5, 20, 26, 50, 100, 200]);
    const q = oneOf(random, [1e-4, 1e-5, 1e-6, 1e-7, 1e-8]);
    const m = oneOf(random, [4, 8, 16, 32]);
    const [A, B] = [log(C), -log(q)];
    return {
      values: { C, q, m },
      given: [
        { tex: 'C', value: C },
        { tex: 'q', value: q },
        { tex: 'm', value: m },
      ],
      asked: [
        { tex: 'A', value: A },
        { tex: 'B', value: B },
        { tex: 'R', value: (B - A) / m },
      ],
    };
  },
};

/** Lengths of a first step, in millionths; from the root of v it keeps √(1 − β₂) |g|. */
const plain = R`A = 10^6\, \eta \left| g \right|`;
const textbook = R`B = 10^6\, \eta\, \frac{\left| g \right|}{\left| g \right| + \epsilon}`;
const keras = R`C = 10^6\, \eta\, \frac{\sqrt{1 - \beta_2} \left| g \right|}{\sqrt{1 - \beta_2} \left| g \right| + \epsilon}`;

const firstStep: Exercise = {
  id: 'mnist-adam-first-step',
  chapter,
  equation: 'adam-update-keras',
  tex: [plain, textbook, keras],
  symbols: ['eta', 'epsilon', 'beta2'],
  slips: [
    [plain, R`B = 10^6\, \eta`, R`C = 10^6\, \eta`],
    [plain, textbook, R`C = 10^6\, \eta\, \frac{\left| g \right|}{\left| g \right| + \epsilon}`],
    [
      plain,
      textbook,
      R`C = 10^6\, \eta\, \frac{(1 - \beta_2) \left| g \right|}{(1 - \beta_2) \left| g \right| + \epsilon}`,
    ],
  ],
  tolerance: roundedTo(1),
  instance(random) {
    const g = (oneOf(random, [-1, 1]) * (1 + random.integer(9))) / oneOf(random, [1e4, 1e5]);
    const [eta, epsilon, beta2] = [0.001, 1e-7, 0.999];
    const size = Math.abs(g);
    const root = Math.sqrt(1 - beta2) * size;
    return {
      values: { g, '\\eta': eta, '\\epsilon': epsilon, '\\beta_2': beta2 },
      given: [
        { tex: 'g', value: g },
        { tex: R`\eta`, value: eta },
        { tex: R`\epsilon`, value: epsilon },
        { tex: R`\beta_2`, value: beta2 },
      ],
      asked: [
        { tex: 'A', value: 1e6 * eta * size },
        { tex: 'B', value: (1e6 * eta * size) / (size + epsilon) },
        { tex: 'C', value: (1e6 * eta * root) / (root + epsilon) },
      ],
    };
  },
};

const once = 'n_0 n_1 + n_1 n_2';

const cost: Exercise = {
  id: 'mnist-cost',
  chapter,
  equation: 'weight-gradient',
  tex: [`A = ${once}`, R`B = 2\,(${once}) + n_1 n_2`],
  symbols: ['n'],
  slips: [
    [`A = ${once}`, R`B = 2\,(${once})`],
    [`A = ${once}`, R`B = 3\,(${once})`],
    ['A = (n_0 + 1)\\, n_1 + (n_1 + 1)\\, n_2', R`B = 2\,((n_0 + 1)\, n_1 + (n_1 + 1)\, n_2) + n_1 n_2`],
  ],
  tolerance: counted,
  instance(random) {
    const n = { 0: 784, 1: oneOf(random, [16, 20, 30, 50, 64, 100, 128, 200, 256]), 2: oneOf(random, [10, 26, 36]) };
    const A = n[0] * n[1] + n[1] * n[2];
    return {
      values: { n },
      given: [0, 1, 2].map((l) => ({ tex: `n_${l}`, value: n[l as 0 | 1 | 2] })),
      asked: [
        { tex: 'A', value: A },
        { tex: 'B', value: 2 * A + n[1] * n[2] },
      ],
    };
  },
};

const whole = R`(n_0 + 1)\, n_1 + (n_1 + 1)\, n_2`;

const dark: Exercise = {
  id: 'mnist-dark-pixels',
  chapter,
  equation: 'weight-gradient',
  tex: ['A = K n_1', R`B = 100\, \frac{K n_1}{${whole}}`],
  symbols: ['n'],
  slips: [
    ['A = K', R`B = 100\, \frac{K}{${whole}}`],
    ['A = K n_1', R`B = 100\, \frac{K}{n_0}`],
    ['A = K n_1', R`B = \frac{K n_1}{${whole}}`],
  ],
  tolerance: roundedTo(2),
  instance(random) {
    const n = { 0: 784, 1: oneOf(random, [16, 32, 64, 100, 128, 200]), 2: 10 };
    const K = 40 + random.integer(120);
    const all = (n[0] + 1) * n[1] + (n[1] + 1) * n[2];
    return {
      values: { n, K },
      given: [{ tex: 'K', value: K }, ...[0, 1, 2].map((l) => ({ tex: `n_${l}`, value: n[l as 0 | 1 | 2] }))],
      asked: [
        { tex: 'A', value: K * n[1] },
        { tex: 'B', value: (100 * K * n[1]) / all },
      ],
    };
  },
};

const byImages = R`A = \frac{(B - 1)\, m U + s V}{(B - 1)\, m + s}`;
const byBatches = R`C = \frac{(B - 1)\, U + V}{B}`;

const epochMean: Exercise = {
  id: 'mnist-last-batch',
  chapter,
  equation: 'batch-mean',
  tex: [byImages, byBatches],
  symbols: ['m'],
  slips: [
    [byBatches.replace('C', 'A'), byImages.replace('A', 'C')],
    [R`A = \frac{U + V}{2}`, byBatches],
    [R`A = \frac{(B - 1)\, m U + s V}{B m}`, byBatches],
  ],
  tolerance: roundedTo(3),
  instance(random) {
    for (;;) {
      const [B, m] = [4 + random.integer(7), oneOf(random, [32, 50, 64, 100])];
      const s = 1 + random.integer(Math.floor(m / 2));
      const [U, V] = [(10 + random.integer(30)) / 100, (60 + random.integer(90)) / 100];
      const count = (B - 1) * m + s;
      const A = ((B - 1) * m * U + s * V) / count;
      const C = ((B - 1) * U + V) / B;
      if (Math.abs(A - C) < 0.01) continue; // the two ways have to differ in what is written
      return {
        values: { B, m, s, U, V },
        given: [
          { tex: 'B', value: B },
          { tex: 'm', value: m },
          { tex: 's', value: s },
          { tex: 'U', value: U },
          { tex: 'V', value: V },
        ],
        asked: [
          { tex: 'A', value: A },
          { tex: 'C', value: C },
        ],
      };
    }
  },
};

const chance: Exercise = {
  id: 'mnist-chance',
  chapter,
  equation: 'standard-error',
  tex: [R`A = 100 \sqrt{\frac{p\,(1 - p)}{m}}`, R`B = \frac{4\,p\,(1 - p)}{q^2}`],
  symbols: ['p', 'm'],
  slips: [
    [R`A = 100\, \frac{p\,(1 - p)}{m}`, R`B = \frac{4\,p\,(1 - p)}{q^2}`],
    [R`A = 100 \sqrt{\frac{p}{m}}`, R`B = \frac{4\,p}{q^2}`],
    [R`A = 100 \sqrt{\frac{p\,(1 - p)}{m}}`, R`B = \frac{2 \sqrt{p\,(1 - p)}}{q}`],
  ],
  tolerance: roundedTo(2),
  instance(random) {
    const p = oneOf(random, [0.8, 0.9, 0.95, 0.98]);
    const m = oneOf(random, [100, 200, 500, 1000, 2500, 5000]);
    const q = oneOf(random, [0.01, 0.02, 0.04, 0.05]);
    const s = standardError(p, 1);
    return {
      values: { p, m, q },
      given: [
        { tex: 'p', value: p },
        { tex: 'm', value: m },
        { tex: 'q', value: q },
      ],
      asked: [
        { tex: 'A', value: 100 * standardError(p, m) },
        { tex: 'B', value: (4 * s * s) / (q * q) },
      ],
    };
  },
};

const curve: Exercise = {
  id: 'mnist-curve',
  chapter,
  equation: 'batch-mean',
  tex: [R`A = \arg\min_{t} V_t`, R`B = \left( \arg\min_{t} V_t \right) + P`, R`C = \min_{t} V_t`],
  symbols: ['t'],
  slips: [
    [R`A = \arg\min_{t} U_t`, R`B = \arg\min_{t} U_t`, R`C = \min_{t} U_t`],
    [R`A = \arg\min_{t} V_t`, R`B = \left( \arg\min_{t} V_t \right) + P + 1`, R`C = \min_{t} V_t`],
    [R`A = \arg\max_{t} V_t`, R`B = \left( \arg\max_{t} V_t \right) + P`, R`C = \max_{t} V_t`],
  ],
  tolerance: roundedTo(2),
  /** In fiftieths, over ten epochs: that of training falls, that of validation turns once. */
  instance(random) {
    const [P, lowest, T, parts] = [2 + random.integer(2), 4 + random.integer(3), 10, 50];
    /** From 0 on, by one or two a step. */
    const rising = (count: number): number[] => {
      let now = 0;
      return Array.from({ length: count }, () => (now += 1 + random.integer(2)));
    };
    const least = 5 + random.integer(4);
    const V = [...rising(lowest - 1).reverse(), 0, ...rising(T - lowest)].map((more) => (least + more) / parts);
    const [early, late] = [4 + random.integer(3), 2 + random.integer(2)];
    const U = Array.from({ length: T }, (_, k) => (T - k + (k < 2 ? late : 0) + (k < 1 ? early : 0)) / parts);
    return {
      values: { U, V, P },
      given: [
        { tex: 'U', value: U, drawn: true },
        { tex: 'V', value: V, drawn: true },
        { tex: 'P', value: P },
      ],
      drawing: lossesOver({ U, V }, parts),
      asked: [
        { tex: 'A', value: lowest },
        { tex: 'B', value: lowest + P },
        { tex: 'C', value: Math.min(...V) },
      ],
    };
  },
};

export const mnistExercises: readonly Exercise[] = [
  ...[stepsAnEpoch, firstLoss, firstStep, cost, dark, epochMean],
  ...[chance, curve],
];
