/** What stands on a claim's card. */
import { said } from '../../../kit/said.ts';

const en = {
  mark: (agree: number, seeds: number) =>
    seeds > 0 ? `Measured, holds in ${agree}/${seeds} seeds: show the numbers` : 'Measured: show the numbers',
  title: 'What was measured',
  verdict: (agree: number, seeds: number) => `Holds in the mean, and in ${agree} of ${seeds} seeds.`,
  whole: 'Holds for the record as a whole.',
  run: 'Run',
  mean: 'mean',
  record: 'record',
  seed: (seed: number) => `seed ${seed}`,
  here: (seed: number) => `seed ${seed}, here`,
  holds: 'holds',
  fails: 'does not hold',
  again: 'To measure it again:',
  measure: (seed: number) => `Measure again here, with seed ${seed}`,
  seconds: (seconds: number) => `about ${seconds} s`,
  measuring: 'Measuring …',
  measured: (seed: number, holds: boolean) => `Seed ${seed}: it ${holds ? 'holds' : 'does not hold'}.`,
  drawn: 'Measured on digits drawn by the book: MNIST is not on this site.',
  failed: 'It could not be measured here.',
  close: 'Close',
};
export type ClaimWords = typeof en;
export const strings = said(en, {
  mark: (agree, seeds) => (seeds > 0 ? `已测量，${agree}/${seeds}个种子成立：查看数字` : '已测量：查看数字'),
  title: '测得的数字',
  verdict: (agree, seeds) => `平均值成立；${seeds}个种子里，${agree === seeds ? '个个' : `有${agree}个`}成立。`,
  whole: '就整份记录而言成立。',
  run: '运行',
  mean: '平均',
  record: '记录',
  seed: (seed) => `种子${seed}`,
  here: (seed) => `种子${seed}，在本页`,
  holds: '成立',
  fails: '不成立',
  again: '重新测量：',
  measure: (seed) => `在这里再测一次，用种子${seed}`,
  seconds: (seconds) => `约${seconds}秒`,
  measuring: '正在测量……',
  measured: (seed, holds) => `种子${seed}：${holds ? '成立' : '不成立'}。`,
  drawn: '用的是本书画的数字：本站没有MNIST。',
  failed: '这里没能测成。',
  close: '关闭',
});
