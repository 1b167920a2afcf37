/** The words of the lens; they travel with what it says of the symbols. */
import { said } from '../../../kit/said.ts';

const en = {
  title: 'Symbol',
  shape: 'Shape',
  asWeight: 'as w',
  code: 'In code',
  now: 'Now',
  /** Where a value comes from that an equation's own case gave. */
  instance: 'in this instance',
  /** How a formula is walked with the keyboard. */
  hint: '← → go from symbol to symbol, Esc leaves',
  comma: ', ',
  semicolon: '; ',
  colon: ': ',
};
export type LensWords = typeof en;
export const lensStrings = said(en, {
  title: '符号',
  shape: '形状',
  asWeight: '同w',
  code: '代码中',
  now: '当前值',
  instance: '本实例中',
  hint: '← → 逐个查看符号，Esc退出',
  comma: '，',
  semicolon: '；',
  colon: '：',
});
