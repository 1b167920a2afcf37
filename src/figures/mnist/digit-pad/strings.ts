/** What the drawing pad says. */

import type { Step } from '../../../../lib/data/drawing.ts';
import { percent, probability } from '../../../kit/numbers.ts';
import { said } from '../../../kit/said.ts';
import type { NetworkSource } from '../../../reader/networks.ts';
import type { Reading } from './reading.ts';

/** What happens with a step on, and off. */
type StepWords = Readonly<Record<'name' | 'on' | 'off', string>>;

const en = {
  title: 'Draw a digit',
  undo: 'Undo',
  clear: 'Clear',
  pen: 'Pen',
  example: 'Show an example',
  exampleOf: (digit: number) => `Draw an example of the digit ${digit}`,
  network: 'Read by',
  sources: {
    run: 'the network of this page',
    kept: 'your own network',
    book: 'the book’s small network',
  } satisfies Record<NetworkSource, string>,
  by: (source: NetworkSource, accuracy: number | null) => {
    const who = {
      run: 'the network trained on this page',
      kept: 'your own network, kept in this browser',
      book: 'this book’s small network',
    };
    return ` Read by ${who[source]}${accuracy === null ? '' : ` (right on ${percent(accuracy)} of the test images)`}.`;
  },
  over: ' Draw yours over it.',
  loading: 'Loading the network that reads.',
  unread: 'There is no network to read it.',
  noInk: 'No ink: draw a digit from 0 to 9, or let the page draw one.',
  reads: ({ digit, probability: p, rival }: Reading) =>
    rival
      ? `This could be ${digit} or ${rival.digit} (${probability(p)} and ${probability(rival.probability)}).`
      : `This reads as ${digit} (${probability(p)}).`,
  /** Very short, beside the pad and under each step. */
  digit: ({ digit, rival }: Reading) => (rival ? `${digit} or ${rival.digit}` : `${digit}`),
  probabilities: 'What the network gives each digit',
  columns: ['Digit', 'Probability'],
  steps: 'The way of MNIST’s own images, step by step',
  step: {
    ink: {
      name: 'Ink',
      on: 'The pen is as thick as MNIST’s for a digit of this size.',
      off: 'The pen is as thick as it was on the pad.',
    },
    crop: { name: 'Crop', on: 'The box around the ink is cut out.', off: 'The whole pad is taken.' },
    fit: {
      name: '20 × 20',
      on: 'Made as large as fits, in proportion; each pixel is the mean of what it covers.',
      off: 'Stretched to a square.',
    },
    centre: {
      name: 'Centre of mass',
      on: 'Moved by whole pixels until the centre of mass is in the middle.',
      off: 'Left where it is.',
    },
    field: { name: '28 × 28', on: 'Set into 28 × 28, with paper on every side.', off: 'From edge to edge.' },
  } as Readonly<Record<Step, StepWords>>,
  afterStep: (step: string, reads: string) => `After “${step}”: ${reads}`,
  failed: (why: string) => `The pad cannot read just now: ${why}. Your drawing is safe.`,
  again: 'Try again',
  how: [
    'A stroke is all points at most half a pen’s width from its path; each pixel of a field of 280 × 280 takes the part of it that is covered. The pen’s width is counted in pixels of the 20 × 20 box; MNIST’s strokes are about 2.6 thick. Then the drawing goes the way that the images of MNIST went: the box around the ink is fitted into 20 × 20 pixels, its proportions kept, every new pixel the mean of the area it covers; and it is set into 28 × 28 pixels so that its centre of mass comes to the middle. In 69,998 of MNIST’s 70,000 images the centre of mass lies within half a pixel of pixel 14, counted from 0: they were moved by whole pixels, and so is your drawing.',
    'Under each picture stands what the network reads if the way ends there and the rest is done in the most obvious manner: no cropping, stretched to a square, not centred, no margin. Switch a step off and see what becomes of the reading.',
    'The book’s small network has 784 inputs, two hidden layers of 128 and 64 units (ReLU) and 10 outputs (softmax). It was trained by this book’s engine on MNIST’s training images, each shifted, turned, slanted, stretched and made thicker or thinner a little, anew in every epoch; its weights are kept in 8 bits each. Where you have trained a network of your own, that one reads.',
  ],
  still: 'Drawing needs JavaScript. This is what the page makes of an example:',
};
export type PadWords = typeof en;
export const strings = said(en, {
  title: '画一个数字',
  undo: '撤销',
  clear: '清空',
  pen: '笔',
  example: '看一个例子',
  exampleOf: (digit) => `画一个数字${digit}作例子`,
  network: '由谁来识别',
  sources: { run: '本页训练的网络', kept: '你自己的网络', book: '本书的小网络' },
  by: (source, accuracy) => {
    const who = { run: '本页训练的网络', kept: '这个浏览器里保存的你自己的网络', book: '本书的小网络' };
    return `识别它的是${who[source]}${accuracy === null ? '' : `（测试图像识别正确${percent(accuracy)}）`}。`;
  },
  over: '可以直接在上面画你自己的。',
  loading: '正在加载识别数字的网络。',
  unread: '没有网络来识别它。',
  noInk: '没有墨迹：请画一个0到9的数字，或者让页面画一个。',
  reads: ({ digit, probability: p, rival }) =>
    rival
      ? `可能是${digit}，也可能是${rival.digit}（${probability(p)}和${probability(rival.probability)}）。`
      : `识别为${digit}（${probability(p)}）。`,
  digit: ({ digit, rival }) => (rival ? `${digit}或${rival.digit}` : `${digit}`),
  probabilities: '网络给每个数字的概率',
  columns: ['数字', '概率'],
  steps: '一步一步，照MNIST图像的做法处理',
  step: {
    ink: { name: '墨迹', on: '笔的粗细与数字大小相配，和MNIST一样。', off: '笔和手写板上一样粗。' },
    crop: { name: '裁剪', on: '裁出墨迹所在的方框。', off: '取整块手写板。' },
    fit: { name: '20 × 20', on: '按比例放到最大；每个像素取它所盖住部分的平均。', off: '拉伸成正方形。' },
    centre: { name: '质心', on: '平移整数个像素，让质心落在中央。', off: '留在原处。' },
    field: { name: '28 × 28', on: '放进28 × 28，四周留白。', off: '一直铺到边缘。' },
  },
  afterStep: (step, reads) => `“${step}”之后：${reads}`,
  failed: (why) => `现在无法识别：${why}。你画的还在。`,
  again: '再试一次',
  how: [
    '一笔就是离笔迹不超过半个笔宽的所有点；在280 × 280的网格上，每个像素取它被盖住的那一部分。笔宽按20 × 20方框里的像素计，MNIST的笔画约宽2.6。然后照MNIST图像的做法处理：把墨迹所在的方框按比例放进20 × 20个像素，每个新像素取它所盖住面积的平均；再放进28 × 28个像素，让质心落在中央。MNIST的70,000张图像里有69,998张，质心离第14个像素（从0数起）不超过半个像素：它们是按整数个像素平移的，你的画也一样。',
    '每张小图下面写着：如果处理到这一步为止，其余各步都用最省事的办法（不裁剪、拉伸成正方形、不居中、不留边），网络会识别成什么。关掉一步，看看结果变成什么样。',
    '本书的小网络有784个输入、两个隐藏层（128和64个单元，ReLU）和10个输出（softmax）。它由本书的引擎用MNIST的训练图像训练而成，每一轮都把每张图像重新稍稍平移、旋转、倾斜、拉伸、加粗或减细；每个权重存成8位。你自己训练过网络的话，就由那个网络来识别。',
  ],
  still: '画图需要JavaScript。这是页面对一个例子的处理：',
});
