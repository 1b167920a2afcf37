/** What *Take it home* says, in both languages. */

import type { Origin } from '../../../../lib/export/trained.ts';
import { grouped, percent } from '../../../kit/numbers.ts';
import { said } from '../../../kit/said.ts';
import type { NetworkSource } from '../../../reader/networks.ts';
import type { Format } from './model.ts';

export interface Told {
  /** 784-128-10 */
  readonly name: string;
  readonly steps: number | null;
  readonly accuracy: number | null;
  readonly origin: Origin;
  /** Whether it was trained and examined on MNIST, not on other digits. */
  readonly mnist: boolean;
}

const en = {
  title: 'Take it home',
  network: 'Network',
  sources: {
    run: 'the one trained on this page',
    kept: 'your own, kept in this browser',
    book: 'the book’s small one',
  },
  loading: 'Loading the networks.',
  says: (source: NetworkSource, { name, steps, accuracy, origin, mnist }: Told) => {
    const who = {
      run: 'The network of this page',
      kept: origin === 'elsewhere' ? 'The network that you brought' : 'Your network from this browser',
      book: 'The book’s small network, its weights in 8 bits',
    }[source];
    const far = steps === null ? '' : `, after ${grouped(steps)} ${steps === 1 ? 'step' : 'steps'}`;
    const whose = mnist ? 'MNIST’s' : 'its own';
    const right = accuracy === null ? 'not examined' : `right on ${percent(accuracy, 2)} of ${whose} test images`;
    return `${who}: ${name}${far}; ${right}.`;
  },
  train: 'Nothing of your own is here yet: train a network above, or bring one.',
  download: 'Download',
  space: ' ',
  formats: {
    onnx: { name: 'ONNX', of: 'the network for most programs that run networks' },
    safetensors: { name: 'safetensors', of: 'the weights, with the ten digits above' },
    keras: { name: 'Keras program', of: 'loads the weights, compares, trains on every GPU of a machine' },
    pytorch: { name: 'PyTorch program', of: 'loads the weights, compares, trains in as many processes as you like' },
  } satisfies Record<Format, { name: string; of: string }>,
  downloadOf: (file: string) => `Download: ${file}`,
  saved: (file: string) => `${file} is in your downloads.`,
  together: 'Each program wants the safetensors file in its folder.',
  checks: 'Ten digits to compare',
  drawn: 'Drawn for this book: MNIST is not loaded on this page.',
  test: 'The first ten of MNIST’s test images.',
  fetch: 'Use MNIST’s test images',
  fetching: 'Loading MNIST',
  columns: ['Digit', 'is a', 'read as', 'probability'],
  digitLabel: (label: number) => `A handwritten ${label}`,
  bring: 'Bring it back',
  choose: 'Choose a file',
  drop: 'ONNX or safetensors, chosen or dropped here. It stays in your browser; nothing is sent anywhere.',
  taken: (file: string) => `${file} is your network now; the drawing pad can read with it.`,
  waiting: (file: string, name: string) => `${file} holds a ${name} network.`,
  replace: (name: string) =>
    `It would take the place of your own, ${name}, which this browser keeps. Download that first if you want it again.`,
  accept: 'Replace mine',
  dismiss: 'Keep mine',
  stranger: 'The file does not say how its network was trained, so it goes by its layers alone.',
  refused: (why: string) => `Not taken: ${why}.`,
  failed: (why: string) => `This did not work: ${why}.`,
  again: 'Try again',
  how: [
    'An ONNX file holds the network as a chain of operators, one Gemm (x W + b) and one activation a layer, in Protocol Buffers, with input [batch, 784] and output [batch, 10]. The safetensors file holds the bare arrays under Keras’s names, W as [inputs, units]. Both carry settings, seed and the fingerprint of the weights. Dropout does nothing outside training and is left out.',
    'What comes back is held to its fingerprint where it has one, so an undamaged file of ours returns bit for bit. A stranger’s file is taken when it is a chain of dense layers from 784 pixels to ten classes.',
  ],
  noScript: 'Without JavaScript nothing can be trained or written here. The book’s small network can be had as it is:',
};
export type TakeHomeWords = typeof en;
export const strings = said(en, {
  title: '带回家',
  network: '网络',
  sources: { run: '本页训练的网络', kept: '这个浏览器里保存的你的网络', book: '本书的小网络' },
  loading: '正在加载网络。',
  says: (source, { name, steps, accuracy, origin, mnist }) => {
    const who = {
      run: '本页训练的网络',
      kept: origin === 'elsewhere' ? '你带来的网络' : '这个浏览器里保存的你的网络',
      book: '本书的小网络，权重为8位',
    }[source];
    const far = steps === null ? '' : `，走了${grouped(steps)}步`;
    const whose = mnist ? 'MNIST' : '自己的';
    const right = accuracy === null ? '没有测试过' : `${whose}测试图像识别正确${percent(accuracy, 2)}`;
    return `${who}：${name}${far}；${right}。`;
  },
  train: '这里还没有你自己的网络：在上面训练一个，或者带一个来。',
  download: '下载',
  space: '',
  formats: {
    onnx: { name: 'ONNX', of: '大多数能运行网络的程序都读得懂' },
    safetensors: { name: 'safetensors', of: '权重，附有上面的十个数字' },
    keras: { name: 'Keras程序', of: '载入权重，对照，在一台机器的全部GPU上训练' },
    pytorch: { name: 'PyTorch程序', of: '载入权重，对照，用任意多个进程训练' },
  },
  downloadOf: (file) => `下载：${file}`,
  saved: (file) => `${file}已在你的下载文件夹里。`,
  together: '两个程序都要求safetensors文件放在同一个文件夹里。',
  checks: '用来对照的十个数字',
  drawn: '是为本书画的：本页没有载入MNIST。',
  test: 'MNIST测试图像的前十张。',
  fetch: '改用MNIST的测试图像',
  fetching: '正在加载MNIST',
  columns: ['数字', '正确数字', '识别为', '概率'],
  digitLabel: (label) => `手写的${label}`,
  bring: '带回来',
  choose: '选择文件',
  drop: 'ONNX或safetensors文件，点选或者拖到这里都可以。文件只留在你的浏览器里，不会发往任何地方。',
  taken: (file) => `${file}现在是你的网络了，手写板可以用它来识别数字。`,
  waiting: (file, name) => `${file}里是一个${name}网络。`,
  replace: (name) => `这个浏览器里保存着你自己的网络${name}，它会被替换掉。还想要的话，请先下载。`,
  accept: '替换我的',
  dismiss: '留着我的',
  stranger: '文件没有说明这个网络是怎样训练的，因此只知道它有哪些层。',
  refused: (why) => `没有接收：${why}。`,
  failed: (why) => `没有成功：${why}。`,
  again: '再试一次',
  how: [
    'ONNX文件用Protocol Buffers写成，里面的网络是一串运算：每层一个Gemm（x W + b）和一个激活函数，输入是 [batch, 784]，输出是 [batch, 10]。safetensors文件里只有数组，名字与Keras相同，W的形状是 [输入, 单元]。两者都带着设置、种子和权重的指纹。随机失活在训练之外不起作用，所以不写进去。',
    '带回来的文件若有指纹，就按指纹核对，所以本书写出的文件只要没有损坏，回来时逐位一致。别处来的文件，只要是从784个像素到十个类别的一串全连接层，也可以接收。',
  ],
  noScript: '没有JavaScript，这里既不能训练，也不能写文件。本书的小网络可以直接下载：',
});
