/** The recorded curves of the chapter on the program. */
import { at } from '../records.ts';
import type { RecordedPlots } from './plot.ts';

interface Bin {
  readonly count: number;
  readonly confidence: number;
  readonly accuracy: number;
}

export const plots: RecordedPlots = {
  reliability: {
    of: 'mnist.run',
    says: {
      en: 'Test images sorted by how sure the network was: the share that it read rightly, against the probability that it gave. On the diagonal it would be as often right as it says; in the mean of five seeds (each seed a dot) it is below at every place.',
      zh: '测试图像按网络的把握分组：纵轴是实际识别正确的比例，横轴是网络给出的概率。落在对角线上，就是说多少、对多少；取五个种子的平均（每个种子一个点），处处都在对角线下方。',
    },
    x: { label: { en: 'probability given', zh: '给出的概率' }, as: 'percent:1', ends: [0.4, 1] },
    y: { label: { en: 'share right', zh: '识别正确的比例' }, as: 'percent:1', ends: [0.1, 1] },
    curves: [
      {
        name: { en: 'five seeds', zh: '五个种子' },
        kind: 'forward',
        points: (one) => (at(one, 'bins') as readonly Bin[]).map(({ confidence, accuracy }) => [confidence, accuracy]),
      },
    ],
    diagonal: true,
  },
};
