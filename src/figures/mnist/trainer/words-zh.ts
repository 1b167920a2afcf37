/** The trainer's Chinese. */
import { fixed, grouped, percent, plain } from '../../../kit/numbers.ts';
import { type Duration, duration } from './progress.ts';
import { networkName } from './receipt.ts';
import { activations, loss, mb, optimisers } from './words.ts';
import type { TrainerWords } from './words-en.ts';

const durationZh = ({ hours, minutes, seconds }: Duration): string =>
  [hours && `${hours}小时`, (minutes || hours) && `${minutes}分`, !hours && (seconds || !minutes) && `${seconds}秒`]
    .filter(Boolean)
    .join(' ');

const optimisersZh = {
  ...optimisers,
  momentum: 'SGD + 动量',
  adam: 'Adam（Keras形式）',
  'adam-textbook': 'Adam（教科书形式，PyTorch）',
};

export const zh: TrainerWords = {
  title: '训练器：原文的网络',
  source: '训练器中',
  optimisers: optimisersZh,
  activations: { ...activations, linear: '线性' },

  start: '开始训练',
  resume: '继续',
  stop: '停止',
  rate: '学习率',
  settings: '设置',
  settingsLine: (s) =>
    `${networkName(s)}，${optimisersZh[s.optimizer]}，批大小${grouped(s.batch)}，${grouped(s.epochs)}轮，${grouped(s.examples)}张图像`,
  hiddenLayers: '隐藏层',
  noHidden: '没有隐藏层：像素直接连到十个输出。',
  layer: (n) => `第${n}层`,
  layerGroup: (n) => `隐藏层${n}`,
  units: '单元数',
  activation: '激活函数',
  addLayer: '添加一层',
  removeLayer: (n) => `删除第${n}层`,
  remove: '删除',
  output: '最后总是10个输出，softmax。',
  optimizer: '优化器',
  batch: '批大小',
  images: '张',
  epochs: '轮数',
  dropout: '每个隐藏层之后的dropout比率',
  l2: 'L2惩罚',
  l1: 'L1惩罚',
  examples: '使用的训练图像',
  validationSplit: '留作验证的比例',
  consequence: (training, validation, steps) =>
    `用${grouped(training)}张图像训练，最后${grouped(validation)}张留作验证；每轮${grouped(steps)}步。`,
  refused: (field, expected, found) => `${field}：这里可取${expected}，现为${found}。`,
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
  dataLabel: '已有的数据',
  dataLine: (source, loaded, total) =>
    source === 'digits'
      ? `正在画数字：${grouped(loaded / 784)} / ${grouped(total / 784)}`
      : `正在获取MNIST：${mb(loaded)} / ${mb(total)} MB`,

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
  curvesNote: '点：单个小批量的损失。细线：本轮开始以来的平均，与Keras训练时打印的相同。圆点：整轮。',
  tableTitle: '曲线的数据',
  recordedTableTitle: '所录曲线的数据',
  columns: ['轮', '训练损失', '验证损失', '训练准确率', '验证准确率'],
  recorded: (accuracy, seconds) =>
    `这是用原文的设置录下的一次训练（本书的引擎，${fixed(seconds, 1)}秒）：测试集准确率${percent(accuracy, 2)}。开始你自己的训练，曲线就会实时画出。`,

  confusion: '它把什么认成了什么',
  confusionNote: '每轮结束后识别全部10,000张测试图像：行是真值，列是识别结果。按一个格子，看其中的数字。',
  truth: '真值',
  read: '识别为',
  cellName: (truth, predicted, count) => `真值${truth}，识别为${predicted}：${count}张`,
  recall: '认对',
  recallTitle: '这一行的数字中认对的比例（召回率）',
  precision: '精确率',
  recallWord: '召回率',
  digit: '数字',
  byDigit: '各个数字的召回率与精确率',
  openHint: '格子里的数字显示在这里。',
  openTitle: (truth, predicted, count) =>
    truth === predicted ? `${grouped(count)}个${truth}，认对了` : `${grouped(count)}个${truth}，认成了${predicted}`,
  openMost: (shown) => `其中把握最大的${shown}个`,
  openNone: '一个也没有。',
  fetching: '正在获取……',
  close: '关闭',
  mistakes: '错得最严重的',
  mistakesNote: '损失最大的测试图像：真值 → 识别结果，以及网络有多大把握。',
  mistake: (truth, predicted, confidence) => `真值${truth}，识别为${predicted}，把握${percent(confidence)}`,
  digitLabel: (index) => `测试图像${grouped(index)}`,

  filters: '第一层的每个单元在找什么',
  filtersNote: (units, all) =>
    `${units < all ? `${grouped(all)}个单元中前${units}个` : `${units}个单元`}各自的784个权重，按它们所乘的像素排成图像；所有图像用同一个色标。`,
  filtersBeyond: '少数超出范围的权重取两端的颜色。',
  filtersEmpty: '训练开始后，权重显示在这里。',
  filtersLabel: (units, limit) => `${units}个单元的权重，各排成28×28的图像，颜色从 −${limit}到 +${limit}`,

  receipt: '这次训练的凭据',
  receiptEmpty: '训练结束后填入。在终端里运行同样的训练：',
  never: '从未',
  comma: '，',
  space: '',
  receiptRows: {
    testAccuracy: '10,000张测试图像上的准确率',
    testLoss: '其损失',
    steps: '步数',
    seconds: '训练秒数',
    imagesPerSecond: '每秒图像数',
    changes: '学习率的改动',
    data: '数据',
    kernels: '内核',
    weights: '权重的SHA-256',
  },
  change: (step, rate) => `第${grouped(step)}步起为${plain(rate)}`,
  repeat: '在终端里运行同样的训练，得到的权重每一位都相同：',
  notRepeated: {
    stopped: '这次训练提前停止了；终端里会跑完全程：',
    changed: '学习率曾手动改动；终端里始终用最初的学习率：',
  },
  asJson: 'JSON格式的凭据',
  copy: '复制',
  copied: '已复制',
  copyFailed: '未能复制',
  copyCommand: '复制命令',
  copyJson: '复制JSON',

  idle: (s, steps) =>
    `尚未开始：${networkName(s)}，每轮${grouped(steps)}步，共${grouped(s.epochs)}轮。数据（11 MB）在开始时获取，并保存在你的浏览器里。`,
  fullStop: '。',
  loadingFirst: '正在获取数据。',
  waiting: '正在等待下一部分数据。',
  running: ({ epoch, epochs, step, steps, loss: l, accuracy }) =>
    `第${epoch} / ${epochs}轮，第${grouped(step)} / ${grouped(steps)}步：训练损失${loss(l)}，准确率${percent(accuracy)}。`,
  beginning: '第一步即将开始。',
  paused: ({ epoch, epochs, step, steps, loss: l, accuracy }) =>
    `已暂停，第${epoch} / ${epochs}轮，第${grouped(step)} / ${grouped(steps)}步：训练损失${loss(l)}，准确率${percent(accuracy)}。`,
  atStart: (seed) => `种子${seed}的初始权重，第一步之前。`,
  done: (accuracy, l, steps, seconds) =>
    `完成：10,000张测试图像认对${percent(accuracy, 2)}，测试损失${fixed(l, 4)}；共${grouped(steps)}步，训练用时${fixed(seconds, 1)}秒。`,
  stopped: (accuracy, l, steps) =>
    `已在第${grouped(steps)}步之后停止：10,000张测试图像认对${percent(accuracy, 2)}，测试损失${fixed(l, 4)}。`,
  ending: '训练结束，正在识别10,000张测试图像。',
  ready: '数据已就绪，尚未开始训练。',

  // 数据
  data: {
    word: '数据',
    names: { mnist: 'MNIST', digits: '本书自己画的数字', own: '你的文件' },
    about: {
      mnist: '人手写的70,000个数字，需下载11 MB',
      digits: '由本书的生成器当场画出的70,000个数字，只需取来它的权重',
      own: '从你的磁盘读入，只保存在这个浏览器里',
    },
    line: (source, training, test) => {
      const counts = `训练${grouped(training)}个，测试${grouped(test)}个`;
      if (source === 'mnist') return `MNIST，${counts}`;
      return source === 'own' ? `你的文件，${counts}` : `由本书的生成器画出的数字，${counts}`;
    },
    unknown: '网站装有MNIST时用它，否则用本书自己画的数字',
    which: '用哪些数字',
    held: '正在用这些数字训练。要换数据，请先停止。',
    next: '下一次训练会用这里选定的数字；现有的网络仍属于它原来的数据。',
    noMnist:
      '这个网站没有安装MNIST，数字由本书的生成器画出。要装上它，请在项目目录里运行“npm run data”，或把MNIST_DIR设为存放四个文件的目录，然后重新构建。',
    look: '看其中二十个',
    sample: '最前面的训练数字',
    digit: (label) => `数字${label}`,
    own: '你自己的数字：四个IDX文件，选取或拖到这里',
    ownHow:
      '28 × 28的图像和0到9的标签，训练与测试各一套，格式与MNIST相同（gzip压缩与否均可）。文件会先检查，绝不离开这台设备。',
    bringing: '正在读取文件。',
    brought: (training, test) => `已读取并保存：训练${grouped(training)}个，测试${grouped(test)}个。`,
  },

  // 之前的训练
  interrupted: {
    name: '中断的训练',
    says: ({ settings, epoch, step }) =>
      `有一次训练在第${epoch} / ${settings.epochs}轮、第${grouped(step)}步之后中断：${networkName(settings)}，${optimisersZh[settings.optimizer]}，种子${settings.seed}。它保存在你的浏览器里，可以从最近的检查点逐位一致地继续。`,
    continue: '继续训练',
    forget: '不再保留',
  },

  failed: '这次训练失败了：见下文。',
  failures: {
    diverged: (step, epoch, where, rate) =>
      `训练在第${grouped(step)}步（第${epoch}轮）发散：学习率为${plain(rate)}时，${where}不再是有限的数。每一步迈过头的比前进的还多，数值越来越大，直到计算机无法表示。`,
    where: (quantity, layer, layers) => {
      const place = layer === layers ? `输出层（第${layer}层）` : `第${layer}层`;
      const names: Record<string, string> = { loss: '损失', weights: '权重', gradient: '梯度', activation: '激活值' };
      return quantity === 'loss' ? `由${place}算出的损失` : `${place}的${names[quantity] ?? quantity}`;
    },
    tryRate: (rate) => `首先可以试试十分之一的学习率，即${plain(rate)}。`,
    tryButton: (rate) => `用学习率${plain(rate)}开始`,
    died: '训练线程不再应答；占用内存过多时浏览器会终止它。请重新启动训练线程：训练若已进行了几秒以上，就可以从最近的检查点继续。',
    restart: '重新启动训练线程',
    fetchAgain: '重新获取缺少的部分',
    missing:
      '本书的这一份在构建时没有MNIST数据。可以改用本书自己画的数字（见“数据”），也可以装上MNIST。缺少的是这四个文件：train-images-idx3-ubyte、train-labels-idx1-ubyte、t10k-images-idx3-ubyte、t10k-labels-idx1-ubyte。',
    missingHow: '在项目目录里下载它们，或指向已有它们的文件夹；然后重新构建或启动网站：',
  },

  how: [
    '一个Web Worker一步一步地训练上文程序里的网络，所用的WebAssembly SIMD内核都与引擎中直白的定义对照测试过。页面只负责提出请求和画图。一轮的训练损失与准确率是这一轮所有图像的平均，每张图像用的是轮到它那一步的权重，在权重不断变化时测得，与Keras相同；验证与测试则用当时的权重测得。',
    '验证图像是训练图像中的最后一部分，在打乱之前就已取出。第一轮按块依次访问图像，块内打乱，因此其余数据还在路上时训练就能开始；从第二轮起全部打乱。一次训练只取决于数据、设置和种子。',
  ],
};
