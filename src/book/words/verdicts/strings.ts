/** What the tables of the appendix and their widgets say, in both languages. */

import { grouped } from '../../../kit/numbers.ts';
import { said } from '../../../kit/said.ts';
import { difference, type Trial } from './tally.ts';

const en = {
  title: 'Recompute every equation here',
  start: 'Recompute all',
  stop: 'Stop',
  again: 'Again',
  seed: 'First seed',
  count: 'Instances of each',
  progress: 'Equations computed',
  idle: (equations: number) =>
    `${equations} equations wait. Nothing has been computed in this browser yet; what stands below is the build's verdict.`,
  running: (done: number, all: number) => `${done} of ${all} equations computed.`,
  stopped: (done: number, all: number) => `Stopped after ${done} of ${all} equations.`,
  done: (all: number, instances: string, largest: string) =>
    `All ${all} equations hold on ${instances} instances computed in this browser. Largest difference between a formula and the engine: ${largest}.`,
  notAll: (failing: number, all: number) => `${failing} of ${all} equations do not hold in this browser.`,
  failed: 'The computation stopped: its code could not be loaded, or an equation could not be tried.',
  how: 'An instance is a small random network, a row of logits, one optimiser step or the like, drawn from its seed. The engine computes its number; the TeX of the formula is read by the same parser that set it on this page and evaluated on the same values. They may differ by what the row allows, relative to the larger of the two and to 1: as a rule 10⁻¹⁰, far more than 64-bit numbers round. Where a formula is a derivative, a central difference of the loss is the third witness. The work is done in slices of a few milliseconds, and the page keeps answering.',
  name: 'Name',
  describes: 'Describes',
  inFile: (name: string, file: string) => [name, ' in ', file],
  build: 'The build',
  here: 'Your browser',
  notYet: 'not computed yet',
  holds: (instances: string, largest: string) => `holds on ${instances} instances, largest difference ${largest}`,
  witness: (largest: string) => `; from the central difference, ${largest}`,
  fails: (failing: string, instances: string, seed: number) =>
    `does not hold on ${failing} of ${instances} instances, first at seed ${seed}`,
  shown: (tolerance: string) => `; allowed: ${tolerance}`,
  firstUse: 'First equation',
  none: 'in the text alone',
  table: 'Symbols of the book',
  articleSays: 'The article’s formula',
  corrected: 'Corrected',
  engine: 'The engine',
  instance: (seed: number) => `The instance of seed ${seed}`,
  right: 'agrees with the engine',
  wrong: 'does not agree with the engine',
  cannot: (why: string) => `has no value: ${why}`,
  tally: (failing: number, all: number) =>
    failing === all
      ? `On the ${all} instances with the seeds 1 to ${all} the article’s formula fails every time.`
      : `On the ${all} instances with the seeds 1 to ${all} the article’s formula fails ${failing} times; on the other ${all - failing} it agrees with the engine.`,
  tallyGood: (all: number) => `The corrected formula holds on all ${all}.`,
  tallyAlso: (ids: string, all: number) => `So does ${ids}, on ${all} instances of its own.`,
  another: 'Another instance',
  place: 'at character $1',
};
export type VerdictWords = typeof en;
export const strings = said(en, {
  title: '在这里重新计算全部公式',
  start: '全部重新计算',
  stop: '停止',
  again: '再算一次',
  seed: '起始种子',
  count: '每个公式的实例数',
  progress: '已计算的公式',
  idle: (equations) => `共有${equations}个公式。这个浏览器一个也还没有算过；下面列出的是构建时的结论。`,
  running: (done, all) => `已计算${done}个公式，共${all}个。`,
  stopped: (done, all) => `已停止：算完了${done}个公式，共${all}个。`,
  done: (all, instances, largest) =>
    `${all}个公式在这个浏览器算出的${instances}个实例上全部成立。公式与引擎之间的最大差异：${largest}。`,
  notAll: (failing, all) => `${all}个公式中有${failing}个在这个浏览器里不成立。`,
  failed: '计算中断：程序未能加载，或者某个公式无法试算。',
  how: '一个实例是由种子抽出的一个随机小网络、一行logits、优化器的一步等等。引擎算出它的数；公式的TeX由排版本页的同一个解析器读入，在同样的值上求值。两者之差相对于两者与1之中最大的一个来衡量，不得超过该行允许的大小：一般是10⁻¹⁰，远大于64位浮点数的舍入。公式若是导数，还用损失的中心差分作第三方对照。计算分成几毫秒的小段进行，页面始终可以操作。',
  name: '名称',
  describes: '所述函数',
  inFile: (name, file) => [name, '，在', file],
  build: '构建时',
  here: '你的浏览器',
  notYet: '尚未计算',
  holds: (instances, largest) => `在${instances}个实例上成立，最大差异${largest}`,
  witness: (largest) => `；与中心差分相差${largest}`,
  fails: (failing, instances, seed) => `${instances}个实例中有${failing}个不成立，最先在种子${seed}处`,
  shown: (tolerance) => `；允许${tolerance}`,
  firstUse: '最先出现的公式',
  none: '只见于正文',
  table: '本书的符号',
  articleSays: '文章的公式',
  corrected: '订正后',
  engine: '引擎',
  instance: (seed) => `种子${seed}的实例`,
  right: '与引擎一致',
  wrong: '与引擎不一致',
  cannot: (why) => `没有值：${why}`,
  tally: (failing, all) =>
    failing === all
      ? `在种子1到${all}的${all}个实例上，文章的公式每次都不成立。`
      : `在种子1到${all}的${all}个实例里，文章的公式有${failing}次不成立，其余${all - failing}次与引擎一致。`,
  tallyGood: (all) => `订正后的公式在${all}个实例上全部成立。`,
  tallyAlso: (ids, all) => `${ids}也在它自己的${all}个实例上成立。`,
  another: '换一个实例',
  place: '第$1个字符',
});

/** What a trial came to, in one phrase. */
export function outcome(trial: Trial, t: VerdictWords): string {
  const { instances, holding, failedAt } = trial;
  if (failedAt !== null) return t.fails(grouped(instances - holding), grouped(instances), failedAt);
  const witness = trial.witness === null ? '' : t.witness(difference(trial.witness));
  return t.holds(grouped(instances), difference(trial.difference)) + witness;
}
