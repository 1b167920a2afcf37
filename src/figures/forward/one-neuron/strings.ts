/** What the figure says, in both languages. */

import type { ActivationName } from '../../../../lib/nn/activations.ts';
import { said } from '../../../kit/said.ts';

const en = {
  title: 'One neuron',
  input: (i: number) => `Input ${i}`,
  weight: (i: number) => `Weight ${i}`,
  bias: 'Bias',
  activation: 'Activation',
  names: {
    linear: 'linear, g(z) = z',
    relu: 'ReLU, max(0, z)',
    leaky_relu: 'leaky ReLU',
    sigmoid: 'sigmoid',
    tanh: 'tanh',
  } satisfies Record<ActivationName, string>,
  sum: 'The sum, with its numbers',
  curve: 'The activation: a over z',
  point: 'The point on the curve: the bias moves it',
  pointAt: (z: string, a: string) => `z is ${z}, a is ${a}`,
  says: (z: string, a: string, g: string) => `The weighted input is ${z}; through ${g} it becomes ${a}.`,
  how: 'The three products and the sum come from the engine’s own dense layer in 64 bits, and the curve from its own activations. The fields take one decimal: so each product has two, and the printed sum is exact. To drag the point along the curve is to change the bias.',
};
export const strings = said(en, {
  title: '一个神经元',
  input: (i) => `输入${i}`,
  weight: (i) => `权重${i}`,
  bias: '偏置',
  activation: '激活函数',
  names: {
    linear: '线性，g(z) = z',
    relu: 'ReLU，max(0, z)',
    leaky_relu: '带泄露的ReLU',
    sigmoid: 'sigmoid',
    tanh: 'tanh',
  },
  sum: '把数代进和式',
  curve: '激活函数：横轴z，纵轴a',
  point: '曲线上的点：偏置随它移动',
  pointAt: (z, a) => `z为${z}，a为${a}`,
  says: (z, a, g) => `加权输入是${z}，经过${g}变成${a}。`,
  how: '三个乘积与它们的和出自引擎自己的全连接层，用64位计算；曲线出自引擎自己的激活函数。输入框只取一位小数，乘积最多两位，所以印出来的和没有舍入。沿着曲线拖动那个点，改的就是偏置。',
});
