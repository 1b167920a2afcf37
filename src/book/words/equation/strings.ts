/** What an equation's workbench says, in both languages. */
import { said } from '../../../kit/said.ts';
import type { RowName } from './trial.ts';

const en = {
  work: { run: 'Run', substitute: 'Substitute', edit: 'Edit' },
  /** Names of the panels. */
  panel: { run: 'The equation, run', substitute: 'The equation, worked out', edit: 'The equation, edited' },
  next: 'Next instance',
  source: 'Instance',
  random: 'random numbers',
  own: 'my network',
  waiting: 'An image is fetched and shown to the network.',
  mnistDigit: (label: number, index: number) => `Your network, shown the ${label} of test image ${index}`,
  drawnDigit: (label: number) => `Your network, shown a ${label} drawn for this book`,
  instance: (seed: number) => `Instance ${seed}`,
  with: ': ',
  comma: ', ',
  value: 'Value',
  line: (k: number) => `Line ${k}`,
  rows: {
    left: 'Left side',
    right: 'Right side, from the TeX',
    engine: 'The engine',
    witness: 'Central difference',
  } satisfies Record<RowName, string>,
  /** Round the function's name and its file. */
  claim: ['The engine’s number is that of ', ' in ', '. '],
  relationHolds: 'holds',
  relationFails: 'does not hold',
  agree: (difference: string, seed: number) =>
    difference === '0'
      ? `On instance ${seed} formula and engine give exactly the same.`
      : `On instance ${seed} formula and engine agree: they differ by ${difference}.`,
  disagree: (difference: string, seed: number) => `On instance ${seed} formula and engine differ by ${difference}.`,
  noValue: (why: string) => `On this instance the formula has no value: ${why}.`,
  allowed: (tolerance: string, why: string) =>
    `Allowed: ${tolerance}, relative to the larger of the values and to 1: ${why}.`,
  exactly: (why: string) => `Nothing is allowed: ${why}.`,
  witnessed: (difference: string, tolerance: string) =>
    `The central difference, taken without any derivative, is ${difference} away; allowed: ${tolerance}.`,
  why: {} as Record<string, string>,
  working:
    'Numbers in place of symbols, then line by line. Every printed sum adds up as printed; each number is computed from unrounded ones, so that from the printed ones its last digit may come out differently.',
  workingOf: 'Working',
  more: (count: number) => `${count} more`,
  rounding: 'rounding',
  entry: 'One entry worked out',
  row: 'Row',
  column: 'Column',
  tex: 'TeX of the formula',
  restore: 'Restore the book’s formula',
  preview: 'As it is set',
  isBook: (count: number) =>
    `This is the book’s formula. It holds on ${count} of ${count} instances. Change it: the verdict follows.`,
  holds: (count: number) => `Holds: on ${count} of ${count} instances it gives what the engine gives.`,
  fails: (seed: number, holding: number) =>
    holding === 0 ? `Fails on instance ${seed}.` : `Fails on instance ${seed}, after holding on ${holding}.`,
  unreadable: (why: string) => `${why}.`,
  judging: 'It is being judged …',
  unjudged: (why: string) => `There is no verdict: ${why}.`,
  difference: 'The first piece that differs',
  book: 'The book',
  yours: 'Yours',
  nothing: 'nothing stands here',
  noPiece: 'No single piece can be named: the formulas are built differently.',
};
export type EquationWords = typeof en;
export type Work = keyof EquationWords['work'];
/** In the order of the buttons. */
export const works = Object.keys(en.work) as Work[];
export const strings = said(en, {
  work: { run: '运行', substitute: '代入', edit: '改写' },
  panel: { run: '运行公式', substitute: '代入数值', edit: '改写公式' },
  next: '下一个实例',
  source: '实例',
  random: '随机数',
  own: '我的网络',
  waiting: '正在加载一张图像，交给网络运行。',
  mnistDigit: (label, index) => `你的网络，输入是第${index}张测试图像（数字${label}）`,
  drawnDigit: (label) => `你的网络，输入是为本书手写的数字${label}`,
  instance: (seed) => `实例${seed}`,
  with: '：',
  comma: '，',
  value: '值',
  line: (k) => `第${k}行`,
  rows: { left: '左边', right: '右边（由TeX求值）', engine: '引擎', witness: '中心差分' },
  claim: ['引擎的数来自', '，在', '。'],
  relationHolds: '成立',
  relationFails: '不成立',
  agree: (difference, seed) =>
    difference === '0'
      ? `在实例${seed}上，公式与引擎的结果完全相同。`
      : `在实例${seed}上，公式与引擎一致：相差${difference}。`,
  disagree: (difference, seed) => `在实例${seed}上，公式与引擎相差${difference}。`,
  noValue: (why) => `在这个实例上公式没有值：${why}。`,
  allowed: (tolerance, why) => `允许${tolerance}（相对于两者与1之中最大的一个）：${why}。`,
  exactly: (why) => `不允许任何差异：${why}。`,
  witnessed: (difference, tolerance) => `中心差分不用任何导数，它与公式相差${difference}；允许${tolerance}。`,
  why: {
    'a place where two factors meet is found to half the digits': '两个因子相等之处只能确定到一半的位数',
    'near its lowest point an error hardly changes, so that the point is found to half the digits':
      '误差在最低点附近几乎不变，所以最低点只能找准一半的位数',
    'the same sum in another order, in float64': '同样的和，次序不同，以64位浮点数计算',
    'no rounding on either side': '两边都没有舍入',
    'near 0 the difference of two powers loses digits that the engine keeps': '在0附近，两个幂之差会丢失引擎保留的位数',
    'a probability near 1 minus 1 loses digits': '接近1的概率减去1会丢失位数',
    'targets are kept in 32 bits': '目标以32位浮点数存放',
    'a²(1 − a) is 1 − a and 1 − a is e^−z to less than a hundredth where z is 6 and more':
      'z不小于6时，a²(1 − a)与1 − a、1 − a与e^−z之差都不到百分之一',
    'the same, and e^(z + d) is e^z (1 + d) for a small d': '同上；d很小时，e^(z + d)约为e^z (1 + d)',
    'the end of the way, where a is no longer near 1, is short beside the wait':
      '末尾一段里a不再接近1，但与等待的时间相比很短',
  },
  working:
    '先把符号换成数，再逐行计算。印出来的每个和，拿印出来的数字相加，都对得上；每个数都由未经舍入的数算出，照印出来的数再算，末位可能略有出入。',
  workingOf: '演算',
  more: (count) => `其余${count}项`,
  rounding: '舍入',
  entry: '逐步算出一个元素',
  row: '行',
  column: '列',
  tex: '公式的TeX',
  restore: '恢复书中的公式',
  preview: '排版效果',
  isBook: (count) => `这是书中的公式，在${count}个实例上全部成立。改动它，结论随之更新。`,
  holds: (count) => `成立：在${count}个实例上都与引擎的结果一致。`,
  fails: (seed, holding) =>
    holding === 0 ? `在实例${seed}上不成立。` : `前${holding}个实例成立，在实例${seed}上不成立。`,
  unreadable: (why) => `${why}。`,
  judging: '正在判断……',
  unjudged: (why) => `没有结论：${why}。`,
  difference: '最先不同的一处',
  book: '书中',
  yours: '你的',
  nothing: '这里什么也没有',
  noPiece: '无法指出单独的一处：两个公式的结构不同。',
});

/** What stands in a working beside its numbers, as TeX. */
export const workingWords = ({ more, rounding }: EquationWords) => ({
  rest: (count: number) => `\\text{${more(count)}}`,
  rounding: `\\text{${rounding}}`,
});
