/** What the chapter on overfitting and dropout claims of its experiments. */
import { type Claims, number } from './claim.ts';
import { together } from './dropout-together.ts';
import { ahead, everyOne, falling, highest, lowest, notEvery, rising, sameWithin, timesAsLarge } from './relations.ts';

const percent = 'percent:1';
const loss = 'fixed:4';

/** A quantity of several networks, or of several remedies. */
const units = (list: readonly number[], quantity: string) =>
  list.map((n) => number(`${n}.${quantity}`, `${n} units`, `${n}个单元`));
const twin = {
  none: ['none', '不用'],
  data: ['2,500 images', '2,500张图像'],
  small: ['16 units', '16个单元'],
  l2: ['L2', 'L2'],
  dropout: ['dropout', '随机失活'],
} as const;
const remedies = (names: readonly (keyof typeof twin)[], quantity: string) =>
  names.map((name) => number(`${name}.${quantity}`, twin[name][0], twin[name][1]));
const penalties = (list: readonly number[], quantity: string) =>
  list.map((value) => number(`[${value}].${quantity}`, `λ = ${value}`, `λ = ${value}`));
const rates = (list: readonly number[], quantity: string) =>
  list.map((value) => number(`[${value}].${quantity}`, `p = ${value}`, `p = ${value}`));
/** The same three remedies and none, on the images kept apart. */
const apart = (quantity: string) => ({
  none: number(`none.apart.${quantity}`, 'none', '不用', 'dropout.stopping'),
  stopped: number(`stopped.apart.${quantity}`, 'stopped early', '早停', 'dropout.stopping'),
  l2: number(`[0.001].apart.${quantity}`, 'λ = 0.001', 'λ = 0.001', 'dropout.penalties'),
  dropout: number(`[0.75].apart.${quantity}`, 'p = 0.75', 'p = 0.75', 'dropout.rates'),
});
const points = (value: string) => ({ en: `${value} points`, zh: `${value}个百分点` });

export const claims: Claims = {
  'by-heart': {
    of: 'dropout.remedies',
    parts: [
      {
        numbers: [number('none.end.again.accuracy', 'its 500 images', '自己的500张')],
        relation: everyOne(1 / 500),
        as: percent,
      },
      {
        numbers: [number('none.end.validation.accuracy', '1,000 others', '另外1,000张')],
        relation: notEvery,
        as: percent,
      },
    ],
  },
  'loss-turns': {
    of: 'dropout.remedies',
    parts: [
      {
        numbers: [
          number('none.first.validation.loss', 'after an epoch', '第一轮之后'),
          number('none.end.validation.loss', 'at the end', '最后'),
          number('none.lowest.loss', 'at its lowest', '最低时'),
        ],
        relation: falling,
        as: loss,
      },
    ],
  },
  'accuracy-stays': {
    of: 'dropout.remedies',
    parts: [
      {
        numbers: [
          number('none.end.validation.loss', 'loss at the end', '最后的损失'),
          number('none.lowest.loss', 'at its lowest', '最低时'),
        ],
        relation: highest,
        as: loss,
      },
      {
        numbers: [
          number('none.lowest.accuracy', 'accuracy at the lowest loss', '损失最低时的准确率'),
          number('none.end.validation.accuracy', 'at the end', '最后'),
        ],
        relation: sameWithin(0.01, points('1')),
        as: percent,
      },
    ],
    least: 19,
  },
  'log-misleads': {
    of: 'dropout.remedies',
    parts: [
      {
        numbers: [
          number('dropout.first.logged.loss', 'logged', '日志'),
          number('dropout.first.validation.loss', 'unseen images', '没见过的图像'),
          number('dropout.first.again.loss', 'read again', '重测'),
        ],
        relation: falling,
        as: 'fixed:2',
      },
    ],
  },
  'log-too-dark': {
    of: 'dropout.remedies',
    parts: [
      {
        numbers: [
          number('dropout.end.logged.loss', 'logged', '日志'),
          number('dropout.end.again.loss', 'read again', '重测'),
        ],
        relation: timesAsLarge(3),
        as: loss,
      },
    ],
  },
  'data-wins': {
    of: 'dropout.remedies',
    parts: [
      {
        numbers: remedies(['data', 'none', 'small', 'l2', 'dropout'], 'end.validation.accuracy'),
        relation: ahead(0.05, points('5')),
        as: percent,
      },
      {
        numbers: remedies(['data', 'none', 'small', 'l2', 'dropout'], 'end.validation.loss'),
        relation: lowest,
        as: loss,
      },
    ],
  },
  'loss-lowered': {
    of: 'dropout.remedies',
    parts: [{ numbers: remedies(['none', 'l2', 'dropout'], 'end.validation.loss'), relation: highest, as: loss }],
  },
  'penalty-few': {
    of: 'dropout.remedies',
    parts: [
      {
        numbers: remedies(['l2', 'none'], 'end.validation.accuracy'),
        relation: sameWithin(0.002, points('0.2')),
        as: percent,
      },
      { numbers: remedies(['l2', 'none'], 'end.validation.accuracy'), relation: highest, as: percent },
    ],
    whole: true,
  },
  'dropout-reads-more': {
    of: 'dropout.remedies',
    parts: [{ numbers: remedies(['dropout', 'none'], 'end.validation.accuracy'), relation: highest, as: percent }],
  },
  'small-reads-less': {
    of: 'dropout.remedies',
    parts: [{ numbers: remedies(['small', 'none'], 'end.validation.accuracy'), relation: lowest, as: percent }],
  },
  'small-loss-higher-here': {
    of: 'dropout.remedies',
    parts: [{ numbers: remedies(['small', 'none'], 'end.validation.loss'), relation: highest, as: loss }],
    least: 15,
  },
  'small-loss-undecided': {
    of: 'dropout.sizes',
    parts: [
      { numbers: units([16, 128], 'validation.loss'), relation: highest, as: loss },
      { numbers: units([16, 128], 'apart.loss'), relation: lowest, as: loss },
    ],
    whole: true,
  },
  'gap-opens': {
    of: 'dropout.sizes',
    parts: [{ numbers: units([8, 16, 128], 'gap.accuracy'), relation: falling, as: percent }],
  },
  'gap-to-four': {
    of: 'dropout.sizes',
    parts: [{ numbers: units([4, 2, 8], 'gap.accuracy'), relation: highest, as: percent }],
    least: 17,
  },
  'reads-less-of-both': {
    of: 'dropout.sizes',
    parts: [
      { numbers: units([2, 4, 128], 'train.accuracy'), relation: rising, as: percent },
      { numbers: units([2, 4, 8, 16, 128], 'validation.accuracy'), relation: rising, as: percent },
      ...[2, 4].map((n) => ({
        numbers: [
          number(`${n}.validation.accuracy`, `${n} units, unseen`, `${n}个单元，没见过的`),
          number(`${n}.train.accuracy`, 'its own', '自己的'),
        ],
        relation: lowest,
        as: percent,
      })),
    ],
  },
  'largest-reads-more': {
    of: 'dropout.sizes',
    parts: [{ numbers: units([512, 128], 'validation.accuracy'), relation: highest, as: percent }],
    least: 18,
  },
  'loss-gap-stays': {
    of: 'dropout.sizes',
    parts: [
      {
        numbers: units([16, 64, 128, 512], 'gap.loss'),
        relation: sameWithin(0.08, { en: '0.08', zh: '0.08' }),
        as: 'fixed:3',
      },
    ],
  },
  'loss-gap-opens-below': {
    of: 'dropout.sizes',
    parts: [
      { numbers: units([16, 8, 4], 'gap.loss'), relation: rising, as: 'fixed:3' },
      { numbers: units([2, 4, 8, 16], 'gap.loss'), relation: lowest, as: 'fixed:3' },
    ],
    whole: true,
  },
  'stopping-lowers-loss': {
    of: 'dropout.stopping',
    parts: [
      {
        numbers: [
          number('stopped.validation.loss', 'stopped early', '早停'),
          number('none.validation.loss', 'after 60 epochs', '60轮之后'),
        ],
        relation: lowest,
        as: loss,
      },
    ],
  },
  'stopping-like-penalty': {
    of: 'dropout.stopping',
    parts: [
      {
        numbers: [
          number('stopped.validation.loss', 'stopped early', '早停'),
          ...penalties([0.001], 'validation.loss').map((one) => ({ ...one, of: 'dropout.penalties' })),
        ],
        relation: sameWithin(0.025, { en: '0.025', zh: '0.025' }),
        as: loss,
      },
    ],
  },
  'kept-unsure': {
    of: 'dropout.stopping',
    parts: [
      {
        numbers: [
          number('stopped.train.loss', 'stopped early', '早停'),
          number('none.train.loss', 'after 60 epochs', '60轮之后'),
        ],
        relation: timesAsLarge(5),
        as: loss,
      },
    ],
  },
  'not-worse-read': {
    of: 'dropout.stopping',
    parts: [
      {
        numbers: [
          number('none.validation.accuracy', 'after 60 epochs', '60轮之后'),
          number('stopped.validation.accuracy', 'stopped early', '早停'),
        ],
        relation: highest,
        as: percent,
      },
    ],
    least: 17,
  },
  'middle-is-best': {
    of: 'dropout.penalties',
    parts: [
      { numbers: penalties([0.001, 0.0001, 0.03], 'validation.loss'), relation: lowest, as: loss },
      {
        numbers: rates([0.75, 0.1, 0.9], 'validation.loss').map((one) => ({ ...one, of: 'dropout.rates' })),
        relation: lowest,
        as: loss,
      },
    ],
    least: 17,
  },
  'strong-ends-forget': {
    of: 'dropout.penalties',
    parts: [
      { numbers: penalties([0.03], 'train.accuracy'), relation: notEvery, as: percent },
      {
        numbers: rates([0.9], 'train.accuracy').map((one) => ({ ...one, of: 'dropout.rates' })),
        relation: notEvery,
        as: percent,
      },
    ],
  },
  'loss-chooses-0.75': {
    of: 'dropout.rates',
    parts: [{ numbers: rates([0.75, 0.1, 0.25, 0.5, 0.9], 'validation.loss'), relation: lowest, as: loss }],
    least: 15,
  },
  'accuracy-chooses-less': {
    of: 'dropout.rates',
    parts: [{ numbers: rates([0.5, 0.75], 'validation.accuracy'), relation: highest, as: percent }],
    least: 16,
  },
  'penalties-alike': {
    of: 'dropout.penalties',
    parts: [
      {
        numbers: penalties([0.001, 0.003], 'validation.loss'),
        relation: sameWithin(0.02, { en: '0.02', zh: '0.02' }),
        as: loss,
      },
    ],
  },
  'gains-are-real': {
    of: 'dropout.stopping',
    parts: [
      {
        numbers: [apart('loss').none, apart('loss').l2, apart('loss').dropout, apart('loss').stopped],
        relation: highest,
        as: loss,
      },
    ],
    least: 19,
  },
  'stopping-as-good': {
    of: 'dropout.stopping',
    parts: [
      {
        numbers: [apart('loss').stopped, apart('loss').l2],
        relation: sameWithin(0.02, { en: '0.02', zh: '0.02' }),
        as: loss,
      },
    ],
  },
  'stopping-costs-accuracy': {
    of: 'dropout.stopping',
    parts: [{ numbers: [apart('accuracy').stopped, apart('accuracy').none], relation: lowest, as: 'percent' }],
  },
  'penalty-gain-gone': {
    of: 'dropout.penalties',
    parts: [{ numbers: [apart('accuracy').l2, apart('accuracy').none], relation: lowest, as: 'percent' }],
    least: 16,
  },
  'dropout-gain-stays': {
    of: 'dropout.rates',
    parts: [
      {
        numbers: [number('[0.5].apart.accuracy', 'p = 0.5', 'p = 0.5'), apart('accuracy').none],
        relation: highest,
        as: 'percent',
      },
    ],
  },
  'stronger-penalty-there': {
    of: 'dropout.penalties',
    parts: [
      { numbers: penalties([0.003, 0.0001, 0.0003, 0.001, 0.01, 0.03], 'apart.loss'), relation: lowest, as: loss },
    ],
    least: 19,
  },
  'stronger-dropout-there': {
    of: 'dropout.rates',
    parts: [
      { numbers: rates([0.9, 0.75], 'apart.loss'), relation: lowest, as: loss },
      { numbers: rates([0.9, 0.75], 'apart.accuracy'), relation: lowest, as: 'percent' },
    ],
    least: 13,
  },
  'rises-to-500': {
    of: 'dropout.descent',
    parts: [
      { numbers: units([50, 100], 'validation.squares'), relation: falling, as: 'fixed:3' },
      { numbers: units([100, 250, 400, 500], 'validation.squares'), relation: rising, as: 'fixed:3' },
      {
        numbers: units([500, 50, 100, 250, 400, 600, 1000, 2000], 'validation.accuracy'),
        relation: lowest,
        as: percent,
      },
    ],
  },
  'falls-again': {
    of: 'dropout.descent',
    parts: [
      { numbers: units([500, 600, 1000, 2000], 'validation.squares'), relation: falling, as: 'fixed:3' },
      { numbers: units([2000, 50, 100, 250, 400], 'validation.squares'), relation: lowest, as: 'fixed:3' },
      ...[600, 1000, 2000].map((n) => ({
        numbers: units([n], 'train.accuracy'),
        relation: everyOne(1 / 500),
        as: percent,
      })),
    ],
  },
  ...together,
};
