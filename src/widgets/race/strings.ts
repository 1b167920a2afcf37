/** What the figure says, in both languages. */

import type { RacerId } from '../../experiments/gradient-descent/race/racers.ts';
import type { LandId } from '../../experiments/gradient-descent/race/settings.ts';
import type { Lang } from '../../i18n/lang.ts';
import type { Data, Owner } from '../../reader/sources.ts';

const names: Record<RacerId, string> = {
  sgd: 'SGD',
  momentum: 'Momentum',
  nesterov: 'Nesterov',
  rmsprop: 'RMSProp',
  adam: 'Adam',
};
const owners: Record<Owner, string> = { own: 'your own network', book: 'the book’s small network' };
const lands: Record<LandId, string> = {
  quadratic: 'a long bowl',
  rosenbrock: 'Rosenbrock’s valley',
  slice: 'a real network’s loss',
};
const enData: Record<Data, string> = {
  mnist: 'of MNIST’s test digits',
  digits: 'test digits drawn by this book’s generator',
  own: 'of your own test digits',
  drawn: 'digits drawn by hand for this book',
};

const en = {
  title: 'The race: five optimisers from one start',
  names,
  land: 'Ground',
  lands,
  search: 'Each at its best rate',
  theory: 'Momentum by theory',
  turned: 'turned by 45°',
  kappa: 'Condition number',
  mu: 'Momentum',
  startX: (name: string) => `Start, ${name}`,
  map: 'The ground from above: lines of equal loss, the trails of the racers and the lowest place',
  curves: 'Loss of each racer against the step, on a logarithmic scale',
  mapHeading: 'Lines of equal loss; × is the lowest place',
  curvesHeading: 'Loss against the step',
  start: 'Start of the race; the arrow keys move it',
  startAt: (x: string, y: string) => `${x}, ${y}`,
  goal: 'goal',
  steps: (count: number) => `${count} steps`,
  columns: ['Racer', 'Rate η', 'Loss', 'Distance', 'Goal kept from step'],
  rateOf: (name: string) => `Learning rate of ${name}`,
  divergedAt: (step: number) => `diverged at ${step}`,
  goalIs: (goal: string) =>
    `Distance is measured to ×. The goal is a loss of ${goal}: a thousandth of the way down is left.`,
  quadraticNote: (kappa: string, turned: boolean) =>
    `½ (u² + ${kappa} v²), ${turned ? 'u and v on the diagonals' : 'u along x and v along y'}.`,
  rosenbrockNote: '(1 − x)² + 100 (y − x²)²: a bent valley, steep across and nearly level along.',
  sliceNote: 'A slice through a network’s loss over a few digits, along two random directions.',
  sliceOf: (owner: string, sizes: string, digits: string, seed: number) =>
    `Loss of ${owner}, ${sizes}, over ${digits}, along two random directions drawn from seed ${seed}. At (0, 0) stands the network as it was trained.`,
  owners,
  digits: (count: number, data: Data) => `${count} ${enData[data]}`,
  failed: 'The network or the digits did not arrive. The other two grounds need neither.',
  loading: 'Fetching the network and the digits …',
  working: {
    survey: (share: string) => `Surveying the ground: the network’s loss at 41 × 41 places, ${share} …`,
    race: (share: string) => `The racers set out: ${share} …`,
    search: (share: string) => `Racing each alone at every rate of a list: ${share} …`,
  },
  nobody: 'Nobody races. Switch a racer on.',
  ready: (loss: string) => `All stand at the start, at a loss of ${loss}.`,
  leads: (step: number, steps: number, name: string, loss: string) =>
    `Step ${step} of ${steps}: ${name} leads with a loss of ${loss}.`,
  diverged: (name: string, step: number) => `${name} diverged at step ${step}: its rate is too large here.`,
  allLost: (step: number) => `Step ${step}: all have diverged.`,
  fair: (rates: string) => `Each at its best rate for this start: ${rates}.`,
  first: (name: string, step: number) => `First to reach the goal and keep it: ${name}, from step ${step} on.`,
  none: 'None reaches the goal.',
  comma: ', ',
  space: ' ',
  step: 'Step',
  how: 'Every racer is one of the engine’s own optimisers, stepped in 64 bits on two numbers; μ is set here, the other constants are the engine’s defaults. On the network’s slice the gradient in α and β is the backpropagated gradient of all weights, multiplied with the two directions; the part of a direction that leads into a unit is as long as that unit’s weights (Li et al. 2018), and biases stay where they are. The first layer’s weighted inputs are linear in α and β and are computed once. The lowest place of the slice is the lowest of the grid, refined. A racer has diverged when a coordinate passes 1,000 or its loss 10,000 times that of the start. The best rate is the one of a list (12 a decade from 0.0001 to 8.2, on the slice 3 a decade up to 4.7) that keeps the goal from the earliest step on, or else ends lowest.',
};

export type RaceWords = typeof en;

const zhData: Record<Data, string> = {
  mnist: ' MNIST 测试数字',
  digits: '本书生成器画的测试数字',
  own: '你自己的测试数字',
  drawn: '为本书手写的数字',
};

const zh: RaceWords = {
  title: '赛跑：五种优化器，同一个起点',
  names: { sgd: 'SGD', momentum: '动量', nesterov: 'Nesterov', rmsprop: 'RMSProp', adam: 'Adam' },
  land: '地形',
  lands: { quadratic: '狭长的碗', rosenbrock: 'Rosenbrock 山谷', slice: '真实网络的损失' },
  search: '各用最佳学习率',
  theory: '动量取理论值',
  turned: '转 45°',
  kappa: '条件数',
  mu: '动量系数',
  startX: (name) => `起点 ${name}`,
  map: '俯视地形：等损失线、各优化器的轨迹和最低点',
  curves: '各优化器的损失随步数的变化，对数刻度',
  mapHeading: '等损失线；× 是最低点',
  curvesHeading: '损失随步数的变化',
  start: '起点；用方向键移动',
  startAt: (x, y) => `${x}，${y}`,
  goal: '目标',
  steps: (count) => `${count} 步`,
  columns: ['优化器', '学习率 η', '损失', '距离', '从第几步起达标'],
  rateOf: (name) => `${name} 的学习率`,
  divergedAt: (step) => `第 ${step} 步发散`,
  goalIs: (goal) => `“距离”是到 × 的直线距离。目标是损失降到 ${goal}：离最低点的高度只剩起点的千分之一。`,
  quadraticNote: (kappa, turned) => `½ (u² + ${kappa} v²)，${turned ? 'u、v 沿两条对角线' : 'u 沿 x 轴，v 沿 y 轴'}。`,
  rosenbrockNote: '(1 − x)² + 100 (y − x²)²：一条弯谷，横着陡，顺着几乎是平的。',
  sliceNote: '网络损失的一个切面：沿两个随机方向，在少数几个数字上计算。',
  sliceOf: (owner, sizes, digits, seed) =>
    `${owner}（${sizes}）在${digits}上的损失，沿两个随机方向，方向由种子 ${seed} 产生。(0, 0) 处就是训练好的网络。`,
  owners: { own: '你自己的网络', book: '本书的小网络' },
  digits: (count, data) => ` ${count} 个${zhData[data].trim()}`,
  failed: '网络或数字没有加载成功。另外两种地形都用不着它们。',
  loading: '正在取网络和数字……',
  working: {
    survey: (share) => `正在测绘：在 41 × 41 个位置上计算网络的损失，${share}……`,
    race: (share) => `正在起跑：${share}……`,
    search: (share) => `正在让每个优化器独自试遍一串学习率：${share}……`,
  },
  nobody: '没有优化器在跑。请打开一个。',
  ready: (loss) => `都站在起点，损失为 ${loss}。`,
  leads: (step, steps, name, loss) => `第 ${step} 步（共 ${steps} 步）：${name} 领先，损失为 ${loss}。`,
  diverged: (name, step) => `${name} 在第 ${step} 步发散：这里它的学习率太大。`,
  allLost: (step) => `第 ${step} 步：全部发散。`,
  fair: (rates) => `从这个起点出发，各自的最佳学习率：${rates}。`,
  first: (name, step) => `最先达标并保持住的是 ${name}，从第 ${step} 步起。`,
  none: '没有一个达标。',
  comma: '，',
  space: '',
  step: '步数',
  how: '每个优化器都是引擎自己的，用 64 位在两个数上迭代；μ 在这里设定，其余常数取引擎的默认值。在网络的切面上，对 α、β 的梯度是全部权重的反向传播梯度与两个方向的内积；方向中通向某个单元的那一段，与该单元的权重一样长（Li 等，2018），偏置不动。第一层的加权输入对 α、β 是线性的，只算一次。切面的最低点是网格上的最低点再加细化。坐标超过 1,000，或损失超过起点的 10,000 倍，就算发散。最佳学习率从一串数里选（从 0.0001 到 8.2，每十倍 12 个；在切面上每十倍 3 个，到 4.7）：哪个让它最早达标并一直保持，就用哪个；都不达标，就用终点损失最低的。',
};

export const strings: Record<Lang, RaceWords> = { en, zh };
