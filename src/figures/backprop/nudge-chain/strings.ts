/** What the figure says, in both languages. */

import type { ActivationName } from '../../../../lib/nn/activations.ts';
import { said } from '../../../kit/said.ts';

const en = {
  title: 'The nudge',
  w: 'Weight w',
  end: 'End of the nudge, w + dw',
  shrink: 'dw ÷ 5: divide the nudge by 5',
  activation: 'Activation',
  activations: { tanh: 'tanh', sigmoid: 'sigmoid', relu: 'ReLU' } as Partial<Record<ActivationName, string>>,
  picture:
    'Six axes of one scale, from w to the loss; wires lead from each value to the next, before and after the nudge',
  curve: 'The loss over the weight, with its secant and its tangent',
  columns: ['Quantity', 'Value', 'Change', 'Ratio', 'Slope'],
  product: 'Product',
  legend: {
    here: 'at w',
    there: 'at w + dw',
    ratio: 'ratio of the changes → slope that it comes to',
    loss: 'L over w',
    secant: (quotient: string) => `secant: the ratios multiply to ${quotient}`,
    tangent: (slope: string) => `tangent: the slopes multiply to ${slope}`,
  },
  says: (dw: string, change: string, quotient: string, slope: string) =>
    `A nudge of ${dw} changes the loss by ${change}. That is ${quotient} times the nudge, the product of the five ratios; the five slopes multiply to ${slope}.`,
  broken: (dw: string, change: string, _: string, slope: string) =>
    `A nudge of ${dw} changes the loss by ${change}: a ReLU passes nothing on, and behind it there are no ratios. The five slopes multiply to ${slope}.`,
  still: (slope: string) => `No nudge: nothing moves. The five slopes multiply to ${slope}. Drag w + dw away from w.`,
  how: 'Here x = 1.5, b¹ = 0.4, w² = −0.8, b² = 1 and y = 1. All six axes have one scale. Each ratio is the change of a quantity over the change of the one before it, so a negative ratio crosses the wires. Their product is the change of the loss over the nudge, as long as no change on the way is 0. Each slope is the engine’s own derivative at the point itself; as dw goes to 0 the ratios come to the slopes, and the secant to the tangent.',
};
export type NudgeWords = typeof en;
export const strings = said(en, {
  title: '推一下',
  w: '权重w',
  end: '推到的地方w + dw',
  shrink: 'dw ÷ 5：把推动量除以5',
  activation: '激活函数',
  activations: { tanh: 'tanh', sigmoid: 'sigmoid', relu: 'ReLU' },
  picture: '六条刻度相同的轴，从w到损失；连线把每个值接到下一个值，推之前一条，推之后一条',
  curve: '损失随权重的变化，以及它的割线和切线',
  columns: ['量', '值', '变化', '比', '斜率'],
  product: '乘积',
  legend: {
    here: '在w处',
    there: '在w + dw处',
    ratio: '两个变化之比 → 它所趋于的斜率',
    loss: 'L随w的变化',
    secant: (quotient) => `割线：五个比的乘积${quotient}`,
    tangent: (slope) => `切线：五个斜率的乘积${slope}`,
  },
  says: (dw, change, quotient, slope) =>
    `推动${dw}，损失变化${change}，是推动量的${quotient}倍，正好等于五个比的乘积；五个斜率的乘积是${slope}。`,
  broken: (dw, change, _, slope) =>
    `推动${dw}，损失变化${change}：有一个ReLU什么也没有传过去，从它往后就没有比了。五个斜率的乘积是${slope}。`,
  still: (slope) => `没有推，什么都不动。五个斜率的乘积是${slope}。把w + dw从w拖开。`,
  how: '这里x = 1.5，b¹ = 0.4，w² = −0.8，b² = 1，y = 1。六条轴用同一个刻度。每个比是一个量的变化除以前一个量的变化，所以比为负时连线交叉。只要途中没有哪个变化是0，这些比的乘积就等于损失的变化除以推动量。每个斜率是引擎自己在这一点上的导数；dw趋于0时，比趋于斜率，割线趋于切线。',
});
