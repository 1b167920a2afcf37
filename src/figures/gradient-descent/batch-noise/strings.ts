/** What the figure says, in both languages. */
import { roundsOfPlay } from '../../../experiments/gradient-descent/batch-noise/recorded.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { grouped } from '../../../kit/numbers.ts';
import type { Source } from './measured.ts';

const en = {
  title: 'Batch size: how noisy is a gradient?',
  measure: 'Measure',
  age: 'Network after',
  steps: (steps: number) => `${grouped(steps)} steps`,
  size: 'Batch size m',
  show: 'Show',
  shown: { error: 'relative error', square: 'its square' },
  error: 'Relative error of one mini-batch’s gradient',
  square: 'Squared relative error of one mini-batch’s gradient',
  cosine: 'Cosine with the full gradient',
  axis: 'm, images a step costs',
  equal: (m: string) => `noise = gradient at m = ${m}`,
  mean: (rounds: number) => `measured, mean of ${rounds} draws`,
  latest: 'the latest mini-batch',
  law: 'computed from the single images',
  roughLaw: 'the same, approximate',
  step: 'One step with',
  cost: 'image gradients',
  byLaw: 'error, computed',
  byMeasure: 'error, measured',
  cosineShort: 'cosine',
  largest: (share: string) =>
    `The hundredth of the images with the largest gradients has ${share} of all their squared length.`,
  pictures: (unit: number) => `The gradient in the 784 weights of hidden unit ${unit}`,
  all: (count: number) => `all ${grouped(count)} images`,
  draw: (m: number, round: number) => `m = ${m}, draw ${round}`,
  noDraw: 'not drawn yet',
  sources: {
    recorded: 'recorded on MNIST, seed 1',
    mnist: 'MNIST',
    drawn: 'digits drawn by this book’s generator',
  } satisfies Record<Source, string>,
  waiting: 'The images are on their way, and the network takes its steps.',
  failed: 'The measurement has failed. Start again, or reload the page.',
  says: (source: string, age: string, scale: string) =>
    `After ${age} steps (${source}) the noise is as large as the gradient at m = ${scale}.`,
  saysMeasured: (m: number, rounds: number, error: string, law: string) =>
    ` With m = ${m} a step is off by ${error} times the gradient’s length (${rounds === 1 ? 'one draw' : `${rounds} draws`}); the law says ${law}.`,
  tables: {
    noise: 'The numbers behind the picture: noise',
    trainings: 'The numbers behind the picture: trainings',
  },
  columns: ['m', 'error, computed', 'error, measured', 'measured over computed', 'cosine, measured'],
  trainings: 'The same 6,000 images once, in batches of three sizes: loss on 1,000 unseen images',
  axes: { seen: 'images seen', steps: 'steps taken (logarithmic)' },
  axesShort: { seen: 'images seen', steps: 'steps' },
  over: 'Over',
  train: 'Train all three',
  stop: 'Stop',
  eta: 'learning rate',
  outcome: (m: number, steps: string, loss: string) => `m = ${m}: ${steps} steps, loss ${loss}`,
  training: (share: string) => `Training … ${share}`,
  trained: (source: string, eta: string, seed: number) =>
    `All three: η = ${eta}, seed ${seed}, the same start and the same order of images (${source.replace(/, seed \d+$/, '')}).`,
  trainingColumns: ['m · images seen', 'steps', 'loss', 'accuracy'],
  how: [
    `A network 784-128-10 takes its first steps by plain gradient descent (η = 0.1, batches of 32) on 6,000 images. G is the gradient of the mean loss over all of them. Then mini-batches of every size are drawn, ${roundsOfPlay} of each at every press of Measure, and each g is compared with G: the distance ‖g − G‖ over ‖G‖, as the root of the mean of squares, and the cosine between the two.`,
    'The line is no fit. It is √(tr Σ / m) / ‖G‖, where tr Σ is the mean of ‖g of one image − G‖² over the 6,000. The images of a batch are drawn with replacement, for which the law is exact; drawn without, as an epoch does, the square has the further factor (N − m)/(N − 1): 0.915 at m = 512. Where the line meets 1 noise and gradient are of one size: m = tr Σ / ‖G‖², the “simple noise scale” of McCandlish and others (2018). The dashed line 1/√(1 + tr Σ / (m ‖G‖²)) for the cosine is an approximation.',
    'With few images the mean is ruled by rare ones: most have almost no gradient, a few have a huge one. Those dots come to the line late.',
  ],
};

export type NoiseWords = typeof en;

const zh: NoiseWords = {
  title: '批大小：梯度有多少噪声？',
  measure: '测量',
  age: '网络已走',
  steps: (steps) => `${grouped(steps)}步`,
  size: '批大小m',
  show: '显示',
  shown: { error: '相对误差', square: '误差的平方' },
  error: '单个小批量的梯度：相对误差',
  square: '单个小批量的梯度：相对误差的平方',
  cosine: '与真正梯度的余弦',
  axis: 'm，一步要算的图像数',
  equal: (m) => `噪声 = 梯度，m = ${m}`,
  mean: (rounds) => `测得，${rounds}次的平均`,
  latest: '最近一个小批量',
  law: '由单张图像算出',
  roughLaw: '同上，近似',
  step: '一步',
  cost: '单张梯度数',
  byLaw: '误差，算出',
  byMeasure: '误差，测得',
  cosineShort: '余弦',
  largest: (share) => `梯度最大的百分之一图像，占全部梯度长度平方之和的${share}。`,
  pictures: (unit) => `隐藏单元${unit}的784个权重上的梯度`,
  all: (count) => `全部${grouped(count)}张`,
  draw: (m, round) => `m = ${m}，第${round}次`,
  noDraw: '还没有抽',
  sources: {
    recorded: 'MNIST上的记录，种子1',
    mnist: 'MNIST',
    drawn: '本书生成器画的数字',
  },
  waiting: '正在加载图像，网络正在走最初的几步。',
  failed: '测量失败。请重新开始，或重新加载页面。',
  says: (source, age, scale) => `走了${age}步之后（${source}），m = ${scale}时噪声和梯度一样大。`,
  saysMeasured: (m, rounds, error, law) =>
    `m = ${m}时，抽${rounds}次测得误差是梯度长度的${error}倍；按规律是${law}倍。`,
  tables: { noise: '图中的数据：噪声', trainings: '图中的数据：训练' },
  columns: ['m', '误差，算出', '误差，测得', '测得比算出', '余弦，测得'],
  trainings: '同样的6,000张图像各看一遍，分三种批大小：1,000张没见过的图像上的损失',
  axes: { seen: '看过的图像', steps: '走过的步数（对数）' },
  axesShort: { seen: '看过的图像', steps: '步数' },
  over: '横轴',
  train: '训练这三个',
  stop: '停止',
  eta: '学习率',
  outcome: (m, steps, loss) => `m = ${m}：${steps}步，损失${loss}`,
  training: (share) => `正在训练……${share}`,
  trained: (source, eta, seed) =>
    `三个都是：η = ${eta}，种子${seed}，起点相同，图像次序相同（${source.replace(/，种子\d+$/, '')}）。`,
  trainingColumns: ['m · 看过的图像', '步数', '损失', '准确率'],
  how: [
    `一个784-128-10的网络先在6,000张图像上用普通梯度下降走若干步（η = 0.1，批大小32）。G是全部图像平均损失的梯度。然后每种批大小都抽小批量，每按一次“测量”各抽${roundsOfPlay}个，把每个g与G相比：距离 ‖g − G‖ 除以 ‖G‖，取均方根；以及两者的余弦。`,
    '图里的线不是拟合出来的。它是 √(tr Σ / m) / ‖G‖，其中tr Σ是6,000张图像上 ‖单张的g − G‖²的平均。一批图像是有放回地抽的，这时规律是精确的；像一轮训练那样不放回地抽，平方还要乘 (N − m)/(N − 1)：m = 512时是0.915。线到达1的地方，噪声与梯度一样大：m = tr Σ / ‖G‖²，即McCandlish等人（2018）的“简单噪声尺度”。余弦图里的虚线1/√(1 + tr Σ / (m ‖G‖²))是近似。',
    '图像少的时候，平均值取决于少数罕见的图像：大多数图像几乎没有梯度，少数的梯度极大。这些点很晚才落到线上。',
  ],
};

export const strings: Record<Lang, NoiseWords> = { en, zh };
