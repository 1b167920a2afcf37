/** What the figure says, in both languages. */
import type { Lang } from '../../../i18n/lang.ts';
import type { Source } from './model.ts';
import type { PlotName, Series } from './plots.ts';

/** Of the curves. */
const letters = {
  g: '∂L/∂w',
  m: 'm',
  mHat: 'm̂',
  v: '√v',
  vHat: '√v̂',
  c1: '1 / (1 − β₁ᵗ)',
  c2: '1 / (1 − β₂ᵗ)',
  rate: 'η / (√v̂ + ε)',
  rateBare: 'η / (√v + ε)',
};

const en = {
  title: 'Adam taken apart',
  source: 'Gradients',
  sources: {
    training: 'of a network in training',
    constant: 'always the same',
    alternating: 'up and down by turns',
    spike: 'one alone',
    rare: 'one step in twenty',
  } satisfies Record<Source, string>,
  train: 'Train a network',
  training: (taken: string) => `Step ${taken}`,
  size: 'Size of the gradient',
  t: 'Step',
  eta: 'Learning rate',
  beta1: 'Memory of the mean',
  beta2: 'Memory of the squares',
  epsilon: 'Guard against zero',
  form: 'Where ε stands',
  forms: { keras: 'Keras: added to the uncorrected root', textbook: 'textbook: added to the corrected root' },
  corrected: 'Bias correction',
  busy: 'A busy weight',
  rare: 'A rarely lit one',
  out: 'An output weight',
  unit: 'Hidden unit',
  pixel: 'From pixel',
  plots: {
    gradient: 'Gradient',
    corrections: 'Corrections',
    mean: 'Mean of the gradients',
    rate: 'Effective rate',
    root: 'Root of the mean square',
    step: 'Step of the weight',
  } satisfies Record<PlotName, string>,
  steps: 'steps',
  linesTitle: (t: number) => `Step ${t} in numbers`,
  uncorrected: 'not corrected',
  into: (row: number, column: number, unit: number) =>
    `the weight from the pixel in row ${row}, column ${column} to hidden unit ${unit}`,
  outOf: (unit: number, digit: number) => `the weight from hidden unit ${unit} to the output for ${digit}`,
  says: (t: number, g: string, step: string, ratio: string) =>
    `Step ${t}: the gradient is ${g}, the weight moves by ${step}, ${ratio} times η.`,
  followed: (weight: string, data: string) => `Followed: ${weight} (${data}).`,
  data: { mnist: 'MNIST', drawn: 'digits drawn by this book’s generator; MNIST is not installed' },
  factors: (one: string, other: string) => `The corrections: m times ${one}, v times ${other}.`,
  withoutFactors: (bare: string, right: string, longest: string, at: number) =>
    `Nothing is corrected: the first step is ${bare} times η long, the longest (step ${at}) ${longest}; corrected the first would be ${right}.`,
  otherConstants: 'These gradients come from a training with other constants; train again to use yours.',
  waiting: 'The data are on their way.',
  running: 'The network trains.',
  failed: 'The training has failed: with a smaller rate it may not. What stood here still stands.',
  ratesTitle: (t: number, unit: number) =>
    `Effective rates of the 784 weights into hidden unit ${unit} after step ${t}`,
  ratesHow:
    'Each square is the weight of one pixel; press one to follow it. The more ink, the larger its rate; bare paper: no gradient yet.',
  ratesSays: (least: string, greatest: string, times: string, still: number) =>
    `From ${least} to ${greatest}: the largest is ${times} times the smallest. ${still} weights have had no gradient yet.`,
  noRates: 'No weight of this unit has had a gradient yet.',
  histogram: 'How many weights have which rate',
  chosen: 'followed',
  columns: ['Step', 'g', 'm', 'm̂', '√v', '√v̂', 'rate', 'step'],
  names: { ...letters, step: 'step; dashed: ±η' } satisfies Record<Series['name'], string>,
  how: 'Every curve is the engine’s own Adam step, run over the list of gradients in 64 bits. “Train a network” trains 784–128–10 for 120 batches of 32 digits in a worker of this page, with the constants set here, and keeps the gradients of one hidden unit’s 784 + 10 weights; run over them, the step gives the trained weights bit for bit. Change a constant afterwards and you see what Adam would have made of the same gradients. The effective rate is what m̂ is multiplied by; in Keras’s form the ε in it is the set one over √(1 − β₂ᵗ). The lines in numbers carry as many digits as they need to come out as printed.',
};

export type ApartWords = typeof en;

const zh: ApartWords = {
  title: '拆开Adam',
  source: '梯度',
  sources: {
    training: '取自训练中的网络',
    constant: '始终不变',
    alternating: '一正一负',
    spike: '只有一次',
    rare: '每二十步一次',
  },
  train: '训练一个网络',
  training: (taken) => `第${taken}步`,
  size: '梯度的大小',
  t: '步数',
  eta: '学习率',
  beta1: '均值的记忆',
  beta2: '平方的记忆',
  epsilon: '防止除以零',
  form: 'ε的位置',
  forms: { keras: 'Keras：加在未校正的根上', textbook: '教科书：加在校正后的根上' },
  corrected: '偏差校正',
  busy: '一个忙碌的权重',
  rare: '一个很少亮起的',
  out: '一个输出权重',
  unit: '隐藏单元',
  pixel: '来自像素',
  plots: {
    gradient: '梯度',
    corrections: '校正系数',
    mean: '梯度的均值',
    rate: '有效学习率',
    root: '均方根',
    step: '权重的步子',
  },
  steps: '步',
  linesTitle: (t) => `第${t}步，代入数值`,
  uncorrected: '未校正',
  into: (row, column, unit) => `第${row}行第${column}列的像素到隐藏单元${unit}的权重`,
  outOf: (unit, digit) => `隐藏单元${unit}到输出“${digit}”的权重`,
  says: (t, g, step, ratio) => `第${t}步：梯度为${g}，权重移动${step}，是η的${ratio}倍。`,
  followed: (weight, data) => `跟踪的是${weight}（${data}）。`,
  data: { mnist: 'MNIST', drawn: '本书生成器画的数字；没有安装MNIST' },
  factors: (one, other) => `校正：m乘以${one}，v乘以${other}。`,
  withoutFactors: (bare, right, longest, at) =>
    `没有校正：第一步长达η的${bare}倍，最长的一步（第${at}步）是${longest}倍；校正后第一步是${right}倍。`,
  otherConstants: '这些梯度出自另一组常数的训练；要用现在的常数，请重新训练。',
  waiting: '正在加载数据。',
  running: '网络正在训练。',
  failed: '训练失败了，换小一点的学习率也许就行。原有的内容还在。',
  ratesTitle: (t, unit) => `第${t}步之后，通往隐藏单元${unit}的784个权重各自的有效学习率`,
  ratesHow: '每个小方格是一个像素的权重，点一下就跟踪它。墨色越浓，学习率越大；空白处还没有过梯度。',
  ratesSays: (least, greatest, times, still) =>
    `从${least}到${greatest}：最大的是最小的${times}倍。有${still}个权重还没有过梯度。`,
  noRates: '这个单元还没有一个权重得到过梯度。',
  histogram: '各种学习率的权重各有多少',
  chosen: '跟踪的',
  columns: ['步数', 'g', 'm', 'm̂', '√v', '√v̂', '有效学习率', '步子'],
  names: { ...letters, step: '步子；虚线：±η' },
  how: '每条曲线都是引擎自己的Adam，以64位精度沿着这串梯度一步步算出来的。“训练一个网络”会在本页的工作线程里，用这里设定的常数，把784–128–10的网络训练120个批次，每批32个数字，并留下一个隐藏单元784 + 10个权重的梯度；沿着这些梯度再走一遍，得到的权重与训练所得逐位相同。之后再改常数，看到的是Adam会怎样处理同一串梯度。有效学习率是m̂所乘的数；按Keras的形式，其中的ε是设定值除以√(1 − β₂ᵗ)。代入数值的各行，位数取到印出来的算式能对上为止。',
};

export const strings: Record<Lang, ApartWords> = { en, zh };
