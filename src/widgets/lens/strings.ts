/** The words of the lens; they travel with what it says of the symbols. */
import type { Lang } from '../../i18n/lang.ts';
import type { WidgetSource } from './values.ts';

const en = {
  title: 'Symbol',
  shape: 'Shape',
  asWeight: 'as w',
  code: 'In code',
  now: 'Now',
  /** Where a value comes from: an equation's own instance, or a widget. */
  sources: {
    instance: 'in this instance',
    trainer: 'in the trainer',
    pad: 'on the drawing pad',
    bowl: 'in the bowl',
  } satisfies Record<WidgetSource | 'instance', string>,
  /** How a formula is walked with the keyboard. */
  hint: '← → go from symbol to symbol, Esc leaves',
  comma: ', ',
  semicolon: '; ',
  colon: ': ',
};

export type LensWords = typeof en;

const zh: LensWords = {
  title: '符号',
  shape: '形状',
  asWeight: '同 w',
  code: '代码中',
  now: '当前值',
  sources: {
    instance: '本实例中',
    trainer: '训练器中',
    pad: '手写板上',
    bowl: '碗里',
  },
  hint: '← → 逐个查看符号，Esc 退出',
  comma: '，',
  semicolon: '；',
  colon: '：',
};

export const lensStrings: Record<Lang, LensWords> = { en, zh };
