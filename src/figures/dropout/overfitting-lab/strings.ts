/** What the figure says, in both languages. */

import type { Remedies } from '../../../experiments/dropout/training.ts';
import { said } from '../../../kit/said.ts';

const en = {
  title: 'The overfitting laboratory',
  start: 'Train both',
  stop: 'Stop',
  remedies: 'Remedies of the second twin',
  names: {
    data: 'more data: 2,500 in place of 500',
    small: 'a smaller network: 16 hidden units in place of 128',
    l2: 'L2 with λ = 0.001',
    dropout: 'dropout at ½ on the hidden layer',
  } satisfies Record<keyof Remedies, string>,
  show: 'Show',
  quantities: { loss: 'loss', accuracy: 'accuracy' },
  baseline: 'Without remedy',
  changed: 'With what is chosen',
  logged: 'training, as logged',
  again: 'training, read again',
  validation: 'validation',
  epochs: 'epochs',
  gap: 'gap at the end',
  colon: ': ',
  data: {
    recorded: 'a recorded run on MNIST, dropout in the second twin',
    mnist: 'MNIST',
    drawn: 'digits drawn by this book’s generator; MNIST is not installed',
  },
  failed: 'The run has failed. Start again, or reload the page.',
  waiting: 'The data are on their way.',
  says: (epoch: number, quantity: string, one: string, other: string, data: string) =>
    `After ${epoch === 1 ? '1 epoch' : `${epoch} epochs`} the validation ${quantity} is ${one} without remedy and ${other} with (${data}).`,
  columns: (name: string) => [`logged, ${name}`, `read again, ${name}`, `validation, ${name}`],
  epoch: 'Epoch',
  how: 'Both twins start from the same seed and learn for 60 epochs with Adam, in batches of 32, the first 500 training images in the same order; with more data the second learns the first 2,500. The logged curve is the mean over each epoch’s images, each read in its own step, while the weights were changing, with dropout on and with the L2 penalty, as Keras prints it. After the epoch the same images are read again with dropout off and no penalty, and so are 1,000 test images that serve as validation. The engine trains in a worker of this page.',
};
export type LabWords = typeof en;
export const strings = said(en, {
  title: '过拟合实验室',
  start: '训练这一对',
  stop: '停止',
  remedies: '给第二个网络用的办法',
  names: {
    data: '更多数据：2,500张，而不是500张',
    small: '更小的网络：16个隐藏单元，而不是128个',
    l2: 'L2，λ = 0.001',
    dropout: '隐藏层随机失活，p = 0.5',
  },
  show: '显示',
  quantities: { loss: '损失', accuracy: '准确率' },
  baseline: '什么办法都不用',
  changed: '用选中的办法',
  logged: '训练，日志',
  again: '训练，重测',
  validation: '验证',
  epochs: '轮',
  gap: '最后的差距',
  colon: '：',
  data: {
    recorded: 'MNIST上的一次记录，第二个网络用了随机失活',
    mnist: 'MNIST',
    drawn: '本书生成器画的数字；没有安装MNIST',
  },
  failed: '训练失败。请重新开始，或重新加载页面。',
  waiting: '正在加载数据。',
  says: (epoch, quantity, one, other, data) =>
    `${epoch}轮之后，验证${quantity}：不用办法是${one}，用了是${other}（${data}）。`,
  columns: (name) => [`日志，${name}`, `重测，${name}`, `验证，${name}`],
  epoch: '轮次',
  how: '两个网络从同一个种子出发，用Adam训练60轮，批大小32，学的都是前500张训练图像，次序相同；选了“更多数据”，第二个学前2,500张。日志曲线是一轮里所有图像的平均，每张图像的损失在轮到它的那一步算出，那时权重还在变，随机失活开着，L2惩罚也算在内，和Keras打印的一样。一轮结束后，关掉随机失活、不计惩罚，把同样的图像重新识别一遍，再识别1,000张测试图像作为验证。引擎在本页的训练线程里运行。',
});
