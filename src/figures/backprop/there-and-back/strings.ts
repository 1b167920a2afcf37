/** What the figure says, in both languages. */

import type { ActivationName } from '../../../../lib/nn/activations.ts';
import { said } from '../../../kit/said.ts';
import type { What } from './sums.ts';

const en = {
  title: 'There and back',
  activation: 'Activation',
  activations: { tanh: 'tanh', sigmoid: 'sigmoid', relu: 'ReLU' } as Partial<Record<ActivationName, string>>,
  done: 'Operations done',
  unit: (l: number, j: number) => (l === 1 ? `hidden unit ${j}` : `output ${j}`),
  picture: 'Two inputs, three hidden units, two outputs and the loss, joined by wires',
  there: 'there, weight above',
  back: 'back, slope below',
  nothing: 'Nothing is computed yet: the weights and the inputs are all there is.',
  what: {
    z: 'weights times inputs, and the bias',
    a: 'the activation of z',
    loss: 'both outputs have their part in the loss',
    path: 'g′ × ∂L/∂a, its one path to the loss',
    paths: 'g′ × w × [g′ × ∂L/∂a] on each path to the loss',
    gradient: 'δ times what comes in',
  } satisfies Record<What, string>,
  colon: ': ',
  over: (j: number) => `over ${j}`,
  from: (i: number) => `from ${i}`,
  bias: 'bias',
  together: 'together',
  and: ' and ',
  says: (done: number, all: number, name: string, values: string, total: string) =>
    `${done} of ${all} operations are done. ${name}: ${values}${total && `, together ${total}`}.`,
  columns: ['Weight', 'w', 'δ', 'input', 'slope = δ × input'],
  how: 'Inputs, weights and biases are drawn from the seed; the engine’s own dense layer, activation, loss and gradients compute all of it in 64 bits, and the steps only decide how much is shown, in three decimals. Over a wire stands its weight, under it the slope of the loss in it, under the last two ∂L/∂a. Point at a unit, or go to it with the Tab key, and its paths are shown; what stands in brackets is the error of the output, which all paths through it share.',
};
export type ThereWords = typeof en;
export const strings = said(en, {
  title: '前向与反向',
  activation: '激活函数',
  activations: { tanh: 'tanh', sigmoid: 'sigmoid', relu: 'ReLU' },
  done: '已做的运算',
  unit: (l, j) => (l === 1 ? `隐藏单元${j}` : `输出${j}`),
  picture: '两个输入、三个隐藏单元、两个输出和损失，用线连起来',
  there: '前向，上方是权重',
  back: '反向，下方是斜率',
  nothing: '还什么都没有算：只有权重和输入。',
  what: {
    z: '权重乘输入，加上偏置',
    a: 'z经过激活函数',
    loss: '损失里两个输出各占一份',
    path: '通向损失只有一条路，g′ × ∂L/∂a',
    paths: '通向损失的每条路上，g′ × w × [g′ × ∂L/∂a]',
    gradient: 'δ乘输入',
  },
  colon: '：',
  over: (j) => `经${j}`,
  from: (i) => `自${i}`,
  bias: '偏置',
  together: '合计',
  and: '、',
  says: (done, all, name, values, total) =>
    `${all}步运算做了${done}步。${name}：${values}${total && `，合计${total}`}。`,
  columns: ['权重', 'w', 'δ', '输入', '斜率 = δ × 输入'],
  how: '输入、权重和偏置由种子抽出；引擎自己的全连接层、激活函数、损失和梯度用64位把一切算好，走到第几步只决定显示多少，印出三位小数。连线上方是权重，下方是损失对它的斜率，最后两条线下方是 ∂L/∂a。指一指某个单元，或者用Tab键走到它那里，就显示它的各条路；方括号里是那个输出的误差项，经过它的路都要用到。',
});
