/** What the figure says, in both languages. */
import type { Lang } from '../../../i18n/lang.ts';
import type { Data, Owner } from '../../../reader/sources.ts';

const en = {
  title: 'Through the layers',
  drawn: (digit: number) => `The ${digit} drawn for the book`,
  another: 'Next test digit',
  byHand: 'Draw one yourself',
  undo: 'Undo the last stroke',
  clear: 'Clear the pad',
  layer: 'Layer',
  neuron: 'Neuron',
  layerName: (l: number, units: number) => `${l}, ${units} neurons`,
  image: (label: number | null) => (label === null ? 'The image, drawn by you' : `The image, a ${label}`),
  inputs: (n: number) => `Input: ${n} pixels`,
  outputs: (l: number, n: number) => `Layer ${l}: ${n} outputs`,
  probabilities: 'The probabilities',
  product: (l: number, j: number, n: number) => `Layer ${l} → neuron ${j} → its ${n} products`,
  parts: { x: 'what comes in', w: 'its weights', product: 'their products' },
  pixel: (row: number, column: number) => `pixel in row ${row}, column ${column}`,
  input: (i: number, l: number) => `neuron ${i} of layer ${l}`,
  back: (l: number, j: number) => `Back to neuron ${j} of layer ${l}`,
  cells: (l: number) => `Layer ${l}: choose a neuron`,
  cell: (j: number, a: string) => `neuron ${j}, output ${a}`,
  columns: { term: 'Term', x: 'x', w: 'w', product: 'w × x' },
  others: (k: number) => `the other ${k} terms`,
  bias: 'the bias',
  sum: 'weighted input z',
  becomes: (a: string) => `output a = ${a}`,
  waiting: 'The network is on its way.',
  failed: 'The network could not be fetched. Reload the page to try again.',
  owners: { own: 'your own network', book: 'the network that comes with the book' } satisfies Record<Owner, string>,
  data: {
    mnist: 'a test image of MNIST',
    digits: 'a test digit of the book’s own',
    own: 'one of your own test images',
    drawn: 'drawn for the book',
    hand: 'drawn by you',
  } satisfies Record<Data | 'hand', string>,
  says: (shape: string, owner: string, label: number | null, from: string, read: number, sure: string) =>
    `${shape}, ${owner}. ${label === null ? `The digit, ${from},` : `The digit is a ${label}, ${from}; it`} is read as a ${read} with ${sure}.`,
  neuronSays: (l: number, j: number, z: string, a: string) =>
    ` Neuron ${j} of layer ${l} has the weighted input ${z} and gives ${a}.`,
  how: 'The digit is computed through the network by the engine’s dense layer, activations and softmax, in 64 bits. Printed are four decimals; what was rounded in the terms above it is taken up by the line with the others, so that the printed numbers add up. Choose a neuron by a press on its cell, by the arrow keys when a layer has the focus, or by the two fields. In a later layer each term’s name leads to the neuron that it comes from, and “Back” returns.',
};

export type ThroughWords = typeof en;

const zh: ThroughWords = {
  title: '穿过各层',
  drawn: (digit) => `为本书手绘的${digit}`,
  another: '下一个测试数字',
  byHand: '自己画一个',
  undo: '撤销最后一笔',
  clear: '清空手写板',
  layer: '层',
  neuron: '神经元',
  layerName: (l, units) => `第${l}层，${units}个神经元`,
  image: (label) => (label === null ? '图像，你画的' : `图像，一个${label}`),
  inputs: (n) => `输入：${n}个像素`,
  outputs: (l, n) => `第${l}层：${n}个输出`,
  probabilities: '各个概率',
  product: (l, j, n) => `第${l}层 → 神经元${j} → 它的${n}个乘积`,
  parts: { x: '输入', w: '它的权重', product: '两者的乘积' },
  pixel: (row, column) => `第${row}行第${column}列的像素`,
  input: (i, l) => `第${l}层的神经元${i}`,
  back: (l, j) => `回到第${l}层的神经元${j}`,
  cells: (l) => `第${l}层：选一个神经元`,
  cell: (j, a) => `神经元${j}，输出${a}`,
  columns: { term: '项', x: 'x', w: 'w', product: 'w × x' },
  others: (k) => `其余${k}项`,
  bias: '偏置',
  sum: '加权输入z',
  becomes: (a) => `输出a = ${a}`,
  waiting: '正在加载网络。',
  failed: '网络未能加载。请重新加载页面。',
  owners: { own: '你自己的网络', book: '本书自带的网络' },
  data: {
    mnist: 'MNIST的一张测试图像',
    digits: '本书自制的一个测试数字',
    own: '你自己的一张测试图像',
    drawn: '为本书手绘',
    hand: '你画的',
  },
  says: (shape, owner, label, from, read, sure) =>
    `${shape}，${owner}。${label === null ? `这个数字（${from}）` : `这个数字是${label}（${from}），`}识别为${read}，概率${sure}。`,
  neuronSays: (l, j, z, a) => `第${l}层的神经元${j}，加权输入${z}，输出${a}。`,
  how: '数字由引擎的全连接层、激活函数和softmax算过整个网络，用64位。印出四位小数；前面各项舍入掉的零头都并进“其余”那一行，所以印出来的数加得起来。点一个小格，或让一层得到焦点后按方向键，或用两个输入框，都可以选神经元。在后面的层里，点一项的名字就到它所来自的神经元，“回到”再把你带回来。',
};

export const strings: Record<Lang, ThroughWords> = { en, zh };
