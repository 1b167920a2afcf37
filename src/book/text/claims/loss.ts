/** What the chapter on losses claims of its experiments. */
import type { Claims, Compared } from './claim.ts';
import { falling, lowest, rising, sameWithin, timesAsLarge } from './relations.ts';

const number = (at: string, en: string, zh: string): Compared => ({ at, en, zh });
const starts = (loss: 'squares' | 'entropy') => [
  number(`good.${loss}`, 'w = 0.6, b = 0.9', 'w = 0.6，b = 0.9'),
  number(`bad.${loss}`, 'w = b = 3', 'w = b = 3'),
  number(`worse.${loss}`, 'w = b = 4', 'w = b = 4'),
];
const squares = (at: string) => number(`${at}.squares`, 'squares', '平方误差');
const entropy = (at: string) => number(`${at}.entropy`, 'cross-entropy', '交叉熵');

export const claims: Claims = {
  'squares-wait': {
    of: 'loss.slow-start',
    parts: [
      { numbers: starts('squares'), relation: rising, as: 'count' },
      { numbers: starts('entropy'), relation: sameWithin(15, { en: '15 steps', zh: '15步' }), as: 'count' },
      { numbers: [squares('bad'), entropy('bad')], relation: timesAsLarge(10), as: 'count' },
      { numbers: [squares('worse'), entropy('worse')], relation: timesAsLarge(50), as: 'count' },
    ],
    whole: true,
  },
  'adam-hides': {
    of: 'loss.slow-start',
    parts: [
      {
        numbers: [
          number('worse.squares', 'plain descent, squares', '普通梯度下降，平方误差'),
          number('adam.worse.squares', 'Adam, squares', 'Adam，平方误差'),
        ],
        relation: timesAsLarge(10),
        as: 'count',
      },
      { numbers: [squares('adam.bad'), entropy('adam.bad')], relation: lowest, as: 'count' },
      { numbers: [squares('adam.worse'), entropy('adam.worse')], relation: lowest, as: 'count' },
    ],
    whole: true,
  },
  'few-bear-it': {
    of: 'loss.who-costs',
    parts: [
      {
        numbers: [
          number('dearestHundredth', 'share of the dearest hundredth', '最贵的百分之一所占'),
          { value: 0.5, en: 'half of the sum', zh: '总和的一半' },
          number('aboveMean', 'images above the mean', '高于平均的图像'),
        ],
        relation: falling,
        as: 'percent',
      },
    ],
    whole: true,
  },
};
