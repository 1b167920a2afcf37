/** What the figure says, in both languages. */
import { said } from '../../../kit/said.ts';
import type { Shape } from './points.ts';

const en = {
  title: 'Why an activation?',
  collapseTitle: 'Two linear layers, and the one that they are',
  first: 'first layer',
  second: 'second layer',
  both: 'both in one',
  input: 'an input',
  inTurn: 'through both in turn',
  atOnce: 'through the one',
  difference: (tries: string, value: string) =>
    `Over ${tries} other inputs the two ways differ by ${value} at most, which is rounding in 64 bits.`,
  linear: 'Without activation',
  relu: 'With ReLU',
  shape: 'Points',
  shapes: { corners: 'opposite corners', ring: 'a disc in a ring', moons: 'two moons' } satisfies Record<Shape, string>,
  picture: (name: string, accuracy: string) =>
    `${name}: the plane as the network divides it; ${accuracy} of the points are right`,
  facts: (accuracy: string, loss: string) => `${accuracy} right, loss ${loss}`,
  says: (step: number, linear: string, relu: string) =>
    `Step ${step}: without activation ${linear} of the points are on the right side, with ReLU ${relu}.`,
  how: 'Both networks have two inputs, two hidden layers of eight units and one sigmoid output; they start from the same weights and take equally many steps of Adam on all 200 points at once. Only the hidden activation differs. The engine trains them here in 64 bits; the colours are its predictions on a grid of 26 × 26, and the dark line is where both classes are equally likely. One press of “One step” is ten steps of Adam.',
};
export type WhyWords = typeof en;
export const strings = said(en, {
  title: '为什么要有激活函数',
  collapseTitle: '两个线性层，以及与它们等价的那一层',
  first: '第一层',
  second: '第二层',
  both: '合成一层',
  input: '一个输入',
  inTurn: '依次穿过两层',
  atOnce: '只穿过合成的一层',
  difference: (tries, value) => `再试${tries}个输入，两种算法最多相差${value}，那是64位的舍入。`,
  linear: '没有激活函数',
  relu: '用ReLU',
  shape: '点的分布',
  shapes: { corners: '对角', ring: '圆盘与圆环', moons: '两弯月牙' },
  picture: (name, accuracy) => `${name}：网络把平面分成两块，${accuracy}的点分对了`,
  facts: (accuracy, loss) => `分对${accuracy}，损失${loss}`,
  says: (step, linear, relu) => `第${step}步：没有激活函数，${linear}的点分对；用ReLU，${relu}分对。`,
  how: '两个网络都有两个输入、两个各八单元的隐藏层、一个sigmoid输出；从同样的权重出发，对全部200个点一起走同样多步Adam。不同的只有隐藏层的激活函数。引擎就在这里用64位训练它们；底色是它在26 × 26的格点上的预测，深色线上两类一样可能。按一下“单步”，走十步Adam。',
});
