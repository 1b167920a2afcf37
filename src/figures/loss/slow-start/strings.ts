/** What the figure says, in both languages. */
import type { Lang } from '../../../i18n/lang.ts';

const en = {
  title: 'The slow start: one neuron, two losses',
  squares: 'Squared error',
  entropy: 'Cross-entropy',
  output: 'Output a, wanted: 0',
  push: 'Slope δ in z, and the factor g′(z)',
  factor: 'g′(z), squared error',
  steps: 'steps',
  w: 'Starting weight',
  b: 'Starting bias',
  eta: 'Learning rate',
  good: 'A fair start',
  bad: 'A bad start',
  worse: 'A worse start',
  quantity: 'At this step',
  rowOutput: 'output a',
  rowLoss: 'loss L',
  rowSlope: '∂L/∂a',
  rowFactor: 'g′(z) = a(1 − a)',
  rowDelta: 'δ = ∂L/∂z',
  step: 'Step',
  columns: [
    'Step',
    'a, squared error',
    'g′(z), squared error',
    'δ, squared error',
    'a, cross-entropy',
    'δ, cross-entropy',
  ],
  never: (steps: number) => `not within ${steps} steps`,
  after: (step: number) => `after ${step} steps`,
  says: (step: number, squares: string, entropy: string, squaresAfter: string, entropyAfter: string) =>
    `Step ${step}: output ${squares} under the squared error, ${entropy} under the cross-entropy. Below 0.1 come the squares ${squaresAfter}, the cross-entropy ${entropyAfter}.`,
  how: 'The neuron has one input, 1, one weight and one bias; its output is σ(w + b) and should be 0. Both copies start with the same numbers and take the same kind of step, a rate times the slope. Every number comes from the engine’s own sigmoid and losses, in 64 bits; nothing is random.',
};

export type SlowWords = typeof en;

const zh: SlowWords = {
  title: '起步慢：一个神经元，两种损失',
  squares: '平方误差',
  entropy: '交叉熵',
  output: '输出a，想要的是0',
  push: '对z的斜率δ，以及因子g′(z)',
  factor: 'g′(z)，平方误差',
  steps: '步',
  w: '初始权重',
  b: '初始偏置',
  eta: '学习率',
  good: '开头尚可',
  bad: '开头糟糕',
  worse: '开头更糟',
  quantity: '这一步的数值',
  rowOutput: '输出a',
  rowLoss: '损失L',
  rowSlope: '∂L/∂a',
  rowFactor: 'g′(z) = a(1 − a)',
  rowDelta: 'δ = ∂L/∂z',
  step: '步数',
  columns: ['步数', 'a，平方误差', 'g′(z)，平方误差', 'δ，平方误差', 'a，交叉熵', 'δ，交叉熵'],
  never: (steps) => `${steps}步之内做不到`,
  after: (step) => `要${step}步`,
  says: (step, squares, entropy, squaresAfter, entropyAfter) =>
    `第${step}步：用平方误差，输出${squares}；用交叉熵，输出${entropy}。降到0.1以下，平方误差${squaresAfter}，交叉熵${entropyAfter}。`,
  how: '这个神经元只有一个输入，恒为1，外加一个权重、一个偏置；输出是σ(w + b)，应当是0。两份拷贝从同样的数出发，走同样的步子：学习率乘斜率。每个数都出自引擎自己的sigmoid和损失函数，用64位计算，没有任何随机。',
};

export const strings: Record<Lang, SlowWords> = { en, zh };
