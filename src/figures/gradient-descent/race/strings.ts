/** What the figure says, in both languages. */
import { soon } from '../../../experiments/gradient-descent/race/settings.ts';
import type { Lang } from '../../../i18n/lang.ts';

const en = {
  title: 'The race: five optimisers from one start',
  names: { sgd: 'SGD', momentum: 'Momentum', nesterov: 'Nesterov', rmsprop: 'RMSProp', adam: 'Adam' },
  land: 'Ground',
  lands: {
    ...{ quadratic: 'a long bowl', saddle: 'a saddle', rosenbrock: 'Rosenbrock’s valley' },
    slice: 'a real network’s loss',
  },
  ...{ search: 'Each at its best rate', theory: 'Momentum by theory', turned: 'turned by 45°' },
  ...{ kappa: 'Condition number', mu: 'Momentum', step: 'Step' },
  startOf: (name: string) => `Start, ${name}`,
  rateOf: (name: string) => `η of ${name}`,
  square: 'Momentum’s η and μ: move the point',
  point: 'η and μ of momentum; the arrow keys move them',
  pointAt: (eta: string, mu: string) => `η = ${eta}, μ = ${mu}`,
  darkest: (steps: number | null) => (steps ? `To a tenth: ${steps}` : `After ${soon} steps: low`),
  palest: (steps: number | null) => (steps ? `${32 * steps} steps` : 'high'),
  regimes: {
    ...{ overdamped: 'overdamped', critical: 'critical', underdamped: 'underdamped' },
    ...{ flips: 'flips', diverges: 'diverges' },
  },
  coordinates: 'Its two axes',
  start: 'Start of the race; the arrow keys move it',
  startAt: (x: string, y: string) => `${x}, ${y}`,
  divergedAt: (step: number) => `diverged: ${step}`,
  settledAt: (step: number) => `${step} steps`,
  reading: (goal: string) =>
    `Lines of equal loss, × the lowest place; below, the loss by powers of ten. Dashed, the goal: ${goal}, a thousandth of the way down is left.`,
  grounds: {
    quadratic: (kappa: string, turned: boolean) =>
      `½ (u² + ${kappa} v²), ${turned ? 'u and v on the diagonals' : 'u along x and v along y'}.`,
    saddle: () => '5 x² + ¼ (y² − 1)²: level at (0, 0), lowest at (0, ±1).',
    rosenbrock: () => '(1 − x)² + 100 (y − x²)²: steep across, nearly level along.',
    slice: () => 'A slice through a network’s loss over a few digits, along two random directions.',
  },
  sliceOf: (owner: string, sizes: string, count: number, digits: string, seed: number) =>
    `Loss of ${owner}, ${sizes}, over ${count} ${digits}, along two random directions (seed ${seed}); at (0, 0) it stands as trained.`,
  owners: { own: 'your own network', book: 'the book’s small network' },
  digits: {
    ...{ mnist: 'of MNIST’s test digits', digits: 'test digits drawn by this book’s generator' },
    ...{ own: 'of your own test digits', drawn: 'digits drawn by hand for this book' },
  },
  failed: 'The network or the digits did not arrive. The other grounds need neither.',
  working: {
    loading: () => 'Fetching the network and the digits …',
    survey: (share: string) => `Surveying the ground: the network’s loss at 41 × 41 places, ${share} …`,
    race: (share: string) => `The racers set out: ${share} …`,
    search: (share: string) => `Racing each alone at every rate of a list: ${share} …`,
  },
  ready: (loss: string) => `All stand at the start, at a loss of ${loss}.`,
  leads: (step: number, steps: number, name: string, loss: string) =>
    `Step ${step} of ${steps}: ${name} leads with a loss of ${loss}.`,
  level: (step: number, steps: number, loss: string) =>
    `Step ${step} of ${steps}: nobody leads; the lowest loss, ${loss}, is shared.`,
  diverged: (name: string, step: number) => `${name} diverged at step ${step}: its rate is too large here.`,
  damped: (along: string, across: string, steps: string) =>
    `Momentum: ${along} along the valley, ${across} across it; ${steps} steps leave a tenth of the error.`,
  fair: (arrived: string) => `Each at its best rate for this start. The goal is kept from step: ${arrived || '–'}.`,
  ...{ comma: ', ', colon: ': ', space: ' ' },
  how: 'Every racer is one of the engine’s own optimisers, stepped in 64 bits on two numbers; μ is set here, the other constants are the engine’s defaults. Each of the 48 × 48 cells of the square is measured: the engine’s momentum runs 240 steps along the valley and across it, and the largest errors of the last eighty are compared with those of the eighty before; the slower direction counts. On each curve one direction is critically damped: below it that direction creeps (or flips at every step), above it rings. Where the curves cross, both are, and in the long run no pair is faster. On the saddle and in Rosenbrock’s valley a cell shows the loss after 200 steps from this start. On the network’s slice the gradient in α and β is the backpropagated gradient of all weights, multiplied with the two directions; the part of a direction that leads into a unit is as long as that unit’s weights (Li et al. 2018), and biases stay where they are. The lowest place of the slice is the lowest of the grid, refined. A racer has diverged when a coordinate passes 1,000 or its loss 10,000 times that of the start. The best rate is the one of a list (12 a decade from 0.0001 to 8.2, on the slice 3 a decade up to 4.7) that keeps the goal from the earliest step on, or else ends lowest.',
};

export type RaceWords = typeof en;

const zh: RaceWords = {
  title: '赛跑：五种优化器，同一个起点',
  names: { sgd: 'SGD', momentum: '动量', nesterov: 'Nesterov', rmsprop: 'RMSProp', adam: 'Adam' },
  land: '地形',
  lands: { quadratic: '狭长的碗', saddle: '鞍点', rosenbrock: 'Rosenbrock山谷', slice: '真实网络的损失' },
  ...{ search: '各用最佳学习率', theory: '动量取理论值', turned: '转45°' },
  ...{ kappa: '条件数', mu: '动量系数', step: '步数' },
  startOf: (name) => `起点${name}`,
  rateOf: (name) => `${name}的η`,
  square: '动量的η和μ：拖动圆点',
  point: '动量的η和μ；用方向键移动',
  pointAt: (eta, mu) => `η = ${eta}，μ = ${mu}`,
  darkest: (steps) => (steps ? `降到十分之一：${steps}` : `${soon}步之后：低`),
  palest: (steps) => (steps ? `${32 * steps}步` : '高'),
  regimes: {
    ...{ overdamped: '过阻尼', critical: '临界阻尼', underdamped: '欠阻尼' },
    ...{ flips: '来回跳', diverges: '发散' },
  },
  coordinates: '动量的坐标',
  start: '起点；用方向键移动',
  startAt: (x, y) => `${x}，${y}`,
  divergedAt: (step) => `第${step}步发散`,
  settledAt: (step) => `${step}步达标`,
  reading: (goal) =>
    `损失的等高线，× 是最低点；下面是损失的变化，对数刻度。虚线是目标${goal}：离最低点只剩起点高度的千分之一。`,
  grounds: {
    quadratic: (kappa, turned) => `½ (u² + ${kappa} v²)，${turned ? 'u、v沿两条对角线' : 'u沿x轴，v沿y轴'}。`,
    saddle: () => '5 x² + ¼ (y² − 1)²：在 (0, 0) 处是平的，最低点在 (0, ±1)。',
    rosenbrock: () => '(1 − x)² + 100 (y − x²)²：横着陡，顺着几乎是平的。',
    slice: () => '网络损失的一个切面：沿两个随机方向，在少数几个数字上计算。',
  },
  sliceOf: (owner, sizes, count, digits, seed) =>
    `${owner}（${sizes}）在${count}个${digits}上的损失，沿两个随机方向（种子${seed}）；(0, 0) 处就是训练好的网络。`,
  owners: { own: '你自己的网络', book: '本书的小网络' },
  digits: {
    ...{ mnist: 'MNIST测试数字', digits: '本书生成器画的测试数字' },
    ...{ own: '你自己的测试数字', drawn: '为本书手写的数字' },
  },
  failed: '网络或数字没有加载成功。另外几种地形都用不着它们。',
  working: {
    loading: () => '正在加载网络和数字……',
    survey: (share) => `正在测绘：在41 × 41个位置上计算网络的损失，${share}……`,
    race: (share) => `正在起跑：${share}……`,
    search: (share) => `正在让每个优化器独自试遍一串学习率：${share}……`,
  },
  ready: (loss) => `都站在起点，损失为${loss}。`,
  leads: (step, steps, name, loss) => `第${step}步（共${steps}步）：${name}领先，损失为${loss}。`,
  level: (step, steps, loss) => `第${step}步（共${steps}步）：并列领先，损失同为${loss}。`,
  diverged: (name, step) => `${name}在第${step}步发散：这里它的学习率太大。`,
  damped: (along, across, steps) => `动量：顺着山谷${along}，横着${across}；每走${steps}步，误差只剩十分之一。`,
  fair: (arrived) => `从这个起点出发，各用最佳学习率。从第几步起达标：${arrived || '–'}。`,
  ...{ comma: '，', colon: '：', space: '' },
  how: '每个优化器都是引擎自己的，用64位在两个数上迭代；μ在这里设定，其余常数取引擎的默认值。方块里48 × 48个格子都是量出来的：让引擎的动量顺着山谷、横着山谷各走240步，拿最后八十步里最大的误差与前八十步的相比，慢的那个方向算数。每条曲线上，有一个方向恰好临界阻尼：曲线以下，它慢慢靠近（或来回跳）；曲线以上，它来回振荡。两线相交处，两个方向同时临界，步数很多时没有哪一对更快。在鞍点和Rosenbrock山谷，一格的深浅是从这个起点走200步之后的损失。在网络的切面上，对α、β的梯度是全部权重的反向传播梯度与两个方向的内积；方向中通向某个单元的那一段，与该单元的权重一样长（Li等，2018），偏置不动。切面的最低点是网格上的最低点再加细化。坐标超过1,000，或损失超过起点的10,000倍，就算发散。最佳学习率从一串数里选（从0.0001到8.2，每十倍12个；在切面上每十倍3个，到4.7）：哪个让它最早达标并一直保持，就用哪个；都不达标，就用终点损失最低的。',
};

export const strings: Record<Lang, RaceWords> = { en, zh };
