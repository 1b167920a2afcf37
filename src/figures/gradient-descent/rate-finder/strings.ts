/** What the figure says, in both languages. */
import type { Ending, Rule } from '../../../experiments/gradient-descent/rate-finder/training.ts';
import type { Lang } from '../../../i18n/lang.ts';
import type { Source } from './model.ts';

const en = {
  title: 'The learning-rate finder',
  lossAxis: 'loss',
  trialAxis: 'validation accuracy after one epoch at that rate, %',
  rateAxis: 'learning rate η',
  usualMark: (rate: string) => `Keras ${rate}`,
  marks: { suggestion: 'steepest', lowest: 'lowest', blowUp: 'blow-up' },
  legend: { dots: 'loss of each mini-batch', line: 'smoothed', trial: 'one epoch at that rate', broken: 'broke' },
  rule: 'Optimiser',
  rules: { sgd: 'SGD', momentum: 'SGD with momentum', adam: 'Adam' } satisfies Record<Rule, string>,
  try: 'Try these rates',
  stop: 'Stop',
  low: 'Lowest rate',
  high: 'Highest rate',
  steps: 'Steps',
  sources: {
    recorded: 'recorded on MNIST',
    mnist: 'MNIST',
    drawn: 'digits drawn by this book’s generator; MNIST is not installed',
  } satisfies Record<Source, string>,
  whose: (curve: string, trials: string | null) => (trials ? `Curve: ${curve}. Trials: ${trials}.` : `Data: ${curve}.`),
  empty: 'Nothing has run with these settings yet.',
  waiting: 'The data are on their way.',
  failed: 'The run has failed, or the data did not come. What was drawn stays. Start again, or reload the page.',
  at: (step: number, steps: number, rate: string, smooth: string) =>
    `Step ${step} of ${steps}: η = ${rate}, smoothed loss ${smooth}.`,
  paused: 'Paused. ',
  measuring: ' The curvature of the untrained network is being measured.',
  trying: (rate: string, share: string) => `An epoch at η = ${rate}: ${share} done.`,
  found: (suggestion: string, lowest: string) =>
    `The smoothed loss falls fastest at η = ${suggestion}, which is the suggestion, and is lowest at ${lowest}`,
  notFound: 'The smoothed loss never fell: there is nothing to suggest.',
  endings: {
    top: () => ' when the test reaches its highest rate.',
    rose: (rate: string) => `; at ${rate} it is four times as high.`,
    broken: (rate: string) => `; after ${rate} it is no number any more.`,
  } satisfies Record<Ending, (rate: string) => string>,
  usual: (rate: string) => ` Keras would take ${rate}.`,
  /** `mark`: its formula. */
  limit: (mark: string, limit: string) => ` The curvature of the untrained network puts the limit ${mark} at ${limit}.`,
  best: (rate: string, accuracy: string) => ` Tried for an epoch, the best is η = ${rate} with ${accuracy}`,
  others: (suggested: string | null, usual: string | null) =>
    `${suggested ? `; the suggestion comes to ${suggested}` : ''}${usual ? `${suggested ? ', ' : '; '}Keras’s rate to ${usual}` : ''}.`,
  noneWhole: ' Every rate that was tried broke.',
  columns: ['Step', 'η', 'Loss', 'Smoothed loss'],
  trialColumns: ['η', 'Validation loss', 'Validation accuracy'],
  brokenAt: (step: number) => `broke at step ${step}`,
  curveTable: 'The numbers behind the curve',
  trialTable: 'The rates that were tried',
  how: [
    'The article’s network, 784-128-10, reads the first 10,000 training images in mini-batches of 32. From step to step the rate is multiplied by the same factor, from the lowest rate to the highest (L. N. Smith, 2017, added the same amount). The line is a running mean that keeps nine tenths of itself and is divided by 1 − 0.9ᵗ, the correction that Adam makes to its first moment: without it the curve would begin near 0. It lags a few steps behind the dots. The test ends where the line is four times its lowest value, or where the loss is no number any more.',
    'The suggestion is the rate at which the line falls fastest, measured over a fiftieth of the steps to either side. Whether it is any good is another question, so the second half asks it: the same network from the same seed is trained for one epoch at each of up to seven rates, half a power of ten apart, and at Keras’s own, and then reads the 2,000 training images after those.',
    'λ is the largest eigenvalue of the Hessian of the mean loss of the first 256 images at the untrained network. Power iteration finds it from products of the Hessian with a direction, each a central difference of two gradients in 64 bits. On a bowl with that curvature plain descent would diverge at η > 2/λ, and with momentum μ = 0.9 at η > 2(1 + μ)/λ. A real loss is no bowl: its curvature changes as the weights move. For Adam λ alone gives no such mark, because Adam divides each slope by its own size.',
  ],
};

export type FinderWords = typeof en;

const zh: FinderWords = {
  title: '学习率探测器',
  lossAxis: '损失',
  trialAxis: '用该学习率训练一轮后的验证准确率（%）',
  rateAxis: '学习率η',
  usualMark: (rate) => `Keras ${rate}`,
  marks: { suggestion: '最陡', lowest: '最低', blowUp: '失控' },
  legend: { dots: '每个小批量的损失', line: '平滑后', trial: '用该学习率训练一轮', broken: '发散' },
  rule: '优化器',
  rules: { sgd: 'SGD', momentum: '带动量的SGD', adam: 'Adam' },
  try: '试试这些学习率',
  stop: '停止',
  low: '最低学习率',
  high: '最高学习率',
  steps: '步数',
  sources: {
    recorded: 'MNIST上的记录',
    mnist: 'MNIST',
    drawn: '本书生成器画的数字；没有安装MNIST',
  },
  whose: (curve, trials) => (trials ? `曲线：${curve}。试验：${trials}。` : `数据：${curve}。`),
  empty: '用这组设置还没有训练过。',
  waiting: '正在加载数据。',
  failed: '训练失败，或者数据没有到。已画出的部分保留。请重新开始，或重新加载页面。',
  at: (step, steps, rate, smooth) => `第${step}步，共${steps}步：η = ${rate}，平滑后的损失${smooth}。`,
  paused: '已暂停。',
  measuring: '正在测量未训练网络处的曲率。',
  trying: (rate, share) => `用η = ${rate}训练一轮：已完成${share}。`,
  found: (suggestion, lowest) => `平滑后的损失在η = ${suggestion}处下降最快，这就是建议值；最低点在${lowest}`,
  notFound: '平滑后的损失从未下降，没有可建议的值。',
  endings: {
    top: () => '，此时测试已到最高学习率。',
    rose: (rate) => `；到${rate}时已升到最低值的四倍。`,
    broken: (rate) => `；过了${rate}就算不出数了。`,
  },
  usual: (rate) => `Keras会取${rate}。`,
  limit: (mark, limit) => `按未训练网络处的曲率，临界值${mark}是${limit}。`,
  best: (rate, accuracy) => `各训练一轮，最好的是η = ${rate}，准确率${accuracy}`,
  others: (suggested, usual) =>
    `${suggested ? `；建议值得到${suggested}` : ''}${usual ? `${suggested ? '，' : '；'}Keras的学习率得到${usual}` : ''}。`,
  noneWhole: '试过的学习率全都发散了。',
  columns: ['步数', 'η', '损失', '平滑后的损失'],
  trialColumns: ['η', '验证损失', '验证准确率'],
  brokenAt: (step) => `第${step}步发散`,
  curveTable: '曲线背后的数据',
  trialTable: '试过的学习率',
  how: [
    '用前10,000张训练图像训练文章里的网络784-128-10，批大小32。每走一步，学习率乘同一个因子，从最低一直升到最高（L. N. Smith 2017年的做法是每步加同样多）。曲线是滑动平均：每步保留自己的十分之九，再除以1 − 0.9ᵗ，正是Adam对梯度的滑动平均所做的偏差校正；不校正，曲线会从0附近开始。它比散点慢几步。平滑后的损失升到最低值的四倍，或者损失不再是一个数，测试就结束。',
    '建议值是曲线下降最快处的学习率，两侧各取总步数的五十分之一来量。这个建议好不好是另一个问题，由下半幅图来回答：同一个网络，同一个种子，用最多七个相隔半个数量级的学习率，再加上Keras自己的，各训练一轮，再拿其后的2,000张训练图像来验证。',
    'λ是损失的海森矩阵的最大特征值：损失取前256张图像的平均，位置是未训练的网络。幂迭代只用海森矩阵与一个方向的乘积，每次是两个64位梯度的中心差分。若损失真是曲率为λ的一只碗，普通梯度下降在η > 2/λ时会发散，带动量μ = 0.9时则在η > 2(1 + μ)/λ时发散。真实的损失不是碗：权重一动，曲率也变。Adam没有这个标记，因为它把每个斜率都除以斜率自己的大小，光看λ不够。',
  ],
};

export const strings: Record<Lang, FinderWords> = { en, zh };
