/** Questions that the reader may answer before an experiment does. Recorded numbers answer them, by their paths: see src/book/text/records.ts. */
import type { Lang } from '../../../i18n/lang.ts';

type Both = Readonly<Record<Lang, string>>;

/** Which of a few things: the one with the largest recorded number is right. */
export interface ChoiceQuestion {
  readonly as: string;
  readonly choices: readonly { readonly id: string; readonly recorded: string; readonly label: Both }[];
  readonly ask: Both;
}

/** How much. */
export interface NumberQuestion {
  /** The recorded number that answers it, and how it is written. */
  readonly answer: string;
  readonly as?: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly log?: boolean;
  readonly unit?: string;
  /** Where the slider waits. */
  readonly start: number;
  /** Whether the run in the page answers it too, with its number of mistakes. */
  readonly live?: 'wrong';
  readonly ask: Both;
  readonly label: Both;
}

export type Question = NumberQuestion | ChoiceQuestion;

/** The recorded numbers that a question quotes, by their paths. */
export const recordedOf = (question: Question): string[] =>
  'choices' in question ? question.choices.map(({ recorded }) => recorded) : [question.answer];

/** A recorded number as the text writes it, as a number. */
export const numberIn = (text: string): number => Number(text.replace(/[%,]/g, ''));

/** Of a hundred; how many, by powers of ten. */
const share = { as: 'percent', min: 0, max: 100, step: 1, unit: '%' } as const;
const amount = { as: 'count', min: 1, max: 10000, step: 1, log: true } as const;
const remedy = (id: string, en: string, zh: string) => ({
  ...{ id, recorded: `dropout.remedies.${id}.end.validation.accuracy`, label: { en, zh } },
});

export const questions = {
  'forgotten-scale': {
    answer: 'mnist.forgotten-scale.seed.1.test.accuracy',
    ...share,
    start: 50,
    label: { en: 'Test accuracy', zh: '测试准确率' },
    ask: {
      en: 'The line loses its “/ 255” and nothing else is changed. What percentage of the test images will the network read correctly after its ten epochs?',
      zh: '这一行少写了“/ 255”，别的都不变。十轮之后，网络能把百分之多少的测试图像识别正确？',
    },
  },
  'other-tenth': {
    answer: 'mnist.tenths.others.mean',
    as: 'percent',
    min: 90,
    max: 100,
    step: 0.1,
    unit: '%',
    start: 96.6,
    label: { en: 'Validation accuracy after one epoch', zh: '一轮之后的验证准确率' },
    ask: {
      en: 'In our run the last tenth of the training images, kept apart, is read to 96.63% after one epoch, and the nine tenths that were learned to 95.89%. Now keep another tenth apart and learn the rest, the last tenth with it; do so with each of the nine others in its turn. What percentage of the tenth that is kept apart will be read rightly? (The mean of nine tenths and three seeds.)',
      zh: '我们那次训练留出最后十分之一的训练图像，一轮之后，留出的识别正确96.63%，学过的九份识别正确95.89%。现在换一份留出，剩下的连同最后那一份一起学；其余九份轮流这样做一遍。留出的那一份，能识别正确百分之多少？（九份、三个种子的平均。）',
    },
  },
  'wrong-after-training': {
    answer: 'mnist.run.seed.1.wrong',
    ...amount,
    start: 1000,
    live: 'wrong',
    label: { en: 'Wrong, of 10,000', zh: '一万个里识别错误' },
    ask: {
      en: 'After ten epochs the network reads 10,000 digits by hands that it has never seen. How many of them will it read wrongly?',
      zh: '十轮之后，让网络去识别一万个数字，写它们的人没有写过训练数字。它会识别错误多少个？',
    },
  },
  'first-half': {
    answer: 'mnist.run.seed.1.firstHalf',
    min: 0,
    max: 199,
    step: 1,
    start: 100,
    label: { en: 'Mistakes in the first half', zh: '前一半里的错误' },
    ask: {
      en: 'The recorded run makes 199 mistakes on the test images. How many of them fall among the first 5,000, said to be “cleaner and easier”?',
      zh: '这次记录在测试图像上共错了199个。其中有多少落在据说“更干净，也更容易”的前5,000张里？',
    },
  },
  'linear-program': {
    answer: 'forward.linear.testAccuracy',
    ...share,
    step: 0.5,
    start: 50,
    label: { en: 'Test accuracy', zh: '测试准确率' },
    ask: {
      en: 'The article’s program reads 97.71% of the test images. Leave out the hidden layer’s ReLU and nothing else: 784-128-10 with its 101,770 parameters, trained for the same ten epochs. What percentage will it read? (Means of three seeds.)',
      zh: '文章里的程序把97.71%的测试图像识别正确。只去掉隐藏层的ReLU，别的都不变：784-128-10，101,770个参数，同样训练十轮。它会识别正确百分之多少？（三个种子的平均。）',
    },
  },
  'silent-units': {
    answer: 'forward.reader.silent',
    ...share,
    start: 20,
    label: { en: 'Outputs that are exactly 0', zh: '恰好为0的输出' },
    ask: {
      en: 'The book’s network has 128 neurons in its first layer, each with a ReLU. It reads the 10,000 test images of MNIST. What percentage of these neurons’ outputs will be exactly 0?',
      zh: '本书的网络第一层有128个神经元，各带一个ReLU。让它识别MNIST的10,000张测试图像，这些神经元的输出有百分之多少恰好是0？',
    },
  },
  'zero-slopes': {
    answer: 'backprop.gradients.zeros[0]',
    ...share,
    start: 10,
    label: { en: 'Slopes that are exactly 0', zh: '恰好为0的斜率' },
    ask: {
      en: 'The book’s network has 100,352 weights in its first layer. One backward pass over ten pictures finds the slope of the loss in each. What percentage of these slopes will be exactly 0?',
      zh: '本书的网络第一层有100,352个权重。在十张图像上做一次反向传播，求出损失对每一个的斜率。这些斜率有百分之多少恰好是0？',
    },
  },
  'best-step': {
    answer: 'backprop.gradients.best.float64.power',
    as: 'fixed:1',
    min: 0,
    max: 12,
    step: 0.5,
    start: 9,
    label: { en: 'k in h = 10⁻ᵏ', zh: 'h = 10⁻ᵏ的k' },
    ask: {
      en: 'A central difference of a network’s loss comes to the slope only for h → 0. In a computer with 64 bits, which h = 10⁻ᵏ brings it closest to the slope? Choose k.',
      zh: '网络损失的中心差分，只有h → 0时才趋于斜率。在64位的计算机里，哪个h = 10⁻ᵏ让它离斜率最近？选一个k。',
    },
  },
  'deep-sigmoid': {
    answer: 'backprop.depth.sigmoid.accuracy',
    ...share,
    step: 0.5,
    start: 80,
    label: { en: 'Test accuracy, sigmoid', zh: '测试准确率，sigmoid' },
    ask: {
      en: 'Ten hidden layers of 64 tanh units, trained for three epochs on 5,000 images of MNIST, read 89.26% of the test images. The same network with sigmoids in place of tanh, trained in the same way: what percentage will it read? (Means of five seeds.)',
      zh: '十个隐藏层，每层64个tanh单元，在MNIST的5,000张图像上训练三轮，测试图像识别正确89.26%。把tanh换成sigmoid，别的都不变，照样训练：能识别正确百分之多少？（五个种子的平均。）',
    },
  },
  'long-valley': {
    answer: 'gradient-descent.valleys.100',
    ...amount,
    start: 20,
    label: { en: 'Steps', zh: '步数' },
    ask: {
      en: 'A valley is bent a hundred times as sharply across as along: κ = 100. At the rate that suits both directions best, how many steps does plain descent need until the loss is a thousandth of what it was?',
      zh: '一条山谷，横着的曲率是顺着的一百倍：κ = 100。用对两个方向最合适的学习率，普通梯度下降要走多少步，损失才降到原来的千分之一？',
    },
  },
  noise: {
    answer: 'gradient-descent.batch-noise.after.100.error.32',
    as: 'percent:0',
    min: 1,
    max: 1000,
    step: 1,
    log: true,
    unit: '%',
    start: 10,
    label: { en: 'Error, in lengths of the gradient', zh: '误差与梯度长度之比' },
    ask: {
      en: 'The article’s network has taken a hundred steps of plain descent at 0.1. Its gradient over 6,000 images is taken as the true one; a mini-batch of 32 gives another. How long is the difference of the two, as a percentage of the length of the true gradient?',
      zh: '文章里的网络用普通梯度下降走了一百步，学习率0.1。把它在6,000张图像上的梯度当作真正的梯度；32张图像的小批量给出另一个。两者之差的长度，是真正梯度长度的百分之多少？',
    },
  },
  'best-rate': {
    answer: 'gradient-descent.optimisers.best.sgd.accuracy',
    as: 'percent',
    min: 80,
    max: 100,
    step: 0.1,
    unit: '%',
    start: 95,
    label: { en: 'Test accuracy', zh: '测试准确率' },
    ask: {
      en: 'In five epochs, at the rates that Keras uses if you say nothing, plain gradient descent (0.01) comes to 93.68% on the test images and Adam (0.001) to 97.43%. What will plain descent come to at the best of the six rates from 0.01 to 1 that we tried? (Means of three seeds.)',
      zh: '训练五轮，学习率用Keras的默认值，普通梯度下降（0.01）在测试图像上识别正确93.68%，Adam（0.001）是97.43%。我们从0.01到1试了六个学习率，用其中最好的，普通梯度下降能到多少？（三个种子的平均。）',
    },
  },
  'few-examples': {
    answer: 'dropout.remedies.none.end.validation.accuracy',
    ...share,
    step: 0.5,
    start: 98,
    label: { en: 'Validation accuracy', zh: '验证准确率' },
    ask: {
      en: 'The network 784-128-10 learns the first 500 training images of MNIST for 60 epochs and reads all 500 of them rightly. What percentage of 1,000 images that it has not seen will it read? (The mean of twenty seeds.)',
      zh: '784-128-10的网络用MNIST的前500张训练图像学60轮，500张全都识别正确了。1,000张没见过的图像，它能识别正确百分之多少？（二十个种子的平均。）',
    },
  },
  'smaller-network': {
    answer: 'dropout.remedies.small.end.validation.accuracy',
    ...share,
    step: 0.5,
    start: 90,
    label: { en: 'Validation accuracy, 16 hidden units', zh: '验证准确率，16个隐藏单元' },
    ask: {
      en: 'The same 500 images and 60 epochs, but 16 hidden units in place of 128: an eighth of the parameters to overfit with. What percentage of the 1,000 unseen images will this network read? (The mean of twenty seeds.)',
      zh: '还是那500张图像、60轮，但隐藏单元从128个减到16个：可供过拟合的参数只剩八分之一。1,000张没见过的图像，这个网络能识别正确百分之多少？（二十个种子的平均。）',
    },
  },
  'larger-network': {
    answer: 'dropout.sizes.512.validation.accuracy',
    ...share,
    step: 0.5,
    start: 80,
    label: { en: 'Validation accuracy, 512 hidden units', zh: '验证准确率，512个隐藏单元' },
    ask: {
      en: 'Now the other way. Still 500 images and 60 epochs, but 512 hidden units: 407,050 parameters, more than 800 for each image. With 128 units it was 84.10%. What percentage of the 1,000 unseen images will this network read? (The mean of twenty seeds.)',
      zh: '现在反过来。还是500张图像、60轮，但隐藏单元有512个：407,050个参数，平均每张图像800多个。128个单元时是84.10%。1,000张没见过的图像，这个网络能识别正确百分之多少？（二十个种子的平均。）',
    },
  },
  'best-remedy': {
    as: 'percent',
    choices: [
      remedy('data', '2,500 images in place of 500', '2,500张图像，而不是500张'),
      remedy('small', '16 hidden units in place of 128', '16个隐藏单元，而不是128个'),
      remedy('l2', 'a penalty on large weights, λ = 0.001', '惩罚大的权重，λ = 0.001'),
      remedy('dropout', 'dropout with p = 0.5', '随机失活，p = 0.5'),
    ],
    ask: {
      en: 'The network has learned its 500 images by heart. Apply one remedy, alone, and train for the same 60 epochs. With which of the four will it read the most of 1,000 images that it has not seen? (Means of twenty seeds.)',
      zh: '网络已经背熟了它的500张图像。只用一种办法，同样训练60轮。四种里哪一种，能让它在1,000张没见过的图像里识别正确最多？（二十个种子的平均。）',
    },
  },
  'slow-start': {
    answer: 'loss.slow-start.bad.squares',
    ...amount,
    min: 10,
    start: 60,
    label: { en: 'Steps under the squared error', zh: '平方误差所需步数' },
    ask: {
      en: 'The neuron starts with w = b = 3, so its output is 0.998 where 0 is wanted. Under the cross-entropy it needs 28 steps to come below 0.1. How many steps will the same start, with the same learning rate, need under the squared error?',
      zh: '神经元从w = b = 3出发，输出0.998，而想要的是0。用交叉熵，走28步输出就降到0.1以下。同样的起点、同样的学习率，改用平方误差，要走多少步？',
    },
  },
  'dearest-hundredth': {
    answer: 'loss.who-costs.dearestHundredth',
    ...share,
    start: 10,
    label: { en: 'Part of the whole loss', zh: '占全部损失的比例' },
    ask: {
      en: 'The book’s small network reads the 10,000 test images of MNIST, and 96 of them wrongly. Order the images by their loss. What percentage of the sum of all losses do the dearest 100 bear?',
      zh: '本书的小网络在MNIST的10,000张测试图像上错了96张。把图像按损失从大到小排好，损失最大的100张占全部损失的百分之多少？',
    },
  },
} as const satisfies Record<string, Question>;

export type QuestionId = keyof typeof questions;
