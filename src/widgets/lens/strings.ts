/** The words of the lens; they travel with what it says of the symbols. */
import type { Lang } from '../../i18n/lang.ts';
import type { WidgetSource } from '../../kit/symbol-values.ts';
import { strings as apart } from '../adam-apart/strings.ts';
import { strings as noise } from '../batch-noise/strings.ts';
import { strings as bowl } from '../bowl/strings.ts';
import { strings as edit } from '../edit-one-weight/strings.ts';
import { strings as check } from '../gradient-check/strings.ts';
import { strings as logits } from '../logits-to-loss/strings.ts';
import { strings as masks } from '../masks/strings.ts';
import { strings as nudge } from '../nudge-chain/strings.ts';
import { strings as oneNeuron } from '../one-neuron/strings.ts';
import { strings as race } from '../race/strings.ts';
import { strings as finder } from '../rate-finder/strings.ts';
import { strings as slow } from '../slow-start/strings.ts';
import { strings as there } from '../there-and-back/strings.ts';
import { strings as through } from '../through-the-layers/strings.ts';

/** Figures that are called by their titles. */
const figures = {
  'one-neuron': oneNeuron,
  'through-the-layers': through,
  'logits-to-loss': logits,
  'slow-start': slow,
  'nudge-chain': nudge,
  'there-and-back': there,
  'gradient-check': check,
  'edit-one-weight': edit,
  masks: masks,
  bowl: bowl,
  'batch-noise': noise,
  race: race,
  'adam-apart': apart,
  'rate-finder': finder,
};

function inFigures(lang: Lang, inFigure: (title: string) => string): Record<keyof typeof figures, string> {
  const named = Object.entries(figures).map(([source, strings]) => [source, inFigure(strings[lang].title)]);
  return Object.fromEntries(named);
}

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
    ...inFigures('en', (title) => `in “${title}”`),
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
    ...inFigures('zh', (title) => `“${title}”中`),
  },
  hint: '← → 逐个查看符号，Esc 退出',
  comma: '，',
  semicolon: '；',
  colon: '：',
};

export const lensStrings: Record<Lang, LensWords> = { en, zh };
