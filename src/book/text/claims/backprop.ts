/** What the chapter on backpropagation claims of its experiments. */
import type { Claims, Compared } from './claim.ts';
import { highest, rising, sameWithin } from './relations.ts';

const number = (at: string, en: string, zh: string): Compared => ({ at, en, zh });
const stacks = {
  sigmoid: ['sigmoid', 'sigmoid'],
  tanh: ['tanh', 'tanh'],
  relu: ['ReLU, Glorot', 'ReLU，Glorot'],
  reluHe: ['ReLU, He', 'ReLU，He'],
} as const;
const each = (names: readonly (keyof typeof stacks)[], quantity: string) =>
  names.map((name) => number(`${name}.${quantity}`, stacks[name][0], stacks[name][1]));
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
};
