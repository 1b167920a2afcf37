/** What the figure says, in both languages. */
import { said } from '../../../kit/said.ts';

const en = {
  title: 'Masks',
  rate: 'Rate p',
  output: 'output a',
  now: 'after this mask, ã',
  mean: 'mean over the masks',
  law: 'a ± two standard deviations of the mean',
  picture: (kept: number, n: number) => `${n} units, of which this mask keeps ${kept}`,
  columns: ['Unit', 'a', 'mean of ã', 'variance, measured', 'variance, by the formula'],
  says: (drawn: string, kept: number, n: number, scale: string, near: number, share: string) =>
    `Mask ${drawn} keeps ${kept} of ${n} units and multiplies them by ${scale}. The means of ${near} lie within two standard deviations of a; the measured variances come to ${share} of the formula’s.`,
  none: 'At the rate 0 no unit is dropped: every mean is a itself, and no variance is added.',
  first: (kept: number, n: number, scale: string) =>
    `The first mask keeps ${kept} of ${n} units and multiplies them by ${scale}. Draw more to see what they come to.`,
  how: 'The outputs are those of sixteen first-layer units of the network that comes with the book, on the 3 that was drawn for it. Each mask is drawn by the engine’s own generator from the seed and the mask’s number, and applied by its own dropout. Whiskers reach two standard deviations to either side by the law of the variance: of means over many masks about 95% lie within.',
};
export const strings = said(en, {
  title: '掩码',
  rate: '失活率p',
  output: '输出a',
  now: '这张掩码之后的ã',
  mean: '各掩码的平均',
  law: 'a ± 平均值的两个标准差',
  picture: (kept, n) => `${n}个单元，这张掩码留下${kept}个`,
  columns: ['单元', 'a', 'ã的平均', '方差，实测', '方差，照公式'],
  says: (drawn, kept, n, scale, near, share) =>
    `第${drawn}张掩码在${n}个单元里留下${kept}个，乘上${scale}。有${near}个的平均落在a的两个标准差之内；实测方差合起来是公式的${share}。`,
  none: '失活率为0时，一个单元也不丢：每个平均就是a本身，也不增加方差。',
  first: (kept, n, scale) => `第一张掩码在${n}个单元里留下${kept}个，乘上${scale}。多抽几张，看看平均起来怎样。`,
  how: '这些输出来自本书自带网络第一层的十六个单元，输入是为本书手写的那个3。每张掩码由引擎自己的随机数发生器从种子和掩码序号抽出，再由引擎自己的随机失活加上去。须线按方差公式向两边各伸两个标准差：掩码很多时，约95%的平均值落在里面。',
});
