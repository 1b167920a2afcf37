/** The recorded curves of the chapter on the forward pass. */
import { at } from '../records.ts';
import { overKeys, type Point, type RecordedPlots } from './plot.ts';

/** Two units a layer. */
const byUnits = (path: string) => (one: unknown) =>
  overKeys(path)(at(one, 'byHand')).map(([layers, pieces]): Point => [2 * layers, pieces]);

export const plots: RecordedPlots = {
  pieces: {
    of: 'forward.pieces',
    says: {
      en: 'Straight pieces that so many ReLUs make, counted: laid in layers of two they double with every layer, in one layer they grow by the units. Every line up is twice the one below.',
      zh: '同样多的ReLU能折出多少段直线（逐一数出）：每层两个、层层相叠，段数逐层翻倍；都放在一层，只随单元数增加。纵轴每格翻一倍。',
    },
    x: { label: { en: 'units in all', zh: '单元总数' }, as: 'count', ends: [2, 20], ticks: [2, 4, 8, 12, 16, 20] },
    y: {
      ...{ label: { en: 'straight pieces', zh: '直线段数' }, as: 'count', log: true, ends: [2, 1024] },
      ticks: [2, 4, 8, 16, 32, 64, 128, 256, 512, 1024],
    },
    curves: [
      { name: { en: 'in layers of two', zh: '每层两个' }, kind: 'forward', points: byUnits('folded') },
      { name: { en: 'in one layer', zh: '都在一层' }, kind: 'parameter', points: byUnits('oneLayer') },
    ],
  },
};
