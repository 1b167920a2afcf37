/** What the figure says, in both languages. */

import { fixed, grouped } from '../../../kit/numbers.ts';
import { said } from '../../../kit/said.ts';
import type { Progress } from '../../../reader/state.ts';
import type { LineId } from './lines.ts';
import type { Given, ProgramModel } from './model.ts';

interface LineWords {
  readonly name: string;
  /** The third column: what the line means, in one breath. */
  readonly means: string;
  /** Beneath, for the chosen line. */
  readonly more: string;
}
type Results = { readonly [Id in LineId]: (given: Given[Id]) => string };

const share = (value: number): string => `${(100 * value).toFixed(2)}%`;

const en = {
  title: 'The program, line by line',
  keras: 'Keras',
  engine: 'This book’s engine',
  meaning: 'What it means',
  column: 'Column',
  rows: 'Lines of the program',
  line: (n: number, name: string) => `Line ${n}: ${name}`,
  run: 'Run up to this line',
  next: 'Run the next line',
  nothingYet: 'Choose a line with a click or the arrow keys, then let the engine run up to it.',
  running: (name: string) => `Running: ${name}.`,
  ran: (n: number, of: number) => `${n} of ${of} lines have been run.`,
  training: ({ epoch, epochs, step, stepsPerEpoch, logs, imagesPerSecond }: Progress) =>
    `Epoch ${epoch} of ${epochs}, step ${grouped(step)} of ${grouped(stepsPerEpoch)}: loss ${fixed(logs.loss, 4)}, accuracy ${share(logs.accuracy)}, ${grouped(imagesPerSecond)} images a second.`,
  paused: 'The run is paused; running the line again goes on with it.',
  missing:
    'The digits are not here: this site was built without MNIST. Whoever keeps it can fetch them with “npm run data” and build again. What needs no digits on this page works as before.',
  digit: (label: number) => `Digit with the label ${label}`,
  how: 'The lines of the second column are quoted from a program that this book’s tests run from its first line to its last, on all of MNIST. The results come from the same engine: the network before training is built in the page, training runs in a worker beside it. It is the run that the trainer of this page shows, so what you change there holds here too.',
  lines: {
    imports: {
      name: 'the imports',
      means: 'The words that the program will use.',
      more: 'Nothing is computed. Six words are named: TensorFlow itself, a data set, a stack, two things to put into it, an optimiser.',
    },
    load: {
      name: 'load the data',
      means: '60,000 images to learn from, 10,000 to be examined on, each with its label.',
      more: 'Each image is 28 × 28 bytes, each label one byte from 0 to 9.',
    },
    scale: {
      name: 'flatten and scale',
      means: 'An image becomes 784 numbers between 0 and 1.',
      more: 'Row after row is read into one vector; each byte is divided by 255. The engine keeps the bytes and divides them when a batch is gathered.',
    },
    input: {
      name: 'the input',
      means: 'How many numbers come in.',
      more: 'Layer 0 is the image: what the first layer takes in is what stands there.',
    },
    hidden: {
      name: 'the hidden layer',
      means: '128 weighted sums of all pixels; what is negative becomes zero.',
      more: 'Each unit has a weight for every pixel and a bias. ReLU decides whether it speaks.',
    },
    output: {
      name: 'the output layer',
      means: 'Ten sums of the 128, made into probabilities.',
      more: 'One unit a digit. Softmax makes the ten outputs positive and their sum 1.',
    },
    optimizer: {
      name: 'the optimiser',
      means: 'How a slope becomes a step.',
      more: 'For each parameter Adam keeps a running mean of the slope and one of its square; the step is the first over the root of the second, both corrected for their start at 0, times the learning rate.',
    },
    loss: {
      name: 'the loss',
      means: 'What a prediction costs.',
      more: 'Minus the logarithm of the probability that the right digit was given, a mean over the batch.',
    },
    metrics: {
      name: 'the metric',
      means: 'The share that is right, for us to read; training does not use it.',
      more: 'The engine counts it always, so its line only closes the bracket.',
    },
    fit: {
      name: 'train',
      means: 'Ten times through 54,000 images, 32 at a time: 16,880 steps.',
      more: 'Forward, compare, backward, step. The last 6,000 images are held back and measured after each epoch.',
    },
    evaluate: {
      name: 'evaluate',
      means: 'The examination on 10,000 images never seen.',
      more: 'Forward only: no slope is computed, no weight moves.',
    },
    print: {
      name: 'print',
      means: 'One number for the reader.',
      more: 'The share of the test images that were read correctly.',
    },
  } satisfies Record<LineId, LineWords>,
  results: {
    imports: () => 'The engine can run in this browser: it has workers and WebAssembly SIMD.',
    load: ({ trainCount, testCount }) =>
      `${grouped(trainCount)} training images and ${grouped(testCount)} test images are here. The first ten, with their labels:`,
    scale: ({ most, scaledMost, inked, count }) =>
      `In the first image ${grouped(inked)} of ${grouped(count)} pixels carry ink. Its darkest byte is ${most}, which becomes ${scaledMost}; its lightest is 0 and stays 0.`,
    input: ({ inputs }) => `28 × 28 = ${grouped(inputs)} inputs.`,
    hidden: ({ layers: [layer] }) =>
      `(${grouped(layer.inputs)} + 1) × ${layer.units} = ${grouped(layer.parameters)} parameters. Its weights were drawn between −${fixed(layer.limit, 4)} and +${fixed(layer.limit, 4)}: the smallest is ${fixed(layer.smallest, 4)}, the largest ${fixed(layer.largest, 4)}.`,
    output: ({ layers: [, layer], parameters }) =>
      `(${layer.inputs} + 1) × ${layer.units} = ${grouped(layer.parameters)} parameters, together ${grouped(parameters)}. Weights from ${fixed(layer.smallest, 4)} to ${fixed(layer.largest, 4)}, limit ±${fixed(layer.limit, 4)}.`,
    optimizer: ({ parameters, remembered }) =>
      `Adam will keep ${grouped(remembered)} numbers beside the ${grouped(parameters)} parameters. All of them are 0 now.`,
    loss: ({ loss, even, count }) =>
      `On the first ${count} digits the untrained network costs ${fixed(loss, 4)} a digit. Ten even probabilities would cost ln 10 = ${fixed(even, 4)}.`,
    metrics: ({ correct, count }) => `Of the first ${count} digits the untrained network reads ${correct} correctly.`,
    fit: (t) =>
      `${grouped(t.steps)} ${t.steps === 1 ? 'step' : 'steps'}. Last epoch: loss ${fixed(t.loss, 4)}, accuracy ${share(t.accuracy)}, on the validation images ${share(t.validationAccuracy)}.${t.isArticle ? '' : ' The settings are those you chose in the trainer.'}`,
    evaluate: (t) =>
      `Test loss ${fixed(t.testLoss, 4)}, test accuracy ${share(t.testAccuracy)}: ${grouped(t.wrong)} of ${grouped(t.testCount)} digits are read wrongly.`,
    print: (t) => `Test accuracy: ${t.testAccuracy}. The weights’ fingerprint begins ${t.weights.slice(0, 8)}.`,
  } satisfies Results,
};
export type ProgramWords = typeof en;
export const strings = said(en, {
  title: '程序，一行一行地看',
  keras: 'Keras',
  engine: '本书的引擎',
  meaning: '含义',
  column: '显示哪一栏',
  rows: '程序的各行',
  line: (n, name) => `第${n}行：${name}`,
  run: '运行到这一行',
  next: '运行下一行',
  nothingYet: '点选一行，或用方向键选择，然后让引擎运行到那里。',
  running: (name) => `正在运行：${name}。`,
  ran: (n, of) => `${of}行里已经运行了${n}行。`,
  training: ({ epoch, epochs, step, stepsPerEpoch, logs, imagesPerSecond }) =>
    `第${epoch}轮（共${epochs}轮），第${grouped(step)}步（共${grouped(stepsPerEpoch)}步）：损失${fixed(logs.loss, 4)}，准确率${share(logs.accuracy)}，每秒${grouped(imagesPerSecond)}张图像。`,
  paused: '训练暂停了；再运行这一行就会继续。',
  missing:
    '这里没有数字图像：这个网站构建时没有MNIST。维护者可以运行“npm run data”下载数据，再重新构建。不需要数据的内容照常可读。',
  digit: (label) => `标签为${label}的数字`,
  how: '第二栏引自一个真正的程序，本书的测试会用MNIST的全部图像把它从头到尾运行一遍。结果出自同一个引擎：训练之前的网络在页面里直接建成，训练在旁边的训练线程里进行。它就是本页训练器显示的那一次训练，所以在那里改动的设置，在这里同样有效。',
  lines: {
    imports: {
      name: '导入',
      means: '程序要用到的名字。',
      more: '什么都没有计算，只是定下六个名字：TensorFlow本身，一个数据集，一个层层相接的网络，两样可以放进网络的东西，一个优化器。',
    },
    load: {
      name: '读入数据',
      means: '60,000张图像用来学，10,000张用来考，每张都有标签。',
      more: '每张图像是28 × 28个字节，每个标签是一个字节，从0到9。',
    },
    scale: {
      name: '展平与缩放',
      means: '一张图像变成784个0到1之间的数。',
      more: '一行接一行读成一个向量，每个字节除以255。引擎保留字节，取出批次时才相除。',
    },
    input: {
      name: '输入',
      means: '有多少个数进来。',
      more: '第0层就是图像：第一层的输入，就是那里的数。',
    },
    hidden: {
      name: '隐藏层',
      means: '全部像素的128个加权和，负的变成零。',
      more: '每个单元对每个像素有一个权重，另有一个偏置。加权和为负时输出0，这就是ReLU。',
    },
    output: {
      name: '输出层',
      means: '对那128个数再求十个加权和，变成概率。',
      more: '一个数字一个单元。softmax让十个输出都是正数，总和为1。',
    },
    optimizer: {
      name: '优化器',
      means: '斜率怎样变成步子。',
      more: 'Adam为每个参数记着斜率的滑动平均和斜率平方的滑动平均，步子是前者除以后者的平方根（两者都先校正从0起步的偏差），再乘以学习率。',
    },
    loss: {
      name: '损失',
      means: '一次预测的代价。',
      more: '赋予正确数字的概率，取对数，变号，再对整个批次求平均。',
    },
    metrics: {
      name: '指标',
      means: '答对的比例，给人看的，训练并不用它。',
      more: '引擎总会统计它，所以这一行只是收起括号。',
    },
    fit: {
      name: '训练',
      means: '把54,000张图像看十遍，每次32张，共16,880步。',
      more: '前向，比较，反向，走一步。最后6,000张留出来，每轮之后用来测量。',
    },
    evaluate: {
      name: '评估',
      means: '用10,000张没见过的图像考试。',
      more: '只有前向：不求斜率，不动权重。',
    },
    print: {
      name: '打印',
      means: '给读者的一个数。',
      more: '测试图像中识别正确的比例。',
    },
  },
  results: {
    imports: () => '引擎可以在这个浏览器里运行：它支持Web Worker和WebAssembly SIMD。',
    load: ({ trainCount, testCount }) =>
      `${grouped(trainCount)}张训练图像和${grouped(testCount)}张测试图像都在这里了。最前面的十张和它们的标签：`,
    scale: ({ most, scaledMost, inked, count }) =>
      `第一张图像的${grouped(count)}个像素里有${grouped(inked)}个沾了墨。最深的字节是${most}，变成${scaledMost}；最浅的是0，仍是0。`,
    input: ({ inputs }) => `28 × 28 = ${grouped(inputs)}个输入。`,
    hidden: ({ layers: [layer] }) =>
      `(${grouped(layer.inputs)} + 1) × ${layer.units} = ${grouped(layer.parameters)}个参数。权重在−${fixed(layer.limit, 4)}与+${fixed(layer.limit, 4)}之间抽取，最小的是${fixed(layer.smallest, 4)}，最大的是${fixed(layer.largest, 4)}。`,
    output: ({ layers: [, layer], parameters }) =>
      `(${layer.inputs} + 1) × ${layer.units} = ${grouped(layer.parameters)}个参数，合计${grouped(parameters)}个。权重从${fixed(layer.smallest, 4)}到${fixed(layer.largest, 4)}，界限是±${fixed(layer.limit, 4)}。`,
    optimizer: ({ parameters, remembered }) =>
      `除了${grouped(parameters)}个参数，Adam还要记${grouped(remembered)}个数。现在它们都是0。`,
    loss: ({ loss, even, count }) =>
      `对最前面的${count}个数字，未训练的网络平均代价是${fixed(loss, 4)}。十个概率若都相等，代价是ln 10 = ${fixed(even, 4)}。`,
    metrics: ({ correct, count }) => `最前面的${count}个数字，未训练的网络识别正确${correct}个。`,
    fit: (t) =>
      `走了${grouped(t.steps)}步。最后一轮：损失${fixed(t.loss, 4)}，准确率${share(t.accuracy)}；在验证图像上，准确率${share(t.validationAccuracy)}。${t.isArticle ? '' : '用的是你在训练器里选的设置。'}`,
    evaluate: (t) =>
      `测试损失${fixed(t.testLoss, 4)}，测试准确率${share(t.testAccuracy)}：${grouped(t.testCount)}个数字中错了${grouped(t.wrong)}个。`,
    print: (t) => `Test accuracy: ${t.testAccuracy}。权重的指纹以${t.weights.slice(0, 8)}开头。`,
  },
});

/** What a line gave, as a sentence; null where it has not been run. */
export function resultOf({ given }: Pick<ProgramModel, 'given'>, id: LineId, { results }: ProgramWords): string | null {
  const facts = given(id);
  return facts ? (results[id] as (facts: unknown) => string)(facts) : null;
}
