/** What the figure says, in both languages. */
import type { Lang } from '../../../i18n/lang.ts';
import type { Source } from './model.ts';

const en = {
  title: 'Adam taken apart',
  source: 'Gradients',
  sources: {
    ...{ busy: 'a busy weight', lit: 'a rarely lit one', out: 'an output weight', pixel: 'any pixel’s weight' },
    ...{ constant: 'always the same', alternating: 'up and down by turns', spike: 'one alone' },
    rare: 'one step in twenty',
  } satisfies Record<Source, string>,
  train: 'Train a network',
  training: (taken: string) => `Step ${taken}`,
  ...{ size: 'Size of the gradient', t: 'Step', eta: 'Learning rate', unit: 'Hidden unit', pixel: 'Pixel' },
  ...{ beta1: 'Decay rate of the mean', beta2: 'Decay rate of the squares', epsilon: 'Guard against zero' },
  steps: 'steps',
  form: 'Where ε stands',
  forms: { keras: 'Keras: on the uncorrected root', textbook: 'textbook: on the corrected root' },
  corrected: 'Bias correction',
  strips: {
    g: 'Gradient',
    mean: 'Its mean, on a band of ± the root of its mean square',
    step: 'Step, on a band of ±η',
  },
  along: (strip: string) => `Step, ${strip}`,
  at: (step: number, value: string) => `${step}: ${value}`,
  uncorrected: 'not corrected',
  into: (row: number, column: number, unit: number) =>
    `the weight from the pixel in row ${row}, column ${column} to hidden unit ${unit}`,
  outOf: (unit: number, digit: number) => `the weight from hidden unit ${unit} to the output for ${digit}`,
  says: (t: number, g: string, step: string, ratio: string) =>
    `Step ${t}: the gradient is ${g}, the weight moves by ${step}, ${ratio} times η.`,
  longest: (length: string, at: number) => `The longest step is ${length} times η, at step ${at}.`,
  followed: (weight: string, data: string) => `Followed: ${weight} (${data}).`,
  data: { mnist: 'MNIST', drawn: 'digits drawn by this book’s generator; MNIST is not installed' },
  otherConstants: 'These gradients come from a training with other constants; train again to use yours.',
  ...{ waiting: 'The data are on their way.', running: 'The network trains.' },
  failed: 'The training has failed: with a smaller rate it may not. What stood here still stands.',
  rates: (t: number, unit: number, least: string, greatest: string, still: number) =>
    `What m̂ is multiplied by after step ${t}, for the 784 weights into unit ${unit}: from ${least} (pale) to ${greatest} (dark), ${still} without a gradient yet. Press a pixel to follow its weight.`,
  columns: ['Step', 'g', 'm', 'm̂', '√v', '√v̂', 'rate', 'step'],
  how: 'Every curve is the engine’s own Adam step, run over the list of gradients in 64 bits. The gradients of a weight come from the recorded run: 784–128–10, seed 1, 120 batches of 32 of MNIST’s digits. “Train a network” runs it in a worker of this page with the constants, the seed and the unit set here, and keeps the gradients of that unit’s 784 + 10 weights; run over them, the step gives the trained weights bit for bit. Change a constant afterwards and you see what Adam would have made of the same gradients. In Keras’s form the ε is the set one over √(1 − β₂ᵗ). The lines in numbers carry as many digits as they need to come out as printed.',
};

export type ApartWords = typeof en;

const zh: ApartWords = {
  title: '拆开Adam',
  source: '梯度',
  sources: {
    ...{ busy: '常有梯度的权重', lit: '少有梯度的权重', out: '一个输出权重', pixel: '任一像素的权重' },
    ...{ constant: '始终不变', alternating: '一正一负', spike: '只有一次', rare: '每二十步一次' },
  },
  train: '训练一个网络',
  training: (taken) => `第${taken}步`,
  ...{ size: '梯度的大小', t: '步数', eta: '学习率', unit: '隐藏单元', pixel: '像素' },
  ...{ beta1: '一阶矩衰减率', beta2: '二阶矩衰减率', epsilon: '防止除以零的常数' },
  steps: '步',
  form: 'ε的位置',
  forms: { keras: 'Keras：加在未校正的平方根上', textbook: '教科书：加在校正后的平方根上' },
  corrected: '偏差校正',
  strips: { g: '梯度', mean: '梯度的均值，色带是±均方根', step: '步子，色带是±η' },
  along: (strip) => `步数，${strip}`,
  at: (step, value) => `第${step}步：${value}`,
  uncorrected: '未校正',
  into: (row, column, unit) => `第${row}行第${column}列的像素到隐藏单元${unit}的权重`,
  outOf: (unit, digit) => `隐藏单元${unit}到输出“${digit}”的权重`,
  says: (t, g, step, ratio) => `第${t}步：梯度为${g}，权重移动${step}，是η的${ratio}倍。`,
  longest: (length, at) => `最长的一步是η的${length}倍，在第${at}步。`,
  followed: (weight, data) => `跟踪的是${weight}（${data}）。`,
  data: { mnist: 'MNIST', drawn: '本书生成器画的数字；没有安装MNIST' },
  otherConstants: '这些梯度出自另一组常数的训练；要用现在的常数，请重新训练。',
  ...{ waiting: '正在加载数据。', running: '网络正在训练。' },
  failed: '训练失败了，换小一点的学习率也许就行。原有的内容还在。',
  rates: (t, unit, least, greatest, still) =>
    `第${t}步之后，通往隐藏单元${unit}的784个权重，m̂各自乘上的有效学习率：从${least}（淡）到${greatest}（浓），${still}个还没有过梯度。点一个像素，就跟踪它的权重。`,
  columns: ['步数', 'g', 'm', 'm̂', '√v', '√v̂', '有效学习率', '步子'],
  how: '每条曲线都是引擎自己的Adam，以64位精度沿着这串梯度一步步算出来的。权重的梯度出自记录下来的那次训练：784–128–10的网络，种子1，MNIST的数字，120个批次，每批32个。“训练一个网络”会在本页的训练线程里，用这里设定的常数、种子和隐藏单元再训练一次，留下这个单元784 + 10个权重的梯度；沿着这些梯度再走一遍，得到的权重与训练所得逐位相同。之后再改常数，看到的是Adam会怎样处理同一串梯度。按Keras的形式，其中的ε是设定值除以√(1 − β₂ᵗ)。代入数值的各行，位数取到印出来的算式能对上为止。',
};

export const strings: Record<Lang, ApartWords> = { en, zh };
