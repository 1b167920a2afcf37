/** What the pictures of exercises are called: their axes, and what they show, which is not what is asked. */
import type { Lang } from '../../../i18n/lang.ts';

interface DrawingWords {
  readonly says: string;
  readonly x: string;
  readonly y: string;
}

export const drawings: Readonly<Record<string, Readonly<Record<Lang, DrawingWords>>>> = {
  'forward-reading': {
    en: {
      says: 'The output of a sigmoid neuron over its input, with two dots on the curve',
      x: 'input x',
      y: 'output a',
    },
    zh: { says: 'sigmoid神经元的输出随输入变化的曲线，上面有两个点', x: '输入x', y: '输出a' },
  },
  'loss-curve': {
    en: { says: 'The validation loss after each of nine epochs', x: 'epoch', y: 'validation loss' },
    zh: { says: '九轮训练中每轮之后的验证损失', x: '轮次', y: '验证损失' },
  },
  'backprop-fading': {
    en: { says: 'The mean size of the errors of ten layers, on a logarithmic axis', x: 'layer', y: 'mean |δ|' },
    zh: { says: '十层误差项大小的平均值，纵轴取对数', x: '层', y: '|δ|的平均值' },
  },
  'dropout-stopping': {
    en: { says: 'The validation loss after each of ten epochs', x: 'epoch', y: 'validation loss' },
    zh: { says: '十轮训练中每轮之后的验证损失', x: '轮次', y: '验证损失' },
  },
  'gradient-descent-read': {
    en: { says: 'The weight at the start and after each of three steps', x: 'step', y: 'weight w' },
    zh: { says: '权重的起点和三步之后的值', x: '步', y: '权重w' },
  },
  'mnist-curve': {
    en: { says: 'Two losses after each of ten epochs: in training U, in validation V', x: 'epoch', y: 'loss' },
    zh: { says: '十轮训练中每轮之后的两种损失：训练U和验证V', x: '轮次', y: '损失' },
  },
};
