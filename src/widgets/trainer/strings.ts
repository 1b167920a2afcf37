/** What the trainer says, in both languages. */
import type { Settings } from '../../../lib/model/settings.ts';
import type { Lang } from '../../i18n/lang.ts';
import { fixed, grouped, percent, plain } from '../shared/numbers.ts';
import { type Duration, duration } from './progress.ts';
import { networkName } from './receipt.ts';

/** Where a run stands, for a sentence. */
export interface Stand {
  readonly epoch: number;
  readonly epochs: number;
  readonly step: number;
  readonly steps: number;
  readonly loss: number;
  readonly accuracy: number;
}

const loss = (value: number) => fixed(value, 3);

const durationEn = ({ hours, minutes, seconds }: Duration): string =>
  [hours && `${hours} h`, (minutes || hours) && `${minutes} min`, !hours && (seconds || !minutes) && `${seconds} s`]
    .filter(Boolean)
    .join(' ');
const durationZh = ({ hours, minutes, seconds }: Duration): string =>
  [hours && `${hours} 小时`, (minutes || hours) && `${minutes} 分`, !hours && (seconds || !minutes) && `${seconds} 秒`]
    .filter(Boolean)
    .join(' ');

const optimisers: Record<Settings['optimizer'], string> = {
  sgd: 'SGD',
  momentum: 'SGD + momentum',
  nesterov: 'SGD + Nesterov',
  rmsprop: 'RMSProp',
  adagrad: 'AdaGrad',
  adam: 'Adam (Keras)',
  'adam-textbook': 'Adam (textbook, PyTorch)',
};

const activations: Record<Settings['layers'][number]['activation'], string> = {
  relu: 'ReLU',
  leaky_relu: 'Leaky ReLU',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  linear: 'linear',
};

const en = {
  title: 'Trainer: the article’s network, on all of MNIST',
  optimisers,
  activations,

  // controls
  start: 'Start training',
  resume: 'Resume',
  stop: 'Stop',
  rate: 'Learning rate',
  settings: 'Settings',
  settingsLine: (s: Settings) =>
    `${networkName(s)}, ${optimisers[s.optimizer]}, batch ${grouped(s.batch)}, ${epochsEn(s.epochs)}, ${grouped(s.examples)} images`,
  hiddenLayers: 'Hidden layers',
  noHidden: 'None: the pixels lead straight into the ten outputs.',
  layer: (n: number) => `Layer ${n}`,
  layerGroup: (n: number) => `Hidden layer ${n}`,
  units: 'Units',
  activation: 'Activation',
  addLayer: 'Add a layer',
  removeLayer: (n: number) => `Remove layer ${n}`,
  remove: 'Remove',
  output: 'Then always: 10 outputs, softmax.',
  optimizer: 'Optimiser',
  batch: 'Batch size',
  images: 'images',
  epochs: 'Epochs',
  dropout: 'Dropout after each hidden layer',
  l2: 'L2 penalty',
  examples: 'Training images used',
  validationSplit: 'Kept for validation',
  consequence: (training: number, validation: number, steps: number) =>
    `Trains on ${grouped(training)} images, keeps the last ${grouped(validation)} for validation; ${grouped(steps)} steps an epoch.`,
  refused: (field: string, expected: string, found: string) =>
    `${field}: ${expected} is possible here, it is ${found}.`,
  fields: {
    rate: 'Learning rate',
    epochs: 'Epochs',
    batch: 'Batch size',
    validationSplit: 'Kept for validation',
    dropout: 'Dropout',
    l2: 'L2 penalty',
    examples: 'Training images used',
    seed: 'Seed',
    units: 'Units',
    'hidden layers': 'Hidden layers',
  } as Record<string, string>,
  nextStart:
    'The learning rate takes effect at once, also while the network trains; every other setting at the next start.',
  pendingNow: 'Changed settings wait for the next start.',
  startAnew: 'Start with these settings',
  toArticle: 'The article’s settings',

  // facts
  factEpoch: 'Epoch',
  factStep: 'Step',
  factLeft: 'Time left',
  factPace: 'Images a second',
  factTest: 'Test accuracy',
  of: (now: number, all: number) => `${grouped(now)} of ${grouped(all)}`,
  none: '–',
  duration: (seconds: number) => durationEn(duration(seconds)),
  progressLabel: 'Progress of the run',
  dataLabel: 'MNIST, downloaded',
  dataLine: (loaded: number, total: number) => `Fetching MNIST: ${mb(loaded)} of ${mb(total)} MB`,

  // plots
  loss: 'Loss',
  accuracy: 'Accuracy',
  epochAxis: 'epoch',
  training: 'training',
  validation: 'validation',
  logScale: 'Loss on a logarithmic scale',
  lossLabel: (training: string, validation: string | null) =>
    `Loss by epoch. Training: ${training}${validation ? `. Validation: ${validation}` : ''}.`,
  accuracyLabel: (training: string, validation: string | null) =>
    `Accuracy by epoch. Training: ${training}${validation ? `. Validation: ${validation}` : ''}.`,
  noCurve: 'nothing yet',
  curvesNote:
    'Dots: losses of single mini-batches. Thin lines: means since the epoch began, as Keras prints them. Points: whole epochs.',
  tableTitle: 'The curves as a table',
  recordedTableTitle: 'The recorded curves as a table',
  columns: ['Epoch', 'Training loss', 'Validation loss', 'Training accuracy', 'Validation accuracy'],
  recorded: (accuracy: number, seconds: number) =>
    `A recorded run with these settings (this book’s engine, ${fixed(seconds, 1)} s): ${percent(accuracy, 2)} on the test set. Start your own to see it live.`,
  notRecorded: 'Start a run to see its curves.',

  // test set
  confusion: 'What it confuses',
  confusionNote: 'All 10,000 test images: truth by row, what was read by column. Press a cell to see its digits.',
  confusionEmpty: 'Filled in after each epoch.',
  truth: 'truth',
  read: 'read as',
  cellName: (truth: number, predicted: number, count: number) =>
    `true ${truth}, read as ${predicted}: ${grouped(count)} ${count === 1 ? 'digit' : 'digits'}`,
  recall: 'found',
  recallTitle: 'Of all true digits of this row, the share that was read rightly (recall)',
  precision: 'Precision',
  recallWord: 'Recall',
  digit: 'Digit',
  byDigit: 'Recall and precision of each digit',
  openHint: 'The digits of a cell appear here.',
  openTitle: (truth: number, predicted: number, count: number) =>
    truth === predicted
      ? `${grouped(count)} × ${truth}, read rightly`
      : `${grouped(count)} × ${truth}, read as ${predicted}`,
  openMost: (shown: number) => `the ${shown} it is surest of`,
  openNone: 'There are none.',
  fetching: 'Fetching …',
  close: 'Close',
  mistakes: 'The worst mistakes',
  mistakesNote: 'Test images that cost the most loss: what it is → what was read, and how sure the network was.',
  mistake: (truth: number, predicted: number, confidence: number) =>
    `is ${truth}, read as ${predicted}, ${percent(confidence)} sure`,
  digitLabel: (index: number) => `Test image ${grouped(index)}`,

  // filters
  filters: 'What each first-layer unit looks for',
  filtersNote: (units: number, all: number) =>
    `The 784 weights into ${units < all ? `the first ${units} of ${grouped(all)} units` : `each of the ${units} units`}, laid out as the pixels that they multiply; one scale for all.`,
  filtersBeyond: 'The few weights beyond it have the end colours.',
  filtersEmpty: 'The weights appear here when a run begins.',
  filtersLabel: (units: number, limit: string) =>
    `Weights of ${units} units as images of 28 by 28 pixels, coloured from −${limit} to +${limit}`,

  // receipt
  receipt: 'The run’s receipt',
  receiptEmpty: 'Filled in when a run has ended. The same run in a terminal:',
  never: 'never',
  comma: ', ',
  receiptRows: {
    testAccuracy: 'Accuracy on the 10,000 test images',
    testLoss: 'Loss on them',
    steps: 'Steps',
    seconds: 'Seconds of training',
    imagesPerSecond: 'Images a second',
    changes: 'Learning rate changed',
    data: 'Data',
    kernels: 'Kernels',
    weights: 'SHA-256 of the weights',
  },
  change: (step: number, rate: number) => `to ${plain(rate)} at step ${grouped(step)}`,
  repeat: 'The same run in a terminal gives the same weights, bit for bit:',
  notRepeated: {
    stopped: 'This run was stopped before its end; a terminal runs it whole:',
    changed: 'The learning rate was changed by hand; a terminal keeps the first one:',
  },
  asJson: 'The receipt as JSON',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Not copied',
  copyCommand: 'Copy the command',
  copyJson: 'Copy the JSON',

  // sentences
  idle: (s: Settings, steps: number) =>
    `Nothing runs yet: ${networkName(s)}, ${grouped(steps)} steps an epoch, ${epochsEn(s.epochs)}. The data (11 MB) are fetched when you start, and kept in your browser.`,
  loading: (loaded: number, total: number) => `Fetching MNIST: ${mb(loaded)} of ${mb(total)} MB.`,
  loadingFirst: 'Fetching MNIST.',
  waiting: 'Waiting for the next part of the data.',
  running: ({ epoch, epochs, step, steps, loss: l, accuracy }: Stand) =>
    `Epoch ${epoch} of ${epochs}, step ${grouped(step)} of ${grouped(steps)}: training loss ${loss(l)}, accuracy ${percent(accuracy)}.`,
  beginning: 'The first step is on its way.',
  paused: ({ epoch, epochs, step, steps, loss: l, accuracy }: Stand) =>
    `Paused in epoch ${epoch} of ${epochs} after step ${grouped(step)} of ${grouped(steps)}: training loss ${loss(l)}, accuracy ${percent(accuracy)}.`,
  atStart: (seed: number) => `At the first weights of seed ${seed}, before the first step.`,
  done: (accuracy: number, l: number, steps: number, seconds: number) =>
    `Done: ${percent(accuracy, 2)} of the 10,000 test images read rightly, test loss ${fixed(l, 4)}, after ${grouped(steps)} steps in ${fixed(seconds, 1)} s of training.`,
  stopped: (accuracy: number, l: number, steps: number) =>
    `Stopped after ${grouped(steps)} ${steps === 1 ? 'step' : 'steps'}: ${percent(accuracy, 2)} of the 10,000 test images read rightly, test loss ${fixed(l, 4)}.`,
  ending: 'Trained; now the 10,000 test images are read.',
  ready: 'The data are here; nothing runs.',

  // failures
  failed: 'The run has failed: see above.',
  failures: {
    diverged: (step: number, epoch: number, where: string, rate: number) =>
      `The run diverged at step ${grouped(step)} (epoch ${epoch}): ${where} stopped being finite numbers, with the learning rate ${plain(rate)}. Each step overshot by more than it gained, so the numbers grew until none was left that a computer can write.`,
    where: (quantity: string, layer: number, layers: number): string => {
      const place = layer === layers ? `the output layer (layer ${layer})` : `layer ${layer}`;
      if (quantity === 'loss') return `the loss, computed from ${place},`;
      const names: Record<string, string> = { weights: 'weights', gradient: 'gradients', activation: 'activations' };
      return `the ${names[quantity] ?? quantity} of ${place}`;
    },
    tryRate: (rate: number) => `A tenth of the rate, ${plain(rate)}, is the first thing to try.`,
    tryButton: (rate: number) => `Start with the rate ${plain(rate)}`,
    died: 'The training worker stopped answering; a browser ends one that needs too much memory. The run is lost, the page is not: restart the worker, then start again.',
    restart: 'Restart the worker',
    missing:
      'This copy of the book was built without MNIST, so there is nothing to train on; everything else works. Missing are the four files train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte.',
    missingHow:
      'In the project’s folder, fetch them, or point to a folder that has them; then build or start the site again:',
  },

  // how
  howText: [
    'A web worker trains the network of the program above, step by step, with WebAssembly SIMD kernels that are tested against the plain definitions of the engine. The page only asks and draws. Loss and accuracy of an epoch are means over its mini-batches, measured while the weights change, as in Keras; validation and test are measured with the weights as they stand.',
    'The validation images are the last part of the training images, taken before any shuffling. The first epoch visits the images block by block, shuffled within each, so that training can begin while the rest still arrives; from the second epoch on everything is shuffled. A run depends on the data, the settings and the seed, on nothing else.',
  ],
};

export type TrainerWords = typeof en;

function epochsEn(epochs: number): string {
  return `${grouped(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'}`;
}
function mb(bytes: number): string {
  return fixed(bytes / 1e6, 1);
}

const optimisersZh = {
  ...optimisers,
  momentum: 'SGD + 动量',
  adam: 'Adam（Keras 形式）',
  'adam-textbook': 'Adam（教科书形式，PyTorch）',
};

const zh: TrainerWords = {
  title: '训练器：原文的网络，全部 MNIST 数据',
  optimisers: optimisersZh,
  activations: { ...activations, linear: '线性' },

  start: '开始训练',
  resume: '继续',
  stop: '停止',
  rate: '学习率',
  settings: '设置',
  settingsLine: (s) =>
    `${networkName(s)}，${optimisersZh[s.optimizer]}，批大小 ${grouped(s.batch)}，${grouped(s.epochs)} 轮，${grouped(s.examples)} 张图像`,
  hiddenLayers: '隐藏层',
  noHidden: '没有隐藏层：像素直接连到十个输出。',
  layer: (n) => `第 ${n} 层`,
  layerGroup: (n) => `隐藏层 ${n}`,
  units: '单元数',
  activation: '激活函数',
  addLayer: '添加一层',
  removeLayer: (n) => `删除第 ${n} 层`,
  remove: '删除',
  output: '最后总是 10 个输出，softmax。',
  optimizer: '优化器',
  batch: '批大小',
  images: '张',
  epochs: '轮数',
  dropout: '每个隐藏层之后的 dropout 比率',
  l2: 'L2 惩罚',
  examples: '使用的训练图像',
  validationSplit: '留作验证的比例',
  consequence: (training, validation, steps) =>
    `用 ${grouped(training)} 张图像训练，最后 ${grouped(validation)} 张留作验证；每轮 ${grouped(steps)} 步。`,
  refused: (field, expected, found) => `${field}：这里可取 ${expected}，现为 ${found}。`,
  fields: {
    rate: '学习率',
    epochs: '轮数',
    batch: '批大小',
    validationSplit: '留作验证的比例',
    dropout: 'Dropout 比率',
    l2: 'L2 惩罚',
    examples: '使用的训练图像',
    seed: '随机种子',
    units: '单元数',
    'hidden layers': '隐藏层数',
  },
  nextStart: '学习率立即生效，训练中也可以改；其余设置在下一次开始时生效。',
  pendingNow: '已改动的设置等待下一次开始。',
  startAnew: '用这些设置开始',
  toArticle: '恢复原文的设置',

  factEpoch: '轮',
  factStep: '步',
  factLeft: '剩余时间',
  factPace: '每秒图像数',
  factTest: '测试准确率',
  of: (now, all) => `${grouped(now)} / ${grouped(all)}`,
  none: '–',
  duration: (seconds) => durationZh(duration(seconds)),
  progressLabel: '训练进度',
  dataLabel: 'MNIST 下载进度',
  dataLine: (loaded, total) => `正在获取 MNIST：${mb(loaded)} / ${mb(total)} MB`,

  loss: '损失',
  accuracy: '准确率',
  epochAxis: '轮',
  training: '训练',
  validation: '验证',
  logScale: '损失用对数刻度',
  lossLabel: (training, validation) => `各轮的损失。训练：${training}${validation ? `；验证：${validation}` : ''}。`,
  accuracyLabel: (training, validation) =>
    `各轮的准确率。训练：${training}${validation ? `；验证：${validation}` : ''}。`,
  noCurve: '尚无',
  curvesNote: '点：单个小批量的损失。细线：本轮开始以来的平均，与 Keras 训练时打印的相同。圆点：整轮。',
  tableTitle: '曲线的数据',
  recordedTableTitle: '所录曲线的数据',
  columns: ['轮', '训练损失', '验证损失', '训练准确率', '验证准确率'],
  recorded: (accuracy, seconds) =>
    `这是用同样设置录下的一次训练（本书的引擎，${fixed(seconds, 1)} 秒）：测试集准确率 ${percent(accuracy, 2)}。开始你自己的训练，曲线就会实时画出。`,
  notRecorded: '开始训练后，曲线画在这里。',

  confusion: '它把什么认成了什么',
  confusionNote: '全部 10,000 张测试图像：行是真值，列是识别结果。按一个格子，看其中的数字。',
  confusionEmpty: '每轮结束后填入。',
  truth: '真值',
  read: '识别为',
  cellName: (truth, predicted, count) => `真值 ${truth}，识别为 ${predicted}：${grouped(count)} 张`,
  recall: '认对',
  recallTitle: '这一行的数字中认对的比例（召回率）',
  precision: '精确率',
  recallWord: '召回率',
  digit: '数字',
  byDigit: '各个数字的召回率与精确率',
  openHint: '格子里的数字显示在这里。',
  openTitle: (truth, predicted, count) =>
    truth === predicted
      ? `${grouped(count)} 个 ${truth}，认对了`
      : `${grouped(count)} 个 ${truth}，认成了 ${predicted}`,
  openMost: (shown) => `其中把握最大的 ${shown} 个`,
  openNone: '一个也没有。',
  fetching: '正在获取……',
  close: '关闭',
  mistakes: '错得最严重的',
  mistakesNote: '损失最大的测试图像：真值 → 识别结果，以及网络有多大把握。',
  mistake: (truth, predicted, confidence) => `真值 ${truth}，识别为 ${predicted}，把握 ${percent(confidence)}`,
  digitLabel: (index) => `测试图像 ${grouped(index)}`,

  filters: '第一层的每个单元在找什么',
  filtersNote: (units, all) =>
    `${units < all ? `${grouped(all)} 个单元中前 ${units} 个` : `${units} 个单元`}各自的 784 个权重，按它们所乘的像素排成图像；所有图像用同一个色标。`,
  filtersBeyond: '少数超出范围的权重取两端的颜色。',
  filtersEmpty: '训练开始后，权重显示在这里。',
  filtersLabel: (units, limit) => `${units} 个单元的权重，各排成 28×28 的图像，颜色从 −${limit} 到 +${limit}`,

  receipt: '这次训练的凭据',
  receiptEmpty: '训练结束后填入。在终端里运行同样的训练：',
  never: '从未',
  comma: '，',
  receiptRows: {
    testAccuracy: '10,000 张测试图像上的准确率',
    testLoss: '其损失',
    steps: '步数',
    seconds: '训练秒数',
    imagesPerSecond: '每秒图像数',
    changes: '学习率的改动',
    data: '数据',
    kernels: '内核',
    weights: '权重的 SHA-256',
  },
  change: (step, rate) => `第 ${grouped(step)} 步起为 ${plain(rate)}`,
  repeat: '在终端里运行同样的训练，得到的权重每一位都相同：',
  notRepeated: {
    stopped: '这次训练提前停止了；终端里会跑完全程：',
    changed: '学习率曾手动改动；终端里始终用最初的学习率：',
  },
  asJson: 'JSON 格式的凭据',
  copy: '复制',
  copied: '已复制',
  copyFailed: '未能复制',
  copyCommand: '复制命令',
  copyJson: '复制 JSON',

  idle: (s, steps) =>
    `尚未开始：${networkName(s)}，每轮 ${grouped(steps)} 步，共 ${grouped(s.epochs)} 轮。数据（11 MB）在开始时获取，并保存在你的浏览器里。`,
  loading: (loaded, total) => `正在获取 MNIST：${mb(loaded)} / ${mb(total)} MB。`,
  loadingFirst: '正在获取 MNIST。',
  waiting: '正在等待下一部分数据。',
  running: ({ epoch, epochs, step, steps, loss: l, accuracy }) =>
    `第 ${epoch} / ${epochs} 轮，第 ${grouped(step)} / ${grouped(steps)} 步：训练损失 ${loss(l)}，准确率 ${percent(accuracy)}。`,
  beginning: '第一步即将开始。',
  paused: ({ epoch, epochs, step, steps, loss: l, accuracy }) =>
    `已暂停，第 ${epoch} / ${epochs} 轮，第 ${grouped(step)} / ${grouped(steps)} 步：训练损失 ${loss(l)}，准确率 ${percent(accuracy)}。`,
  atStart: (seed) => `种子 ${seed} 的初始权重，第一步之前。`,
  done: (accuracy, l, steps, seconds) =>
    `完成：10,000 张测试图像认对 ${percent(accuracy, 2)}，测试损失 ${fixed(l, 4)}；共 ${grouped(steps)} 步，训练用时 ${fixed(seconds, 1)} 秒。`,
  stopped: (accuracy, l, steps) =>
    `已在第 ${grouped(steps)} 步之后停止：10,000 张测试图像认对 ${percent(accuracy, 2)}，测试损失 ${fixed(l, 4)}。`,
  ending: '训练结束，正在识别 10,000 张测试图像。',
  ready: '数据已就绪，尚未开始训练。',

  failed: '这次训练失败了：见上文。',
  failures: {
    diverged: (step, epoch, where, rate) =>
      `训练在第 ${grouped(step)} 步（第 ${epoch} 轮）发散：学习率为 ${plain(rate)} 时，${where}不再是有限的数。每一步迈过头的比前进的还多，数值越来越大，直到计算机无法表示。`,
    where: (quantity, layer, layers) => {
      const place = layer === layers ? `输出层（第 ${layer} 层）` : `第 ${layer} 层`;
      const names: Record<string, string> = { loss: '损失', weights: '权重', gradient: '梯度', activation: '激活值' };
      return quantity === 'loss' ? `由${place}算出的损失` : `${place}的${names[quantity] ?? quantity}`;
    },
    tryRate: (rate) => `首先可以试试十分之一的学习率，即 ${plain(rate)}。`,
    tryButton: (rate) => `用学习率 ${plain(rate)} 开始`,
    died: '训练线程不再应答；占用内存过多时浏览器会终止它。这次训练丢失了，页面没有问题：重新启动训练线程，再开始即可。',
    restart: '重新启动训练线程',
    missing:
      '本书的这一份在构建时没有 MNIST 数据，因此无法训练；其余一切照常。缺少的是这四个文件：train-images-idx3-ubyte、train-labels-idx1-ubyte、t10k-images-idx3-ubyte、t10k-labels-idx1-ubyte。',
    missingHow: '在项目目录里下载它们，或指向已有它们的文件夹；然后重新构建或启动网站：',
  },

  howText: [
    '一个 Web Worker 一步一步地训练上文程序里的网络，所用的 WebAssembly SIMD 内核都与引擎中直白的定义对照测试过。页面只负责提出请求和画图。一轮的训练损失与准确率是各个小批量的平均，在权重不断变化时测得，与 Keras 相同；验证与测试则用当时的权重测得。',
    '验证图像是训练图像中的最后一部分，在打乱之前就已取出。第一轮按块依次访问图像，块内打乱，因此其余数据还在路上时训练就能开始；从第二轮起全部打乱。一次训练只取决于数据、设置和种子。',
  ],
};

export const trainerStrings: Record<Lang, TrainerWords> = { en, zh };
