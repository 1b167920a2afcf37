/** What the chapter on gradient descent claims of its experiments. */
import type { Claims, Compared } from './claim.ts';
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

const number = (at: string, en: string, zh: string): Compared => ({ at, en, zh });
const valleys = (list: readonly number[]) => list.map((kappa) => number(`${kappa}`, `κ = ${kappa}`, `κ = ${kappa}`));
const batches = (list: readonly number[], at: (m: number) => string) =>
  list.map((m) => number(at(m), `${m} ${m === 1 ? 'image' : 'images'}`, `${m}张`));
const seeds = (list: readonly number[], at: (seed: number) => string) =>
  list.map((seed) => number(at(seed), `seed ${seed}`, `种子${seed}`));
const rules = { sgd: 'SGD', momentum: 'momentum', nesterov: 'Nesterov', rmsprop: 'RMSProp', adam: 'Adam' } as const;
const inChinese: Readonly<Record<string, string>> = { momentum: '动量' };
const rates = (list: readonly (readonly [keyof typeof rules, number])[], from = '') =>
  list.map(([rule, rate]) =>
    number(`${from}rates.${rule}[${rate}]`, `${rules[rule]}, ${rate}`, `${inChinese[rule] ?? rules[rule]}，${rate}`),
  );
const bests = (list: readonly (keyof typeof rules)[]) =>
  list.map((rule) => number(`best.${rule}.accuracy`, rules[rule], inChinese[rule] ?? rules[rule]));
const byDefault = (rule: keyof typeof rules) => number(`usual.${rule}.accuracy`, 'by default', '默认值');
const points = (value: string) => ({ en: `${value} points`, zh: `${value}个百分点` });
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
  'plain-behind-by-default': {
    of: 'gradient-descent.optimisers',
    parts: [
      {
        numbers: rates([
          ['sgd', 0.01],
          ['momentum', 0.01],
          ['nesterov', 0.01],
          ['rmsprop', 0.001],
          ['adam', 0.001],
        ]),
        relation: lowest,
        as: 'percent',
      },
      {
        numbers: rates([
          ['adam', 0.001],
          ['sgd', 0.01],
        ]),
        relation: ahead(0.035, points('3.5')),
        as: 'percent',
      },
    ],
  },
  'first-and-last': {
    of: 'gradient-descent.optimisers',
    parts: [
      { numbers: bests(['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam']), relation: highest, as: 'percent' },
      {
        numbers: rates(
          [
            ['sgd', 0.3],
            ['momentum', 0.03],
            ['nesterov', 0.03],
            ['rmsprop', 0.003],
            ['adam', 0.001],
          ],
          'seed.1.',
        ),
        relation: lowest,
        as: 'percent',
      },
    ],
    whole: true,
  },
  'rmsprop-pays': {
    of: 'gradient-descent.ends',
    parts: [
      {
        numbers: (['rmsprop', 'sgd', 'momentum', 'nesterov', 'adam'] as const).map((rule) =>
          number(`best.${rule}.loss`, rules[rule], inChinese[rule] ?? rules[rule]),
        ),
        relation: ahead(0.02, { en: '0.02', zh: '0.02' }),
        as: 'fixed:3',
      },
      {
        numbers: [
          number('best.rmsprop.loss', 'RMSProp, 0.003', 'RMSProp，0.003'),
          number('usual.rmsprop.loss', 'RMSProp, 0.001', 'RMSProp，0.001'),
        ],
        relation: ahead(0.02, { en: '0.02', zh: '0.02' }),
        as: 'fixed:3',
      },
    ],
  },
  'under-the-root': {
    of: 'gradient-descent.under-the-root',
    parts: [
      {
        numbers: [
          number('[0.001].accuracy', 'RMSProp as in Keras, 0.001', 'Keras形式的RMSProp，0.001'),
          number('[0.003].accuracy', '0.003', '0.003'),
        ],
        relation: highest,
        as: 'percent',
      },
      {
        numbers: [
          number('[0.001].loss', 'RMSProp as in Keras, 0.001', 'Keras形式的RMSProp，0.001'),
          number('[0.003].loss', '0.003', '0.003'),
        ],
        relation: lowest,
        as: 'fixed:3',
      },
    ],
  },
  'seed-moves-as-much': {
    of: 'gradient-descent.optimisers',
    parts: [
      {
        numbers: seeds([3, 1], (seed) => `seed.${seed}.rates.sgd[0.3]`),
        relation: ahead(0.005, points('0.5')),
        as: 'percent',
      },
    ],
    whole: true,
  },
  'defaults-near-best': {
    of: 'gradient-descent.optimisers',
    parts: [
      ...(['momentum', 'nesterov', 'rmsprop'] as const).map((rule) => ({
        numbers: [...bests([rule]), byDefault(rule)],
        relation: sameWithin(0.002, points('0.2')),
        as: 'percent',
      })),
      { numbers: [...bests(['sgd']), byDefault('sgd')], relation: ahead(0.03, points('3')), as: 'percent' },
    ],
    whole: true,
  },
  'best-of-tried': {
    of: 'gradient-descent.optimisers',
    parts: (
      [
        ['sgd', [0.3, 0.01, 0.03, 0.1, 0.5, 1]],
        ['momentum', [0.03, 0.001, 0.003, 0.01, 0.1, 0.3]],
        ['nesterov', [0.03, 0.001, 0.003, 0.01, 0.1, 0.3]],
        ['rmsprop', [0.003, 0.0001, 0.0003, 0.001, 0.01]],
        ['adam', [0.001, 0.0001, 0.0003, 0.003, 0.01]],
      ] as const
    ).map(([rule, tried]) => ({
      numbers: rates(tried.map((rate) => [rule, rate] as const)),
      relation: highest,
      as: 'percent',
    })),
    whole: true,
  },
  'close-at-their-best': {
    of: 'gradient-descent.optimisers',
    parts: [
      {
        numbers: bests(['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam']),
        relation: sameWithin(0.0025, points('0.25')),
        as: 'percent',
      },
    ],
    whole: true,
  },
  'close-in-each-seed': {
    of: 'gradient-descent.optimisers',
    parts: [
      {
        numbers: rates([
          ['sgd', 0.3],
          ['momentum', 0.03],
          ['nesterov', 0.03],
          ['rmsprop', 0.003],
          ['adam', 0.001],
        ]),
        relation: sameWithin(0.005, points('0.5')),
        as: 'percent',
      },
    ],
  },
  'momentum-is-a-rate': {
    of: 'gradient-descent.optimisers',
    parts: [
      {
        numbers: rates([
          ['momentum', 0.001],
          ['sgd', 0.01],
        ]),
        relation: sameWithin(0.001, points('0.1')),
        as: 'percent',
      },
    ],
  },
};
