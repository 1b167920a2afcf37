/** What the figure says, in both languages. */
import type { ActivationName } from '../../../../lib/nn/activations.ts';
import type { Lang } from '../../../i18n/lang.ts';
import type { Name } from './model.ts';

const en = {
  title: 'The nudge',
  w: 'Weight w',
  dw: 'Nudge dw',
  activation: 'Activation',
  activations: { sigmoid: 'sigmoid', tanh: 'tanh', relu: 'ReLU', linear: 'linear' } as Partial<
    Record<ActivationName, string>
  >,
  columns: ['Quantity', 'On its line', 'Value', 'Change', 'Ratio', 'Slope'],
  names: {
    w: 'w, the weight of layer 1',
    z1: 'z¹ = w x + b¹',
    a1: 'a¹ = g(z¹)',
    z2: 'z² = w² a¹ + b²',
    a2: 'a² = g(z²)',
    L: 'L = (a² − y)²',
  } satisfies Record<Name, string>,
  product: 'Product',
  says: (dw: string, slope: string, quotient: string) =>
    `A nudge of ${dw}: the slopes multiply to ${slope}, the true quotient dL/dw is ${quotient}.`,
  still: 'No nudge: nothing moves. Drag dw away from 0.',
  how: 'Here x = 1.5, b¹ = 0.2, w² = −1.2, b² = 0.5 and y = 1. Each ratio is the change of a quantity over the change of the one before it. Their product is the change of the loss over the nudge, as long as no change on the way is 0. Each slope is the engine’s own derivative at the point itself; as dw goes to 0 the ratios come to the slopes.',
};
export type NudgeWords = typeof en;
const zh: NudgeWords = {
  title: '推一下',
  w: '权重w',
  dw: '推动量dw',
  activation: '激活函数',
  activations: { sigmoid: 'sigmoid', tanh: 'tanh', relu: 'ReLU', linear: '线性' },
  columns: ['量', '在数轴上', '值', '变化', '比', '斜率'],
  names: {
    w: 'w，第1层的权重',
    z1: 'z¹ = w x + b¹',
    a1: 'a¹ = g(z¹)',
    z2: 'z² = w² a¹ + b²',
    a2: 'a² = g(z²)',
    L: 'L = (a² − y)²',
  },
  product: '乘积',
  says: (dw, slope, quotient) => `推动${dw}：各斜率乘起来是${slope}，真正的差商dL/dw是${quotient}。`,
  still: '没有推，什么都不动。把dw从0拖开。',
  how: '这里x = 1.5，b¹ = 0.2，w² = −1.2，b² = 0.5，y = 1。每个比是一个量的变化除以前一个量的变化。只要途中没有哪个变化是0，这些比的乘积就等于损失的变化除以推动量。每个斜率是引擎自己在这一点上的导数；dw趋于0时，比就趋于斜率。',
};
export const strings: Record<Lang, NudgeWords> = { en, zh };
