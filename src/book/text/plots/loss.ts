/** The recorded curves of the chapter on losses. */
import { at } from '../records.ts';
import { overKeys, type RecordedPlots } from './plot.ts';

export const plots: RecordedPlots = {
  'slow-start': {
    of: 'loss.slow-start',
    says: {
      en: 'Steps until the output has come down to 0.1, over the weighted input at the start, at the rate 0.3: under the squares the wait grows ever faster and in the end more than doubles with each unit, under the cross-entropy a few steps are added.',
      zh: '输出降到0.1所需的步数，横轴是起点的加权输入，学习率0.3：用平方误差，等待越来越长，到后来起点每高1就翻倍还多；用交叉熵，只多几步。',
    },
    x: {
      ...{ label: { en: 'weighted input at the start, z₀', zh: '起点的加权输入z₀' }, as: 'plain' },
      ...{ ends: [1, 8], ticks: [1, 2, 3, 4, 5, 6, 7, 8] },
    },
    y: {
      label: { en: 'steps', zh: '步数' },
      as: 'count',
      log: true,
      ends: [10, 10_000],
      ticks: [10, 100, 1000, 10_000],
    },
    curves: [
      {
        ...{ name: { en: 'squared error', zh: '平方误差' }, kind: 'backward' },
        points: (one) => overKeys('squares')(at(one, 'over')),
      },
      {
        ...{ name: { en: 'cross-entropy', zh: '交叉熵' }, kind: 'forward' },
        points: (one) => overKeys('entropy')(at(one, 'over')),
      },
    ],
  },
};
