/** What the chapter on losses claims of its experiments. */
import type { Claims, Compared } from './claim.ts';
import { everyOne, falling, highest, lowest, rising, sameSize, sameWithin, timesAsLarge } from './relations.ts';

const number = (at: string, en: string, zh: string): Compared => ({ at, en, zh });
const starts = (loss: 'squares' | 'entropy') => [
  number(`good.${loss}`, 'w = 0.6, b = 0.9', 'w = 0.6，b = 0.9'),
  number(`bad.${loss}`, 'w = b = 3', 'w = b = 3'),
  number(`worse.${loss}`, 'w = b = 4', 'w = b = 4'),
];
const ways = (at: string) => ({
  smoothed: number(`smoothed.${at}`, 'smoothed', '平滑'),
  plain: number(`plain.${at}`, 'one-hot', '独热'),
});
const waits = (start: string, z: number) => [
  number(`${start}.half`, `counted, z = ${z}`, `数出来的，z = ${z}`),
  number(`${start}.foretold`, `by the formula, z = ${z}`, `按公式，z = ${z}`),
];
const squares = (at: string) => number(`${at}.squares`, 'squares', '平方误差');
const entropy = (at: string) => number(`${at}.entropy`, 'cross-entropy', '交叉熵');

export const claims: Claims = {
  'squares-wait': {
    of: 'loss.slow-start',
    parts: [
      { numbers: starts('squares'), relation: rising, as: 'count' },
      { numbers: starts('entropy'), relation: sameWithin(15, { en: '15 steps', zh: '15步' }), as: 'count' },
      { numbers: [squares('good'), entropy('good')], relation: timesAsLarge(3), as: 'count' },
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
          number('dearestHundredth', 'share of the dearest hundredth', '损失最大的百分之一所占'),
          { value: 0.5, en: 'half of the sum', zh: '总和的一半' },
          number('aboveMean', 'images above the mean', '高于平均的图像'),
        ],
        relation: falling,
        as: 'percent',
      },
    ],
    whole: true,
  },
  'mistakes-stand-still': {
    of: 'loss.mistakes',
    parts: [
      {
        numbers: [number('sameMistakes', 'nudges after which the mistakes are as many', '微调后错误数不变')],
        relation: everyOne(1 / 640),
        as: 'percent',
      },
      {
        numbers: [
          number('otherLoss', 'nudges that change the loss', '损失随之改变的次数'),
          { value: 0, en: 'none', zh: '零' },
        ],
        relation: highest,
        as: 'count',
      },
    ],
    whole: true,
  },
  'smoothing-trades': {
    of: 'loss.smoothing',
    parts: [
      { numbers: [ways('accuracy').smoothed, ways('accuracy').plain], relation: highest, as: 'percent' },
      { numbers: [ways('sureAndWrong').smoothed, ways('sureAndWrong').plain], relation: lowest, as: 'count' },
      { numbers: [ways('loss').smoothed, ways('loss').plain], relation: timesAsLarge(1.8), as: 'fixed:3' },
    ],
  },
  'wait-foretold': {
    of: 'loss.slow-start',
    parts: [
      { numbers: waits('bad', 6), relation: sameSize(1.1), as: 'count' },
      { numbers: waits('worse', 8), relation: sameSize(1.1), as: 'count' },
    ],
    whole: true,
  },
};
