/** What the chapter on the program claims of its runs. */
import { type Claims, number } from './claim.ts';
import { ahead, falling, highest, lowest, sameWithin, timesAsLarge } from './relations.ts';

const percent = 'percent';
const loss = 'fixed:4';
const seeds = [1, 2, 3, 4, 5];

export const claims: Claims = {
  'glorot-and-relu': {
    of: 'backprop.depth',
    parts: [
      {
        // much less: a fifth at most
        numbers: [
          number('tanh.left', 'tanh, Glorot', 'tanh，Glorot'),
          number('relu.left', 'ReLU, Glorot', 'ReLU，Glorot'),
        ],
        relation: timesAsLarge(5),
        as: 'fixed:3',
      },
    ],
  },
  'validation-above-log': {
    of: 'mnist.run',
    parts: [
      {
        numbers: [
          number('first.validation.accuracy', 'validation', '验证'),
          number('first.train.accuracy', 'training, logged', '训练，日志'),
        ],
        relation: highest,
        as: percent,
      },
    ],
  },
  'rereading-explains-most': {
    of: 'mnist.run',
    parts: [
      {
        numbers: [
          number('first.validation.accuracy', 'validation', '验证'),
          number('first.reread', 'training, read again', '训练，重测'),
          number('first.train.accuracy', 'training, logged', '训练，日志'),
        ],
        relation: falling,
        as: percent,
      },
      // most of it: three points and more against one at most
      {
        numbers: [
          number('first.reread', 'training, read again', '训练，重测'),
          number('first.train.accuracy', 'training, logged', '训练，日志'),
        ],
        relation: ahead(0.03, { en: '3 points', zh: '3个百分点' }),
        as: percent,
      },
      {
        numbers: [
          number('first.validation.accuracy', 'validation', '验证'),
          number('first.reread', 'training, read again', '训练，重测'),
        ],
        relation: sameWithin(0.01, { en: '1 point', zh: '1个百分点' }),
        as: percent,
      },
    ],
  },
  'last-tenth-is-easier': {
    of: 'mnist.tenths',
    parts: [
      {
        numbers: [
          number('last', 'the last tenth', '最后一份'),
          number('others.highest', 'the best of the nine others', '其余九份里最好的'),
          number('others.mean', 'the nine others, mean', '其余九份的平均'),
        ],
        relation: falling,
        as: percent,
      },
      {
        numbers: [
          number('loss.last', 'loss on the last tenth', '最后一份的损失'),
          number('loss.others.lowest', 'the lowest of the nine others', '其余九份里最低的'),
        ],
        relation: lowest,
        as: loss,
      },
    ],
  },
  'other-tenths-are-not': {
    of: 'mnist.tenths',
    parts: [
      {
        numbers: [
          number('others.highest', 'kept apart: the best of the nine', '留出：九份里最好的'),
          number('others.learned.lowest', 'learned, read again: the worst of the nine', '学过，重测：九次里最差的'),
        ],
        relation: lowest,
        as: percent,
      },
    ],
  },
  'order-turned': {
    of: 'mnist.run',
    parts: [
      {
        numbers: [
          number('last.train.accuracy', 'training', '训练'),
          number('last.validation.accuracy', 'validation', '验证'),
        ],
        relation: highest,
        as: percent,
      },
    ],
  },
  'training-loss-falls': {
    of: 'mnist.run',
    parts: [
      {
        numbers: Array.from({ length: 10 }, (_, k) => number(`trainLosses[${k}]`, `epoch ${k + 1}`, `第${k + 1}轮`)),
        relation: falling,
        as: 'fixed:3',
      },
    ],
  },
  'validation-loss-rises': {
    of: 'mnist.run',
    parts: [
      {
        numbers: [number('last.validation.loss', 'epoch 10', '第10轮'), number('lowest.loss', 'lowest', '最低')],
        relation: highest,
        as: loss,
      },
    ],
  },
  'untrained-above-ln-10': {
    of: 'mnist.run',
    parts: [
      {
        numbers: [number('untrained.loss', 'untrained', '未训练'), { value: Math.LN10, en: 'ln 10', zh: 'ln 10' }],
        relation: highest,
        as: loss,
      },
    ],
  },
  luckiest: {
    of: 'mnist.run',
    parts: [
      {
        numbers: seeds.map((seed) => number(`seed.${seed}.test.accuracy`, `seed ${seed}`, `种子${seed}`)),
        relation: highest,
        as: percent,
      },
    ],
    whole: true,
  },
  'engine-like-keras': {
    of: 'mnist.run',
    parts: [
      {
        numbers: [
          number('test.accuracy', 'this engine', '本书引擎'),
          number('tensorflow.mean', 'Keras, TensorFlow', 'Keras，TensorFlow', 'mnist.keras'),
          number('jax.mean', 'Keras, JAX', 'Keras，JAX', 'mnist.keras'),
        ],
        relation: sameWithin(0.003, { en: '0.3 points', zh: '0.3个百分点' }),
        as: percent,
      },
    ],
    whole: true,
  },
  'uneven-mistakes': {
    of: 'mnist.run',
    parts: [
      {
        numbers: [
          number('commonest', 'the commonest of 90 mistakes', '90种错误里最常见的'),
          number('evenly', 'each, if all were equally common', '若同样常见，每种'),
        ],
        relation: timesAsLarge(3),
        as: 'fixed:1',
      },
    ],
  },
  'surer-than-right': {
    of: 'mnist.run',
    parts: [
      {
        numbers: [number('confidence', 'mean probability', '平均概率'), number('test.accuracy', 'right', '答对')],
        relation: highest,
        as: percent,
      },
    ],
  },
  'recovers-below': {
    of: 'mnist.forgotten-scale',
    parts: [
      {
        numbers: [
          number('test.accuracy', 'without / 255', '不除以255'),
          number('test.accuracy', 'with it', '除以255', 'mnist.run'),
        ],
        relation: lowest,
        as: percent,
      },
      {
        numbers: [number('untrained.loss', 'untrained', '未训练'), { value: Math.LN10, en: 'ln 10', zh: 'ln 10' }],
        relation: timesAsLarge(10),
        as: 'fixed:1',
      },
    ],
  },
  'large-rate-fails': {
    of: 'mnist.large-rate',
    parts: [
      {
        numbers: [
          number('test.accuracy', 'rate 0.1', '学习率0.1'),
          number('test.accuracy', 'rate 0.001', '学习率0.001', 'mnist.run'),
        ],
        relation: lowest,
        as: percent,
      },
      {
        numbers: [
          number('neverPositive', 'dead of 128, rate 0.1', '128个里失效的，学习率0.1'),
          { value: 64, en: 'half', zh: '一半' },
        ],
        relation: highest,
        as: 'fixed:0',
      },
    ],
  },
  'remembered-is-more': {
    of: 'mnist.run',
    parts: [
      {
        numbers: [number('last.reread', 'training, read again', '训练，重测'), number('test.accuracy', 'test', '测试')],
        relation: highest,
        as: percent,
      },
    ],
  },
  'first-half-is-harder': {
    of: 'mnist.run',
    parts: [
      {
        numbers: [
          number('firstHalf', 'wrong, first half', '前一半识别错误'),
          number('secondHalf', 'wrong, second half', '后一半识别错误'),
        ],
        relation: highest,
        as: 'fixed:0',
      },
    ],
  },
  'linear-below': {
    of: 'mnist.linear',
    parts: [
      {
        numbers: [
          number('wrong', 'wrong, no hidden layer', '识别错误，没有隐藏层'),
          number('wrong', 'with it', '识别错误，有隐藏层', 'mnist.run'),
        ],
        relation: timesAsLarge(2),
        as: 'fixed:0',
      },
    ],
  },
  'nearest-between': {
    of: 'mnist.neighbours',
    parts: [
      {
        numbers: [
          number('test.accuracy', 'the network', '本章的网络', 'mnist.run'),
          number('image', 'the nearest image', '最近的图像'),
          number('test.accuracy', 'no hidden layer', '没有隐藏层', 'mnist.linear'),
          number('mean', 'the nearest of ten means', '最近的平均图像'),
        ],
        relation: falling,
        as: 'percent:1',
      },
    ],
    whole: true,
  },
  'below-the-diagonal': {
    of: 'mnist.run',
    parts: [
      {
        numbers: [
          number('bins[4].confidence', 'probability given', '给出的概率'),
          number('bins[4].accuracy', 'right', '识别正确'),
        ],
        relation: highest,
        as: 'percent:1',
      },
    ],
  },
};
