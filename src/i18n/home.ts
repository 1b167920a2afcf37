/** The text of the front page, in both languages. */
import type { Lang } from './lang.ts';

interface Home {
  readonly description: string;
  /** What this is. */
  readonly opening: string;
  readonly start: string;
  readonly train: string;
  /** What there is to read: shown until something is done. */
  readonly extent: (chapters: number, exercises: number) => string;
  /** {done} and {all} exercises. */
  readonly done: string;
  readonly doneHere: string;
  /** Before the place that the reader left. */
  readonly resume: string;
  readonly chapters: string;
  readonly exercises: (count: number) => string;
  readonly whole: string;
}

export const home: Record<Lang, Home> = {
  en: {
    description:
      'An interactive textbook on neural networks. Every formula on the page runs; draw a digit, train a network on MNIST in your browser, and read how each line of it works.',
    opening:
      'How neural networks learn, from the first weighted sum to a network that you train in this window. The text states each formula, the code computes it, the page shows it, and a test holds the three together.',
    start: 'Start reading',
    train: 'Train it now',
    extent: (chapters, exercises) => `${chapters} chapters and ${exercises} exercises. Nothing to install.`,
    done: '{done} of {all} exercises solved.',
    doneHere: '{done} of {all} exercises',
    resume: 'Continue:',
    chapters: 'The chapters',
    exercises: (count) => `${count} exercises`,
    whole: 'The whole book',
  },
  zh: {
    description:
      '关于神经网络的交互式教科书。页面上的每个公式都能运行：画一个数字，在浏览器里用MNIST训练一个网络，再逐行读懂它如何工作。',
    opening:
      '神经网络怎样学习：从第一个加权和讲起，直到你在这个窗口里训练出一个网络。页面上的每个公式都能运行：文字写出公式，代码计算公式，页面展示结果，测试保证三者一致。',
    start: '开始阅读',
    train: '现在就训练',
    extent: (chapters, exercises) => `共${chapters}章、${exercises}道练习，什么也不用安装。`,
    done: '{all}道练习已做出{done}道。',
    doneHere: '练习{done}/{all}',
    resume: '接着读：',
    chapters: '各章',
    exercises: (count) => `${count}道练习`,
    whole: '全书目录',
  },
};
