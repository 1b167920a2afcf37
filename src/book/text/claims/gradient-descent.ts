/** What the chapter on gradient descent claims of its experiments. */
import { type Claims, number } from './claim.ts';
import { inChinese, optimisers, points, rules, seeds } from './gradient-descent-optimisers.ts';
import {
  ahead,
  falling,
  highest,
  lowest,
  rising,
  sameSize,
  sameWithin,
  timesAbout,
  timesAsLarge,
} from './relations.ts';

const valleys = (list: readonly number[]) => list.map((kappa) => number(`${kappa}`, `κ = ${kappa}`, `κ = ${kappa}`));
const batches = (list: readonly number[], at: (m: number) => string) =>
  list.map((m) => number(at(m), `${m} ${m === 1 ? 'image' : 'images'}`, `${m}张`));
/** The rates that the recorded test tried for an epoch, the best first. */
const trials = (quantity: 'accuracy' | 'loss') =>
  (
    [
      [6, 0.37],
      [0, 0.0012],
      [1, 0.0037],
      [2, 0.01],
      [3, 0.012],
      [4, 0.037],
      [5, 0.12],
      [7, 1.2],
    ] as const
  ).map(([k, rate]) => number(`still.trials[${k}].${quantity}`, `rate ${rate}`, `学习率${rate}`));

export const claims: Claims = {
  'steps-like-kappa': {
    of: 'gradient-descent.valleys',
    parts: [
      { numbers: valleys([100, 10]), relation: timesAbout(10), as: 'count' },
      { numbers: valleys([1000, 100]), relation: timesAbout(10), as: 'count' },
    ],
    whole: true,
  },
  'mean-sticks-out': {
    of: 'gradient-descent.inputs',
    parts: [
      {
        numbers: [
          number('scaled.first', 'sharpest direction', '最弯的方向'),
          number('scaled.second', 'the next one', '其次的方向'),
        ],
        relation: timesAsLarge(8),
        as: 'fixed:1',
      },
      {
        numbers: [
          number('scaled.first', 'sharpest direction', '最弯的方向'),
          number('centred.first', 'with the mean subtracted', '减去平均值'),
        ],
        relation: timesAsLarge(7),
        as: 'fixed:1',
      },
      {
        numbers: [
          number('scaled.along', 'cosine with the mean image', '与平均图像的余弦'),
          number('centred.along', 'with the mean subtracted', '减去平均值'),
        ],
        relation: ahead(0.4, { en: '0.4', zh: '0.4' }),
        as: 'fixed:3',
      },
    ],
  },
  'centred-epoch': {
    of: 'gradient-descent.inputs',
    least: 4,
    parts: [
      {
        numbers: [
          number('centred.loss', 'mean subtracted', '减去平均值'),
          number('scaled.loss', 'from 0 to 1', '0到1'),
        ],
        relation: lowest,
        as: 'fixed:3',
      },
      {
        numbers: [
          number('centred.accuracy', 'mean subtracted', '减去平均值'),
          number('scaled.accuracy', 'from 0 to 1', '0到1'),
        ],
        relation: highest,
        as: 'percent:1',
      },
    ],
  },
  'error-longer': {
    of: 'gradient-descent.batch-noise',
    parts: [
      {
        numbers: [
          number('after.100.error.32', 'the error', '误差'),
          { value: 1, en: 'the true gradient', zh: '真正的梯度' },
        ],
        relation: highest,
        as: 'percent:0',
      },
    ],
    whole: true,
  },
  'half-for-four': {
    of: 'gradient-descent.batch-noise',
    parts: [{ numbers: batches([32, 128], (m) => `after.100.error.${m}`), relation: timesAbout(2), as: 'percent:0' }],
    whole: true,
  },
  'crossing-moves': {
    of: 'gradient-descent.batches',
    parts: [
      {
        numbers: [0, 100, 1000].map((step) => number(`scale.${step}`, `step ${step}`, `第${step}步`)),
        relation: rising,
        as: 'fixed:0',
      },
    ],
  },
  'middle-batch-wins': {
    of: 'gradient-descent.batches',
    parts: [
      { numbers: batches([32, 1, 512], (m) => `[0.1].${m}.accuracy`), relation: highest, as: 'percent:1' },
      { numbers: batches([32, 1, 512], (m) => `[0.1].${m}.loss`), relation: lowest, as: 'fixed:3' },
    ],
  },
  'batch-and-rate': {
    of: 'gradient-descent.batches',
    parts: [
      { numbers: batches([1, 32, 512], (m) => `[0.03].${m}.accuracy`), relation: highest, as: 'percent:1' },
      { numbers: batches([1, 32, 512], (m) => `[0.03].${m}.loss`), relation: lowest, as: 'fixed:3' },
      {
        numbers: [...batches([1], () => '[0.3].1.accuracy'), { value: 0.1, en: 'one in ten', zh: '十个里对一个' }],
        relation: sameWithin(0.03, points('3')),
        as: 'percent:1',
      },
      { numbers: batches([32, 512, 1], (m) => `[0.3].${m}.accuracy`), relation: falling, as: 'percent:1' },
    ],
  },
  'rarely-lit-moves': {
    of: 'gradient-descent.adam',
    parts: [
      {
        numbers: [
          number('rare.moved', 'Adam, in η', 'Adam，以η计'),
          number('rare.plain', 'plain descent', '普通梯度下降'),
        ],
        relation: timesAsLarge(1000),
        as: 'digits:2',
      },
      {
        numbers: [
          number('busy.moved', 'Adam, in η', 'Adam，以η计'),
          number('busy.plain', 'plain descent', '普通梯度下降'),
        ],
        relation: timesAsLarge(10),
        as: 'digits:3',
      },
    ],
    whole: true,
  },
  'advice-too-timid': {
    of: 'gradient-descent.rate-finder',
    parts: [
      {
        numbers: [
          number('rules.sgd.bestAccuracy', 'ten times the suggestion', '建议值的十倍'),
          number('rules.sgd.suggestionAccuracy', 'the suggestion', '建议值'),
          number('rules.sgd.usualAccuracy', 'Keras’s 0.01', 'Keras的0.01'),
        ],
        relation: falling,
        as: 'percent:1',
      },
      // of all rates that were tried, in both measures
      { numbers: trials('accuracy'), relation: highest, as: 'percent:1' },
      { numbers: trials('loss'), relation: lowest, as: 'fixed:3' },
      ...(
        [
          ['momentum', 3],
          ['adam', 9.5],
        ] as const
      ).flatMap(([rule, factor]) => [
        {
          numbers: [
            number(`rules.${rule}.best`, `${rules[rule]}, best`, `${inChinese[rule] ?? rules[rule]}，最好的`),
            number(`rules.${rule}.suggestion`, 'suggested', '建议值'),
          ],
          relation: timesAsLarge(factor),
          as: 'digits:3',
        },
        {
          numbers: [
            number(`rules.${rule}.bestAccuracy`, 'at the best', '用最好的'),
            number(`rules.${rule}.suggestionAccuracy`, 'at the suggestion', '用建议值'),
          ],
          relation: highest,
          as: 'percent:1',
        },
      ]),
    ],
    whole: true,
  },
  'tenfold-usually': {
    of: 'gradient-descent.edge',
    least: 2,
    parts: [
      {
        numbers: [
          number('tenfold.accuracy', 'ten times the suggestion', '建议值的十倍'),
          number('suggested.accuracy', 'the suggestion', '建议值'),
        ],
        relation: highest,
        as: 'percent:1',
      },
      {
        numbers: [
          number('tenfold.loss', 'ten times the suggestion', '建议值的十倍'),
          number('suggested.loss', 'the suggestion', '建议值'),
        ],
        relation: lowest,
        as: 'fixed:3',
      },
    ],
  },
  'limit-moves': {
    of: 'gradient-descent.edge',
    parts: [
      {
        numbers: [
          number('limit.after[0.01]', '2/λ after an epoch at 0.01', '2/λ，以0.01训练一轮'),
          number('limit.start', 'at the start', '起点'),
          number('limit.after[0.3]', 'after one at 0.3', '以0.3训练一轮'),
          number('limit.after.1', 'after one at 1', '以1训练一轮'),
        ],
        relation: rising,
        as: 'digits:3',
      },
    ],
  },
  'depends-on-length': {
    of: 'gradient-descent.rate-finder',
    parts: [
      {
        numbers: [150, 300, 600, 1200].map((n) => number(`steps.${n}.suggestion`, `${n} steps`, `${n}步`)),
        relation: falling,
        as: 'digits:3',
      },
      {
        numbers: [150, 300, 600, 1200].map((n) => number(`steps.${n}.lowest`, `lowest, ${n} steps`, `最低处，${n}步`)),
        relation: sameSize(2),
        as: 'digits:3',
      },
    ],
    whole: true,
  },
  'right-size': {
    of: 'gradient-descent.rate-finder',
    parts: [
      ...[1, 2, 3, 4, 5].map((seed) => ({
        numbers: [
          number(`start.${seed}.limit`, `2/λ, seed ${seed}`, `2/λ，种子${seed}`),
          number(`seeds.sgd.${seed}.lowest`, 'lowest loss at', '损失最低处'),
        ],
        relation: sameSize(2),
        as: 'digits:3',
      })),
      // 2/λ alone is twice the rate and more; the limit of momentum is 1.9 times that
      ...[1, 2, 3, 4, 5].map((seed) => ({
        numbers: [
          number(`start.${seed}.limit`, `2/λ, seed ${seed}`, `2/λ，种子${seed}`),
          number(`seeds.momentum.${seed}.lowest`, 'momentum: lowest loss at', '动量：损失最低处'),
        ],
        relation: timesAsLarge(2),
        as: 'digits:3',
      })),
      // 1.9 times this is the twenty of the sentence
      {
        numbers: [
          number('start.2.limit', '2/λ, seed 2', '2/λ，种子2'),
          number('seeds.momentum.2.lowest', 'momentum: lowest loss at', '动量：损失最低处'),
        ],
        relation: timesAbout(20 / 1.9),
        as: 'digits:3',
      },
    ],
    whole: true,
  },
  'not-together': {
    of: 'gradient-descent.rate-finder',
    parts: [
      { numbers: seeds([3, 1, 2, 4, 5], (seed) => `start.${seed}.limit`), relation: highest, as: 'digits:3' },
      { numbers: seeds([3, 1, 2, 4, 5], (seed) => `seeds.sgd.${seed}.lowest`), relation: lowest, as: 'digits:3' },
    ],
    whole: true,
  },
  ...optimisers,
};
