/** What the trainer says, in both languages. */

import { networkName } from '../../../../lib/export/trained.ts';
import type { Receipt } from '../../../../lib/model/program.ts';
import type { Settings } from '../../../../lib/model/settings.ts';
import { brief, fixed, grouped, percent, plain } from '../../../kit/numbers.ts';
import { said } from '../../../kit/said.ts';
import type { DataState, Progress } from '../../../reader/state.ts';
import type { Interrupted } from '../../../workers/saved.ts';

const mb = (bytes: number): string => fixed(bytes / 1e6, 1);
const counted = (n: number, one: string): string => `${grouped(n)} ${one}${n === 1 ? '' : 's'}`;

const optimisers: Record<Settings['optimizer'], string> = {
  sgd: 'SGD',
  momentum: 'SGD + momentum',
  nesterov: 'SGD + Nesterov',
  rmsprop: 'RMSProp',
  adagrad: 'AdaGrad',
  adam: 'Adam (Keras)',
  adamw: 'AdamW',
  'adam-textbook': 'Adam (textbook, PyTorch)',
};
const activations = { relu: 'ReLU', leaky_relu: 'Leaky ReLU', sigmoid: 'sigmoid', tanh: 'tanh', linear: 'linear' };

const en = {
  title: 'Trainer: the article’s network',
  optimisers,
  activations: activations as Record<Settings['layers'][number]['activation'], string>,

  // controls
  start: 'Start training',
  resume: 'Resume',
  stop: 'Stop',
  settings: 'Settings',
  settingsLine: (s: Settings) =>
    `${networkName(s)}, ${optimisers[s.optimizer]}, batch ${grouped(s.batch)}, ${counted(s.epochs, 'epoch')}, ${counted(s.examples, 'image')}`,
  fields: {
    rate: 'Learning rate',
    optimizer: 'Optimiser',
    batch: 'Batch size',
    epochs: 'Epochs',
    dropout: 'Dropout after each hidden layer',
    l2: 'L2 penalty',
    l1: 'L1 penalty',
    examples: 'Training images used',
    validationSplit: 'Kept for validation',
    units: 'Units',
    activation: 'Activation',
    hiddenLayers: 'Hidden layers',
  },
  noHidden: 'None: the pixels lead straight into the ten outputs.',
  layer: (n: number) => `Layer ${n}`,
  addLayer: 'Add a layer',
  remove: 'Remove',
  colon: ': ',
  output: 'Then always: 10 outputs, softmax.',
  images: 'images',
  consequence: (training: number, validation: number, steps: number) =>
    `Trains on ${grouped(training)} images, keeps the last ${grouped(validation)} for validation; ${counted(steps, 'step')} an epoch.`,
  refused: (field: string, expected: string, found: string) =>
    `${field}: ${expected} is possible here, it is ${found}.`,
  nextStart: (isPending: boolean) =>
    `The learning rate takes effect at once, also while the network trains; every other setting at the next start.${isPending ? ' Changed settings wait for the next start.' : ''}`,
  startAnew: 'Start with these settings',
  toArticle: 'The article’s settings',

  // how far it is
  facts: ['Epoch', 'Step', 'Time left', 'Images a second', 'Test accuracy'],
  of: (now: number, all: number) => `${grouped(now)} of ${grouped(all)}`,
  units: [' h', ' min', ' s'],
  progressLabel: 'Progress of the run',
  dataLabel: 'Data, here so far',
  dataLine: ({ source, loaded, total }: DataState) =>
    source === 'digits'
      ? `Drawing digits: ${grouped(loaded / 784)} of ${grouped(total / 784)}.`
      : `Fetching MNIST: ${mb(loaded)} of ${mb(total)} MB.`,

  // plots
  loss: 'Loss',
  accuracy: 'Accuracy',
  epochAxis: 'epochs',
  training: 'training',
  validation: 'validation',
  logScale: 'Loss on a logarithmic scale',
  curves: (quantity: string, training: string | null, validation: string | null) =>
    `${quantity} by epoch. Training: ${training ?? 'nothing yet'}${validation ? `. Validation: ${validation}` : ''}.`,
  curvesNote:
    'Dots: losses of single mini-batches. Thin lines: means since the epoch began, as Keras prints them. Points: whole epochs.',
  tableTitle: 'The curves as a table',
  columns: ['Epoch', 'Training loss', 'Validation loss', 'Training accuracy', 'Validation accuracy'],
  recorded: (accuracy: number, seconds: number) =>
    `A recorded run with the article’s settings (this book’s engine, ${fixed(seconds, 1)} s): ${percent(accuracy, 2)} on the test set. Start your own to see it live.`,

  // test set
  confusion: 'What it confuses',
  confusionNote: (tests: number) =>
    `All ${grouped(tests)} test images, read after each epoch: truth by row, what was read by column; behind each row the share of it that was read correctly. Press a cell to see its digits.`,
  confusionRecorded: 'Shown is the recorded run until yours begins.',
  recall: 'Recall',
  precision: 'Precision',
  digit: 'Digit',
  byDigit: 'Recall and precision of each digit',
  cell: (truth: number, predicted: number, count: number) =>
    `true ${truth}, read as ${predicted}: ${count} digit${count === 1 ? '' : 's'}`,
  openHint: 'The digits of a cell appear here.',
  openMost: (shown: number) => `the ${shown} it is surest of`,
  openNone: 'There are none.',
  close: 'Close',
  mistakes: 'The worst mistakes',
  mistakesNote: 'Test images that cost the most loss: what it is → what was read, and how sure the network was.',
  mistakesRecorded: (pictured: boolean) =>
    `Shown are those of the recorded run${pictured ? ' until yours begins' : '; their images come with yours'}.`,
  numbered: (index: number) => `no. ${grouped(index)}`,
  mistake: (truth: number, predicted: number, confidence: number) =>
    `true ${truth}, read as ${predicted}, ${percent(confidence)} sure`,
  digitLabel: (index: number) => `Test image ${grouped(index)}`,

  // filters
  filters: 'What each first-layer unit looks for',
  filtersNote: (units: number, all: number, beyond: boolean) =>
    `The 784 weights into ${units < all ? `the first ${units} of ${grouped(all)} units` : `each of the ${units} units`}, laid out as the pixels that they multiply; one scale for all.${beyond ? ' The few weights beyond it have the end colours.' : ''}`,
  filtersRecorded: 'Shown is the recorded run, each square the mean of four weights, until yours begins.',
  filtersEmpty: 'The weights appear here when a run begins.',
  filtersLabel: (units: number, limit: string) =>
    `Weights of ${units} units as images of 28 by 28 pixels, coloured from −${limit} to +${limit}`,

  // receipt
  receipt: 'The run’s receipt',
  receiptRecorded: 'Shown is the recorded run until yours begins. The chosen settings in a terminal:',
  receiptEmpty: 'Filled in when a run has ended. The same run in a terminal:',
  receiptRows: (tests: number) => ({
    testAccuracy: `Accuracy on the ${grouped(tests)} test images`,
    testLoss: 'Loss on them',
    steps: 'Steps',
    seconds: 'Seconds of training',
    changes: 'Learning rate changed',
    kernels: 'Kernels',
    weights: 'SHA-256 of the weights',
  }),
  changes: (list: Receipt['changes']) =>
    list.map(({ step, rate }) => `to ${plain(rate)} at step ${grouped(step)}`).join(', ') || 'never',
  repeats: {
    whole: 'The same run in a terminal gives the same weights, bit for bit:',
    stopped: 'This run was stopped before its end; a terminal runs it whole:',
    changed: 'The learning rate was changed by hand; a terminal keeps the first one:',
    own: 'Your digits are in this browser alone; a terminal trains the same network on MNIST:',
  },
  asJson: 'The receipt as JSON',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Not copied',

  // sentences
  idle: (s: Settings, steps: number, isHere: boolean) =>
    `Nothing runs yet: ${networkName(s)}, ${counted(steps, 'step')} an epoch, ${counted(s.epochs, 'epoch')}.${isHere ? '' : ' The data (11 MB) are fetched when you start, and kept in your browser.'}`,
  cannotStart: (why: string) => `These settings cannot be trained. ${why}`,
  loadingFirst: 'Fetching the data.',
  waiting: 'Waiting for the next part of the data.',
  running: ({ epoch, epochs, step, stepsPerEpoch, logs }: Progress, isPaused = false) =>
    `${isPaused ? 'Paused: e' : 'E'}poch ${epoch} of ${epochs}, step ${grouped(step)} of ${grouped(stepsPerEpoch)}: training loss ${brief(logs.loss, 3)}, accuracy ${percent(logs.accuracy)}.`,
  beginning: 'The first step is on its way.',
  atStart: (seed: number) => `At the first weights of seed ${seed}, before the first step.`,
  done: ({ testAccuracy, testLoss, steps, seconds }: Receipt, tests: number, isStopped: boolean) =>
    `${isStopped ? 'Stopped' : 'Done'} after ${counted(steps, 'step')} in ${fixed(seconds, 1)} s of training: ${percent(testAccuracy, 2)} of the ${grouped(tests)} test images read correctly, test loss ${fixed(testLoss, 4)}.`,
  ending: 'Trained; now the test images are read.',

  // data
  data: {
    word: 'Data',
    names: { mnist: 'MNIST', digits: 'The book’s own digits', own: 'Your files' },
    about: {
      mnist: '70,000 digits written by people, 11 MB to fetch',
      digits: '70,000 digits drawn by this book’s generator as you wait; nothing to fetch but its weights',
      own: 'read from your disk, kept in this browser only',
    },
    counts: (training: number, test: number) => `${grouped(training)} to train on, ${grouped(test)} to test`,
    unknown: 'MNIST where this site has it, else digits that the book draws itself',
    which: 'Which digits',
    held: 'A run is under way on these digits. Stop it to choose others.',
    next: 'The next run uses the digits chosen here. The network that is there keeps its own.',
    noMnist:
      'MNIST is not installed on this site: the digits are drawn by this book’s generator. To add it, run “npm run data” in the project’s folder, or set MNIST_DIR to a folder that has the four files, and build again.',
    look: 'Show twenty of them',
    sample: 'The first training digits',
    digit: (label: number) => `a ${label}`,
    own: 'Choose four IDX files of your own',
    ownHow:
      'Or drop them here: images of 28 × 28 and labels 0 to 9, for training and for testing, in MNIST’s format (gzip or not). They are checked, and never leave this device.',
    bringing: 'Reading the files.',
    brought: 'Read and kept: ',
  },

  // a run from before
  interrupted: {
    name: 'Interrupted run',
    says: ({ settings, epoch, step }: Interrupted) =>
      `A run was interrupted in epoch ${epoch} of ${settings.epochs}, after step ${grouped(step)}: ${networkName(settings)}, ${optimisers[settings.optimizer]}, seed ${settings.seed}. It is kept in your browser and goes on bit for bit where it was last saved.`,
    continue: 'Continue it',
    forget: 'Forget it',
  },

  failed: 'The run has failed: see below.',
  how: [
    'A web worker trains the network of the program above, step by step, with WebAssembly SIMD kernels that are tested against the plain definitions of the engine. The page only asks and draws. Loss and accuracy of an epoch are means over its images, each read in its own mini-batch, measured while the weights change, as in Keras; validation and test are measured with the weights as they stand.',
    'The validation images are the last part of the training images, taken before any shuffling. The first epoch visits the images block by block, shuffled within each, so that training can begin while the rest still arrives; from the second epoch on everything is shuffled. A run depends on nothing but the data, the settings, the seed, and the changes of the learning rate that its receipt names.',
  ],
};

export type TrainerWords = typeof en;

const optimisersZh = {
  ...optimisers,
  momentum: 'SGD + 动量',
  adam: 'Adam（Keras形式）',
  'adam-textbook': 'Adam（教科书形式，PyTorch）',
};
export const trainerStrings = said(en, {
  title: '训练器：文章里的网络',
  optimisers: optimisersZh,
  activations: { ...activations, leaky_relu: '带泄露的ReLU', linear: '线性' },

  start: '开始训练',
  resume: '继续',
  stop: '停止',
  settings: '设置',
  settingsLine: (s) =>
    `${networkName(s)}，${optimisersZh[s.optimizer]}，批大小${grouped(s.batch)}，${grouped(s.epochs)}轮，${grouped(s.examples)}张图像`,
  fields: {
    rate: '学习率',
    optimizer: '优化器',
    batch: '批大小',
    epochs: '轮数',
    dropout: '每个隐藏层之后的失活率',
    l2: 'L2惩罚',
    l1: 'L1惩罚',
    examples: '使用的训练图像',
    validationSplit: '留作验证的比例',
    units: '单元数',
    activation: '激活函数',
    hiddenLayers: '隐藏层',
  },
  noHidden: '没有隐藏层：像素直接连到十个输出。',
  layer: (n) => `第${n}层`,
  addLayer: '添加一层',
  remove: '删除',
  colon: '：',
  output: '最后总是10个输出，softmax。',
  images: '张',
  consequence: (training, validation, steps) =>
    `用${grouped(training)}张图像训练，最后${grouped(validation)}张留作验证；每轮${grouped(steps)}步。`,
  refused: (field, expected, found) => `${field}：这里可取${expected}，现为${found}。`,
  nextStart: (isPending) =>
    `学习率立即生效，训练中也可以改；其余设置在下一次开始时生效。${isPending ? '已改动的设置等待下一次开始。' : ''}`,
  startAnew: '用这些设置开始',
  toArticle: '恢复文章里的设置',

  facts: ['轮', '步', '剩余时间', '每秒图像数', '测试准确率'],
  of: (now, all) => `${grouped(now)} / ${grouped(all)}`,
  units: ['小时', '分', '秒'],
  progressLabel: '训练进度',
  dataLabel: '已有的数据',
  dataLine: ({ source, loaded, total }) =>
    source === 'digits'
      ? `正在画数字：${grouped(loaded / 784)} / ${grouped(total / 784)}。`
      : `正在加载MNIST：${mb(loaded)} / ${mb(total)} MB。`,

  loss: '损失',
  accuracy: '准确率',
  epochAxis: '轮',
  training: '训练',
  validation: '验证',
  logScale: '损失用对数刻度',
  curves: (quantity, training, validation) =>
    `各轮的${quantity}。训练：${training ?? '尚无'}${validation ? `；验证：${validation}` : ''}。`,
  curvesNote: '点：单个小批量的损失。细线：本轮开始以来的平均，与Keras训练时打印的相同。圆点：整轮。',
  tableTitle: '曲线的数据',
  columns: ['轮', '训练损失', '验证损失', '训练准确率', '验证准确率'],
  recorded: (accuracy, seconds) =>
    `这是用文章里的设置记录下来的一次训练（本书的引擎，${fixed(seconds, 1)}秒）：测试集准确率${percent(accuracy, 2)}。开始你自己的训练，曲线就会实时画出。`,

  confusion: '它把什么认成了什么',
  confusionNote: (tests) =>
    `每轮结束后识别全部${grouped(tests)}张测试图像：行是正确数字，列是识别结果，行尾是这一行中识别正确的比例。按一个格子，看其中的数字。`,
  confusionRecorded: '你的训练开始之前，显示的是记录下来的那一次。',
  recall: '召回率',
  precision: '精确率',
  digit: '数字',
  byDigit: '各个数字的召回率与精确率',
  cell: (truth, predicted, count) => `正确是${truth}，识别为${predicted}：${count}张`,
  openHint: '格子里的数字显示在这里。',
  openMost: (shown) => `其中把握最大的${shown}个`,
  openNone: '一个也没有。',
  close: '关闭',
  mistakes: '错得最严重的',
  mistakesNote: '损失最大的测试图像：正确数字 → 识别结果，以及网络有多大把握。',
  mistakesRecorded: (pictured) =>
    `你的训练开始之前，显示的是记录下来的那一次${pictured ? '' : '；图像要等你训练时才有'}。`,
  numbered: (index) => `第${grouped(index)}号`,
  mistake: (truth, predicted, confidence) => `正确是${truth}，识别为${predicted}，把握${percent(confidence)}`,
  digitLabel: (index) => `测试图像${grouped(index)}`,

  filters: '第一层的每个单元在找什么',
  filtersNote: (units, all, beyond) =>
    `${units < all ? `${grouped(all)}个单元中前${units}个` : `${units}个单元`}各自的784个权重，按它们所乘的像素排成图像；所有图像用同一个色标。${beyond ? '少数超出范围的权重取两端的颜色。' : ''}`,
  filtersRecorded: '你的训练开始之前，显示的是记录下来的那一次，每格是四个权重的平均。',
  filtersEmpty: '训练开始后，权重显示在这里。',
  filtersLabel: (units, limit) => `${units}个单元的权重，各排成28 × 28的图像，颜色从−${limit}到+${limit}`,

  receipt: '运行回执',
  receiptRecorded: '你的训练开始之前，显示的是记录下来的那一次。在终端里按选定的设置训练：',
  receiptEmpty: '训练结束后填入。在终端里运行同样的训练：',
  receiptRows: (tests) => ({
    testAccuracy: `${grouped(tests)}张测试图像上的准确率`,
    testLoss: '这些图像上的损失',
    steps: '步数',
    seconds: '训练秒数',
    changes: '学习率的改动',
    kernels: '内核',
    weights: '权重的SHA-256',
  }),
  changes: (list) => list.map(({ step, rate }) => `第${grouped(step)}步起为${plain(rate)}`).join('，') || '从未',
  repeats: {
    whole: '在终端里运行同样的训练，得到的权重每一位都相同：',
    stopped: '这次训练提前停止了；终端里会跑完全程：',
    changed: '学习率曾手动改动；终端里始终用最初的学习率：',
    own: '你自己的数字只保存在这个浏览器里；终端里用同样的设置在MNIST上训练：',
  },
  asJson: 'JSON格式的回执',
  copy: '复制',
  copied: '已复制',
  copyFailed: '未能复制',

  idle: (s, steps, isHere) =>
    `尚未开始：${networkName(s)}，每轮${grouped(steps)}步，共${grouped(s.epochs)}轮。${isHere ? '' : '数据（11 MB）在开始时加载，并保存在你的浏览器里。'}`,
  cannotStart: (why) => `这样的设置无法训练。${why}`,
  loadingFirst: '正在加载数据。',
  waiting: '正在等待下一部分数据。',
  running: ({ epoch, epochs, step, stepsPerEpoch, logs }, isPaused) =>
    `${isPaused ? '已暂停，' : ''}第${epoch} / ${epochs}轮，第${grouped(step)} / ${grouped(stepsPerEpoch)}步：训练损失${brief(logs.loss, 3)}，准确率${percent(logs.accuracy)}。`,
  beginning: '第一步即将开始。',
  atStart: (seed) => `种子${seed}的初始权重，第一步之前。`,
  done: ({ testAccuracy, testLoss, steps, seconds }, tests, isStopped) =>
    `${isStopped ? '已提前停止' : '完成'}，共${grouped(steps)}步，训练用时${fixed(seconds, 1)}秒：${grouped(tests)}张测试图像识别正确${percent(testAccuracy, 2)}，测试损失${fixed(testLoss, 4)}。`,
  ending: '训练结束，正在识别测试图像。',

  data: {
    word: '数据',
    names: { mnist: 'MNIST', digits: '本书自己画的数字', own: '你的文件' },
    about: {
      mnist: '人手写的70,000个数字，需下载11 MB',
      digits: '由本书的生成器当场画出的70,000个数字，只需加载它的权重',
      own: '从你的磁盘读入，只保存在这个浏览器里',
    },
    counts: (training, test) => `训练${grouped(training)}个，测试${grouped(test)}个`,
    unknown: '网站装有MNIST时用它，否则用本书自己画的数字',
    which: '用哪些数字',
    held: '正在用这些数字训练。要换数据，请先停止。',
    next: '下一次训练会用这里选定的数字；现有的网络仍属于它原来的数据。',
    noMnist:
      '这个网站没有安装MNIST，数字由本书的生成器画出。要装上它，请在项目目录里运行“npm run data”，或把MNIST_DIR设为存放四个文件的目录，然后重新构建。',
    look: '看其中二十个',
    sample: '最前面的训练数字',
    digit: (label) => `数字${label}`,
    own: '选取你自己的四个IDX文件',
    ownHow:
      '也可以拖到这里：28 × 28的图像和0到9的标签，训练与测试各一套，格式与MNIST相同（gzip压缩与否均可）。文件会先检查，绝不离开这台设备。',
    bringing: '正在读取文件。',
    brought: '已读取并保存：',
  },

  interrupted: {
    name: '中断的训练',
    says: ({ settings, epoch, step }) =>
      `有一次训练在第${epoch} / ${settings.epochs}轮、第${grouped(step)}步之后中断：${networkName(settings)}，${optimisersZh[settings.optimizer]}，种子${settings.seed}。它保存在你的浏览器里，可以从最近的检查点逐位一致地继续。`,
    continue: '继续训练',
    forget: '不再保留',
  },

  failed: '这次训练失败了：见下文。',
  how: [
    '一个Web Worker一步一步地训练上文程序里的网络，所用的WebAssembly SIMD内核，都和引擎里照定义直接写成的函数对照测试过。页面只负责提出请求和画图。一轮的训练损失与准确率是这一轮所有图像的平均，每张图像用的是轮到它那一步的权重，在权重不断变化时测得，与Keras相同；验证与测试则用当时的权重测得。',
    '验证图像是训练图像中的最后一部分，在打乱之前就已取出。第一轮按块依次取用图像，块内打乱，因此其余数据还没有到齐时训练就能开始；从第二轮起全部打乱。一次训练只取决于数据、设置和种子，以及运行回执里记下的学习率改动。',
  ],
});
