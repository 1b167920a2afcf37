/** The recorded curves of the chapter on overfitting and dropout: sizes, and strengths of the two remedies. */
import { overKeys, type RecordedPlots } from './plot.ts';

const units = { label: { en: 'hidden units', zh: '隐藏单元数' }, as: 'count', log: true } as const;
const accuracy = { label: { en: 'accuracy', zh: '准确率' }, as: 'percent:1' } as const;
const loss = { label: { en: 'loss of 1,000 unseen images', zh: '1,000张没见过的图像的损失' }, as: 'fixed:2' } as const;
const own = { en: 'its 500 images', zh: '自己的500张' };
const unseen = { en: '1,000 unseen', zh: '没见过的1,000张' };
const none = { of: 'dropout.remedies.none.end.validation.loss', name: { en: 'no remedy', zh: '不用任何办法' } };

export const plots: RecordedPlots = {
  sizes: {
    of: 'dropout.sizes',
    says: {
      en: 'What networks of two to 512 hidden units read after 60 epochs, means of twenty seeds (each seed a dot): of the 500 images that they learned, and of 1,000 unseen. The gap between the curves is widest at four units.',
      zh: '隐藏单元从2个到512个的网络，训练60轮后的准确率，取二十个种子的平均（每个种子一个点）：学过的500张，和没见过的1,000张。两条曲线的差距在四个单元处最大。',
    },
    x: { ...units, ends: [2, 512], ticks: [2, 4, 8, 16, 32, 64, 128, 256, 512] },
    y: { ...accuracy, ends: [0.3, 1], ticks: [0.4, 0.6, 0.8, 1] },
    curves: [
      { name: own, kind: 'forward', points: overKeys('train.accuracy') },
      { name: unseen, kind: 'backward', points: overKeys('validation.accuracy') },
    ],
  },
  descent: {
    of: 'dropout.descent',
    says: {
      en: 'The squared error on 1,000 others over the number of hidden units, both axes logarithmic: down, up to a peak at 500 units, where there is exactly one weight for each image, and down again.',
      zh: '另外1,000张上的平方误差随隐藏单元数的变化，两轴都取对数：先下降，再升到500个单元处的尖峰（那里每张图像恰好一个权重），然后再次下降。',
    },
    x: { ...units, ends: [50, 2000], ticks: [50, 100, 250, 500, 1000, 2000] },
    y: {
      ...{ label: { en: 'squared error on the others', zh: '其余图像上的平方误差' }, as: 'plain', log: true },
      ...{ ends: [0.03, 100], ticks: [0.1, 1, 10, 100] },
    },
    curves: [{ name: { en: 'five seeds', zh: '五个种子' }, kind: 'backward', points: overKeys('validation.squares') }],
  },
  penalties: {
    of: 'dropout.penalties',
    says: {
      en: 'The loss on the 1,000 images over the strength of the penalty, means of twenty seeds (each seed a dot): lowest between 0.001 and 0.003.',
      zh: '1,000张图像上的损失随惩罚强度λ的变化，取二十个种子的平均（每个种子一个点）：在0.001与0.003之间最低。',
    },
    x: { label: { en: 'λ', zh: 'λ' }, as: 'plain', log: true, ticks: [0.0001, 0.001, 0.01], ends: [0.00008, 0.04] },
    y: { ...loss, ends: [0.45, 0.85], ticks: [0.5, 0.6, 0.7, 0.8] },
    curves: [{ name: { en: 'L2', zh: 'L2' }, kind: 'parameter', points: overKeys('validation.loss') }],
    level: { ...none, x: 0.001 },
  },
  rates: {
    of: 'dropout.rates',
    says: {
      en: 'The same over the rate of dropout: lowest at 0.75, where the loss is no lower than under the best penalty.',
      zh: '同样的损失随失活率p的变化：在0.75处最低，也不比最好的惩罚低。',
    },
    x: { label: { en: 'p', zh: 'p' }, as: 'plain', ticks: [0.1, 0.25, 0.5, 0.75, 0.9], ends: [0, 1] },
    y: { ...loss, ends: [0.45, 0.85], ticks: [0.5, 0.6, 0.7, 0.8] },
    curves: [{ name: { en: 'dropout', zh: '随机失活' }, kind: 'optimiser', points: overKeys('validation.loss') }],
    level: { ...none, x: 0.62 },
  },
};
