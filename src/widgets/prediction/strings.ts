/** What a prediction says, in both languages. */
import type { Lang } from '../../i18n/lang.ts';

const en = {
  title: 'Your prediction',
  commit: 'Commit to it',
  takeBack: 'Take it back',
  skip: 'See the answer without guessing',
  answered: (guess: string, answer: string) => `You said ${guess}. The recorded run gave ${answer}.`,
  answer: (answer: string) => `The recorded run gave ${answer}.`,
  off: (miss: string) => ` Off by ${miss}.`,
  times: (factor: string) => ` Off by a factor of ${factor}.`,
  exact: ' Exactly so.',
  mine: (answer: string) => ` The run in this page gave ${answer}.`,
};

const zh: typeof en = {
  title: '你的预测',
  commit: '就押这个数',
  takeBack: '收回',
  skip: '不猜，直接看答案',
  answered: (guess, answer) => `你押的是 ${guess}，记录的结果是 ${answer}。`,
  answer: (answer) => `记录的结果是 ${answer}。`,
  off: (miss) => `相差 ${miss}。`,
  times: (factor) => `相差 ${factor} 倍。`,
  exact: '一点不差。',
  mine: (answer) => `本页的这次训练得到 ${answer}。`,
};

export const strings: Record<Lang, typeof en> = { en, zh };
