/** The text of the home page, in both languages. */
import type { Lang } from './lang.ts';

interface Home {
  readonly description: string;
  readonly opening: readonly string[];
  readonly draw: string;
  readonly drawSays: string;
  readonly train: string;
  readonly trainSays: string;
  readonly trainMore: string;
}

export const home: Record<Lang, Home> = {
  en: {
    description:
      'An interactive textbook on neural networks. Every formula on the page runs; draw a digit, train a network on MNIST in your browser, and read how each line of it works.',
    opening: [
      'This is a book about how neural networks learn. Its promise is that every formula on the page runs: the text states it, the code computes it, the page shows it, and a test holds the three together.',
      'It is being written from the middle outwards. What you can read today is the program: a network of 101,770 parameters that learns to read handwritten digits, trained on all 60,000 images of MNIST here, in this window, by an engine that you can read line by line.',
    ],
    draw: 'Draw a digit',
    drawSays: 'A small network reads it while you draw. It was trained by this book’s own engine, from a seed.',
    train: 'Train a network in front of you',
    trainSays:
      'The data come from this site and stay in your browser. An epoch is one pass over the training images; after the first, the network is tested on 10,000 images that it has never seen.',
    trainMore: 'How each line of this works is told in the chapter',
  },
  zh: {
    description:
      '关于神经网络的交互式教科书。页面上的每个公式都能运行：画一个数字，在浏览器里用 MNIST 训练一个网络，再逐行读懂它如何工作。',
    opening: [
      '这本书讲神经网络如何学习。它承诺页面上的每个公式都能运行：文字写出它，代码计算它，页面展示它，测试保证三者一致。',
      '全书从中间写起。今天能读到的是“程序”一章：一个有 101,770 个参数的网络学习辨认手写数字，用 MNIST 的全部 60,000 张图像，就在这个窗口里训练；所用的引擎，每一行您都可以读到。',
    ],
    draw: '画一个数字',
    drawSays: '您一边画，一个小网络一边读。它由本书自己的引擎从一个随机种子训练而成。',
    train: '当面训练一个网络',
    trainSays:
      '数据来自本站，留在您的浏览器里。把训练图像看过一遍叫一轮；第一轮之后，网络会接受 10,000 张从未见过的图像的测验。',
    trainMore: '每一行如何工作，见这一章：',
  },
};
