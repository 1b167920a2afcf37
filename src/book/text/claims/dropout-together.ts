/** What the chapter on dropout claims of masks and networks averaged, of remedies combined, and of training once more on all images. */
import { type Claims, number } from './claim.ts';
import { ahead, highest, lowest, sameWithin } from './relations.ts';

const percent = 'percent:1';
const loss = 'fixed:4';

/** How a network of dropout, or five plain ones, were asked. */
const ways = {
  scaled: ['dropout off', '关掉随机失活'],
  'masks.10': ['10 masks', '10张掩码'],
  'masks.100': ['100 masks', '100张掩码'],
  ensemble: ['five networks', '五个网络'],
  members: ['one of them, in the mean', '其中一个，取平均'],
} as const;
const asked = (way: keyof typeof ways, quantity: string) => number(`${way}.${quantity}`, ways[way][0], ways[way][1]);
const combined = {
  none: ['none', '不用'],
  dropout: ['dropout', '随机失活'],
  'dropout-l2': ['dropout, L2', '随机失活加L2'],
  shifts: ['copies', '副本'],
  'shifts-dropout': ['copies, dropout', '副本加随机失活'],
  'shifts-dropout-l2': ['copies, dropout, L2', '副本、随机失活加L2'],
} as const;
const sets = (names: readonly (keyof typeof combined)[], quantity: string) =>
  names.map((name) => number(`${name}.${quantity}`, combined[name][0], combined[name][1]));
const realData = (quantity: string) =>
  number(`data.end.validation.${quantity}`, '2,500 images', '2,500张图像', 'dropout.remedies');
const trained = (on: 'all' | 'chosen', quantity: string) =>
  number(`${on}.${quantity}`, on === 'all' ? 'on 1,500 images' : 'on 500', on === 'all' ? '用1,500张' : '用500张');
const evened = (at: string, quantity: string, en: string, zh: string) =>
  number(`${at}.${quantity}`, en, zh, 'dropout.steps');
const longer = (quantity: string) => evened('longer.none', quantity, '500 images, 300 epochs', '500张，300轮');
const shorter = (quantity: string) => evened('shorter.data', quantity, '2,500 images, 12 epochs', '2,500张，12轮');
const wide = (quantity: string) =>
  number(`512.validation.${quantity}`, 'one network of 512', '一个512单元的网络', 'dropout.sizes');
const points = (value: string) => ({ en: `${value} points`, zh: `${value}个百分点` });

export const together: Claims = {
  'scaled-reads-more': {
    of: 'dropout.averages',
    parts: [{ numbers: [asked('scaled', 'accuracy'), asked('masks.100', 'accuracy')], relation: highest, as: percent }],
  },
  'masks-less-sure': {
    of: 'dropout.averages',
    parts: [
      {
        numbers: [asked('scaled', 'loss'), asked('masks.10', 'loss'), asked('masks.100', 'loss')],
        relation: highest,
        as: loss,
      },
    ],
  },
  'copies-read-more': {
    of: 'dropout.together',
    parts: [
      { numbers: sets(['shifts', 'none'], 'accuracy'), relation: ahead(0.04, points('4')), as: percent },
      { numbers: sets(['dropout', 'none'], 'accuracy'), relation: sameWithin(0.015, points('1.5')), as: percent },
    ],
  },
  'copies-not-data': {
    of: 'dropout.together',
    parts: [{ numbers: [realData('accuracy'), ...sets(['shifts'], 'accuracy')], relation: highest, as: percent }],
  },
  'not-the-steps': {
    of: 'dropout.steps',
    parts: [
      { numbers: [shorter('accuracy'), longer('accuracy')], relation: ahead(0.04, points('4')), as: percent },
      { numbers: [shorter('loss'), longer('loss')], relation: lowest, as: loss },
    ],
  },
  'copies-not-steps': {
    of: 'dropout.together',
    parts: [
      {
        numbers: [...sets(['shifts'], 'accuracy'), longer('accuracy')],
        relation: ahead(0.035, points('3.5')),
        as: percent,
      },
      { numbers: [...sets(['shifts'], 'loss'), longer('loss')], relation: lowest, as: loss },
    ],
  },
  'real-stopped-lower': {
    of: 'dropout.together',
    parts: [{ numbers: [shorter('loss'), ...sets(['shifts-dropout-l2'], 'loss')], relation: lowest, as: loss }],
  },
  'refit-not-steps': {
    of: 'dropout.steps',
    parts: [
      {
        numbers: [
          number('all.accuracy', '1,500 images, a third of the epochs', '1,500张，三分之一的轮数'),
          number('chosen.accuracy', '500, three times the epochs', '500张，三倍的轮数'),
        ],
        relation: ahead(0.04, points('4')),
        as: percent,
      },
      {
        numbers: [
          number('all.loss', '1,500 images, a third of the epochs', '1,500张，三分之一的轮数'),
          number('chosen.loss', '500, three times the epochs', '500张，三倍的轮数'),
        ],
        relation: lowest,
        as: loss,
      },
    ],
  },
  'copies-decide-accuracy': {
    of: 'dropout.together',
    parts: [
      {
        numbers: sets(['shifts', 'shifts-dropout', 'shifts-dropout-l2'], 'accuracy'),
        relation: sameWithin(0.007, points('0.7')),
        as: percent,
      },
    ],
  },
  'three-lowest': {
    of: 'dropout.together',
    parts: [
      {
        numbers: [
          ...sets(['shifts-dropout-l2', 'none', 'dropout', 'dropout-l2', 'shifts', 'shifts-dropout'], 'loss'),
          realData('loss'),
        ],
        relation: lowest,
        as: loss,
      },
    ],
  },
  'ensemble-less-sure': {
    of: 'dropout.averages',
    parts: [{ numbers: [asked('ensemble', 'loss'), asked('members', 'loss')], relation: lowest, as: loss }],
  },
  'ensemble-reads-more': {
    of: 'dropout.averages',
    parts: [{ numbers: [asked('ensemble', 'accuracy'), asked('members', 'accuracy')], relation: highest, as: percent }],
    least: 4,
  },
  'wide-reads-more': {
    of: 'dropout.averages',
    parts: [{ numbers: [wide('accuracy'), asked('ensemble', 'accuracy')], relation: highest, as: percent }],
    least: 4,
  },
  'wide-surer': {
    of: 'dropout.averages',
    parts: [{ numbers: [wide('loss'), asked('ensemble', 'loss')], relation: highest, as: loss }],
  },
  'refit-better': {
    of: 'dropout.refit',
    parts: [
      { numbers: [trained('all', 'accuracy'), trained('chosen', 'accuracy')], relation: highest, as: percent },
      { numbers: [trained('all', 'loss'), trained('chosen', 'loss')], relation: lowest, as: loss },
    ],
  },
};
