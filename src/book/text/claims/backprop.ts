/** What the chapter on backpropagation claims of its experiments. */
import type { Claims, Compared } from './claim.ts';
import { everyOne, falling, highest, lowest, rising, sameWithin, timesAbout, timesAsLarge } from './relations.ts';

const number = (at: string, en: string, zh: string): Compared => ({ at, en, zh });
const stacks = {
  sigmoid: ['sigmoid', 'sigmoid'],
  tanh: ['tanh', 'tanh'],
  relu: ['ReLU, Glorot', 'ReLU，Glorot'],
  reluHe: ['ReLU, He', 'ReLU，He'],
} as const;
const each = (names: readonly (keyof typeof stacks)[], quantity: string) =>
  names.map((name) => number(`${name}.${quantity}`, stacks[name][0], stacks[name][1]));
const factors = {
  half: ["half of He's", 'He的一半'],
  whole: ["He's", 'He'],
  twice: ["twice He's", 'He的两倍'],
} as const;
const grown = (names: readonly (keyof typeof factors)[], quantity: string) =>
  names.map((name) => number(`${name}.${quantity}`, factors[name][0], factors[name][1]));
const points = (value: string) => ({ en: `${value} points`, zh: `${value}个百分点` });

export const claims: Claims = {
  'sigmoids-guess': {
    of: 'backprop.depth',
    parts: [
      {
        numbers: [...each(['sigmoid'], 'accuracy'), { value: 0.1, en: 'one in ten', zh: '十个里对一个' }],
        relation: sameWithin(0.01, points('1')),
        as: 'percent',
      },
    ],
  },
  'starts-keep-more': {
    of: 'backprop.depth',
    parts: [{ numbers: each(['sigmoid', 'relu', 'tanh', 'reluHe'], 'left'), relation: rising, as: 'digits:2' }],
  },
  'he-reads-more': {
    of: 'backprop.depth',
    parts: [{ numbers: each(['reluHe', 'relu'], 'accuracy'), relation: highest, as: 'percent' }],
  },
  'left-foretells-little': {
    of: 'backprop.depth',
    parts: [
      { numbers: each(['relu', 'tanh'], 'left'), relation: rising, as: 'digits:2' },
      { numbers: each(['relu', 'tanh'], 'accuracy'), relation: sameWithin(0.02, points('2')), as: 'percent' },
    ],
    least: 4,
  },
  'middle-step-best': {
    of: 'backprop.gradients',
    parts: [
      {
        numbers: [
          number('best.float64.digits', 'the best step', '最好的步长'),
          number('digits.1', 'h = 0.1', 'h = 0.1'),
          number('digits.10', 'h = 10⁻¹⁰', 'h = 10⁻¹⁰'),
        ],
        relation: highest,
        as: 'fixed:1',
      },
      {
        numbers: [number('best.float64.digits', '64 bits', '64位'), number('best.float32.digits', '32 bits', '32位')],
        relation: highest,
        as: 'fixed:1',
      },
    ],
    whole: true,
  },
  'powers-of-two': {
    of: 'backprop.growth',
    parts: [
      { numbers: grown(['whole', 'half'], 'left'), relation: timesAbout(512), as: 'digits:3' },
      { numbers: grown(['twice', 'whole'], 'left'), relation: timesAsLarge(400), as: 'digits:3' },
    ],
  },
  'twice-breaks': {
    of: 'backprop.growth',
    parts: [
      { numbers: [number('twice.sgd.broke', 'runs that broke', '溢出的训练')], relation: everyOne(1), as: 'count' },
      {
        numbers: [number('twice.sgd.step', 'in step', '溢出发生的步'), { value: 5, en: 'a few', zh: '几步' }],
        relation: lowest,
        as: 'count',
      },
      {
        numbers: [...grown(['half'], 'sgd.accuracy'), { value: 0.1, en: 'one in ten', zh: '十个里对一个' }],
        relation: sameWithin(0.02, points('2')),
        as: 'percent',
      },
    ],
  },
  'adam-between': {
    of: 'backprop.growth',
    parts: [
      {
        numbers: [
          ...grown(['whole', 'half', 'twice'], 'adam.accuracy'),
          { value: 0.2, en: 'a guess twice over', zh: '乱猜的两倍' },
        ],
        relation: falling,
        as: 'percent',
      },
    ],
  },
  'alike-is-one': {
    of: 'backprop.alike',
    parts: [
      { numbers: [number('alike.units', 'different units', '互不相同的单元')], relation: everyOne(1), as: 'count' },
      {
        numbers: [
          number('alike.accuracy', 'all alike', '全都一样'),
          number('one.accuracy', 'a single unit', '只有一个单元'),
        ],
        relation: sameWithin(0.04, points('4')),
        as: 'percent',
      },
      {
        numbers: [
          number('drawn.accuracy', 'drawn', '随机'),
          number('alike.accuracy', 'all alike', '全都一样'),
          number('one.accuracy', 'a single unit', '只有一个单元'),
        ],
        relation: highest,
        as: 'percent',
      },
    ],
  },
  'zero-guesses': {
    of: 'backprop.alike',
    parts: [
      {
        numbers: [
          number('zero.accuracy', 'from zero', '从零开始'),
          { value: 0.1135, en: 'ones among the digits', zh: '1所占的比例' },
        ],
        relation: sameWithin(0.0005, points('0.05')),
        as: 'percent',
      },
    ],
  },
};
