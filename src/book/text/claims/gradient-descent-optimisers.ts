/** What the chapter on gradient descent claims of its optimisers, each with the rate that a program gives it and with its best. */
import { type Claims, number } from './claim.ts';
import { ahead, highest, lowest, sameWithin } from './relations.ts';

export const seeds = (list: readonly number[], at: (seed: number) => string) =>
  list.map((seed) => number(at(seed), `seed ${seed}`, `种子${seed}`));
export const rules = {
  sgd: 'SGD',
  momentum: 'momentum',
  nesterov: 'Nesterov',
  rmsprop: 'RMSProp',
  adam: 'Adam',
} as const;
export const inChinese: Readonly<Record<string, string>> = { momentum: '动量' };
const rates = (list: readonly (readonly [keyof typeof rules, number])[], from = '') =>
  list.map(([rule, rate]) =>
    number(`${from}rates.${rule}[${rate}]`, `${rules[rule]}, ${rate}`, `${inChinese[rule] ?? rules[rule]}，${rate}`),
  );
const bests = (list: readonly (keyof typeof rules)[]) =>
  list.map((rule) => number(`best.${rule}.accuracy`, rules[rule], inChinese[rule] ?? rules[rule]));
const byDefault = (rule: keyof typeof rules) => number(`usual.${rule}.accuracy`, 'by default', '默认值');
export const points = (value: string) => ({ en: `${value} points`, zh: `${value}个百分点` });

export const optimisers: Claims = {
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
