/** The text of the home page, in both languages. */
import type { Lang } from './lang.ts';

interface Home {
  readonly description: string;
  /** What this is. */
  readonly opening: string;
  readonly draw: string;
  readonly drawSays: string;
  readonly train: string;
  readonly trainSays: string;
  /** Ends where the chapter's title follows as a link. */
  readonly trainMore: string;
  /** What exists today. */
  readonly state: string;
}

export const home: Record<Lang, Home> = {
  en: {
    description:
      'An interactive textbook on neural networks. Every formula on the page runs; draw a digit, train a network on MNIST in your browser, and read how each line of it works.',
    opening:
      'This is a book about how neural networks learn. Its promise is that every formula on the page runs: the text states it, the code computes it, the page shows it, and a test holds the three together.',
    draw: 'A network that reads',
    drawSays:
      'Draw a digit. A small network reads it while you draw; this book’s own engine trained it from a seed, and the strip underneath shows what the network is given to see.',
    train: 'A network that learns',
    trainSays:
      'The same engine trains a network from nothing while you watch: 101,770 parameters, on all 60,000 images of MNIST, in this window. Nothing starts until you press the button, and you may stop at any time.',
    trainMore: 'What each line of the program does is told in the chapter',
    state:
      'The book is being written from the middle outwards. The chapters from the forward pass to overfitting can be read today; the others follow.',
  },
  zh: {
    description:
      '关于神经网络的交互式教科书。页面上的每个公式都能运行：画一个数字，在浏览器里用MNIST训练一个网络，再逐行读懂它如何工作。',
    opening:
      '这本书讲神经网络如何学习，并且保证页面上的每个公式都能运行：文字写出公式，代码计算公式，页面展示结果，测试保证三者一致。',
    draw: '会辨认的网络',
    drawSays:
      '请画一个数字。你一边画，一个小网络一边识别；它由本书自己的引擎从一个随机种子训练而成，下面一排小图是网络实际收到的样子。',
    train: '会学习的网络',
    trainSays:
      '同一个引擎当着你的面从头训练一个网络：101,770个参数，MNIST的全部60,000张图像，就在这个窗口里。按下按钮才会开始，随时可以停下。',
    trainMore: '程序的每一行做了什么，见',
    state: '全书从中间写起。从前向传播到过拟合的各章现在就能读，其余各章随后写成。',
  },
};
