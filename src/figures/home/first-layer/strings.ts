/** What the digit on the front page says. */
import type { Lang } from '../../../i18n/lang.ts';
import { grouped } from '../../../kit/numbers.ts';

const en = {
  title: 'A network reads a digit',
  draw: 'Draw yours over it',
  another: 'Another digit',
  clear: 'Clear',
  layer: (units: number) => `The first layer: ${units} units`,
  cells: 'The first layer: choose a unit',
  cell: (j: number, a: string) => `unit ${j}, output ${a}`,
  probabilities: 'Read as',
  unit: (j: number) => `Unit ${j}`,
  products: (n: number) => `its ${grouped(n)} products w\u00a0×\u00a0x`,
  nothing: 'The pad is empty: draw a digit from 0 to 9.',
  waiting: 'The network is on its way.',
  failed: (why: string) => `The network could not be fetched: ${why}. Reload the page to try again.`,
  says: (digit: number, sure: string, firing: number, units: number, j: number, z: string, a: string) =>
    `Read as ${digit} with ${sure}. Of the first layer’s ${units} units ${firing} fire; unit ${j} has the weighted input ${z} and gives ${a}.`,
  how: 'Your strokes become 28 × 28 pixels as MNIST’s digits did. The network that comes with the book, 784-128-64-10, was trained by this book’s engine; its first layer is shown here, one square a unit, the darker the more it gives. Point at a square, or walk through them with the arrow keys: its weighted input and its output are computed again with each stroke, and the picture shows what every pixel adds to the sum.',
};
export type FirstLayerWords = typeof en;

const zh: FirstLayerWords = {
  title: '网络正在识别一个数字',
  draw: '在上面画一个你自己的',
  another: '换一个数字',
  clear: '清空',
  layer: (units) => `第1层：${units}个单元`,
  cells: '第1层：选一个单元',
  cell: (j, a) => `单元${j}，输出${a}`,
  probabilities: '识别为',
  unit: (j) => `单元${j}`,
  products: (n) => `它的${grouped(n)}个乘积w\u00a0×\u00a0x`,
  nothing: '手写板是空的：请画一个0到9的数字。',
  waiting: '正在加载网络。',
  failed: (why) => `网络未能加载：${why}。请重新加载页面。`,
  says: (digit, sure, firing, units, j, z, a) =>
    `识别为${digit}，概率${sure}。第1层的${units}个单元中有${firing}个输出大于0；单元${j}的加权输入是${z}，输出${a}。`,
  how: '你的笔画先变成28 × 28个像素，和MNIST的数字一样。本书自带的网络（784-128-64-10）由本书的引擎训练；这里画出它的第1层，一个小格就是一个单元，颜色越深，输出越大。把鼠标移到一个小格上，或用方向键逐个查看：每画一笔，它的加权输入和输出就重新计算一次，小图显示每个像素给这个和加上了多少。',
};

export const strings: Record<Lang, FirstLayerWords> = { en, zh };
