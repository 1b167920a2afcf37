/** What the figure says, in both languages. */
import type { ActivationName } from '../../../../lib/nn/activations.ts';
import type { Lang } from '../../../i18n/lang.ts';

const en = {
  title: 'There and back',
  activation: 'Activation',
  activations: { tanh: 'tanh', sigmoid: 'sigmoid', relu: 'ReLU' } as Partial<Record<ActivationName, string>>,
  first: 'To the start',
  back: 'One back',
  last: 'To the end',
  operation: 'Operation',
  kinds: {
    z: (l: number, j: number) => `weighted input of unit ${j}, layer ${l}`,
    a: (l: number, j: number) => `output of unit ${j}, layer ${l}`,
    delta: (l: number, j: number) => `error of unit ${j}, layer ${l}`,
    slope: (l: number, i: number, j: number) => `slope of the weight from ${i} to ${j}, layer ${l}`,
    gradient: (l: number, j: number) => `slopes of the weights into unit ${j}, layer ${l}`,
    loss: 'the loss',
  },
  nothing: 'Nothing is computed yet: the weights and the inputs are all there is.',
  slopes: 'Slopes on the edges',
  columns: ['Weight', 'w', 'δ', 'input x', '∂L/∂w = δ × x'],
  edge: (l: number, i: number, j: number) => `layer ${l}, from ${i} to ${j}`,
  picture: 'A network of three inputs, four hidden units and two outputs',
  says: (done: number, all: number, name: string) => `${done} of ${all} operations are done; written out: ${name}.`,
  legend: {
    value: 'outputs a, in the circles',
    delta: 'errors δ, under the circles',
    slope: 'slopes ∂L/∂w, as beads: the larger the steeper, hollow where negative',
    chosen: 'what goes into the operation that is written out',
  },
  how: 'Inputs, weights and biases are drawn from the seed. The engine’s own dense layer, activation, loss and gradients compute all of it in 64 bits; the steps only decide how much of it is shown. Printed are four decimals. Press a unit to see its operation, or choose it from the list; press an edge to see its slope, or go from edge to edge with the arrow keys once one has the focus.',
};
export type ThereWords = typeof en;
const zh: ThereWords = {
  title: '去与回',
  activation: '激活函数',
  activations: { tanh: 'tanh', sigmoid: 'sigmoid', relu: 'ReLU' },
  first: '回到开头',
  back: '退一步',
  last: '直到末尾',
  operation: '运算',
  kinds: {
    z: (l, j) => `第${l}层单元${j}的加权输入`,
    a: (l, j) => `第${l}层单元${j}的输出`,
    delta: (l, j) => `第${l}层单元${j}的误差`,
    slope: (l, i, j) => `第${l}层从${i}到${j}的权重的斜率`,
    gradient: (l, j) => `通到第${l}层单元${j}的权重的斜率`,
    loss: '损失',
  },
  nothing: '还什么都没有算：只有权重和输入。',
  slopes: '边上的斜率',
  columns: ['权重', 'w', 'δ', '输入x', '∂L/∂w = δ × x'],
  edge: (l, i, j) => `第${l}层，从${i}到${j}`,
  picture: '三个输入、四个隐藏单元、两个输出的网络',
  says: (done, all, name) => `${all}步运算做了${done}步；写出来的是：${name}。`,
  legend: {
    value: '输出a，写在圆里',
    delta: '误差δ，写在圆下',
    slope: '斜率 ∂L/∂w，画成珠子：越大越陡，空心为负',
    chosen: '参与所写运算的部分',
  },
  how: '输入、权重和偏置由种子抽出。引擎自己的全连接层、激活函数、损失和梯度用64位把一切算好；步子只决定显示多少。印出四位小数。点一个单元就能看它的运算，也可以从列表里选；点一条边就能看它的斜率，让一条边得到焦点后，也可以用方向键逐条走。',
};
export const strings: Record<Lang, ThereWords> = { en, zh };
