/** What the chapter on the forward pass claims of its experiments. */
import type { Claims, Compared } from './claim.ts';
import { highest, lowest, rising, sameSize, sameWithin, timesAsLarge } from './relations.ts';

const number = (at: string, en: string, zh: string): Compared => ({ at, en, zh });
const oneLayer = (at: string): Compared => ({ ...number(at, 'one layer', '单层'), of: 'forward.one-layer' });
const twoLayers = (at: string) => number(at, 'two layers without ReLU', '没有ReLU的双层');
const folded = (depth: number) => number(`byHand.${depth}.folded`, `folded, ${depth} layers`, `折叠，${depth}层`);
const beside = (depth: number) =>
  number(`byHand.${depth}.oneLayer`, `one layer of ${2 * depth}`, `单层，${2 * depth}个单元`);
const byChance = (shape: string, en: string, zh: string) => number(`byChance.${shape}`, en, zh);
const shape = {
  one: ['128', '128'],
  two: ['112, 112', '112、112'],
  three: ['100, 100, 100', '100、100、100'],
} as const;
const shapes = (names: readonly (keyof typeof shape)[], quantity: string, from = '') =>
  names.map((name) => number(`${from}${name}.${quantity}`, shape[name][0], shape[name][1]));

export const claims: Claims = {
  'many-silent': {
    of: 'forward.reader',
    parts: [
      {
        numbers: [number('silent', 'outputs that are 0', '为0的输出'), { value: 0.5, en: 'half of them', zh: '一半' }],
        relation: highest,
        as: 'percent',
      },
    ],
    whole: true,
  },
  'not-overfitted': {
    of: 'forward.linear',
    parts: [
      {
        numbers: [
          number('testAccuracy', 'test images', '测试图像'),
          number('trainAccuracy', 'training images, last epoch', '训练图像，最后一轮'),
        ],
        relation: sameWithin(0.005, { en: '0.5 points', zh: '0.5个百分点' }),
        as: 'percent',
      },
    ],
  },
  'learned-with-bends': {
    of: 'forward.reader',
    parts: [
      {
        numbers: [
          number('accuracy', 'as learned', '训练好的网络'),
          number('straightenedAccuracy', 'its ReLUs taken out', '拿掉ReLU'),
        ],
        relation: highest,
        as: 'percent',
      },
    ],
    whole: true,
  },
  'another-path': {
    of: 'forward.linear',
    parts: [
      { numbers: [twoLayers('firstLoss'), oneLayer('firstLoss')], relation: lowest, as: 'fixed:3' },
      { numbers: [twoLayers('trainLosses.9'), oneLayer('trainLosses.9')], relation: highest, as: 'fixed:3' },
    ],
  },
  'fold-doubles': {
    of: 'forward.pieces',
    parts: [
      { numbers: [2, 4, 6, 8, 10].map(folded), relation: rising, as: 'count' },
      ...[2, 4, 6, 8].map((depth) => ({
        numbers: [folded(depth + 2), folded(depth)],
        relation: timesAsLarge(4),
        as: 'count',
      })),
      { numbers: [folded(10), beside(10)], relation: timesAsLarge(40), as: 'count' },
    ],
  },
  'depth-by-chance': {
    of: 'forward.pieces',
    parts: [
      {
        numbers: [
          byChance('one', 'one layer', '一层'),
          byChance('two', 'two layers', '两层'),
          byChance('four', 'four layers', '四层'),
        ],
        relation: sameSize(1.15),
        as: 'fixed:1',
      },
      {
        numbers: [
          byChance('eight', 'eight layers', '八层'),
          byChance('one', 'one layer', '一层'),
          byChance('two', 'two layers', '两层'),
          byChance('four', 'four layers', '四层'),
        ],
        relation: lowest,
        as: 'fixed:1',
      },
      {
        numbers: [
          { value: 64, en: 'units', zh: '单元数' },
          byChance('one', 'one layer', '一层'),
          byChance('two', 'two layers', '两层'),
          byChance('four', 'four layers', '四层'),
          byChance('eight', 'eight layers', '八层'),
        ],
        relation: highest,
        as: 'fixed:1',
      },
    ],
  },
  'depth-on-mnist': {
    of: 'forward.deep-or-wide',
    parts: [
      {
        numbers: shapes(['one', 'two', 'three'], 'testAccuracy'),
        relation: sameWithin(0.01, { en: 'one point', zh: '1个百分点' }),
        as: 'percent',
      },
    ],
  },
  'depth-leader': {
    of: 'forward.deep-or-wide',
    parts: (
      [
        [1, ['one', 'two', 'three']],
        [2, ['three', 'one', 'two']],
        [3, ['three', 'one', 'two']],
      ] as const
    ).map(([seed, names]) => ({
      numbers: shapes(names, 'testAccuracy', `seed.${seed}.`),
      relation: highest,
      as: 'percent',
    })),
    whole: true,
  },
  'two-cost-most': {
    of: 'forward.deep-or-wide',
    parts: [{ numbers: shapes(['two', 'one', 'three'], 'testLoss'), relation: highest, as: 'fixed:3' }],
  },
};
